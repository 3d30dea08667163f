//! After asking: the same words for everyone, whoever they are and whatever they typed.

use axum::extract::Path;
use axum::http::StatusCode;
use kit::web::{Answer, Cx};
use kit::words::Speech;
use kit::young::{Ground, Hero, Picture, drawn, hero, points};
use maud::{Markup, html};
use people::Organisation;

use super::super::respond::{Sheet, help};
use super::{path, unkept};
use crate::words;

pub(in crate::pages) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let la = people::public_authority(&cx.read().await?, &la).await?;
    unkept(StatusCode::OK, draw(words::others(cx.language()), &la))
}

fn draw(t: Speech, la: &Organisation) -> Markup {
    let (title, lead) = (t.say("join-sent-title"), t.say("join-sent-lead"));
    let top = hero(Hero {
        ground: Ground::Mint,
        over: Some(&la.name),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Phone, 96)),
    });
    let served = t.fill("join-sent-served", &[("la", &la.name)]);
    let content = html! {
        (points(&[
            (Picture::Letter, Ground::Sky, html! { (t.say("join-sent-once")) }),
            (Picture::Worker, Ground::Peach, html! { (served) }),
            (Picture::Phone, Ground::Lilac, html! { (t.say("join-sent-wrong")) " " a href=(path(la)) { (t.say("join-sent-again")) } }),
        ]))
        (help::card(words::spoken(t.language()), Some(la)))
    };
    Sheet { speech: t, languages: None, title: &title, back: None, hero: Some(top), content }.draw()
}
