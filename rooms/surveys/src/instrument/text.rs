//! What a respondent reads: English, and its translations beside it.

use kit::words::Language;
use maud::{Markup, Render};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

/// A text of an instrument in every language it was written in. Wherever no language is asked for it is its English.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Text {
    english: String,
    translations: BTreeMap<Language, String>,
}

/// Stored as the bare English where there is nothing else, as before there were translations.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    English(String),
    Spoken(BTreeMap<Language, String>),
}

impl Text {
    /// The text in this language; `None` where nobody has translated it.
    pub fn spoken(&self, language: Language) -> Option<&str> {
        match language {
            Language::English => Some(&self.english),
            other => self.translations.get(&other).map(String::as_str),
        }
    }

    /// Says it in another language, too.
    pub fn translate(&mut self, language: Language, text: impl Into<String>) {
        match language {
            Language::English => self.english = text.into(),
            other => {
                self.translations.insert(other, text.into());
            }
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl From<&str> for Text {
    fn from(english: &str) -> Self {
        english.to_owned().into()
    }
}

impl From<String> for Text {
    fn from(english: String) -> Self {
        Self { english, translations: BTreeMap::new() }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl Render for Text {
    fn render(&self) -> Markup {
        self.english.render()
    }
}

impl From<Stored> for Text {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::English(english) => english.into(),
            Stored::Spoken(mut all) => {
                let english = all.remove(&Language::English).unwrap_or_default();
                Self { english, translations: all }
            }
        }
    }
}

impl From<Text> for Stored {
    fn from(text: Text) -> Self {
        if text.translations.is_empty() {
            return Self::English(text.english);
        }
        let mut all = text.translations;
        all.insert(Language::English, text.english);
        Self::Spoken(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_text_is_stored_bare_until_it_is_translated_and_comes_back_as_it_was() {
        let mut text = Text::from("Yes");
        assert_eq!(serde_json::to_value(&text).unwrap(), json!("Yes"));
        text.translate(Language::Albanian, "Po");
        let stored = serde_json::to_value(&text).unwrap();
        assert_eq!(stored, json!({ "en": "Yes", "sq": "Po" }));
        assert_eq!(serde_json::from_value::<Text>(stored).unwrap(), text);
        assert_eq!((text.spoken(Language::Albanian), text.spoken(Language::Farsi)), (Some("Po"), None));
    }
}
