//! What was sent, or would have been: links masked, newest first.

use axum::extract::Path;
use kit::clock;
use kit::govuk::{Colour, details, empty, inset_text, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use messages::{Channel, Shown, State};
use people::{Frame, Organisation};

use crate::rights;

/// More than anybody reads; the rest is counted.
const MOST: u64 = 200;

pub(super) async fn of_authority(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::outbox(&tx, actor, &la).await?;
    let la = permit.thing();
    let all = messages::outbox(&tx, Some(la.id), MOST).await?;
    let total: u64 = messages::tally(&tx, Some(la.id)).await?.iter().map(|(_, n)| n).sum();
    page(draw(actor, Some(la), &all, total))
}

pub(super) async fn of_programme(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::programme_outbox(&tx, actor).await?;
    let all = messages::outbox(&tx, None, MOST).await?;
    let total: u64 = messages::tally(&tx, None).await?.iter().map(|(_, n)| n).sum();
    page(draw(actor, None, &all, total))
}

fn draw(actor: &Actor, la: Option<&Organisation>, all: &[Shown], total: u64) -> Markup {
    let content = html! {
        h1.govuk-heading-l { "Outbox" }
        @if all.is_empty() {
            (empty(html! { "Nothing has been written yet." }))
        } @else {
            @if all.iter().any(|m| m.state == State::Held) {
                (inset_text(html! { "Some messages could not leave, because no service is set up to carry them. Whoever runs this computer can set one up, or print a link with " code { "newbelongings link" } "." }))
            }
            p.govuk-body { "The newest " (all.len()) " of " (total) ". Links are hidden here: only the person they are for may have them." }
            @for message in all { (one(message)) }
        }
    };
    let here = if la.is_some() { "Home" } else { "Outbox" };
    Frame { title: "Outbox", here, la, content, ..Frame::default() }.draw(actor)
}

fn one(message: &Shown) -> Markup {
    let colour = match message.state {
        State::Sent => Colour::Green,
        State::Waiting => Colour::Yellow,
        State::Held | State::Void => Colour::Grey,
    };
    let by = match message.channel {
        Channel::Email => "Email",
        Channel::Text => "Text message",
    };
    let line = format!("{by} to {}: {}", message.to, clock::written_at(message.at));
    details(
        &line,
        html! {
            p.govuk-body { (tag(colour, message.state.words())) }
            @if message.channel == Channel::Email { p.govuk-body { strong { (message.subject) } } }
            @for paragraph in message.body.split("\n\n") { p.govuk-body { (paragraph) } }
        },
    )
}
