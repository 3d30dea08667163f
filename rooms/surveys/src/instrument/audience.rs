//! Whom an instrument asks.

use serde::{Deserialize, Serialize};

/// Whom an instrument asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Audience {
    /// Everyone in an LA's register, each by a link of their own.
    #[default]
    #[serde(rename = "care leavers")]
    CareLeavers,
    /// An LA's personal advisers.
    #[serde(rename = "personal advisers")]
    Advisers,
    /// Whoever was at a session.
    #[serde(rename = "people at a session")]
    Session,
}

impl Audience {
    const ALL: [Self; 3] = [Self::CareLeavers, Self::Advisers, Self::Session];

    /// In words, and as it is stored.
    pub const fn words(self) -> &'static str {
        match self {
            Self::CareLeavers => "care leavers",
            Self::Advisers => "personal advisers",
            Self::Session => "people at a session",
        }
    }

    /// The one of these words.
    pub fn of(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.words() == words)
    }

    /// Whether it is the usual one, which is not stored.
    pub(crate) fn is_usual(&self) -> bool {
        *self == Self::CareLeavers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_stored_in_its_words() {
        for audience in Audience::ALL {
            assert_eq!(serde_json::to_value(audience).unwrap(), audience.words());
            assert_eq!(Audience::of(audience.words()), Some(audience));
        }
        assert_eq!(Audience::of("nobody"), None);
    }
}
