//! Which help lines an answer calls for. Worked out in the request that sends the answers, and kept nowhere.
//!
//! Too many lines do no harm, and no line says why it is there: somebody may be looking over a shoulder.

use crate::instrument::{Answers, Given};

/// Somebody who helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Emergency services.
    Danger,
    /// Samaritans.
    Samaritans,
    /// Shout, by text.
    Shout,
    /// NHS 111, mental health.
    Health,
    /// The national domestic abuse helpline.
    Refuge,
    /// Shelter, about housing.
    Shelter,
    /// Become, for people who were in care.
    Become,
    /// Citizens Advice, about money.
    Advice,
    /// Coram Voice, advocates from outside the council.
    Advocate,
}

impl Line {
    /// All of them, in the order in which they are shown: danger first, then who is always there.
    pub(crate) const ALL: [Self; 9] = [
        Self::Danger,
        Self::Refuge,
        Self::Health,
        Self::Samaritans,
        Self::Shout,
        Self::Shelter,
        Self::Become,
        Self::Advice,
        Self::Advocate,
    ];

    /// The key of its words, the number as people read it, and where a press leads.
    pub(crate) const fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Danger => ("danger", "999", "tel:999"),
            Self::Samaritans => ("samaritans", "116 123", "tel:116123"),
            Self::Shout => ("shout", "85258", "sms:85258"),
            Self::Health => ("health", "111", "tel:111"),
            Self::Refuge => ("refuge", "0808 200 0247", "tel:08082000247"),
            Self::Shelter => ("shelter", "0808 800 4444", "tel:08088004444"),
            Self::Become => ("become", "0800 023 2033", "tel:08000232033"),
            Self::Advice => ("advice", "0800 144 8848", "tel:08001448848"),
            Self::Advocate => ("advocate", "0808 800 5792", "tel:08088005792"),
        }
    }
}

/// Shown to everyone, whatever they said or have not said yet.
pub(crate) const ALWAYS: [Line; 4] = [Line::Danger, Line::Samaritans, Line::Shout, Line::Shelter];

/// An answer that calls for help lines.
pub(crate) struct Trigger {
    pub(crate) question: &'static str,
    pub(crate) values: &'static [&'static str],
    pub(crate) lines: &'static [Line],
}

/// Low and high as the Office for National Statistics reports them: 0 to 4, and for anxiety 6 to 10.
const LOW: &[&str] = &["0", "1", "2", "3", "4"];
const HIGH: &[&str] = &["6", "7", "8", "9", "10"];
const FEELING: &[Line] = &[Line::Samaritans, Line::Health, Line::Shout];

/// Question and answers, and who helps with that.
pub(crate) const TRIGGERS: [Trigger; 13] = [
    // "Most of the time" is a finding about a whole LA, not a cry for help from one person.
    Trigger { question: "home-safe", values: &["sometimes", "never"], lines: &[Line::Refuge, Line::Shelter] },
    Trigger { question: "life-satisfaction", values: LOW, lines: FEELING },
    Trigger { question: "worthwhile", values: LOW, lines: FEELING },
    Trigger { question: "happy", values: LOW, lines: FEELING },
    Trigger { question: "anxious", values: HIGH, lines: FEELING },
    Trigger { question: "lonely", values: &["always"], lines: &[Line::Become, Line::Samaritans] },
    Trigger { question: "money", values: &["very-hard"], lines: &[Line::Advice] },
    Trigger { question: "worker-trust", values: &["sometimes", "never"], lines: &[Line::Advocate] },
    Trigger { question: "worker-known", values: &["no"], lines: &[Line::Advocate] },
    Trigger { question: "listened", values: &["no"], lines: &[Line::Become] },
    Trigger { question: "future", values: LOW, lines: FEELING },
    Trigger { question: "too-much", values: &["very-often", "often"], lines: FEELING },
    // Shelter stands there for everybody; nobody who sleeps nowhere settled is told that nothing is the matter.
    Trigger { question: "home-type", values: &["none"], lines: &[Line::Shelter] },
];

/// The lines for these answers, and whether any answer called for them.
pub(crate) fn lines(answers: &Answers) -> (Vec<Line>, bool) {
    let pulled: Vec<&Trigger> = TRIGGERS.iter().filter(|trigger| pulls(trigger, answers)).collect();
    let called = |line: &Line| ALWAYS.contains(line) || pulled.iter().any(|t| t.lines.contains(line));
    (Line::ALL.into_iter().filter(called).collect(), !pulled.is_empty())
}

fn pulls(trigger: &Trigger, answers: &Answers) -> bool {
    match answers.closed.get(trigger.question) {
        Some(Given::One(value)) => trigger.values.contains(&value.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::{Question, built_in};

    fn asked(trigger: &Trigger) -> Question {
        let all = built_in().iter().find_map(|instrument| instrument.question(trigger.question));
        all.cloned().expect("it is asked")
    }

    fn answers(pulled: u32) -> Answers {
        let mut answers = Answers::default();
        for (n, trigger) in TRIGGERS.iter().enumerate() {
            let question = asked(trigger);
            let pull = pulled & (1 << n) != 0;
            let value = question
                .values()
                .into_iter()
                .find(|v| trigger.values.contains(&v.as_str()) == pull)
                .expect("there is such an answer");
            answers.closed.insert(question.name, Given::One(value));
        }
        answers
    }

    /// What each trigger must bring, written out a second time.
    const MUST: [&[Line]; 13] = [
        &[Line::Refuge, Line::Shelter],
        &[Line::Health],
        &[Line::Health],
        &[Line::Health],
        &[Line::Health],
        &[Line::Become],
        &[Line::Advice],
        &[Line::Advocate],
        &[Line::Advocate],
        &[Line::Become],
        &[Line::Health],
        &[Line::Health],
        &[Line::Shelter],
    ];

    #[test]
    fn every_combination_of_triggers_shows_its_lines_and_no_others() {
        for pulled in 0..1_u32 << TRIGGERS.len() {
            let (lines, hard) = lines(&answers(pulled));
            assert_eq!(hard, pulled != 0, "{pulled:b}");
            assert_eq!(lines.first(), Some(&Line::Danger), "danger comes first");
            for line in Line::ALL {
                let due = (0..TRIGGERS.len()).any(|n| pulled & (1 << n) != 0 && MUST[n].contains(&line));
                let shown = lines.iter().filter(|l| **l == line).count();
                assert_eq!(shown, usize::from(due || ALWAYS.contains(&line)), "{line:?} for {pulled:b}");
            }
        }
    }

    #[test]
    fn every_trigger_is_something_that_can_be_answered() {
        for trigger in &TRIGGERS {
            let question = asked(trigger);
            for value in trigger.values {
                assert!(question.values().contains(&(*value).to_owned()), "{}: {value}", trigger.question);
            }
        }
    }
}
