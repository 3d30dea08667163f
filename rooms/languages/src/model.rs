//! Translations as they are read through, and what a check of one is worth today.

use chrono::NaiveDate;
use kit::words::{Language, Words, entries};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// One text, in English and in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub english: String,
    /// What it says in the other language; empty where nobody translated it.
    pub said: String,
}

/// Texts of one room under a title.
pub struct Part {
    /// What they are.
    pub title: String,
    texts: Box<dyn Fn(Language) -> Vec<Text> + Send + Sync>,
}

impl Part {
    /// Texts that a room tells by language, always in the same order.
    pub fn of(
        title: impl Into<String>,
        texts: impl Fn(Language) -> Vec<Text> + Send + Sync + 'static,
    ) -> Self {
        Self { title: title.into(), texts: Box::new(texts) }
    }

    /// A room's Fluent files.
    pub fn words(title: impl Into<String>, words: &'static Words) -> Self {
        Self::of(title, move |language| {
            let said = entries(words.source(language).unwrap_or_default());
            let of = |key: &str| said.iter().find(|(k, _)| k == key).map(|(_, text)| text.clone());
            let english = entries(words.source(Language::English).unwrap_or_default());
            let both =
                |(key, english): (String, String)| Text { said: of(&key).unwrap_or_default(), english };
            english.into_iter().map(both).collect()
        })
    }

    /// All of them in a language.
    pub fn texts(&self, language: Language) -> Vec<Text> {
        (self.texts)(language)
    }
}

/// All that a respondent reads: what `app` wires.
pub struct Translations {
    parts: Vec<Part>,
    digests: [OnceLock<Vec<u8>>; Language::ALL.len()],
}

impl Translations {
    /// Of these parts.
    pub fn of(parts: Vec<Part>) -> Self {
        Self { parts, digests: [const { OnceLock::new() }; Language::ALL.len()] }
    }

    /// The parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How many texts there are.
    pub(crate) fn count(&self, language: Language) -> usize {
        self.parts.iter().map(|part| part.texts(language).len()).sum()
    }

    /// What stands for the very words of a language and the English they stand beside: it changes when one of them does.
    pub(crate) fn digest(&self, language: Language) -> &[u8] {
        self.digests[language.index()].get_or_init(|| {
            let mut hash = Sha256::new();
            for text in self.parts.iter().flat_map(|part| part.texts(language)) {
                for words in [text.english, text.said] {
                    hash.update(words.len().to_be_bytes());
                    hash.update(words);
                }
            }
            hash.finalize().to_vec()
        })
    }
}

/// Who checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checker {
    pub(crate) name: String,
    /// In what capacity: interpreter, colleague who grew up with it.
    pub(crate) capacity: String,
}

/// A check as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) by: Checker,
    pub(crate) day: NaiveDate,
    /// Of the words that were read.
    pub(crate) digest: Vec<u8>,
}

/// How it stands with a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody has checked it.
    Unchecked,
    /// The words are those that were checked.
    Checked(Check),
    /// A word is another one since.
    Changed(Check),
}

impl Standing {
    pub(crate) fn of(check: Option<Check>, digest: &[u8]) -> Self {
        match check {
            None => Self::Unchecked,
            Some(check) if check.digest == digest => Self::Checked(check),
            Some(check) => Self::Changed(check),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &'static str) -> Translations {
        let text = move |_| vec![Text { english: "Yes".to_owned(), said: words.to_owned() }];
        Translations::of(vec![Part::of("Part", text)])
    }

    #[test]
    fn a_check_holds_until_a_word_changes() {
        let before = said("Po").digest(Language::Albanian).to_vec();
        let by = Checker { name: "A".to_owned(), capacity: "interpreter".to_owned() };
        let day = NaiveDate::from_ymd_opt(2027, 4, 12).unwrap();
        let check = Check { by, day, digest: before };
        let now = |words| Standing::of(Some(check.clone()), said(words).digest(Language::Albanian));
        assert_eq!(now("Po"), Standing::Checked(check.clone()));
        assert_eq!(now("Po."), Standing::Changed(check.clone()));
        assert_eq!(Standing::of(None, said("Po").digest(Language::Albanian)), Standing::Unchecked);
    }
}
