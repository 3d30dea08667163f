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

/// Code and words of each role, and what it is for in a line.
const ROLES: [(Role, &str, &str, &str); 12] = [
    (
        Role::Manager,
        "programme-manager",
        "Programme manager",
        "Adds authorities, opens rounds, invites leads. Sees no single care leaver and no answers.",
    ),
    (
        Role::Facilitator,
        "facilitator",
        "Facilitator",
        "Critical friend to a few authorities. Reads their public plans.",
    ),
    (
        Role::Consultant,
        "consultant",
        "Care-experienced consultant",
        "Works with the national team by the session. Reads the public plans.",
    ),
    (Role::Lead, "lead", "Lead", "Drives the whole cycle: list, survey, findings, plan and team."),
    (
        Role::Adviser,
        "adviser",
        "Personal adviser",
        "Sees which of their own young people have not answered. Never sees answers.",
    ),
    (
        Role::Participation,
        "participation",
        "Participation worker",
        "Runs groups and sessions. Sees how far the cycle is.",
    ),
    (Role::SeniorLeader, "senior-leader", "Senior leader", "Reads findings and signs off the plan."),
    (
        Role::ElectedMember,
        "elected-member",
        "Elected member",
        "A councillor who answers for the plan. Sees how far the cycle is.",
    ),
    (
        Role::Partner,
        "partner",
        "Partner",
        "Housing, health, a college, an employer or a charity. Sees how far the cycle is.",
    ),
    (Role::Duty, "duty", "Duty worker", "Answers care leavers who ask to be contacted."),
    (
        Role::CareLeaver,
        "care-leaver",
        "Care leaver",
        "Works with you on the plan. Nobody needs an account to answer a survey.",
    ),
    (
        Role::Champion,
        "champion",
        "Champion",
        "A care leaver with a post, such as a young inspector. Sees how far the cycle is.",
    ),
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

    fn row(self) -> [&'static str; 3] {
        let row = ROLES.iter().find(|(role, ..)| *role == self);
        row.map_or([""; 3], |(_, code, words, hint)| [code, words, hint])
    }

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        self.row()[0]
    }

    /// The role of a code.
    pub fn of(code: &str) -> Option<Self> {
        ROLES.iter().find(|(_, c, ..)| *c == code).map(|(role, ..)| *role)
    }

    /// As people say it.
    pub fn words(self) -> &'static str {
        self.row()[1]
    }

    /// What it is for, in a line.
    pub fn hint(self) -> &'static str {
        self.row()[2]
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
            Self::SignIn => Duration::minutes(30),
            Self::Invitation => Duration::days(14),
            Self::Demo => Duration::days(365),
        }
    }

    pub(crate) fn once(self) -> bool {
        self != Self::Demo
    }
}

/// Whether a seat may be ended while `others` in the organisation hold the same role: the last manager stays, and the last
/// lead until the national team, which can invite another, lets them go.
///
/// # Errors
/// What to do first.
pub(crate) fn may_end(role: Role, others: usize, by_manager: bool) -> Result<(), &'static str> {
    match role {
        _ if others > 0 => Ok(()),
        Role::Manager => Err("This is the last programme manager. Invite another first."),
        Role::Lead if !by_manager => {
            Err("This is the last lead. Invite another first, or ask the national team.")
        }
        _ => Ok(()),
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
        assert_eq!(Role::NATIONAL.len() + Role::LOCAL.len(), Role::ALL.len());
    }

    #[test]
    fn a_purpose_is_read_as_it_was_written() {
        for (purpose, code) in Purpose::ALL {
            assert_eq!((purpose.code(), Purpose::of(code)), (code, Some(purpose)));
        }
        assert_eq!(Purpose::of("anything"), None, "never a way in by default");
    }

    #[test]
    fn the_last_one_who_can_bring_in_others_stays() {
        assert!(may_end(Role::Lead, 0, false).is_err());
        assert!(may_end(Role::Lead, 1, false).is_ok());
        assert!(may_end(Role::Lead, 0, true).is_ok(), "the national team invites the next");
        assert!(may_end(Role::Manager, 0, true).is_err());
        assert!(may_end(Role::Adviser, 0, false).is_ok());
    }
}
