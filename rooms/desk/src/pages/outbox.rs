//! What was sent, or would have been: links masked, newest first, day by day. A lead opens it when somebody says that
//! nothing came.

use axum::extract::Path;
use kit::clock;
use kit::govuk::{Colour, Figure, Line, empty, figures, inset_text, lines, tag};
use kit::permit::Actor;
use kit::web::{Answer, Cx, page};
use maud::{Markup, html};
use messages::{Channel, Shown, State};
use people::{Frame, Organisation};

use crate::rights;

/// More than anybody reads; the rest is counted.
const MOST: u64 = 100;

pub(super) async fn of_authority(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::outbox(&tx, actor, &la).await?;
    let la = permit.thing();
    let all = messages::outbox(&tx, Some(la.id), MOST).await?;
    page(draw(actor, Some(la), &all, &messages::tally(&tx, Some(la.id)).await?))
}

pub(super) async fn of_programme(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::programme_outbox(&tx, actor).await?;
    let all = messages::outbox(&tx, None, MOST).await?;
    page(draw(actor, None, &all, &messages::tally(&tx, None).await?))
}

fn draw(actor: &Actor, la: Option<&Organisation>, all: &[Shown], tally: &[(State, u64)]) -> Markup {
    let total: u64 = tally.iter().map(|(_, n)| n).sum();
    let content = html! {
        h1.govuk-heading-l { "Outbox" }
        @if all.is_empty() {
            (empty(html! { "Nothing has been written yet. Invitations and links appear here as they are sent." }))
        } @else {
            (counted(tally))
            @if all.iter().any(|m| m.state == State::Held) {
                (inset_text(html! { "Messages that were not sent wait for a service to carry them. Whoever runs this computer can set one up, or print a link with " code { "newbelongings link" } "." }))
            }
            p.govuk-body {
                @if (all.len() as u64) < total { "The newest " (all.len()) " of " (total) ". " }
                "Links are hidden here: only the person they are for may have them."
            }
            @for day in all.chunk_by(|a, b| clock::london_day(a.at) == clock::london_day(b.at)) { (of_day(day)) }
        }
    };
    let here = if la.is_some() { "Home" } else { "Outbox" };
    Frame { title: "Outbox", here, la, content, ..Frame::default() }.draw(actor)
}

/// How many are in each state; what there is none of is left out.
fn counted(tally: &[(State, u64)]) -> Markup {
    let some: Vec<(String, &str)> =
        tally.iter().filter(|(_, n)| *n > 0).map(|(state, n)| (n.to_string(), state.words())).collect();
    figures(&some.iter().map(|(number, label)| Figure { number, label }).collect::<Vec<_>>())
}

fn of_day(messages: &[Shown]) -> Markup {
    let about: Vec<String> = messages.iter().map(about).collect();
    let all: Vec<Line<'_>> = messages
        .iter()
        .zip(&about)
        .map(|(message, about)| Line { what: &message.to, about, state: state(message), more: more(message) })
        .collect();
    html! {
        h2.govuk-heading-s { (messages.first().map(|m| clock::written(clock::london_day(m.at))).unwrap_or_default()) }
        (lines(&all))
    }
}

/// What it is about; a text message has no subject.
fn about(message: &Shown) -> String {
    match message.channel {
        Channel::Email => message.subject.clone(),
        Channel::Text => "Text message".to_owned(),
    }
}

fn state(message: &Shown) -> Markup {
    let (colour, words) = match message.state {
        State::Sent => (Colour::Green, "Sent"),
        State::Waiting => (Colour::Yellow, "Waiting"),
        State::Held | State::Void | State::Refused => (Colour::Grey, "Not sent"),
    };
    tag(colour, words)
}

fn more(message: &Shown) -> Markup {
    let by = match message.channel {
        Channel::Email => "Email",
        Channel::Text => "Text message",
    };
    html! {
        p.govuk-body { (by) ", " (clock::written_at(message.at)) ". " (message.state.words()) "." }
        @for paragraph in message.body.split("\n\n") { p.govuk-body { (paragraph) } }
    }
}
