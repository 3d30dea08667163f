//! The instruments that come with the program. `starter` is written as code, the others as files: a name and a version stand
//! for one wording for good, so whoever changes a word gives the file another version.

use std::sync::LazyLock;

use super::{Instrument, starter, written};

static ALL: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let well_being = written::read(include_str!("../../instruments/well-being.toml"));
    vec![starter(), well_being.expect("a test reads every file that is built in")]
});

/// All of them, the shortest first.
pub fn built_in() -> &'static [Instrument] {
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn each_is_whole() {
        for instrument in built_in() {
            for (section, question) in instrument.questions() {
                assert!(kit::young::Picture::named(&section.picture).is_some(), "{}", section.picture);
                let offered = question.values();
                for value in question.indicator.iter().flat_map(|i| i.favourable.iter().chain(&i.concern)) {
                    assert!(offered.contains(value), "{} is not offered by {}", value, question.name);
                }
            }
            assert_eq!(instrument.askable(), Ok(()));
        }
    }

    /// Two surveys can be compared where they ask the same: so the same name is the same question and the same finding.
    #[test]
    fn a_name_means_the_same_in_all() {
        let mut known = BTreeMap::new();
        for (_, question) in built_in().iter().flat_map(Instrument::questions) {
            let same = (&question.text, &question.kind, &question.indicator);
            assert_eq!(*known.entry(&question.name).or_insert(same), same, "{}", question.name);
        }
    }

    #[test]
    fn the_well_being_survey_asks_thirty_things_about_life() {
        let survey = &built_in()[1];
        assert_eq!((survey.questions().count(), survey.minutes), (40, 12));
        let indicators = survey.questions().filter(|(_, q)| q.indicator.is_some()).count();
        // Who helps, and a lasting condition, are counted answer by answer: neither is good or bad news.
        assert_eq!(
            indicators + ["support", "condition"].iter().filter(|n| survey.question(n).is_some()).count(),
            30
        );
        let words = survey.questions().filter(|(_, q)| matches!(q.kind, super::super::Kind::Text { .. }));
        assert_eq!(words.count(), 4);
    }
}
