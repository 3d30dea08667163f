//! What an instrument asks, part by part: for whoever decides whether to ask it.

use kit::govuk::{Colour, Row, summary_list, tag};
use maud::{Markup, html};

use crate::instrument::{Condition, Instrument, Kind, Question};

/// Every question with its answers, whom it is asked of and what it becomes.
pub(super) fn questions(instrument: &Instrument) -> Markup {
    html! {
        @for section in &instrument.sections {
            h2.govuk-heading-m { (section.title) }
            @for question in &section.questions { (asked(instrument, question)) }
        }
    }
}

fn asked(instrument: &Instrument, question: &Question) -> Markup {
    let mut rows = vec![Row { key: "Answers", value: html! { (answers(question)) }, change: None }];
    if let Some(condition) = &question.ask_if {
        rows.push(Row { key: "Asked of", value: html! { (asked_of(instrument, condition)) }, change: None });
    }
    if let Some(indicator) = &question.indicator {
        let label = |values: &[String]| labels(question, values).join(", ");
        rows.push(Row { key: "Finding", value: html! { (indicator.label) }, change: None });
        rows.push(Row { key: "Good news", value: html! { (label(&indicator.favourable)) }, change: None });
        rows.push(Row { key: "A concern", value: html! { (label(&indicator.concern)) }, change: None });
    }
    html! {
        h3.govuk-heading-s id=(question.name) { (question.text) @if question.sensitive { " " (tag(Colour::Purple, "Sensitive")) } }
        @if let Some(lead) = &question.lead { p.govuk-hint { "Under the lead-in: " (lead) } }
        @if let Some(hint) = &question.hint { p.govuk-hint { (hint) } }
        (summary_list(&rows))
    }
}

pub(super) fn answers(question: &Question) -> String {
    match &question.kind {
        Kind::One { options } => options.iter().map(|o| &*o.label).collect::<Vec<_>>().join(" · "),
        Kind::Several { options } => {
            let all = options.iter().map(|o| &*o.label).collect::<Vec<_>>().join(" · ");
            format!("Any of: {all}")
        }
        Kind::Scale { low, high } => format!("0 ({low}) to 10 ({high})"),
        Kind::Number { low, high, .. } => {
            let band = |(from, to): &(i32, i32)| {
                if from == to { from.to_string() } else { format!("{from} to {to}") }
            };
            let bands: Vec<String> = question.bands().iter().map(band).collect();
            format!("A whole number from {low} to {high}; counted as {}", bands.join(" · "))
        }
        Kind::Rank { options } => {
            let all = options.iter().map(|o| &*o.label).collect::<Vec<_>>().join(" · ");
            format!("In order of what matters; counted by the first place: {all}")
        }
        Kind::Note => "Nobody answers this: words between questions".to_owned(),
        Kind::Text { most } => format!("In their own words, at most {most} characters"),
    }
}

pub(super) fn asked_of(instrument: &Instrument, condition: &Condition) -> String {
    let Some(on) = instrument.question(&condition.question) else { return String::new() };
    format!("Those who answer “{}” with: {}", on.text, labels(on, &condition.any_of).join(", "))
}

/// Stored answers as people read them; numbers of a scale stand for themselves.
pub(super) fn labels(question: &Question, values: &[String]) -> Vec<String> {
    let read = |value: &String| match &question.kind {
        Kind::One { options } | Kind::Several { options } | Kind::Rank { options } => {
            options.iter().find(|o| o.value == *value).map(|o| o.label.to_string())
        }
        Kind::Scale { .. } | Kind::Number { .. } | Kind::Text { .. } | Kind::Note => Some(value.clone()),
    };
    values.iter().filter_map(read).collect()
}
