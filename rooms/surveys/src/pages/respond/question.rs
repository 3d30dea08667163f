//! One question with the ways to answer it, and what was given before while that may be shown.

use kit::forms::Form;
use kit::words::Speech;
use kit::young::{Asked, Choice, Heading, checks, choice, long_text, scale, tall_text, tick};
use maud::{Markup, html};

use super::kinds;
use crate::instrument::{Answers, Given, Kind, NO_SAY, Question};
use crate::way::MAY_QUOTE;

/// From so many characters on, the field for own words is a tall one.
const LONG: usize = 500;

/// The question; with what was typed, and what is wrong with it, where the page was refused.
pub(super) fn draw(
    t: Speech,
    answers: &Answers,
    question: &Question,
    heading: Heading,
    refused: Option<&Form>,
) -> Markup {
    let asked = Asked {
        name: &question.name,
        text: &question.text,
        hint: question.hint.as_deref(),
        error: refused.and_then(|form| form.error(&question.name)),
        heading,
    };
    let given = shown(answers, question, refused);
    let is = |value: &str| given.iter().any(|g| g == value);
    let quiet = t.say("no-say");
    let no_say = Choice::new(NO_SAY, &quiet).quiet().checked(is(NO_SAY));
    let drawn = match &question.kind {
        Kind::One { options } | Kind::Several { options } => {
            let offered = options.iter().map(|o| Choice::new(&o.value, &o.label).checked(is(&o.value)));
            let all: Vec<Choice<'_>> = offered.chain([no_say]).collect();
            if matches!(question.kind, Kind::One { .. }) {
                choice(&asked, &all)
            } else {
                checks(&asked, &all)
            }
        }
        Kind::Scale { low, high } => {
            let value = given.first().and_then(|g| g.parse().ok());
            scale(&asked, low, high, value, &[no_say])
        }
        Kind::Number { low, high, .. } => kinds::whole_number(t, &asked, (*low, *high), &given, no_say),
        Kind::Rank { options } => kinds::places(t, &asked, (question, options), answers, refused, no_say),
        Kind::Note => kinds::note(question),
        Kind::Text { most } => {
            let may = match refused {
                Some(form) => form.value(MAY_QUOTE) == "yes",
                None => answers.may_quote.contains(&question.name),
            };
            own_words(t, &asked, *most, given.first().map_or("", String::as_str), may)
        }
    };
    kinds::under(question.lead.as_ref(), drawn)
}

fn own_words(t: Speech, asked: &Asked<'_>, most: usize, words: &str, may: bool) -> Markup {
    let label = t.say(MAY_QUOTE);
    html! {
        @if most > LONG { (tall_text(asked, words)) } @else { (long_text(asked, words)) }
        (tick(MAY_QUOTE, Choice::new("yes", &label).checked(may)))
    }
}

/// What stands in the fields: what was just typed, or what was given before.
fn shown(answers: &Answers, question: &Question, typed: Option<&Form>) -> Vec<String> {
    if let Some(form) = typed {
        return form.values(&question.name).into_iter().map(str::to_owned).collect();
    }
    match answers.closed.get(&question.name) {
        Some(Given::One(value)) => vec![value.clone()],
        Some(Given::Several(values)) => values.clone(),
        None => answers.texts.get(&question.name).cloned().into_iter().collect(),
    }
}
