//! How the survey in this browser is kept safe: only what is true of its mode and custody.

use kit::web::{Answer, Cx, go, page};
use kit::words::{Language, Speech};
use kit::young::{Ground, Hero, Picture, drawn, hero, link_button, prose};
use maud::{Markup, html};
use people::Organisation;

use super::{Sheet, english_only, named};
use crate::model::Wave;
use crate::privacy;
use crate::words;

pub(in crate::pages) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    match named(&cx, &tx).await? {
        Some((wave, la)) => page(draw(words::of(&cx), &wave, &la)),
        None => go("/privacy"),
    }
}

fn draw(t: Speech, wave: &Wave, la: &Organisation) -> Markup {
    let title = t.say("safe-title");
    let lead = t.fill("safe-lead", &[("la", &la.name), ("day", &t.day(wave.closes_on))]);
    let top = hero(Hero {
        ground: Ground::Mint,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Shield, 96)),
    });
    let statements = privacy::statements(wave.mode, wave.custody);
    let content = html! {
        (prose(html! {
            (privacy::drawn(t, &statements))
            p {
                a href="/privacy" hreflang="en" { (t.say("safe-more")) }
                @if t.language() != Language::English { " " (english_only(t)) }
            }
        }))
        (link_button(&t.say("carry-on"), "/survey"))
    };
    Sheet { speech: t, languages: None, title: &title, back: Some("/survey"), hero: Some(top), content }
        .draw()
}
