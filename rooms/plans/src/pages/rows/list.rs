//! The rows of a file: those that wait, and what became of the others.

use axum::extract::{Path, Query};
use kit::govuk::{Column, back_link, inset_text, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use people::Frame;
use serde::Deserialize;

use super::counted;
use crate::import::start;
use crate::model::{Fell, Imported};
use crate::rights::{self, Held};
use crate::store;

#[derive(Deserialize)]
pub(in crate::pages) struct Done {
    done: Option<String>,
}

pub(in crate::pages) async fn get(cx: Cx, Path(la): Path<String>, Query(done): Query<Done>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let rows = store::rows::of(&tx, permit.thing().plan.id).await?;
    let notice = match done.done.as_deref() {
        Some("in") => Some("The rows are here. Place each, or dismiss it."),
        Some("late") => Some("That import was confirmed or discarded before. Nothing was done twice."),
        Some("placed") => Some("The action is in the plan."),
        Some("dismissed") => Some("The row is dismissed."),
        _ => None,
    };
    page(draw(cx.actor()?, permit.thing(), &rows, notice))
}

fn draw(actor: &Actor, held: &Held, rows: &[Imported], notice: Option<&str>) -> Markup {
    let la = &held.la;
    let waiting: Vec<&Imported> = rows.iter().filter(|row| row.waits()).collect();
    let content = html! {
        h1.govuk-heading-l { "Rows of your file" }
        @if waiting.is_empty() {
            p.govuk-body { "No row waits to be placed. " a.govuk-link href=(la.path("/plan/import")) { "Bring in a file" } " or "
                a.govuk-link href=(la.path("/plan")) { "go to the plan" } "." }
        } @else {
            p.govuk-body { "Open a row to make it an action, or to dismiss it. The plan can be sent when none waits." }
            @if held.plan.content.themes.is_empty() {
                (inset_text(html! { p.govuk-body { "An action stands under a theme, and there is none yet. "
                    a.govuk-link href=(la.path("/plan/themes")) { "Choose themes" } " first." } }))
            }
            (still(held, &waiting))
        }
        (settled(held, rows))
        @if !waiting.is_empty() { p.govuk-body { a.govuk-link href=(la.path("/plan/import")) { "Bring in another file" } } }
    };
    let before = Some(back_link("Plan", &la.path("/plan")));
    Frame { title: "Rows of your file", here: "Plan", la: Some(la), notice, before, content }.draw(actor)
}

fn still(held: &Held, waiting: &[&Imported]) -> Markup {
    let columns = [
        Column::text("We will"),
        Column::text("Theme in the file"),
        Column::text("Who"),
        Column::text("By when"),
    ];
    let rows: Vec<Vec<Markup>> = waiting
        .iter()
        .map(|one| {
            let at = held.la.path(&format!("/plan/rows/{}", kit::ids::show(one.id)));
            vec![
                html! { a.govuk-link href=(at) { (start(&one.row.we_will)) } },
                html! { (one.row.theme.as_deref().unwrap_or("None")) },
                html! { (one.row.who) },
                html! { (one.row.when) },
            ]
        })
        .collect();
    table(&format!("{} to place", counted(waiting.len())), &columns, &rows)
}

/// What was placed or dismissed, with what the file told of it.
fn settled(held: &Held, rows: &[Imported]) -> Markup {
    html! {
        @if rows.iter().any(|row| !row.waits()) {
            h2.govuk-heading-m { "Placed or dismissed" }
            @for one in rows.iter().filter(|row| !row.waits()) {
                h3.govuk-heading-s { (start(&one.row.we_will)) }
                p.govuk-body { (one.row.place) ": "
                    @match &one.became {
                        Fell::Action(action) => {
                            a.govuk-link href=(held.la.path(&format!("/plan/actions/{}", kit::ids::show(*action)))) { "an action of the plan" } "."
                        }
                        Fell::Dismissed(why) => { "dismissed. " (why) }
                        Fell::Waits => {}
                    }
                }
                (note(&one.row.note))
            }
        }
    }
}

/// What else the file says of a row.
pub(super) fn note(note: &[(String, String)]) -> Markup {
    html! {
        @if !note.is_empty() {
            ul.govuk-list."govuk-list--bullet" {
                @for (heading, words) in note { li { b { (heading) ": " } (super::lines(words)) } }
            }
        }
    }
}
