//! One room's words in one language, as a page or a message is written with them.

use chrono::{Datelike, NaiveDate};
use fluent_bundle::{FluentArgs, FluentValue};

use super::{Language, Words};
use crate::clock;

/// What Fluent sets what runs the other way apart with.
const APART: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Words in one language.
#[derive(Clone, Copy)]
pub struct Speech {
    words: &'static Words,
    language: Language,
}

impl Speech {
    pub(super) const fn of(words: &'static Words, language: Language) -> Self {
        Self { words, language }
    }

    /// The language.
    pub const fn language(self) -> Language {
        self.language
    }

    /// The words of `key`.
    pub fn say(self, key: &str) -> String {
        self.words.said(self.language, key, None)
    }

    /// The words of `key` with its places filled.
    pub fn fill(self, key: &str, places: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in places {
            args.set(*name, FluentValue::from(*value));
        }
        self.words.said(self.language, key, Some(&args))
    }

    /// The same for a message that leaves the product: without the marks that set names apart, which some phones show,
    /// and which would stand at the end of a link as if they were a part of it.
    pub fn plain(self, key: &str, places: &[(&str, &str)]) -> String {
        self.fill(key, places).replace(APART, "")
    }

    /// A day. Names of months are English; elsewhere it is numbers, the day first as all of these languages have it.
    pub fn day(self, day: NaiveDate) -> String {
        match self.language {
            Language::English => clock::written(day),
            _ => format!("{}.{}.{}", day.day(), day.month(), day.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::SHELL;

    #[test]
    fn a_day_has_no_english_month_in_another_language() {
        let day = NaiveDate::from_ymd_opt(2027, 4, 12).unwrap();
        assert_eq!(SHELL.spoken(Language::English).day(day), "12 April 2027");
        assert_eq!(SHELL.spoken(Language::Pashto).day(day), "12.4.2027");
    }
}
