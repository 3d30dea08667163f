//! What a reviewer says of a text: to release it as it stands then, or to keep it back, and why.

use serde::{Deserialize, Serialize};

use super::{Redacted, Theme};

/// Why a text is kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Why {
    /// Its story, or how it is told, points at somebody even without names.
    PointsAtSomeone,
    /// It is about another person more than about the writer.
    AboutOthers,
    /// It would hurt somebody to read it.
    Hurtful,
    /// It can't be understood, or says nothing.
    Unclear,
    /// Its writer did not say that it may be used, or too few answered.
    NotToBeUsed,
}

impl Why {
    /// What a reviewer can choose.
    pub(crate) const ALL: [(Self, &'static str, &'static str); 4] = [
        (
            Self::PointsAtSomeone,
            "points",
            "The story, or how it is told, points at somebody even without names",
        ),
        (Self::AboutOthers, "others", "It is about another person more than about the writer"),
        (Self::Hurtful, "hurtful", "It would hurt somebody to read it"),
        (Self::Unclear, "unclear", "It can’t be understood, or says nothing"),
    ];

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == code).map(|(why, ..)| *why)
    }

    pub(crate) fn code(self) -> &'static str {
        Self::ALL.iter().find(|(why, ..)| *why == self).map_or("", |(_, code, _)| code)
    }

    pub(crate) fn words(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(why, ..)| *why == self)
            .map_or("Its words may not be used", |(.., words)| words)
    }
}

/// What becomes of a text's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Outcome {
    /// Released as it stands here, with marks (`Redacted::marked`).
    Release {
        words: String,
        /// Whether a reviewer wrote it in English for a text in another language.
        translated: bool,
    },
    /// Kept back.
    Keep(Why),
}

/// What a reviewer says of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proposal {
    pub(crate) themes: Vec<Theme>,
    pub(crate) outcome: Outcome,
    /// Whether it tells of somebody who is not safe.
    pub(crate) worry: bool,
    /// What the second reviewer wrote when sending it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

impl Proposal {
    /// Whether a second reviewer has to agree: to every release, and before anybody is told of a worry.
    pub(crate) fn needs_another(&self) -> bool {
        self.worry || matches!(self.outcome, Outcome::Release { .. })
    }

    /// The words to be released.
    pub(crate) fn words(&self) -> Option<Redacted> {
        match &self.outcome {
            Outcome::Release { words, .. } => Redacted::read(words).ok(),
            Outcome::Keep(_) => None,
        }
    }

    pub(crate) fn translated(&self) -> bool {
        matches!(self.outcome, Outcome::Release { translated: true, .. })
    }
}
