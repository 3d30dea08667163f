//! The page the link opens: somebody on a phone who has ten seconds to decide. Opening it uses nothing up,
//! as chat apps and mail scanners open links too; *Start* does, and leaves the code behind.

use axum::extract::Path;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Limit, go, page};
use kit::young::{Ground, Hero, Picture, button, help_note, hero, points, scene};
use maud::{Markup, html};

use super::page::address;
use super::{Sheet, authority, ended};
use crate::answering;
use crate::found::{Found, find};
use crate::instrument::Instrument;
use crate::known;
use crate::words::{fill, say};

/// How often one code may begin in an hour.
const STARTS: Limit = Limit::an_hour("survey start", 60);

pub(in crate::pages) async fn get(cx: Cx, Path(code): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let (invitation, wave) = match find(&tx, &code).await? {
        Found::Open(invitation, wave) => (invitation, wave),
        other => return ended::page_of(&cx, &tx, &other).await,
    };
    let la = authority(&tx, &wave).await?;
    let instrument = known::instrument(&cx.house, tx.conn(), &wave).await?;
    drop(tx);
    let resumed = answering::resume(&cx).await?;
    if answering::was_sent(&cx.house, &resumed, &invitation)? {
        return ended::used(Some(&la));
    }
    page(draw(&la.name, &instrument, answering::is_of(&resumed, &invitation)))
}

pub(in crate::pages) async fn post(cx: Cx, Path(code): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let (invitation, wave) = match find(&tx, &code).await? {
        Found::Open(invitation, wave) => (invitation, wave),
        other => return ended::page_of(&cx, &tx, &other).await,
    };
    drop(tx);
    let resumed = answering::resume(&cx).await?;
    if answering::is_of(&resumed, &invitation) {
        return go("/survey");
    }
    if answering::was_sent(&cx.house, &resumed, &invitation)? {
        return ended::used(Some(&authority(&cx.read().await?, &wave).await?));
    }
    // In memory only: each start writes a draft, and one code must not fill the disk.
    cx.house.spend(&STARTS, invitation.id.as_bytes())?;
    let begun = answering::begin(&cx.house, &invitation, *wave).await?;
    Ok((begun.ticket.give(&cx), go(address(begun.next(0)))).into_response())
}

fn draw(la: &str, instrument: &Instrument, going: bool) -> Markup {
    let (questions, minutes) = (instrument.asked().count().to_string(), instrument.minutes.to_string());
    let lead = fill("welcome-lead", &[("questions", &questions), ("minutes", &minutes)]);
    let title = say("welcome-title");
    let top = hero(Hero {
        ground: Ground::Sun,
        over: Some(la),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let content = html! {
        @if going { p { (say("carry-on-hint")) } }
        form method="post" { (button(&say(if going { "carry-on" } else { "start" }))) }
        (points(&[
            (Picture::Shield, Ground::Mint, html! { (say("welcome-safe")) }),
            (Picture::Bell, Ground::Sky, html! { (say("welcome-done")) }),
            (Picture::Talk, Ground::Lilac, html! { (say("welcome-stop")) }),
            (Picture::Door, Ground::Peach, html! { (say("welcome-exit")) }),
        ]))
        (help_note(&say("welcome-now"), (&say("help-title"), "/survey/help")))
        @if !going { p { (say("again-here")) " " (say("again-today")) } }
    };
    Sheet { title: &title, back: None, hero: Some(top), content }.draw()
}
