//! Organisations, the people in them, and the roles they hold there.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a person does in an organisation: the roles of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs rounds, adds LAs, sees all of them at a glance. National team.
    Manager,
    /// Critical friend to a few LAs. National team.
    Facilitator,
    /// A care-experienced consultant, paid by the session. National team.
    Consultant,
    /// Drives the whole cycle in one LA.
    Lead,
    /// A personal adviser: makes sure each of their own young people had the chance to answer.
    Adviser,
    /// Runs groups, sessions and rewards in one LA.
    Participation,
    /// Champion of the plan; signs it off.
    SeniorLeader,
    /// A councillor who answers for the plan.
    ElectedMember,
    /// Housing, health, a college, an employer, a charity: owns actions.
    Partner,
    /// Answers care leavers who ask to be contacted.
    Duty,
    /// A care leaver with an account of their own.
    CareLeaver,
    /// A care leaver with a post: champion, task-force leader, young inspector.
    Champion,
}

/// Code and words of each role.
const ROLES: [(Role, &str, &str); 12] = [
    (Role::Manager, "programme-manager", "Programme manager"),
    (Role::Facilitator, "facilitator", "Facilitator"),
    (Role::Consultant, "consultant", "Care-experienced consultant"),
    (Role::Lead, "lead", "Lead"),
    (Role::Adviser, "adviser", "Personal adviser"),
    (Role::Participation, "participation", "Participation worker"),
    (Role::SeniorLeader, "senior-leader", "Senior leader"),
    (Role::ElectedMember, "elected-member", "Elected member"),
    (Role::Partner, "partner", "Partner"),
    (Role::Duty, "duty", "Duty worker"),
    (Role::CareLeaver, "care-leaver", "Care leaver"),
    (Role::Champion, "champion", "Champion"),
];

impl Role {
    /// All of them.
    pub const ALL: [Self; 12] = {
        let mut all = [Self::Manager; 12];
        let mut n = 0;
        while n < 12 {
            all[n] = ROLES[n].0;
            n += 1;
        }
        all
    };
    /// Those that sit in the national team.
    pub const NATIONAL: [Self; 3] = [Self::Manager, Self::Facilitator, Self::Consultant];
    /// Those that sit in an LA.
    pub const LOCAL: [Self; 9] = [
        Self::Lead,
        Self::Adviser,
        Self::Participation,
        Self::SeniorLeader,
        Self::ElectedMember,
        Self::Partner,
        Self::Duty,
        Self::CareLeaver,
        Self::Champion,
    ];

    fn row(self) -> (&'static str, &'static str) {
        ROLES.iter().find(|(role, ..)| *role == self).map_or(("", ""), |(_, code, words)| (code, words))
    }

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The role of a code.
    pub fn of(code: &str) -> Option<Self> {
        ROLES.iter().find(|(_, c, _)| *c == code).map(|(role, ..)| *role)
    }

    /// As people say it.
    pub fn words(self) -> &'static str {
        self.row().1
    }

    /// Whether the role reaches a register or what care leavers wrote about themselves: then a second factor is
    /// asked for (a stolen mailbox must not be enough).
    pub fn reaches_people(self) -> bool {
        matches!(self, Self::Manager | Self::Lead | Self::Adviser | Self::Duty)
    }
}

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
    /// A persona of the demo; may be used again. Only the demo makes it.
    Demo,
}

impl Purpose {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::SignIn => "sign-in",
            Self::Invitation => "invitation",
            Self::Demo => "demo",
        }
    }

    pub(crate) fn of(code: &str) -> Self {
        [Self::SetUp, Self::Invitation, Self::Demo]
            .into_iter()
            .find(|p| p.code() == code)
            .unwrap_or(Self::SignIn)
    }

    /// How long the link lives.
    pub(crate) fn lasts(self) -> Duration {
        match self {
            Self::SetUp => Duration::hours(24),
            Self::SignIn => Duration::minutes(30),
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
    fn every_role_has_a_code_of_its_own() {
        for role in Role::ALL {
            assert_eq!(Role::of(role.code()), Some(role));
        }
        assert_eq!(Role::of("root"), None);
    }
}
