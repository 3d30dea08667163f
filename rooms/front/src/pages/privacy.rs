//! How answers are kept safe, what else is kept, and who could get at them all the same.
//!
//! What is said of the box comes from the room of surveys, which says only what is true of every survey there can be.

use kit::web::{Answer, english, page};
use kit::young::{Ground, Hero, Picture, drawn, hero, link_button, prose};
use maud::{Markup, html};

use super::part;
use crate::words::say;

pub(super) async fn get() -> Answer {
    page(draw())
}

pub(super) fn draw() -> Markup {
    let (title, lead) = (say("privacy-title"), say("privacy-lead"));
    let top = hero(Hero {
        ground: Ground::Mint,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Shield, 96)),
    });
    let content = html! {
        (prose(html! {
            (surveys::kept_safe())
            (part("kept", &[], &["kept-list", "kept-done", "kept-answers", "kept-draft", "kept-staff"]))
            (part("cookies", &["cookies-survey", "cookies-language", "cookies-staff", "cookies-none"], &[]))
            (part("way-out", &["way-out-button", "way-out-limits"], &[]))
            (part("ask-us", &["ask-council", "ask-answers"], &[]))
        }))
        (link_button(&say("read-plans"), "/plans"))
    };
    english(&title, false, Some(top), content, None)
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_names_who_could_win_all_the_same() {
        let page = super::draw().into_string();
        for who in ["who runs the computer", "has the key and a copy of the box", "stands next to you"] {
            assert!(page.contains(who), "{who}");
        }
    }
}
