//! One person's answers: which questions come, and what may be stored.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{Instrument, Kind, Question};

/// What was given to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// One of the choices, or a number of the scale.
    One(String),
    /// Several of the choices; of a ranking in the order of their places.
    Several(Vec<String>),
}

/// One person's answers by question name. Free text is kept beside, never in here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Closed answers. A question that was left out is not in here.
    pub closed: BTreeMap<String, Given>,
    /// Own words by question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
    /// The questions to which "you may use my words" was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub may_quote: Vec<String>,
}

impl Answers {
    /// Whether this question comes, given the answers before it.
    pub fn comes(&self, question: &Question) -> bool {
        let Some(condition) = &question.ask_if else { return true };
        match self.closed.get(&condition.question) {
            Some(Given::One(value)) => condition.any_of.contains(value),
            Some(Given::Several(values)) => values.iter().any(|v| condition.any_of.contains(v)),
            None => false,
        }
    }

    /// Keeps only what this instrument asks and offers, and what its branches lead to.
    pub fn fitting(mut self, instrument: &Instrument) -> Self {
        let mut kept = Answers::default();
        for (_, question) in instrument.questions() {
            if !kept.comes(question) {
                continue;
            }
            let name = &question.name;
            if let Some(text) = self.texts.remove(name).filter(|_| matches!(question.kind, Kind::Text { .. }))
            {
                kept.texts.insert(name.clone(), text);
                kept.may_quote.extend(self.may_quote.iter().filter(|q| *q == name).cloned());
            }
            if let Some(given) = self.closed.remove(name).and_then(|given| fits(question, given)) {
                kept.closed.insert(name.clone(), given);
            }
        }
        kept
    }
}

fn fits(question: &Question, given: Given) -> Option<Given> {
    let offered = question.values();
    match (&question.kind, given) {
        (Kind::One { .. } | Kind::Scale { .. } | Kind::Number { .. }, Given::One(value)) => {
            offered.contains(&value).then_some(Given::One(value))
        }
        (Kind::Several { .. }, Given::Several(values)) => {
            let kept: Vec<String> = offered.into_iter().filter(|o| values.contains(o)).collect();
            (!kept.is_empty()).then_some(Given::Several(kept))
        }
        (Kind::Rank { .. }, Given::Several(values)) => {
            let mut placed: Vec<String> = Vec::new();
            for value in values.into_iter().filter(|v| offered.contains(v)) {
                if !placed.contains(&value) {
                    placed.push(value);
                }
            }
            (!placed.is_empty()).then_some(Given::Several(placed))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::starter;
    use super::*;

    fn one(value: &str) -> Given {
        Given::One(value.to_owned())
    }

    #[test]
    fn what_nobody_offered_is_not_kept() {
        let mut answers = Answers::default();
        answers.closed.insert("life-satisfaction".into(), one("11"));
        answers.closed.insert("made-up".into(), one("x"));
        answers.texts.insert("home-safe".into(), "text where none is asked".into());
        assert_eq!(answers.fitting(&starter()), Answers::default());
    }

    #[test]
    fn an_answer_behind_a_branch_goes_when_the_branch_does() {
        let mut answers = Answers::default();
        answers.closed.insert("home-safe".into(), one("never"));
        answers.closed.insert("home-unsafe-why".into(), Given::Several(vec!["area".into()]));
        assert_eq!(answers.clone().fitting(&starter()).closed.len(), 2);
        answers.closed.insert("home-safe".into(), one("always"));
        assert_eq!(answers.fitting(&starter()).closed.len(), 1);
    }
}
