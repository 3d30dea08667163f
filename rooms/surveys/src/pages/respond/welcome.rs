//! The page the link opens: somebody on a phone who has ten seconds to decide. Opening it uses nothing up,
//! as chat apps and mail scanners open links too; *Start* does, and leaves the code behind.

use axum::extract::Path;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Limit, Refusal, go, page};
use kit::young::{Ground, Hero, Picture, button, hero, note, points, scene};
use maud::{Markup, html};

use super::{Sheet, help, over, unknown};
use crate::answering::{self, COOKIE, Found, Ticket};
use crate::words::say;

/// Wrong codes that one network may try in a minute; right ones are never counted.
const WRONG_CODE: Limit = Limit::a_minute("survey code", 10);

pub(in crate::pages) async fn get(cx: Cx, Path(code): Path<String>) -> Answer {
    cx.not_too_often(&WRONG_CODE)?;
    let tx = cx.read().await?;
    let (invitation, wave) = match answering::find(&tx, &code).await? {
        Found::Open(invitation, wave) => (invitation, wave),
        Found::Over => return over(),
        Found::Nothing => {
            cx.count(&WRONG_CODE);
            return unknown();
        }
    };
    let la = people::organisation(&tx, wave.organisation).await?.ok_or(Refusal::NotFound)?;
    let resumed = answering::resume(&cx, &tx).await?;
    page(draw(&la.name, answering::is_of(&resumed, &invitation)))
}

pub(in crate::pages) async fn post(cx: Cx, Path(code): Path<String>) -> Answer {
    // Looked up in a reading transaction: wrong codes must not queue before those who send answers.
    cx.not_too_often(&WRONG_CODE)?;
    let tx = cx.read().await?;
    let (invitation, wave) = match answering::find(&tx, &code).await? {
        Found::Open(invitation, wave) => (invitation, wave),
        Found::Over => return over(),
        Found::Nothing => {
            cx.count(&WRONG_CODE);
            return unknown();
        }
    };
    let resumed = answering::resume(&cx, &tx).await?;
    if answering::is_of(&resumed, &invitation) {
        return go("/survey");
    }
    if answering::answered(&tx, &invitation, &wave).await? {
        return page(super::ready::thanks(&help::card()));
    }
    drop(tx);
    let tx = cx.write().await?;
    let ticket = answering::begin(&tx, &invitation, &wave).await?;
    tx.commit().await?;
    Ok((cx.set_cookie(COOKIE, &ticket.written(), Some(Ticket::SECONDS)), go("/survey")).into_response())
}

fn draw(la: &str, going: bool) -> Markup {
    let (title, lead) = (say("welcome-title"), say("welcome-lead"));
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
            (Picture::Door, Ground::Lilac, html! { (say("welcome-stop")) }),
        ]))
        (note(&say("welcome-now"), Some((&say("help-title"), "/survey/help"))))
        @if !going { p { (say("again-here")) } }
    };
    Sheet { title: &title, back: None, hero: Some(top), content }.draw()
}
