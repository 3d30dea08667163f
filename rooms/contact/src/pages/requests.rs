//! The requests that wait, longest first: an LA's, and those about councils.

use axum::extract::Path;
use chrono::{DateTime, Utc};
use kit::Tx;
use kit::clock::written_at;
use kit::govuk::{Colour, Column, empty, inset_text, table, tag};
use kit::ids;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Organisation, Role};

use crate::hours::waited;
use crate::model::{Request, State};
use crate::rights;
use crate::store::request;

pub(super) async fn of_council(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::see(&tx, actor, &la).await?;
    let la = permit.thing();
    let lines = lines(&tx, request::of_council(&tx, la.id).await?).await?;
    let leads = actor.seats.iter().any(|s| s.organisation == la.id && Role::of(&s.role) == Some(Role::Lead));
    let content = html! {
        h1.govuk-heading-l { "Requests to be contacted" }
        (draw(&lines, tx.now(), &la.path("/contact/requests"), false))
        @if leads { p.govuk-body { a.govuk-link href=(la.path("/contact")) { "Say who answers requests" } } }
    };
    frame(actor, Some(la), content)
}

pub(super) async fn about_councils(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::see_about_councils(&tx, actor).await?;
    let lines = lines(&tx, request::about_councils(&tx).await?).await?;
    let content = html! {
        h1.govuk-heading-l { "Requests about a worker or a council" }
        (inset_text(html! { "The council that a request is about does not know of it. Keep it that way." }))
        (draw(&lines, tx.now(), "/programme/contact", true))
    };
    frame(actor, None, content)
}

fn frame(actor: &Actor, la: Option<&Organisation>, content: Markup) -> Answer {
    page(
        Frame { title: "Requests to be contacted", here: "Requests", la, content, ..Frame::default() }
            .draw(actor),
    )
}

/// Stands for the name where no key opens a request any more.
pub(super) const UNREADABLE: &str = "This request can’t be read any more";

/// A request with what its line says; the name only where somebody has opened it.
async fn lines(tx: &Tx, all: Vec<Request>) -> Result<Vec<(Request, Option<String>)>, Refusal> {
    let mut lines = Vec::new();
    for one in all {
        let name = match one.state() {
            State::Unread => None,
            _ => {
                let asked = request::asked(tx, &one).await?;
                Some(asked.map_or_else(|| UNREADABLE.to_owned(), |asked| asked.name))
            }
        };
        lines.push((one, name));
    }
    Ok(lines)
}

fn draw(lines: &[(Request, Option<String>)], now: DateTime<Utc>, base: &str, outside: bool) -> Markup {
    let (done, open): (Vec<_>, Vec<_>) = lines.iter().partition(|(r, _)| r.state() == State::Done);
    let open: Vec<Vec<Markup>> =
        open.iter().map(|(r, name)| row(r, name.as_deref(), now, base, outside)).collect();
    let done: Vec<Vec<Markup>> =
        done.iter().map(|(r, name)| row(r, name.as_deref(), now, base, outside)).collect();
    let second = if outside { "Council" } else { "About" };
    let columns = [Column::text("Request"), Column::text(second), Column::text("State")];
    html! {
        @if open.is_empty() {
            (empty(html! { "Nobody waits to be contacted. You get an email when somebody asks." }))
        } @else {
            (table("Open requests, the longest wait first", &columns, &open))
        }
        @if !done.is_empty() {
            (table("Done; erased after 90 days", &columns, &done))
        }
    }
}

fn row(one: &Request, name: Option<&str>, now: DateTime<Utc>, base: &str, outside: bool) -> Vec<Markup> {
    let href = format!("{base}/{}", ids::show(one.id));
    let (colour, state) = match one.state() {
        State::Unread => (Colour::Red, "Unread"),
        State::Opened => (Colour::Yellow, "Opened"),
        State::Done => (Colour::Green, "Done"),
    };
    let asked = format!("Asked on {}", written_at(one.since));
    let second = if outside { one.la.name.as_str() } else { one.kind.words() };
    let waits = (one.state() != State::Done).then(|| format!("Waits {}", waited(one.since, now)));
    vec![
        html! {
            a.govuk-link href=(href) { (name.unwrap_or(&asked)) }
            @if name.is_some() { br; (asked) }
        },
        html! { (second) },
        html! { (tag(colour, state)) @if let Some(waits) = waits { br; (waits) } },
    ]
}
