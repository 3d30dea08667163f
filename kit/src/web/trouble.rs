//! The pages of refusals, in both faces: what happened, and a way out.

use maud::{Markup, html};
use std::sync::LazyLock;

use crate::words::Words;
use crate::{govuk, young};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::english(include_str!("../words/shell.ftl")));

/// The few words that every young people's page carries, ready for [`young::shell`].
pub struct ShellWords([String; 6]);

impl ShellWords {
    /// In English.
    pub fn english() -> Self {
        Self(["site", "skip", "back", "exit", "privacy", "accessibility"].map(|key| WORDS.get(key)))
    }

    /// As the page wants them.
    pub fn as_words(&self) -> young::Words<'_> {
        let [site, skip, back, exit, privacy, accessibility] = &self.0;
        young::Words { site, skip, back, exit, privacy, accessibility }
    }
}

pub(super) fn for_staff(title: &str, words: &str) -> Markup {
    govuk::shell(govuk::Shell {
        title,
        lang: "en",
        content: html! {
            h1.govuk-heading-l { (title) }
            p.govuk-body { (words) }
            p.govuk-body { a.govuk-link href="/home" { "Go to your own page" } " or " a.govuk-link href="/" { "to the start page" } "." }
        },
        ..govuk::Shell::default()
    })
}

pub(super) fn for_young(title: &str, words: &str) -> Markup {
    let shell = ShellWords::english();
    young::shell(young::Young {
        title,
        lang: "en",
        dir: "ltr",
        words: shell.as_words(),
        back: None,
        exit: true,
        wide: false,
        hero: None,
        content: html! {
            h1 { (title) }
            p { (words) }
            p { (WORDS.get("way-out")) }
            (young::link_button(&WORDS.get("start-page"), "/"))
        },
    })
}
