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

    /// Its place in [`Language::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The language of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language that somebody who works with young people means: its English name, its own, or its code. Plain
    /// "Kurdish" is none: who writes in Latin letters can't read Sorani, and English is the safer guess.
    pub fn named(words: &str) -> Option<Self> {
        let said = words.trim().to_lowercase();
        let same = |name: &str| name.to_lowercase() == said;
        let other: &[(&str, Self)] = &[
            ("farsi", Self::Farsi),
            ("persian", Self::Farsi),
            ("dari", Self::Farsi),
            ("farsi/dari", Self::Farsi),
            ("pushto", Self::Pashto),
            ("pashtu", Self::Pashto),
            ("sorani", Self::Sorani),
            ("kurdish (sorani)", Self::Sorani),
            ("central kurdish", Self::Sorani),
            ("tigrigna", Self::Tigrinya),
            ("amharic (ethiopia)", Self::Amharic),
        ];
        let known = |l: &Self| same(l.name()) || same(l.own_name()) || same(l.code());
        let by_name = Self::ALL.into_iter().find(known);
        by_name.or_else(|| other.iter().find(|(name, _)| same(name)).map(|(_, language)| *language))
    }

    /// The languages of an `Accept-Language` line that are ours, the one that is liked best first.
    pub fn accepted(line: &str) -> Vec<Self> {
        let weighed = |part: &str| {
            let (range, rest) = part.split_once(';').unwrap_or((part, ""));
            let weight: f32 = rest.trim().strip_prefix("q=").map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            let code = range.trim().to_lowercase();
            let main = code.split('-').next().unwrap_or_default();
            // Dari has a code of its own as well, and so has Kurdish in Arabic letters.
            let language = match (main, code.as_str()) {
                ("prs", _) => Some(Self::Farsi),
                (_, "ku-arab" | "ku-iq" | "ku-arab-iq") => Some(Self::Sorani),
                _ => Self::of(main),
            };
            language.filter(|_| weight > 0.0).map(|language| (weight, language))
        };
        let mut all: Vec<(f32, Self)> = line.split(',').filter_map(weighed).collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        all.into_iter().map(|(_, language)| language).collect()
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
        for (at, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(language.index(), at);
        }
    }

    #[test]
    fn a_language_is_known_as_staff_write_it() {
        for (said, meant) in [
            (" arabic ", Some(Language::Arabic)),
            ("Dari", Some(Language::Farsi)),
            ("Sorani", Some(Language::Sorani)),
            ("Kurdish", None),
            ("ትግርኛ", Some(Language::Tigrinya)),
            ("Urdu", None),
            ("", None),
        ] {
            assert_eq!(Language::named(said), meant, "{said}");
        }
    }

    #[test]
    fn a_browser_says_what_it_likes_best() {
        assert_eq!(
            Language::accepted("fr-FR, vi;q=0.3, ti-ER;q=0.9, en;q=0.5, ar;q=0"),
            [Language::Tigrinya, Language::English, Language::Vietnamese]
        );
        assert_eq!(Language::accepted("prs-AF,ckb-IQ;q=0.8"), [Language::Farsi, Language::Sorani]);
        assert!(Language::accepted(";;q=x,*").is_empty());
    }
}
