//! Organisations, the people in them, and the roles they hold there.

mod role;

pub use role::Role;
pub(crate) use role::may_end;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The national team.
    National,
    /// An English local authority with children's services.
    Authority,
}

impl Kind {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Authority => "authority",
        }
    }

    pub(crate) fn of(code: &str) -> Self {
        if code == "national" { Self::National } else { Self::Authority }
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: Uuid,
    /// What it is.
    pub kind: Kind,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its ONS (GSS) code, for an LA.
    pub gss_code: Option<String>,
    /// When it joined.
    pub since: DateTime<Utc>,
}

impl Organisation {
    /// The address of one of its pages.
    pub fn path(&self, rest: &str) -> String {
        format!("/la/{}{rest}", self.slug)
    }
}

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Full name.
    pub name: String,
    /// E-mail address, lower case.
    pub email: String,
}

/// Somebody in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The seat.
    pub seat: Uuid,
    /// The account.
    pub account: Uuid,
    /// Who it is.
    pub details: Details,
    /// What they do there.
    pub role: Role,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Makes the first programme manager of an empty instance.
    SetUp,
    /// Signs in someone who asked.
    SignIn,
    /// Signs in someone for the first time.
    Invitation,
    /// A persona of the demo; may be used again. Only the demo makes it. It asks for no second factor: its people are
    /// invented, and whoever tries them out has no phone of theirs.
    Demo,
    /// Confirms a new e-mail address. Signs nobody in.
    Email,
}

impl Purpose {
    const ALL: [(Self, &'static str); 5] = [
        (Self::SetUp, "set-up"),
        (Self::SignIn, "sign-in"),
        (Self::Invitation, "invitation"),
        (Self::Demo, "demo"),
        (Self::Email, "email"),
    ];

    pub(crate) fn code(self) -> &'static str {
        Self::ALL.into_iter().find(|(p, _)| *p == self).map_or("", |(_, code)| code)
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, c)| *c == code).map(|(p, _)| p)
    }

    /// Where its link leads.
    pub(crate) fn page(self) -> &'static str {
        match self {
            Self::SetUp => "/set-up",
            Self::SignIn | Self::Invitation | Self::Demo => "/sign-in",
            Self::Email => "/account/email",
        }
    }

    /// How long the link lives.
    pub(crate) fn lasts(self) -> Duration {
        match self {
            Self::SetUp | Self::Email => Duration::hours(24),
            // Longer than mail takes, and no longer (ASVS 5.0, 6.5.5).
            Self::SignIn => Duration::minutes(10),
            Self::Invitation => Duration::days(14),
            Self::Demo => Duration::days(365),
        }
    }

    pub(crate) fn once(self) -> bool {
        self != Self::Demo
    }
}

/// A session ends after half an hour without a page, and after twelve hours whatever happens (ASVS 5.0, 7.3).
pub(crate) const IDLE: Duration = Duration::minutes(30);
/// See [`IDLE`].
pub(crate) const ABSOLUTE: Duration = Duration::hours(12);
/// How long whoever has shown a code may take to set another phone up.
pub(crate) const REPLACING: Duration = Duration::minutes(30);
/// How young a sign-in has to be for a new address, where there is no second factor to ask for.
pub(crate) const JUST_NOW: Duration = Duration::minutes(10);

/// Names in addresses: lower case letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '’' | ',' | '.' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses() {
        assert_eq!(slug("Kingston upon Hull, City of"), "kingston-upon-hull-city-of");
        assert_eq!(slug("St. Helens"), "st-helens");
    }

    #[test]
    fn a_purpose_is_read_as_it_was_written() {
        for (purpose, code) in Purpose::ALL {
            assert_eq!((purpose.code(), Purpose::of(code)), (code, Some(purpose)));
        }
        assert_eq!(Purpose::of("anything"), None, "never a way in by default");
    }
}
