//! Who can use the site, and what is known not to work.

use kit::web::{Answer, english, page};
use kit::young::{Ground, Hero, Picture, drawn, hero, prose};
use maud::{Markup, html};

use super::part;
use crate::words::say;

pub(super) async fn get() -> Answer {
    page(draw())
}

pub(super) fn draw() -> Markup {
    let (title, lead) = (say("access-title"), say("access-lead"));
    let top = hero(Hero {
        ground: Ground::Lilac,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(drawn(Picture::Friends, 96)),
    });
    let content = html! {
        (prose(html! {
            (part("access-can", &[], &["access-phone", "access-keys", "access-reader", "access-zoom", "access-paper"]))
            (part("access-cannot", &["access-cannot-lead"], &["access-language", "access-people", "access-plans", "access-staff"]))
            (part("access-rule", &["access-rule-text", "access-tested"], &[]))
            (part("access-tell", &["access-tell-text", "access-tell-more"], &[]))
        }))
    };
    english(&title, false, Some(top), content, None)
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_says_what_does_not_work() {
        assert!(super::draw().into_string().contains("only in English"));
    }
}
