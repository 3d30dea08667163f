//! How the survey in this browser is kept safe: only what is true of its mode and custody.

use kit::clock;
use kit::web::{Answer, Cx, go, page};
use kit::young::{Ground, Hero, Picture, drawn, hero, link_button, prose};
use maud::{Markup, html};
use people::Organisation;

use super::{Sheet, named};
use crate::model::Wave;
use crate::privacy;
use crate::words::{fill, say};

pub(in crate::pages) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    match named(&cx, &tx).await? {
        Some((wave, la)) => page(draw(&wave, &la)),
        None => go("/privacy"),
    }
}

fn draw(wave: &Wave, la: &Organisation) -> Markup {
    let title = say("safe-title");
    let lead = fill("safe-lead", &[("la", &la.name), ("day", &clock::written(wave.closes_on))]);
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
            (privacy::drawn(&statements))
            p { a href="/privacy" { (say("safe-more")) } }
        }))
        (link_button(&say("carry-on"), "/survey"))
    };
    Sheet { title: &title, back: Some("/survey"), hero: Some(top), content }.draw()
}
