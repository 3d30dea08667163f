//! An instrument in a language: every text that a respondent reads, in order, and in which languages all of them stand.

use kit::words::Language;
use std::collections::BTreeMap;

use super::{Instrument, Kind, Text};

impl Instrument {
    /// Every text that a respondent reads, in order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.sections.iter().flat_map(|section| {
            let questions = section.questions.iter().flat_map(|question| {
                let of_kind: Vec<&Text> = match &question.kind {
                    Kind::One { options } | Kind::Several { options } | Kind::Rank { options } => {
                        options.iter().map(|o| &o.label).collect()
                    }
                    Kind::Scale { low, high } => vec![low, high],
                    Kind::Text { .. } | Kind::Number { .. } | Kind::Note => Vec::new(),
                };
                question.lead.iter().chain([&question.text]).chain(&question.hint).chain(of_kind)
            });
            std::iter::once(&section.title).chain(questions)
        })
    }

    fn texts_mut(&mut self) -> impl Iterator<Item = &mut Text> {
        self.sections.iter_mut().flat_map(|section| {
            let questions = section.questions.iter_mut().flat_map(|question| {
                let of_kind: Vec<&mut Text> = match &mut question.kind {
                    Kind::One { options } | Kind::Several { options } | Kind::Rank { options } => {
                        options.iter_mut().map(|o| &mut o.label).collect()
                    }
                    Kind::Scale { low, high } => vec![low, high],
                    Kind::Text { .. } | Kind::Number { .. } | Kind::Note => Vec::new(),
                };
                let lead = question.lead.iter_mut().chain([&mut question.text]);
                lead.chain(&mut question.hint).chain(of_kind)
            });
            std::iter::once(&mut section.title).chain(questions)
        })
    }

    /// The languages it can be answered in: those in which not one text is missing. A page in two languages would be
    /// worse than one in English.
    pub fn languages(&self) -> Vec<Language> {
        let whole = |language: &Language| self.texts().all(|text| text.spoken(*language).is_some());
        Language::ALL.into_iter().filter(whole).collect()
    }

    /// As it is read in this language: a copy whose English is that language. What nobody translated stays English.
    pub(crate) fn spoken(&self, language: Language) -> Self {
        let mut copy = self.clone();
        for text in copy.texts_mut() {
            *text = text.spoken(language).unwrap_or(text).to_owned().into();
        }
        copy
    }

    /// Takes the translations of another one that says the same in English.
    pub(crate) fn translate_like(&mut self, other: &Self) {
        for language in Language::ALL {
            let said = other.texts().filter_map(|t| Some((t.to_string(), t.spoken(language)?.to_owned())));
            self.translate(language, &said.collect());
        }
    }

    /// Says it in another language, by what it says in English. Texts that are not in `words` stay as they are.
    pub fn translate(&mut self, language: Language, words: &BTreeMap<String, String>) {
        for text in self.texts_mut() {
            if let Some(said) = words.get(&**text) {
                text.translate(language, said.as_str());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::starter;
    use super::*;

    #[test]
    fn a_language_is_offered_when_not_one_word_is_missing() {
        let mut instrument = starter();
        let mut words: BTreeMap<String, String> =
            instrument.texts().map(|t| (t.to_string(), format!("<{}>", &**t))).collect();
        let last = words.pop_last().expect("it says something");
        instrument.translate(Language::Farsi, &words);
        assert_eq!(instrument.languages(), [Language::English]);
        instrument.translate(Language::Farsi, &BTreeMap::from([last]));
        assert_eq!(instrument.languages(), [Language::English, Language::Farsi]);
    }
}
