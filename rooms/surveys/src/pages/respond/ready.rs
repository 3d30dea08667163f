//! The end: one button sends, and the page that follows says thank you and who can help. The help is chosen
//! by the answers within the request and written down nowhere.

use axum::response::IntoResponse;
use kit::web::{Answer, Cx, page};
use kit::words::Speech;
use kit::young::{Ground, Hero, Picture, button, cheer, drawn, hero, points, steps};
use maud::{Markup, html};
use people::Organisation;

use super::ended::{elsewhere, over, used};
use super::page::address;
use super::{Sheet, authority, contactable, help};
use crate::answering::{self, Resumed, Sending};
use crate::group::Group;
use crate::words;

pub(in crate::pages) async fn get(cx: Cx) -> Answer {
    let going = match answering::resume(&cx).await? {
        Resumed::Going(going) => going,
        other => return elsewhere(&cx, &other).await,
    };
    if going.next(going.draft.furthest).is_some() {
        return kit::web::go("/survey");
    }
    let t = going.speech;
    let back = going.before(going.count()).map(|i| address(Some(i)));
    let (title, lead) = (t.say("ready-title"), t.say("ready-lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Letter, 96)),
    });
    let content = html! {
        // What the phone kept of a page must go first.
        div data-keep=(going.ticket.kept_under()) { form method="post" { (button(&t.say("send"))) } }
        @if let Some(back) = &back { p { a href=(back) { (t.say("go-back")) } } }
        (points(&[(Picture::Shield, Ground::Mint, html! { (words::told(t, going.wave.asks).say("welcome-safe")) })]))
    };
    page(
        Sheet { speech: t, languages: None, title: &title, back: back.as_deref(), hero: Some(top), content }
            .draw(),
    )
}

/// Nothing is sent, and nothing lost, where something breaks on our side: the draft is there, and the page that says so
/// has the button again.
pub(in crate::pages) async fn post(cx: Cx) -> Answer {
    let going = match answering::resume(&cx).await? {
        Resumed::Going(going) => going,
        other => return elsewhere(&cx, &other).await,
    };
    if going.next(going.draft.furthest).is_some() {
        return kit::web::go("/survey");
    }
    let t = going.speech;
    let la = authority(&cx.read().await?, &going.wave).await?;
    let sending = answering::submit(&cx.house, &going).await?;
    if sending == Sending::TooLate {
        return over(t, going.wave.asks, Some(&la));
    }
    // The draft is gone; its key must not stay on the phone for someone with an old copy of the database.
    let spent = going.ticket.spent(cx.house.today()).give(&cx);
    if sending == Sending::Before {
        return Ok((spent, used(t, going.wave.asks, Some(&la))).into_response());
    }
    let asks = going.wave.asks;
    let help = help::after(t, &going.draft.answers, contactable(asks, Some(&la)));
    Ok((spent, thanks(t, asks, &help, Some(&la))).into_response())
}

/// "We have your answers": the same for everyone whose ballot is in, however often they come.
pub(super) fn thanks(t: Speech, asks: Group, help: &Markup, la: Option<&Organisation>) -> Markup {
    let told = words::told(t, asks);
    let (title, lead) = (t.say("thanks-title"), t.say("thanks-lead"));
    let top = hero(Hero {
        ground: Ground::Mint,
        over: la.map(|la| la.name.as_str()),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(cheer()),
    });
    let words = ["wait", "plan", "tell"]
        .map(|n| (told.say(&format!("next-{n}")), told.say(&format!("next-{n}-more"))));
    let next: Vec<(&str, &str)> = words.iter().map(|(what, more)| (what.as_str(), more.as_str())).collect();
    let content = html! {
        h2 { (t.say("next-title")) }
        (steps(&next))
        (help)
    };
    Sheet { speech: t, languages: None, title: &title, back: None, hero: Some(top), content }.draw_over()
}
