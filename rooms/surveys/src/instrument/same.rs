//! Which questions of two instruments correspond, so that time 1 can be held against time 2.

use super::{Choice, Instrument, Kind, Question};

/// Two instruments beside each other, question by question; words between questions are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correspondence<'a> {
    /// The same name, the same way to answer and the same answers: the earlier one and the later. Their words may differ.
    pub same: Vec<(&'a Question, &'a Question)>,
    /// The same name, answered otherwise: not to be compared.
    pub changed: Vec<(&'a Question, &'a Question)>,
    /// Asked in the earlier one only.
    pub gone: Vec<&'a Question>,
    /// Asked in the later one only.
    pub new: Vec<&'a Question>,
}

impl Instrument {
    /// How the questions of a later one correspond to these.
    pub fn same_questions<'a>(&'a self, later: &'a Self) -> Correspondence<'a> {
        let mut beside = Correspondence::default();
        for question in self.asked() {
            match later.question(&question.name).filter(|q| q.answered()) {
                Some(other) if answered_alike(&question.kind, &other.kind) => {
                    beside.same.push((question, other))
                }
                Some(other) => beside.changed.push((question, other)),
                None => beside.gone.push(question),
            }
        }
        let known = |question: &&Question| self.question(&question.name).is_some_and(Question::answered);
        beside.new = later.asked().filter(|question| !known(question)).collect();
        beside
    }
}

/// Whether the same can be answered. Translations make no difference, and neither does how much room own words have.
fn answered_alike(one: &Kind, other: &Kind) -> bool {
    match (one, other) {
        (Kind::One { options: a }, Kind::One { options: b })
        | (Kind::Several { options: a }, Kind::Several { options: b })
        | (Kind::Rank { options: a }, Kind::Rank { options: b }) => offered_alike(a, b),
        (Kind::Scale { low: a, high: b }, Kind::Scale { low: c, high: d }) => (&**a, &**b) == (&**c, &**d),
        (Kind::Number { low: a, high: b, .. }, Kind::Number { low: c, high: d, .. }) => (a, b) == (c, d),
        (Kind::Text { .. }, Kind::Text { .. }) => true,
        _ => false,
    }
}

/// In any order.
fn offered_alike(one: &[Choice], other: &[Choice]) -> bool {
    let plain = |options: &[Choice]| {
        let mut all: Vec<(String, String)> =
            options.iter().map(|o| (o.value.clone(), o.label.to_string())).collect();
        all.sort();
        all
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::super::{built_in, starter};
    use super::*;
    use kit::words::Language;

    fn names(questions: &[&Question]) -> Vec<String> {
        questions.iter().map(|q| q.name.clone()).collect()
    }

    #[test]
    fn an_instrument_corresponds_to_itself_in_any_language() {
        let mut spoken = starter();
        let words = spoken.texts().map(|t| (t.to_string(), "x".to_owned())).collect();
        spoken.translate(Language::Arabic, &words);
        let starter = starter();
        let beside = starter.same_questions(&spoken);
        assert_eq!(
            (beside.same.len(), beside.changed.len(), beside.new.len(), beside.gone.len()),
            (12, 0, 0, 0)
        );
    }

    #[test]
    fn what_is_asked_in_both_built_in_ones_corresponds() {
        let (short, long) = (&built_in()[0], &built_in()[1]);
        let beside = short.same_questions(long);
        assert!(beside.changed.is_empty() && beside.same.len() + beside.gone.len() == 12);
        assert_eq!(beside.same.len() + beside.new.len(), 40);
    }

    #[test]
    fn other_answers_under_the_same_name_are_a_change() {
        let mut later = starter();
        let question = |later: &mut Instrument, n: usize| later.sections[0].questions.remove(n);
        let mut reworded = question(&mut later, 0);
        reworded.text = "Are you safe at home?".into();
        let mut other = reworded.clone();
        other.name = "home-new".to_owned();
        later.sections[0].questions.insert(0, reworded);
        later.sections[0].questions.push(other);
        if let Kind::One { options } = &mut later.sections[2].questions[0].kind {
            options.pop();
        }
        let (dropped, starter) = (later.sections[4].questions.remove(3).name, starter());
        let beside = starter.same_questions(&later);
        assert_eq!(beside.same.len(), 10, "reworded, it still corresponds");
        assert_eq!(beside.changed.iter().map(|(q, _)| q.name.as_str()).collect::<Vec<_>>(), ["money"]);
        assert_eq!((names(&beside.gone), names(&beside.new)), (vec![dropped], vec!["home-new".to_owned()]));
    }
}
