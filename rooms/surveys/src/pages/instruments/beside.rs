//! A version beside the one before it: what can be compared over time, and what can't.

use kit::govuk::details;
use maud::{Markup, html};

use crate::instrument::{Instrument, Question};

/// How many questions correspond, and which do not.
pub(super) fn beside(before: &Instrument, now: &Instrument) -> Markup {
    let found = before.same_questions(now);
    let reworded: Vec<String> = found
        .same
        .iter()
        .filter(|(old, new)| old.whole() != new.whole())
        .map(|(old, new)| format!("{}: “{}”, before “{}”", new.name, new.whole(), old.whole()))
        .collect();
    let changed: Vec<String> = found.changed.iter().map(|(_, new)| one(new)).collect();
    let (new, gone): (Vec<String>, Vec<String>) =
        (found.new.iter().map(|q| one(q)).collect(), found.gone.iter().map(|q| one(q)).collect());
    html! {
        h2.govuk-heading-m { "Beside version " (before.version) }
        p.govuk-body { (found.same.len()) " of " (now.asked().count()) " questions are answered as before, so two surveys can be compared in them." }
        (list("In other words, and still compared. Look whether they mean the same", &reworded))
        (list("Answered otherwise, so not compared", &changed))
        (list("New", &new))
        (list("Not asked any more", &gone))
    }
}

fn one(question: &Question) -> String {
    format!("{}: “{}”", question.name, question.whole())
}

fn list(title: &str, lines: &[String]) -> Markup {
    if lines.is_empty() {
        return html! {};
    }
    details(
        &format!("{title}: {}", lines.len()),
        html! { ul.govuk-list.govuk-list--bullet { @for line in lines { li { (line) } } } },
    )
}
