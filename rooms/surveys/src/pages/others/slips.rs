//! Slips to print and cut: one for everybody who was at a session, each with a code that works once. Nobody knows who
//! takes which. They show live codes, so they are made by a form, and every time leaves a line in the audit log.

use axum::extract::Path;
use kit::forms::Form;
use kit::govuk::{Column, back_link, table, warning_text};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::words::{Language, Speech};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::page_of;
use crate::group::Group;
use crate::model::Wave;
use crate::others::Session;
use crate::{code, known, qr, rights, store, words};

pub(super) async fn post(cx: Cx, Path((la, other)): Path<(String, String)>, form: Form) -> Answer {
    let tx = cx.write().await?;
    let actor = cx.actor()?;
    let permit = rights::ask_others(&tx, actor, &la, &other).await?;
    let (la, wave) = permit.thing();
    let session = store::session::of(&tx, wave.id).await?.ok_or(Refusal::NotFound)?;
    if wave.asks != Group::Session || !wave.takes_answers(tx.today()) {
        return Err(Refusal::NotFound);
    }
    let t = words::others(Language::of(form.value("language")).unwrap_or_default());
    let minutes = known::instrument(tx.house(), tx.conn(), wave).await?.minutes.to_string();
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    let mut codes: Vec<String> =
        store::place::of_wave(&tx, wave.id).await?.iter().map(|place| code::of(&key, place)).collect();
    // In the order of the codes, which tells nothing; nobody could tell the third sheet from the first.
    codes.sort_unstable();
    let settings = &tx.house().settings;
    let slips: Vec<Vec<Markup>> = codes
        .iter()
        .map(|code| {
            let link = settings.link(&code::link(code, t.language()));
            slip(t, &session, &minutes, (code, &link, &settings.link("/s")))
        })
        .collect();
    let columns = [Column::text("To scan"), Column::text("To type")];
    let slips = table(&format!("One slip a row: {}", session.name), &columns, &slips);
    let drawn = draw(actor, la, wave, codes.len(), &slips);
    permit.audit(Some(la.id), Some(wave.id)).await?;
    tx.commit().await?;
    page(drawn)
}

/// One row: rows are never cut by the end of a sheet.
fn slip(t: Speech, session: &Session, minutes: &str, (code, link, typed): (&str, &str, &str)) -> Vec<Markup> {
    let (lang, dir) = (t.language().code(), t.language().dir());
    let typed = typed.trim_start_matches("https://");
    vec![
        qr::drawn(link, &t.say("slip-scan")),
        html! {
            div lang=(lang) dir=(dir) {
                p.govuk-body { strong { (session.name) } br; (t.fill("slip-lead", &[("minutes", minutes)])) " " (t.say("slip-safe")) }
                p.govuk-body { (t.say("slip-scan")) " " (t.fill("slip-type", &[("address", typed)])) }
                p."govuk-heading-m" { bdi dir="ltr" { (code::grouped(code)) } }
            }
        },
    ]
}

fn draw(actor: &Actor, la: &Organisation, wave: &Wave, count: usize, slips: &Markup) -> Markup {
    let content = html! {
        div.nb-screen-only {
            h1.govuk-heading-l { (count) " slips to print and cut" }
            (warning_text("Each code works once, for whoever holds the slip. Give everybody one, and destroy what is left."))
            p.govuk-body { "Print this page: Ctrl and P, or Share and then Print on a phone. What you read here is not printed." }
        }
        (slips)
    };
    let before = Some(back_link("Survey", &page_of(la, wave.id, "")));
    Frame { title: "Slips to print", here: "Surveys", la: Some(la), before, content, ..Frame::default() }
        .draw(actor)
}
