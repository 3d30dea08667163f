//! Whom a wave asks. Each group has waves of its own, with their own box, keys, rate and release: nothing of one is ever
//! counted in with another. Whoever asks for an LA's waves has to say of which group, or it does not compile.

use serde::{Deserialize, Serialize};

use crate::instrument::Audience;
use crate::model::Mode;

/// Whom a wave asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Group {
    /// The care leavers whom the LA serves, as its register has them. The LA's response rate and findings are of them.
    #[serde(rename = "care leavers")]
    CareLeavers,
    /// People who left its care and are served no longer. They join by a public address.
    #[serde(rename = "no longer served")]
    NoLongerServed,
    /// Its personal advisers.
    #[serde(rename = "advisers")]
    Advisers,
    /// Whoever was at one session.
    #[serde(rename = "session")]
    Session,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::CareLeavers, Self::NoLongerServed, Self::Advisers, Self::Session];
    /// Those whom no register names.
    pub const OTHERS: [Self; 3] = [Self::NoLongerServed, Self::Advisers, Self::Session];

    /// As it is stored, and as it stands in a form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CareLeavers => "care leavers",
            Self::NoLongerServed => "no longer served",
            Self::Advisers => "advisers",
            Self::Session => "session",
        }
    }

    /// The group of this code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// Who they are, in words for staff.
    pub const fn words(self) -> &'static str {
        match self {
            Self::CareLeavers => "care leavers",
            Self::NoLongerServed => "people no longer served",
            Self::Advisers => "personal advisers",
            Self::Session => "people at a session",
        }
    }

    /// Whose instruments they can be asked.
    pub const fn audience(self) -> Audience {
        match self {
            Self::CareLeavers | Self::NoLongerServed => Audience::CareLeavers,
            Self::Advisers => Audience::Advisers,
            Self::Session => Audience::Session,
        }
    }

    /// How a survey reaches them.
    pub(crate) const fn mode(self) -> Mode {
        match self {
            Self::CareLeavers => Mode::PersonalLink,
            Self::NoLongerServed => Mode::Joined,
            Self::Advisers => Mode::StaffLink,
            Self::Session => Mode::Slip,
        }
    }

    /// Whether an LA asks them one wave at a time. Sessions are many, and each is its own.
    pub(crate) const fn one_at_a_time(self) -> bool {
        match self {
            Self::CareLeavers | Self::NoLongerServed | Self::Advisers => true,
            Self::Session => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_stored_under_its_own_code() {
        for group in Group::ALL {
            assert_eq!(Group::of(group.code()), Some(group));
            assert_eq!(serde_json::to_value(group).unwrap(), group.code());
        }
        assert_eq!(Group::of(""), None);
    }
}
