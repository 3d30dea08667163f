//! What an import would do, before it does it. Next: confirm it, or discard it.

use axum::extract::Path;
use kit::govuk::{Column, Figure, Press, back_link, button, figures, link_button, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::{counted, fitting};
use crate::acts::rows::{self, Sorted, sort};
use crate::import::{Found, Left, Row, start};
use crate::model::{Plan, Theme};
use crate::{rights, store};

pub(in crate::pages) async fn get(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let held = permit.thing();
    let kept = store::rows::kept(&tx, held.plan.id, super::super::id(&id)?).await?;
    let found = kept.ok_or(Refusal::NotFound)?;
    let before = store::rows::of(&tx, held.plan.id).await?;
    let sorted = sort(&held.plan, &before, found.rows.clone());
    page(draw(cx.actor()?, &held.la, &held.plan, &id, &found, &sorted))
}

/// Pressed twice, the second press finds nothing to do and says so.
pub(in crate::pages) async fn confirm(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    let taken = rows::take_in(&permit, super::super::id(&id)?).await?;
    let to = permit.thing().la.path("/plan/rows");
    tx.commit().await?;
    go(match taken {
        Some(_) => format!("{to}?done=in"),
        None => format!("{to}?done=late"),
    })
}

pub(in crate::pages) async fn discard(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::write(&tx, cx.actor()?, &la).await?;
    rows::let_go(&permit, super::super::id(&id)?).await?;
    let to = permit.thing().la.path("/plan/import");
    tx.commit().await?;
    go(to)
}

fn draw(actor: &Actor, la: &Organisation, plan: &Plan, id: &str, found: &Found, sorted: &Sorted) -> Markup {
    let at = la.path(&format!("/plan/import/{id}"));
    let new = sorted.new.len();
    let numbers = [
        (new, "Can become actions"),
        (sorted.known.len(), "In the plan already"),
        (found.left.len(), "Can’t be taken"),
        (found.headings.len(), "Headings"),
    ];
    let numbers = numbers.map(|(number, label)| (number.to_string(), label));
    let shown: Vec<Figure<'_>> = numbers.iter().map(|(number, label)| Figure { number, label }).collect();
    let content = html! {
        h1.govuk-heading-l { "Check the import" }
        (figures(&shown))
        @if new > 0 {
            p.govuk-body { "Nothing is in the plan yet. When you confirm, " (counted(new)) " will wait to be placed, one by one. This page stays for two days." }
            form method="post" action={ (at) "/confirm" } { (button(Press::Primary, &format!("Bring in {}", counted(new)))) }
        } @else {
            p.govuk-body { b { "There is nothing new in this file." } }
            (link_button(Press::Primary, "Choose another file", &la.path("/plan/import")))
        }
        form method="post" action={ (at) "/discard" } { (button(Press::Secondary, "Discard this import")) }
        (left("What can’t be taken", &found.left))
        (taken(&sorted.new, &plan.content.themes))
        (left("What is in the plan already", &sorted.known))
        (headings(&found.headings))
    };
    let before = Some(back_link("Choose another file", &la.path("/plan/import")));
    Frame { title: "Check the import", here: "Plan", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}

fn taken(rows: &[Row], themes: &[Theme]) -> Markup {
    let columns = [
        Column::text("Row"),
        Column::text("We will"),
        Column::text("Theme"),
        Column::text("Who"),
        Column::text("By when"),
        Column::text("To look at"),
    ];
    let cells = rows.iter().map(|row| {
        vec![
            html! { (row.place) },
            html! { (start(&row.we_will)) },
            theme(row, themes),
            html! { (row.who) },
            html! { @match row.due_on { Some(day) => (kit::clock::written(day)), None => (row.when) } },
            html! { @for remark in &row.remarks { div { (remark) } } },
        ]
    });
    html! {
        @if !rows.is_empty() {
            h2.govuk-heading-m { "What can become actions" }
            (table(&counted(rows.len()), &columns, &cells.collect::<Vec<_>>()))
        }
    }
}

/// Under which theme a row would stand.
fn theme(row: &Row, themes: &[Theme]) -> Markup {
    html! {
        @match (fitting(row, themes), &row.theme) {
            (Some(theme), _) => { (theme.agreed.title) }
            (None, Some(named)) => { "“" (named) "” in the file. Choose a theme when you place it." }
            (None, None) => "None in the file. Choose a theme when you place it.",
        }
    }
}

fn left(title: &str, rows: &[Left]) -> Markup {
    let columns = [Column::text("Row"), Column::text("It begins"), Column::text("Why")];
    let cells =
        rows.iter().map(|row| vec![html! { (row.place) }, html! { (row.words) }, html! { (row.why) }]);
    html! {
        @if !rows.is_empty() {
            h2.govuk-heading-m { (title) }
            (table(&counted(rows.len()), &columns, &cells.collect::<Vec<_>>()))
        }
    }
}

fn headings(all: &[(String, String)]) -> Markup {
    let list = html! {
        ul.govuk-list."govuk-list--bullet" { @for (place, words) in all { li { (place) ": " (words) } } }
    };
    html! { @if !all.is_empty() { (kit::govuk::details("What was read as a heading", list)) } }
}
