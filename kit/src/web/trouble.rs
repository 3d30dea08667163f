//! The pages of refusals, in both faces: what happened, and a way out.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};

use super::{Answer, Refusal};
use crate::forms::Form;
use crate::words::{Language, SHELL};
use crate::{govuk, young};

/// The few words that every young people's page carries, ready for [`young::shell`].
pub struct ShellWords([String; 6]);

impl ShellWords {
    /// In English.
    pub fn english() -> Self {
        Self::spoken(Language::English)
    }

    /// In the language of the page.
    pub fn spoken(language: Language) -> Self {
        let words = SHELL.spoken(language);
        Self(["site", "skip", "back", "exit", "privacy", "accessibility"].map(|key| words.say(key)))
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

/// Young people's answer to a form that could not be kept because something broke on our side (503): what was typed is in
/// the page, and one button sends it again to where it was meant for. `why` is for the log; the page needs no database.
///
/// # Errors
/// Never; it is a handler's answer.
pub fn again(language: Language, typed: &Form, why: &str) -> Answer {
    tracing::error!(why, "refused: broken");
    let words = SHELL.spoken(language);
    let content = html! {
        p { (words.say("kept-lead")) }
        form method="post" {
            @for (name, value) in typed.typed() { input type="hidden" name=(name) value=(value); }
            (young::button(&words.say("kept-send")))
        }
    };
    let page = bare(language, &words.say("kept-title"), content);
    Ok((StatusCode::SERVICE_UNAVAILABLE, page).into_response())
}

/// What is told of a refusal: keys of a title and of what to do.
fn keys(refusal: &Refusal) -> [&'static str; 2] {
    match refusal {
        Refusal::NotFound | Refusal::Forbidden | Refusal::SignIn | Refusal::Misdirected => {
            ["lost-title", "lost-lead"]
        }
        Refusal::TooMany(_) => ["often-title", "often-lead"],
        Refusal::Broken(_) => ["broken-title", "broken-lead"],
        Refusal::Bad(_) | Refusal::TooLarge | Refusal::Conflict(_) | Refusal::Forged => {
            ["wrong-title", "wrong-lead"]
        }
    }
}

pub(super) fn for_young(refusal: &Refusal, language: Language) -> Markup {
    let words = SHELL.spoken(language);
    let [title, lead] = keys(refusal);
    let lead = match refusal {
        Refusal::TooMany(seconds) => {
            words.fill(lead, &[("minutes", &((seconds + 59) / 60).max(1).to_string())])
        }
        _ => words.say(lead),
    };
    let content = html! {
        p { (lead) }
        p { (words.say("way-out")) }
        (young::link_button(&words.say("start-page"), "/"))
    };
    bare(language, &words.say(title), content)
}

/// A young people's page under its title that needs nothing but words.
fn bare(language: Language, title: &str, content: Markup) -> Markup {
    let shell = ShellWords::spoken(language);
    young::shell(young::Young {
        title,
        lang: language.code(),
        dir: language.dir(),
        words: shell.as_words(),
        back: None,
        exit: true,
        wide: false,
        languages: None,
        hero: None,
        content: html! {
            h1 { (title) }
            (content)
        },
    })
}
