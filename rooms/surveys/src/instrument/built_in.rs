//! The instruments that come with the program. `starter` is written as code, the others as files: a name and a version stand
//! for one wording for good, so whoever changes a word gives the file another version.

use kit::words::Language;
use languages::{Part, Text};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Instrument, starter, written};

/// What they say in other languages, by what they say in English: one file for a language, as both ask much the same.
const TRANSLATIONS: [(Language, &str); 8] = [
    (Language::Arabic, include_str!("../../instruments/languages/ar.toml")),
    (Language::Farsi, include_str!("../../instruments/languages/fa.toml")),
    (Language::Pashto, include_str!("../../instruments/languages/ps.toml")),
    (Language::Sorani, include_str!("../../instruments/languages/ckb.toml")),
    (Language::Tigrinya, include_str!("../../instruments/languages/ti.toml")),
    (Language::Amharic, include_str!("../../instruments/languages/am.toml")),
    (Language::Vietnamese, include_str!("../../instruments/languages/vi.toml")),
    (Language::Albanian, include_str!("../../instruments/languages/sq.toml")),
];

/// The well-being survey first, as it is what the programme is about.
const FILES: [&str; 5] = [
    include_str!("../../instruments/well-being.toml"),
    include_str!("../../instruments/snapshot.toml"),
    include_str!("../../instruments/entitlements.toml"),
    include_str!("../../instruments/adviser.toml"),
    include_str!("../../instruments/session.toml"),
];

static ALL: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    let mut all = vec![starter()];
    all.extend(FILES.map(|file| written::read(file).expect("a test reads every file that is built in")));
    for (language, file) in TRANSLATIONS {
        let words: BTreeMap<String, String> =
            toml::from_str(file).expect("a test reads every file that is built in");
        for instrument in &mut all {
            let mut spoken = instrument.clone();
            spoken.translate(language, &words);
            // A few words that two of them share are no translation.
            if spoken.languages().contains(&language) {
                *instrument = spoken;
            }
        }
    }
    all
});

/// Those that are translated whole: what care leavers are asked in a survey.
pub(crate) fn translated() -> impl Iterator<Item = &'static Instrument> {
    built_in().iter().filter(|instrument| instrument.languages().len() > 1)
}

/// All of them: the twelve questions, the well-being survey, and those for one purpose.
pub fn built_in() -> &'static [Instrument] {
    &ALL
}

/// What they ask, for whoever checks a translation.
pub(crate) fn translations() -> Vec<Part> {
    let part = |instrument: &'static Instrument| {
        let text = |language| {
            move |text: &super::Text| Text {
                english: text.to_string(),
                said: text.spoken(language).unwrap_or_default().to_owned(),
            }
        };
        Part::of(&*instrument.title, move |language| instrument.texts().map(text(language)).collect())
    };
    translated().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;
    use std::collections::BTreeSet;

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

    #[test]
    fn each_can_be_answered_in_every_language() {
        assert_eq!(translated().map(|i| &*i.name).collect::<Vec<_>>(), ["starter", "well-being"]);
        for instrument in translated() {
            for text in instrument.texts() {
                let missing: Vec<_> = Language::ALL.iter().filter(|l| text.spoken(**l).is_none()).collect();
                assert!(missing.is_empty(), "{}: {text:?} in {missing:?}", instrument.name);
            }
        }
        for (language, file) in TRANSLATIONS {
            assert!(file.starts_with("# Made by a machine."), "{} does not say so", language.name());
            let words: BTreeMap<String, String> = toml::from_str(file).unwrap();
            let asked = |english: &str| built_in().iter().any(|i| i.texts().any(|t| **t == *english));
            let stray: Vec<_> = words.keys().filter(|english| !asked(english)).collect();
            assert!(stray.is_empty(), "{}: nobody asks {stray:?}", language.name());
        }
    }

    /// Answers beside one another must stay apart in every language.
    #[test]
    fn two_answers_to_one_question_never_read_the_same() {
        for (language, instrument) in
            Language::ALL.into_iter().flat_map(|l| built_in().iter().map(move |i| (l, i)))
        {
            let spoken = instrument.spoken(language);
            for (_, question) in spoken.questions() {
                let labels: Vec<&str> = match &question.kind {
                    Kind::One { options } | Kind::Several { options } | Kind::Rank { options } => {
                        options.iter().map(|o| &*o.label).collect()
                    }
                    Kind::Scale { low, high } => vec![low, high],
                    Kind::Text { .. } | Kind::Number { .. } | Kind::Note => Vec::new(),
                };
                let apart: BTreeSet<&&str> = labels.iter().collect();
                assert_eq!(apart.len(), labels.len(), "{} in {}: {labels:?}", question.name, language.name());
            }
            assert_eq!(spoken.askable(), Ok(()));
        }
    }

    /// Two surveys can be compared where they ask the same: so the same name is the same question and the same finding.
    #[test]
    fn a_name_means_the_same_in_all() {
        let mut known = BTreeMap::new();
        let english: Vec<Instrument> = built_in().iter().map(|i| i.spoken(Language::English)).collect();
        for (_, question) in english.iter().flat_map(Instrument::questions) {
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
        let words = survey.questions().filter(|(_, q)| matches!(q.kind, Kind::Text { .. }));
        assert_eq!(words.count(), 4);
    }
}
