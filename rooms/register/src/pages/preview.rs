//! What an import would do, before it does it. Next: confirm it, or discard it.

use ::people::{Frame, Organisation};
use axum::extract::{Path, Query};
use kit::forms::Form;
use kit::govuk::{Column, Figure, Press, back_link, button, figures, inset_text, link_button, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};

use super::{differences, people, problems};
use crate::difference::Difference;
use crate::import::{Preview, Row};
use crate::reimport::{self, Confirmed};
use crate::store::pending;
use crate::{acts, rights};
use serde::Deserialize;

/// How many of the people to add are shown.
const SAMPLE: usize = 10;

/// How the lead came back here.
#[derive(Deserialize, Default)]
pub(super) struct Again {
    again: Option<String>,
}

/// What the list says, and what of that is news.
struct View<'a> {
    la: &'a Organisation,
    path: String,
    preview: Preview,
    found: Difference,
    mark: String,
}

pub(super) async fn get(
    cx: Cx,
    Path((la, id)): Path<(String, String)>,
    Query(again): Query<Again>,
) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::prepare(&tx, actor, &la).await?;
    let la = permit.thing();
    let waiting = kit::ids::read(&id).ok_or(Refusal::NotFound)?;
    let preview = pending::find(&tx, la.id, waiting).await?.ok_or(Refusal::NotFound)?;
    let (found, mark) = reimport::difference(&tx, la.id, &preview).await?;
    let view = View { la, path: path(la, waiting), preview, found, mark };
    let notice = again.again.map(
        |_| "The register changed since you opened this page, so nothing was done. Look again, then confirm.",
    );
    page(draw(actor, &view, notice))
}

fn path(la: &Organisation, waiting: uuid::Uuid) -> String {
    la.path(&format!("/register/import/{}", kit::ids::show(waiting)))
}

/// Pressed twice, the second press finds nothing to do and says so on the register's page.
pub(super) async fn confirm(cx: Cx, Path((la, id)): Path<(String, String)>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::import_list(&tx, cx.actor()?, &la).await?;
    let waiting = kit::ids::read(&id).ok_or(Refusal::NotFound)?;
    let done = reimport::confirm(&permit, waiting, &differences::chosen(&form)).await?;
    let again = path(permit.thing(), waiting);
    let to = permit.thing().path("/register");
    tx.commit().await?;
    match done {
        Confirmed::Done(done) => go(format!(
            "{to}?added={}&known={}&died={}&changed={}&gone={}&back={}",
            done.added, done.known, done.died, done.changed, done.left, done.back
        )),
        Confirmed::LookAgain => go(format!("{again}?again=1")),
        Confirmed::Gone => go(format!("{to}?late=1")),
    }
}

pub(super) async fn discard(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::prepare(&tx, cx.actor()?, &la).await?;
    acts::discard(&permit, kit::ids::read(&id).ok_or(Refusal::NotFound)?).await?;
    let to = permit.thing().path("/register?discarded=1");
    tx.commit().await?;
    go(to)
}

fn draw(actor: &Actor, view: &View<'_>, notice: Option<&str>) -> Markup {
    let preview = &view.preview;
    let content = html! {
        h1.govuk-heading-l { "Check the import" }
        (counts(view))
        (problems::sheets(preview))
        (words(view))
        @if let Some(press) = press(view) {
            form method="post" action={ (view.path) "/confirm" } {
                (differences::all(&view.found, &view.mark))
                (button(Press::Primary, &press))
            }
        } @else {
            (link_button(Press::Primary, "Upload other files", &view.la.path("/register/import")))
        }
        form method="post" action={ (view.path) "/discard" } { (button(Press::Secondary, "Discard this import")) }
        @if preview.check_accents {
            (inset_text(html! { "A file was not in UTF-8, so accents were guessed. Look at names such as Zoë below; if they are wrong, save the file as “CSV UTF-8” and upload it again." }))
        }
        (problems::rejected(preview))
        (problems::left_out(preview))
        (problems::contacts(preview))
        (problems::mended(preview))
        (problems::columns(preview))
        (sample(&preview.rows))
    };
    let before = Some(back_link("Upload other files", &view.la.path("/register/import")));
    let la = Some(view.la);
    Frame { title: "Check the import", here: "Register", la, notice, before, content }.draw(actor)
}

fn counts(view: &View<'_>) -> Markup {
    let (preview, found) = (&view.preview, &view.found);
    let numbers = [
        (preview.rows.len(), "To add"),
        (found.changed.len(), "To change"),
        (found.gone.len(), "Not in the list"),
        (found.back.len(), "Back in the list"),
        (preview.rejected.len(), "Can’t be read"),
    ];
    let numbers = numbers.map(|(number, label)| (number.to_string(), label));
    let shown: Vec<Figure<'_>> = numbers.iter().map(|(number, label)| Figure { number, label }).collect();
    figures(&shown)
}

/// How many in the register have died, according to the list.
fn died(preview: &Preview) -> usize {
    preview.left_out.iter().filter(|left| left.in_register).count()
}

/// What the one button says; `None` where there is nothing to do.
fn press(view: &View<'_>) -> Option<String> {
    let (to_add, asks) = (view.preview.rows.len(), view.found.asks() || died(&view.preview) > 0);
    match (to_add, asks) {
        (0, false) => None,
        (_, true) => Some("Update the register".to_owned()),
        _ => Some(format!("Add {}", people(to_add))),
    }
}

/// What there is to decide.
fn words(view: &View<'_>) -> Markup {
    let (preview, found) = (&view.preview, &view.found);
    let to_add = preview.rows.len();
    html! {
        @if to_add > 0 { p.govuk-body { strong { (people(to_add)) " to add." } " Nothing is written before you confirm. This page stays for two days." } }
        @else if press(view).is_none() { p.govuk-body { strong { "There is nobody to add, and nothing to change." } } }
        @else { p.govuk-body { strong { "There is nobody to add." } " Nothing is written before you confirm. This page stays for two days." } }
        @if found.same > 0 {
            p.govuk-body { (people(found.same)) " in the file are in the register as the file says: they stay exactly as they are." }
        }
        @if died(preview) > 0 {
            p.govuk-body { (people(died(preview))) " in the register, according to the file, have died. When you confirm, nobody will write to them any more." }
        }
    }
}

fn sample(people: &[Row]) -> Markup {
    let columns = [
        Column::text("Name"),
        Column::text("Id"),
        Column::text("Date of birth"),
        Column::text("Personal adviser"),
        Column::text("Phone"),
        Column::text("Email"),
        Column::text("Home"),
    ];
    let rows = people.iter().take(SAMPLE).map(|row| {
        vec![
            html! { (row.first_name) " " (row.last_name) },
            html! { (row.case_id) },
            html! { (kit::clock::written(row.date_of_birth)) },
            html! { (row.personal_adviser.as_deref().unwrap_or("")) },
            html! { (row.contact.phone.as_deref().unwrap_or("")) },
            html! { (row.contact.email.as_deref().unwrap_or("")) },
            html! { (row.accommodation.label()) },
        ]
    });
    let caption = match people.len() {
        0 => return html! {},
        count if count > SAMPLE => format!("The first {SAMPLE} of {}", super::people(count)),
        count => super::people(count),
    };
    html! {
        h2.govuk-heading-m { "Who would be added" }
        (table(&caption, &columns, &rows.collect::<Vec<_>>()))
    }
}
