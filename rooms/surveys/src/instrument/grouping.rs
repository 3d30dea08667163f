//! By what findings may be told apart. No others exist: who could choose freely among groups could take one from
//! another until a single person is left.

use super::{About, Instrument, Kind, Question, Unaskable};

/// As many as a survey needs; each is another table over the same people.
const MOST: usize = 6;
/// With more, most groups of an LA are too small for anything to be said.
const MOST_GROUPS: usize = 8;

impl Instrument {
    /// The questions whose answers make groups, in the order in which they are named.
    pub fn grouping(&self) -> impl Iterator<Item = &Question> {
        self.groupings.iter().filter_map(|name| self.question(name))
    }

    /// What names no groups: people can be told apart by what everybody is asked and gives one answer to, and which is
    /// about them, not about how they are served.
    pub(super) fn wrong_groupings(&self) -> Vec<Unaskable> {
        let many = (self.groupings.len() > MOST).then(|| Unaskable {
            question: None,
            about: About::Finding,
            what: format!("Findings can be told apart by {MOST} questions, no more."),
        });
        let wrong = self.groupings.iter().enumerate().filter_map(|(at, name)| {
            let what = match self.question(name) {
                _ if self.groupings[..at].contains(name) => format!("{name} is named twice for groups."),
                None => format!("Findings are to be told apart by {name}, which is not asked."),
                Some(question) => unfit(question)?,
            };
            Some(Unaskable {
                question: self.question(name).map(|q| q.name.clone()),
                about: About::Finding,
                what,
            })
        });
        many.into_iter().chain(wrong).collect()
    }
}

fn unfit(question: &Question) -> Option<String> {
    let name = &question.name;
    let Kind::One { options } = &question.kind else {
        return Some(format!("{name} makes no groups: only one answer out of several does."));
    };
    if options.len() < 2 || options.len() > MOST_GROUPS {
        let offered = options.len();
        return Some(format!("{name} makes {offered} groups. Make it from 2 to {MOST_GROUPS}."));
    }
    if question.ask_if.is_some() {
        return Some(format!("{name} is not asked of everybody, so it makes no groups."));
    }
    question.indicator.is_some().then(|| format!("{name} is a finding itself, so it makes no groups."))
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::*;

    fn with(groupings: &[&str]) -> Result<(), String> {
        let well_being = built_in().iter().find(|i| i.name == "well-being").expect("built in").clone();
        let groupings = groupings.iter().map(|name| (*name).to_owned()).collect();
        Instrument { groupings, ..well_being }.askable()
    }

    #[test]
    fn only_what_everybody_is_asked_about_themselves_makes_groups() {
        assert_eq!(with(&["age", "gender"]), Ok(()));
        for (groupings, told) in [
            (&["made-up"][..], "not asked"),
            (&["age", "age"], "twice"),
            (&["home-safe"], "a finding itself"),
            (&["life-satisfaction"], "only one answer"),
            (&["age", "gender", "ethnic-group", "condition", "parent", "home-type", "days"], "no more"),
        ] {
            let why = with(groupings).expect_err("no groups");
            assert!(why.contains(told), "{groupings:?}: {why}");
        }
    }
}
