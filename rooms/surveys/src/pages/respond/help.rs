//! Who can help now: one page, one card. Chosen by the answers where there are any, kept nowhere.

use kit::web::{Answer, Cx, page};
use kit::young::{HelpLine, help_card};
use maud::{Markup, html};

use super::Sheet;
use crate::instrument::{Answers, Given, Instrument};
use crate::words::{fill, say};

pub(in crate::pages) async fn get(_: Cx) -> Answer {
    let title = say("help-title");
    let content = html! { h1 { (title) } (lines(None)) };
    page(Sheet { title: &title, back: Some("/survey"), hero: None, content }.draw())
}

/// The help lines.
pub(super) fn card() -> Markup {
    lines(None)
}

/// The help lines, with a word to somebody whose answers sound hard.
pub(super) fn after(instrument: &Instrument, answers: &Answers) -> Markup {
    let hard = sounds_hard(instrument, answers);
    lines(hard.then(|| say("help-answers")).as_deref())
}

fn lines(intro: Option<&str>) -> Markup {
    let call = |number: &str| fill("help-call", &[("number", number)]);
    let text = fill("help-text", &[("number", "85258")]);
    let (danger, samaritans, shelter) = (call("999"), call("116 123"), call("0808 800 4444"));
    let names = ["danger", "samaritans", "shout", "shelter"]
        .map(|n| (say(&format!("help-{n}")), say(&format!("help-{n}-about"))));
    let line = |i: usize, label, href| HelpLine { name: &names[i].0, about: &names[i].1, label, href };
    let all = [
        line(0, danger.as_str(), "tel:999"),
        line(1, samaritans.as_str(), "tel:116123"),
        line(2, text.as_str(), "sms:85258"),
        line(3, shelter.as_str(), "tel:08088004444"),
    ];
    help_card(&say("help-title"), intro, &all)
}

/// Whether an answer to a sensitive question is one of concern.
fn sounds_hard(instrument: &Instrument, answers: &Answers) -> bool {
    let concern = |question: &crate::instrument::Question| {
        let Some(indicator) = question.indicator.as_ref().filter(|_| question.sensitive) else {
            return false;
        };
        let Some(Given::One(value)) = answers.closed.get(&question.name) else { return false };
        // "Most of the time" is a finding about a whole LA, not a cry for help from one person.
        value != "mostly" && indicator.concern.contains(value)
    };
    instrument.questions().any(|(_, question)| concern(question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::starter;

    #[test]
    fn a_hard_answer_gets_a_word_and_an_easy_one_does_not() {
        let with = |value: &str| {
            let mut answers = Answers::default();
            answers.closed.insert("home-safe".into(), Given::One(value.into()));
            sounds_hard(&starter(), &answers)
        };
        assert!(with("never"));
        assert!(!with("mostly"));
        assert!(!with("always"));
    }
}
