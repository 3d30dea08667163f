//! Answers to choose from: cards for one or several, and a row of numbers.

use maud::{Markup, html};

use super::Asked;

/// One answer on offer.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// A line under it.
    pub hint: Option<&'a str>,
    /// Whether it is chosen already.
    pub checked: bool,
    /// "I don't want to say", "none of these": drawn dashed.
    pub quiet: bool,
}

impl<'a> Choice<'a> {
    /// An answer, not chosen.
    pub const fn new(value: &'a str, label: &'a str) -> Self {
        Self { value, label, hint: None, checked: false, quiet: false }
    }

    /// The same, dashed.
    pub const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The same, chosen or not.
    pub const fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// The same, with a line under it.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// One of several answers.
pub fn choice(asked: &Asked<'_>, choices: &[Choice<'_>]) -> Markup {
    group(asked, &cards(asked.name, "radio", choices, true))
}

/// Any number of answers.
pub fn checks(asked: &Asked<'_>, choices: &[Choice<'_>]) -> Markup {
    group(asked, &cards(asked.name, "checkbox", choices, true))
}

/// One box to tick whose own words say all there is to say.
pub fn tick(name: &str, choice: Choice<'_>) -> Markup {
    cards(name, "checkbox", &[choice], true)
}

/// A number from 0 to 10. `low` and `high` say what the ends mean; `quiet` are the ways not to answer.
pub fn scale(asked: &Asked<'_>, low: &str, high: &str, value: Option<u8>, quiet: &[Choice<'_>]) -> Markup {
    let body = html! {
        p.y-end aria-hidden="true" { "0 · " (low) }
        div.y-scale {
            @for number in 0..=10_u8 {
                label.y-answer {
                    input type="radio" name=(asked.name) value=(number) id=[(number == 0).then_some(asked.name)]
                        checked[value == Some(number)];
                    span {
                        (number)
                        @if number == 0 { span.y-vh { ", " (low) } }
                        @if number == 10 { span.y-vh { ", " (high) } }
                    }
                }
            }
        }
        p.y-end."y-end--high" aria-hidden="true" { "10 · " (high) }
        (cards(asked.name, "radio", quiet, false))
    };
    group(asked, &body)
}

/// A whole number, typed; `quiet` are the ways not to answer.
pub fn number(asked: &Asked<'_>, value: &str, quiet: &[Choice<'_>]) -> Markup {
    html! {
        div {
            (asked.above_box())
            input.y-field.y-number type="text" inputmode="numeric" id=(asked.name) name=(asked.name) value=(value)
                autocomplete="off" aria-describedby=[asked.described_by()] aria-invalid=[asked.error.map(|_| "true")];
            (cards(asked.name, "checkbox", quiet, false))
        }
    }
}

/// Something to be put in its place.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The field's name.
    pub name: &'a str,
    /// What it is.
    pub label: &'a str,
    /// The place it has: a number, or empty.
    pub at: &'a str,
}

/// Things to put in order, each with a field for its place. `words` are what a place and no place are called; `quiet` are
/// the ways not to answer.
pub fn ranking(asked: &Asked<'_>, all: &[Place<'_>], words: (&str, &str), quiet: &[Choice<'_>]) -> Markup {
    let (place, none) = words;
    let body = html! {
        div.y-answers {
            @for (nth, one) in all.iter().enumerate() {
                label.y-place {
                    span { (one.label) span.y-vh { ", " (place) } }
                    select.y-field name=(one.name) id=[(nth == 0).then_some(asked.name)] {
                        option value="" selected[one.at.is_empty()] { (none) }
                        @for at in (1..=all.len()).map(|at| at.to_string()) {
                            option value=(at) selected[one.at == at] { (at) }
                        }
                    }
                }
            }
            (cards(asked.name, "checkbox", quiet, false))
        }
    };
    group(asked, &body)
}

fn group(asked: &Asked<'_>, body: &Markup) -> Markup {
    html! {
        fieldset aria-describedby=[asked.error_id()] {
            legend.y-ask { (asked.bubble(&html! { (asked.text) })) }
            (asked.problem())
            (body)
        }
    }
}

/// The first input carries the field's name as its id, so that an error summary can lead to it.
fn cards(name: &str, kind: &str, choices: &[Choice<'_>], leads: bool) -> Markup {
    html! {
        div.y-answers {
            @for (at, choice) in choices.iter().enumerate() {
                label.y-answer.y-quiet[choice.quiet] {
                    input type=(kind) name=(name) value=(choice.value)
                        id=[(leads && at == 0).then_some(name)] checked[choice.checked];
                    span.y-card {
                        (choice.label)
                        @if let Some(hint) = choice.hint { span.y-hint { (hint) } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::young::Heading;

    const ASKED: Asked<'_> = Asked {
        name: "home",
        text: "How is home?",
        hint: None,
        error: Some("Choose one."),
        heading: Heading::Page,
    };

    #[test]
    fn an_error_summary_finds_the_first_answer() {
        let choices = [Choice::new("good", "Good"), Choice::new("bad", "Bad").checked(true)];
        for page in
            [choice(&ASKED, &choices), checks(&ASKED, &choices), scale(&ASKED, "Low", "High", None, &choices)]
        {
            let page = page.into_string();
            assert_eq!(page.matches(r#" id="home""#).count(), 1, "{page}");
            assert!(
                page.contains(r#"aria-describedby="home-error""#) && page.contains(r#"id="home-error""#),
                "{page}"
            );
        }
    }

    #[test]
    fn only_what_is_chosen_is_checked() {
        let page = scale(&ASKED, "Low", "High", Some(10), &[]).into_string();
        assert_eq!(page.matches(" checked").count(), 1, "{page}");
        assert!(page.contains(r#"value="10" checked"#), "{page}");
    }
}
