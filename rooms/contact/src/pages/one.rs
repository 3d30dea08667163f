//! One request. Unread, the page says nothing but that it waits: a button opens it and says who took it on, so that
//! no preview can.

use axum::extract::Path;
use kit::clock::{self, london_day, written_at};
use kit::govuk::{Press, Row, back_link, button, inset_text, summary_list, warning_text};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, go, page};
use kit::{Tx, ids};
use maud::{Markup, html};
use people::{Frame, Organisation};

use super::requests::UNREADABLE;
use crate::hours::waited;
use crate::model::{Asked, KEPT, Kind, Request, State};
use crate::store::request;
use crate::{acts, rights};

pub(super) async fn get(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::open(&tx, actor, &la, &id).await?;
    let one = permit.thing();
    draw(&tx, actor, Some(&one.la), one, &one.la.path("/contact/requests")).await
}

pub(super) async fn open(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::open(&tx, cx.actor()?, &la, &id).await?;
    acts::open(&permit).await?;
    let here = permit.thing().la.path(&format!("/contact/requests/{}", ids::show(permit.thing().id)));
    tx.commit().await?;
    go(here)
}

pub(super) async fn finish(cx: Cx, Path((la, id)): Path<(String, String)>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::finish(&tx, cx.actor()?, &la, &id).await?;
    acts::finish(&permit).await?;
    let list = permit.thing().la.path("/contact/requests");
    tx.commit().await?;
    go(list)
}

pub(super) async fn get_outside(cx: Cx, Path(id): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::open_about_council(&tx, actor, &id).await?;
    draw(&tx, actor, None, permit.thing(), "/programme/contact").await
}

pub(super) async fn open_outside(cx: Cx, Path(id): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::open_about_council(&tx, cx.actor()?, &id).await?;
    acts::open(&permit).await?;
    let here = format!("/programme/contact/{}", ids::show(permit.thing().id));
    tx.commit().await?;
    go(here)
}

pub(super) async fn finish_outside(cx: Cx, Path(id): Path<String>) -> Answer {
    let tx = cx.write().await?;
    let permit = rights::finish_about_council(&tx, cx.actor()?, &id).await?;
    acts::finish(&permit).await?;
    tx.commit().await?;
    go("/programme/contact")
}

async fn draw(tx: &Tx, actor: &Actor, la: Option<&Organisation>, one: &Request, list: &str) -> Answer {
    let here = format!("{list}/{}", ids::show(one.id));
    let content = match one.state() {
        State::Unread => html! {
            h1.govuk-heading-l { "Somebody wants to be contacted" }
            p.govuk-body { (asked_when(one, tx)) }
            (inset_text(html! { "Opening it says that you answer it: your name is noted. If it is not marked as done within one working day, others are told, and again each working day." }))
            form method="post" action=(here) { (button(Press::Primary, "Open and answer this")) }
        },
        _ => opened(tx, one, &here).await?,
    };
    let before = Some(back_link("All requests", list));
    let title = "A request to be contacted";
    page(Frame { title, here: "Requests", la, before, content, ..Frame::default() }.draw(actor))
}

fn asked_when(one: &Request, tx: &Tx) -> String {
    format!("Asked on {}: {} ago.", written_at(one.since), waited(one.since, tx.now()))
}

async fn opened(tx: &Tx, one: &Request, here: &str) -> Result<Markup, Refusal> {
    let (said, press) = match request::asked(tx, one).await? {
        Some(asked) => (readable(one, &asked), "I have contacted them: mark as done"),
        None => (unreadable(one), "Mark as done"),
    };
    Ok(html! {
        (said)
        p.govuk-body { (taken_on(tx, one).await?) }
        @match one.done_at {
            Some(at) => p.govuk-body { "Done on " (written_at(at)) ". It is erased on " (clock::written(london_day(at + KEPT))) "." },
            None => form method="post" action={ (here) "/done" } { (button(Press::Primary, press)) },
        }
    })
}

fn readable(one: &Request, asked: &Asked) -> Markup {
    html! {
        h1.govuk-heading-l { "Contact " (asked.name) }
        @if one.kind == Kind::Safety && one.done_at.is_none() {
            (warning_text("They are worried about their safety. Do this first, and follow your safeguarding procedure."))
        }
        (written(one, asked))
    }
}

/// Nobody can be contacted by it, but it can be closed.
fn unreadable(one: &Request) -> Markup {
    html! {
        h1.govuk-heading-l { (UNREADABLE) }
        p.govuk-body { "The council’s key was destroyed with its register, or is lost. Nobody can tell who asked, or how to reach them." }
        p.govuk-body { "Asked on " (written_at(one.since)) ". " (one.kind.words()) "." }
        @if one.kind == Kind::Council { p.govuk-body { "Council: " (one.la.name) } }
    }
}

/// What somebody wrote, line by line.
pub(super) fn written(one: &Request, asked: &Asked) -> Markup {
    let row = |key, value| Row { key, value, change: None };
    let safe = asked.time.as_deref().unwrap_or("Any time");
    let mut rows = vec![
        row("What to call them", html! { (asked.name) }),
        row("How to reach them", html! { (asked.way.words()) ": " (asked.reach) }),
        row("When it is safe", html! { (safe) }),
        row("About", html! { (one.kind.words()) }),
    ];
    if one.kind == Kind::Council {
        rows.push(row("Council", html! { (one.la.name) }));
    }
    if let Some(words) = &asked.words {
        rows.push(row(
            "In their words",
            html! { @for part in words.split("\n\n") { p.govuk-body { (part) } } },
        ));
    }
    rows.push(row("Asked", html! { (written_at(one.since)) }));
    html! {
        (summary_list(&rows))
        p.govuk-body { "Reach them in this way and at this time only: somebody else may see their phone or open their door." }
    }
}

async fn taken_on(tx: &Tx, one: &Request) -> Result<String, Refusal> {
    let who = match one.read_by {
        Some(account) => {
            people::person(tx, account).await?.map_or("somebody who has left".to_owned(), |p| p.name)
        }
        None => "the advocate".to_owned(),
    };
    Ok(one.read_at.map_or_else(String::new, |at| format!("Opened by {who} on {}.", written_at(at))))
}
