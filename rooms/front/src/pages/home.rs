//! The start page: what this is, for somebody who was in care and for a council.

use kit::web::{Answer, english, page};
use kit::young::{Ground, Hero, Picture, hero, link_button, note, points, prose, scene, steps};
use maud::{Markup, html};

use crate::words::say;

pub(super) async fn get() -> Answer {
    page(draw())
}

pub(super) fn draw() -> Markup {
    let (title, lead) = (say("home-title"), say("home-lead"));
    let top = hero(Hero {
        ground: Ground::Sun,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let content = html! {
        h2 { (say("for-you")) }
        (how())
        (prose(html! { p { (say("have-code")) " " a href="/s" { (say("type-code")) } } }))
        (note(&say("safe"), Some((&say("safe-more"), "/privacy"))))
        (link_button(&say("read-plans"), "/plans"))
        (prose(html! { p { a href="/findings" { (say("read-findings")) } } }))
        (council())
    };
    english(&say("home"), true, Some(top), content, None)
}

fn how() -> Markup {
    let words: Vec<(String, String)> =
        ["ask", "hear", "plan", "tell"].iter().map(|key| (say(key), say(&format!("{key}-more")))).collect();
    steps(&words.iter().map(|(what, more)| (what.as_str(), more.as_str())).collect::<Vec<_>>())
}

fn council() -> Markup {
    let point = |key: &str| html! { (say(key)) };
    html! {
        h2 { (say("for-councils")) }
        (points(&[
            (Picture::Phone, Ground::Sky, point("council-ask")),
            (Picture::Shield, Ground::Mint, point("council-safe")),
            (Picture::Talk, Ground::Lilac, point("council-plan")),
        ]))
        (prose(html! {
            p { b { a href="/councils" { (say("council-start")) } } }
            p { (say("council-in")) " " a href="/sign-in" { (say("sign-in")) } }
        }))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_leads_to_the_plans_and_to_signing_in() {
        let page = super::draw().into_string();
        for link in [
            "href=\"/councils\"",
            "href=\"/plans\"",
            "href=\"/findings\"",
            "href=\"/s\"",
            "href=\"/sign-in\"",
            "href=\"/privacy\"",
            "href=\"/exit\"",
        ] {
            assert!(page.contains(link), "{link}");
        }
    }
}
