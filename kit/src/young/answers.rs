//! What is asked, and answers in one's own words.

use maud::{Markup, html};

use super::errors;

/// What the question is to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The one question of the page: its `h1`.
    Page,
    /// One of several: an `h2`.
    Section,
}

/// A question: the bubble above the answers.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The field's name; also the id an error summary leads to.
    pub name: &'a str,
    /// The question.
    pub text: &'a str,
    /// A line under it.
    pub hint: Option<&'a str>,
    /// What went wrong with the answer given.
    pub error: Option<&'a str>,
    /// What the question is to the page.
    pub heading: Heading,
}

impl Asked<'_> {
    pub(super) fn error_id(&self) -> Option<String> {
        self.error.map(|_| format!("{}-error", self.name))
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.name)
    }

    /// The bubble, around a heading that holds `words`.
    pub(super) fn bubble(&self, words: &Markup) -> Markup {
        html! {
            span.y-bubble."y-bubble--wrong"[self.error.is_some()] {
                @match self.heading {
                    Heading::Page => h1 { (words) },
                    Heading::Section => h2 { (words) },
                }
                @if let Some(hint) = self.hint { span.y-hint id=(self.hint_id()) { (hint) } }
            }
        }
    }

    pub(super) fn problem(&self) -> Markup {
        html! { @if let Some(error) = self.error { (errors::at_field(self.name, error)) } }
    }

    pub(super) fn described_by(&self) -> Option<String> {
        let ids: Vec<String> =
            [self.hint.map(|_| self.hint_id()), self.error_id()].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// Bubble and error of a question that has one box, whose label the question is.
    pub(super) fn above_box(&self) -> Markup {
        let label = html! { label for=(self.name) { (self.text) } };
        html! { div.y-ask { (self.bubble(&label)) } (self.problem()) }
    }
}

/// An answer in as many words as the person likes. No length is told to the browser: it would cut off what is
/// pasted without a word. Whoever reads the form says what is too long, and keeps it all.
pub fn long_text(asked: &Asked<'_>, value: &str) -> Markup {
    words(asked, 6, value)
}

/// The same with more room, where a longer answer is asked for.
pub fn tall_text(asked: &Asked<'_>, value: &str) -> Markup {
    words(asked, 14, value)
}

fn words(asked: &Asked<'_>, rows: u8, value: &str) -> Markup {
    html! {
        div {
            (asked.above_box())
            textarea.y-field id=(asked.name) name=(asked.name) rows=(rows)
                aria-describedby=[asked.described_by()] aria-invalid=[asked.error.map(|_| "true")] { (value) }
        }
    }
}

/// An answer on one line. `kind` is the input's `type`, and `autocomplete` is set where it is about the person.
pub fn short_text(asked: &Asked<'_>, kind: &str, autocomplete: Option<&str>, value: &str) -> Markup {
    html! {
        div {
            (asked.above_box())
            input.y-field type=(kind) id=(asked.name) name=(asked.name) value=(value) autocomplete=[autocomplete]
                aria-describedby=[asked.described_by()] aria-invalid=[asked.error.map(|_| "true")];
        }
    }
}
