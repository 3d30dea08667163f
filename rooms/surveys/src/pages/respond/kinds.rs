//! The ways to answer that are not a card or a box of words: a number, an order, and words that nobody answers.

use kit::forms::Form;
use kit::words::Speech;
use kit::young::{Asked, Choice, Place, number, ranking};
use maud::{Markup, html};

use crate::instrument::{self, Answers, Given, NO_SAY, Question, Text};
use crate::way::place;

/// A question under what several of them begin with.
pub(super) fn under(lead: Option<&Text>, question: Markup) -> Markup {
    match lead {
        Some(lead) => html! { p.y-lead { (lead) } (question) },
        None => question,
    }
}

/// A whole number. Which ones can be given stands under the question, unless something else does.
pub(super) fn whole_number(
    t: Speech,
    asked: &Asked<'_>,
    (low, high): (i32, i32),
    given: &[String],
    no_say: Choice<'_>,
) -> Markup {
    let range = t.fill("number-hint", &[("low", &low.to_string()), ("high", &high.to_string())]);
    let hint = asked.hint.map_or_else(|| range.clone(), |hint| format!("{hint} {range}"));
    let typed = given.iter().find(|value| *value != NO_SAY).map_or("", String::as_str);
    number(&Asked { hint: Some(&hint), ..*asked }, typed, &[no_say])
}

/// Things to put in order, each with its place.
pub(super) fn places(
    t: Speech,
    asked: &Asked<'_>,
    (question, options): (&Question, &[instrument::Choice]),
    answers: &Answers,
    refused: Option<&Form>,
    no_say: Choice<'_>,
) -> Markup {
    let given: &[String] = match answers.closed.get(&question.name) {
        Some(Given::Several(values)) => values,
        _ => &[],
    };
    let at = |option: &instrument::Choice| match refused {
        Some(form) => form.value(&place(&question.name, &option.value)).to_owned(),
        None => {
            let at = given.iter().position(|value| *value == option.value);
            at.map(|at| (at + 1).to_string()).unwrap_or_default()
        }
    };
    let rows: Vec<(String, String)> =
        options.iter().map(|option| (place(&question.name, &option.value), at(option))).collect();
    let all: Vec<Place<'_>> = options
        .iter()
        .zip(&rows)
        .map(|(option, (name, at))| Place { name, label: &option.label, at })
        .collect();
    let how = t.say("rank-hint");
    let hint = asked.hint.map_or_else(|| how.clone(), |hint| format!("{hint} {how}"));
    ranking(
        &Asked { hint: Some(&hint), ..*asked },
        &all,
        (&t.say("rank-place"), &t.say("rank-none")),
        &[no_say],
    )
}

/// Words between questions.
pub(super) fn note(question: &Question) -> Markup {
    html! {
        div.y-prose {
            @for line in question.text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
            @if let Some(hint) = &question.hint { p.y-hint { (hint) } }
        }
    }
}
