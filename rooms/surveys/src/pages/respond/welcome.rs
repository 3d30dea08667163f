//! The page the link opens: somebody on a phone who has ten seconds to decide. Opening it uses nothing up,
//! as chat apps and mail scanners open links too; *Start* does, and leaves the code behind.

use axum::extract::Path;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Limit, go, page};
use kit::words::Speech;
use kit::young::{Ground, Hero, Picture, button, help_note, hero, points, scene};
use languages::Offer;
use maud::{Markup, html};

use super::page::address;
use super::{Sheet, authority, ended};
use crate::answering;
use crate::found::{Found, find};
use crate::instrument::Instrument;
use crate::known;
use crate::words::{self, Told};

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
    let offered = words::languages(wave.asks, &instrument);
    let t = words::spoken(cx.language_among(offered));
    let offer = languages::offer(&tx, t.language(), offered).await?;
    let over = super::about(&tx, &wave, &la).await?;
    drop(tx);
    let resumed = answering::resume(&cx).await?;
    if answering::was_sent(&cx.house, &resumed, &invitation)? {
        return ended::used(t, wave.asks, Some(&la));
    }
    let told = words::told(t, wave.asks);
    page(draw((t, told, offer), &over, &instrument, answering::is_of(&resumed, &invitation)))
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
        let la = authority(&cx.read().await?, &wave).await?;
        return ended::used(words::of(&cx), wave.asks, Some(&la));
    }
    // In memory only: each start writes a draft, and one code must not fill the disk.
    cx.house.spend(&STARTS, invitation.id.as_bytes())?;
    let begun = answering::begin(&cx.house, &invitation, *wave).await?;
    Ok((begun.ticket.give(&cx), go(address(begun.next(0)))).into_response())
}

fn draw((t, told, offer): (Speech, Told, Offer), over: &str, instrument: &Instrument, going: bool) -> Markup {
    let (questions, minutes) = (instrument.asked().count().to_string(), instrument.minutes.to_string());
    let lead = told.fill("welcome-lead", &[("questions", &questions), ("minutes", &minutes)]);
    let title = told.say("welcome-title");
    let top = hero(Hero {
        ground: Ground::Sun,
        over: Some(over),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let content = html! {
        @if let Some(note) = offer.note { (note) }
        @if going { p { (t.say("carry-on-hint")) } }
        form method="post" { (button(&t.say(if going { "carry-on" } else { "start" }))) }
        (points(&[
            (Picture::Shield, Ground::Mint, html! { (told.say("welcome-safe")) }),
            (Picture::Bell, Ground::Sky, html! { (told.say("welcome-done")) }),
            (Picture::Talk, Ground::Lilac, html! { (t.say("welcome-stop")) }),
            (Picture::Door, Ground::Peach, html! { (t.say("welcome-exit")) }),
        ]))
        (help_note(&t.say("welcome-now"), (&t.say("help-title"), "/survey/help")))
        @if !going { p { (t.say("again-here")) " " (t.say("again-today")) } }
    };
    Sheet { speech: t, languages: offer.picker, title: &title, back: None, hero: Some(top), content }.draw()
}
