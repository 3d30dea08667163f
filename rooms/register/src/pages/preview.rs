//! What an import would do, before it does it. Next: confirm it, or discard it.

use ::people::{Frame, Organisation};
use axum::extract::Path;
use kit::govuk::{
    Column, Figure, Press, back_link, button, button_group, figures, inset_text, link_button, table,
};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};

use super::{people, problems};
use crate::import::{Preview, Row};
use crate::store::pending;
use crate::{acts, rights};

/// How many of the people to add are shown.
const SAMPLE: usize = 10;

pub(super) async fn get(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::prepare(&tx, actor, &la).await?;
    let la = permit.thing();
    let waiting = kit::ids::read(&id).ok_or(Refusal::NotFound)?;
    let preview = pending::find(&tx, la.id, waiting).await?.ok_or(Refusal::NotFound)?;
    page(draw(actor, la, &la.path(&format!("/register/import/{}", kit::ids::show(waiting))), &preview))
}

/// Pressed twice, the second press finds nothing to do and says so on the register's page.
pub(super) async fn confirm(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::import_list(&tx, cx.actor()?, &la).await?;
    let waiting = kit::ids::read(&id).ok_or(Refusal::NotFound)?;
    let done = acts::confirm(&permit, waiting).await?;
    let to = permit.thing().path("/register");
    tx.commit().await?;
    match done {
        Some(done) => go(format!("{to}?added={}&known={}&died={}", done.added, done.known, done.died)),
        None => go(format!("{to}?gone=1")),
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

fn draw(actor: &Actor, la: &Organisation, path: &str, preview: &Preview) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Check the import" }
        (counts(preview))
        (decision(la, path, preview))
        @if preview.check_accents {
            (inset_text(html! { "A file was not in UTF-8, so accents were guessed. Look at names such as Zoë below; if they are wrong, save the file as “CSV UTF-8” and upload it again." }))
        }
        (problems::sheets(preview))
        (problems::rejected(preview))
        (problems::left_out(preview))
        (problems::contacts(preview))
        (problems::mended(preview))
        (problems::columns(preview))
        (sample(&preview.rows))
    };
    let before = Some(back_link("Upload other files", &la.path("/register/import")));
    Frame { title: "Check the import", here: "Register", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}

fn counts(preview: &Preview) -> Markup {
    let numbers = [
        (preview.rows.len(), "To add"),
        (preview.rejected.len(), "Can’t be added"),
        (preview.already_known.len(), "In the register already"),
        (preview.left_out.len(), "Left out"),
    ];
    let numbers = numbers.map(|(number, label)| (number.to_string(), label));
    let shown: Vec<Figure<'_>> = numbers.iter().map(|(number, label)| Figure { number, label }).collect();
    figures(&shown)
}

/// What there is to decide, in one sentence and two buttons.
fn decision(la: &Organisation, path: &str, preview: &Preview) -> Markup {
    let died = preview.left_out.iter().filter(|left| left.in_register).count();
    let to_add = preview.rows.len();
    let press = match (to_add, died) {
        (0, 0) => None,
        (0, _) => Some("Update the register".to_owned()),
        _ => Some(format!("Add {}", people(to_add))),
    };
    html! {
        @if to_add > 0 { p.govuk-body { strong { (people(to_add)) " to add." } " Nobody is in the register before you confirm. This page stays for two days." } }
        @else { p.govuk-body { strong { "There is nobody to add." } " Put the files right and upload them again." } }
        @if !preview.already_known.is_empty() {
            p.govuk-body { (people(preview.already_known.len())) " in the file by an id that the register has: they stay exactly as they are, even where the file says something new." }
        }
        @if died > 0 {
            p.govuk-body { (people(died)) " in the register, according to the file, have died. When you confirm, nobody will write to them any more." }
        }
        (button_group(html! {
            @if let Some(press) = &press {
                form method="post" action={ (path) "/confirm" } { (button(Press::Primary, press)) }
            } @else {
                (link_button(Press::Primary, "Upload other files", &la.path("/register/import")))
            }
            form method="post" action={ (path) "/discard" } { (button(Press::Secondary, "Discard this import")) }
        }))
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
