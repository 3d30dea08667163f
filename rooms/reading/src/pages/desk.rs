//! A reviewer sits down for an hour: what waits, survey by survey. Next: read, one text after the other.

use axum::extract::Path;
use kit::Tx;
use kit::clock::written;
use kit::govuk::{Colour, Column, Press, back_link, details, empty, link_button, table, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use maud::{Markup, html};
use people::{Frame, Organisation};
use uuid::Uuid;

use super::{DESK, HERE, text_path, wave_path};
use crate::model::{KEPT_DAYS, Waiting, Wave};
use crate::{rights, store};

/// A survey on the desk.
struct Standing {
    wave: Wave,
    la: Organisation,
    waiting: Waiting,
}

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see_desk(&tx, actor).await?;
    page(draw(actor, &load(&tx, permit.thing().reader).await?))
}

/// Opens the next text for this reviewer.
pub(super) async fn next(cx: Cx, Path(read): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::read_wave(&tx, actor, &read).await?;
    let shelf = permit.thing();
    match store::next(&tx, shelf.wave.id, shelf.reader).await? {
        Some(text) => go(text_path(shelf.wave.id, text)),
        None => {
            let waiting = store::waiting(&tx, shelf.wave.id, shelf.reader).await?;
            page(nothing_now(actor, &shelf.la, &waiting))
        }
    }
}

async fn load(tx: &Tx, reader: Uuid) -> Result<Vec<Standing>, Refusal> {
    let mut desk = Vec::new();
    for wave in store::waves(tx).await? {
        if !rights::reaches(tx, reader, &wave).await? {
            continue;
        }
        let la = people::organisation(tx, wave.organisation).await?.ok_or(Refusal::NotFound)?;
        let waiting = store::waiting(tx, wave.id, reader).await?;
        desk.push(Standing { wave, la, waiting });
    }
    Ok(desk)
}

fn draw(actor: &Actor, desk: &[Standing]) -> Markup {
    let columns = [
        Column::text("Survey"),
        Column::number("To read"),
        Column::number("To read second"),
        Column::number("With others"),
        Column::number("Done"),
        Column::text("What to do"),
    ];
    let rows: Vec<Vec<Markup>> = desk.iter().map(row).collect();
    let next = desk.iter().find(|standing| standing.waiting.mine() > 0);
    let content = html! {
        h1.govuk-heading-l { "Reading desk" }
        p.govuk-body-l { "What care leavers wrote in their own words. You and one other reviewer decide what their council reads of it." }
        @if desk.is_empty() {
            (empty(html! { "Nothing waits to be read. Texts come here by themselves when a survey’s box is opened." }))
        } @else {
            @if let Some(next) = next { (link_button(Press::Primary, "Read the next text", &wave_path(next.wave.id))) }
            (table("Surveys, the one that waits longest first", &columns, &rows))
        }
        (how())
    };
    Frame { title: HERE, here: HERE, content, ..Frame::default() }.draw(actor)
}

fn row(standing: &Standing) -> Vec<Markup> {
    let (wave, waiting) = (&standing.wave, &standing.waiting);
    let name = format!("{}, closed on {}", standing.la.name, written(wave.closed_on));
    vec![
        html! {
            (name) br;
            span.govuk-hint { "Deleted on " (written(wave.goes_on())) @if !wave.quotable { ". Too few answered for quotes" } }
        },
        html! { (waiting.first) },
        html! { (waiting.second) },
        html! { (waiting.elsewhere) },
        html! { (waiting.done()) " of " (waiting.all) },
        html! {
            @if waiting.mine() > 0 { a.govuk-link href=(wave_path(wave.id)) { "Read" span.govuk-visually-hidden { " " (name) } } }
            @else if waiting.elsewhere > 0 { (tag(Colour::Grey, "Waits for others")) }
            @else { (tag(Colour::Green, "All read")) }
        },
    ]
}

fn how() -> Markup {
    details(
        "How reading works",
        html! {
            ul.govuk-list."govuk-list--bullet" {
                li { "Texts are shuffled. You see the text and its question, and nothing else of who wrote it. Nobody can see more." }
                li { "Say what it is about. Take out what could point at anyone: type a mark such as " code { "[place]" } " over it." }
                li { "A second reviewer reads text and copy. Only what both release is shown to the council." }
                li { "Nothing is quoted where fewer than 30 answered, or where the writer did not tick that their words may be used. Such texts are still read: their themes count." }
                li { "Somebody may write of not being safe. Tick it. If the second reviewer agrees, the council’s duty contact is told that somebody wrote so, and no more." }
                li { "Texts are deleted " (KEPT_DAYS) " days after the last of a survey was decided on. Quotes stay." }
                li { "If you think that you know who wrote a text, leave it to the others and tell nobody." }
            }
        },
    )
}

fn nothing_now(actor: &Actor, la: &Organisation, waiting: &Waiting) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Nothing more for you here" }
        p.govuk-body {
            @if waiting.elsewhere > 0 {
                (waiting.elsewhere) " of the texts of " (la.name) " that you read wait for another reviewer. Nobody reads a text twice."
            } @else { "All texts of " (la.name) " are decided on." }
        }
        (link_button(Press::Primary, "Back to the desk", DESK))
    };
    let before = Some(back_link(HERE, DESK));
    Frame { title: "Nothing more for you here", here: HERE, before, content, ..Frame::default() }.draw(actor)
}
