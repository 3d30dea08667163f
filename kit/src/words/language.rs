//! The languages in which young people are spoken to.

use serde::{Deserialize, Serialize};

/// A language of messages, letters and the survey. Which they are, and why: those that most young people speak who came to
/// England alone and were looked after (Refugee Council, children in the asylum system).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// What everything is written in first.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Modern standard.
    #[serde(rename = "ar")]
    Arabic,
    /// Of Iran; read by who speaks Dari, too.
    #[serde(rename = "fa")]
    Farsi,
    /// Of Afghanistan.
    #[serde(rename = "ps")]
    Pashto,
    /// Central Kurdish, in Arabic letters.
    #[serde(rename = "ckb")]
    Sorani,
    /// Of Eritrea and Tigray, in Ge'ez letters.
    #[serde(rename = "ti")]
    Tigrinya,
    /// Of Ethiopia, in Ge'ez letters.
    #[serde(rename = "am")]
    Amharic,
    /// Vietnamese.
    #[serde(rename = "vi")]
    Vietnamese,
    /// Albanian.
    #[serde(rename = "sq")]
    Albanian,
}

impl Language {
    /// All of them, English first.
    pub const ALL: [Self; 9] = [
        Self::English,
        Self::Arabic,
        Self::Farsi,
        Self::Pashto,
        Self::Sorani,
        Self::Tigrinya,
        Self::Amharic,
        Self::Vietnamese,
        Self::Albanian,
    ];

    /// The code of it in `lang=""` (BCP 47).
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
            Self::Farsi => "fa",
            Self::Pashto => "ps",
            Self::Sorani => "ckb",
            Self::Tigrinya => "ti",
            Self::Amharic => "am",
            Self::Vietnamese => "vi",
            Self::Albanian => "sq",
        }
    }

    /// The language of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its name for staff.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "Arabic",
            Self::Farsi => "Farsi and Dari",
            Self::Pashto => "Pashto",
            Self::Sorani => "Kurdish Sorani",
            Self::Tigrinya => "Tigrinya",
            Self::Amharic => "Amharic",
            Self::Vietnamese => "Vietnamese",
            Self::Albanian => "Albanian",
        }
    }

    /// Its own name, as who speaks it looks for it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "العربية",
            Self::Farsi => "فارسی / دری",
            Self::Pashto => "پښتو",
            Self::Sorani => "کوردیی ناوەندی",
            Self::Tigrinya => "ትግርኛ",
            Self::Amharic => "አማርኛ",
            Self::Vietnamese => "Tiếng Việt",
            Self::Albanian => "Shqip",
        }
    }

    /// Which way it is written, as in `dir=""`.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Arabic | Self::Farsi | Self::Pashto | Self::Sorani => "rtl",
            _ => "ltr",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_stored_as_it_is_written_in_a_page() {
        for language in Language::ALL {
            assert_eq!(Language::of(language.code()), Some(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
        }
        assert_eq!(Language::of("xx"), None);
    }
}
