//! The roles of the programme, and when a seat may be ended.

/// What a person does in an organisation: the roles of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs rounds, adds LAs, sees all of them at a glance. National team.
    Manager,
    /// Critical friend to a few LAs. National team.
    Facilitator,
    /// A care-experienced consultant, paid by the session. National team.
    Consultant,
    /// Reads what care leavers wrote in their own words, and sees no register. National team.
    Reviewer,
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
const ROLES: [(Role, &str, &str, &str); 13] = [
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
    (
        Role::Reviewer,
        "reviewer",
        "Reviewer",
        "Reads what care leavers wrote, and takes out what could point at anyone. Sees no list of care leavers.",
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
    pub const ALL: [Self; 13] = {
        let mut all = [Self::Manager; 13];
        let mut n = 0;
        while n < 13 {
            all[n] = ROLES[n].0;
            n += 1;
        }
        all
    };
    /// Those that sit in the national team.
    pub const NATIONAL: [Self; 4] = [Self::Manager, Self::Facilitator, Self::Consultant, Self::Reviewer];
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
        matches!(self, Self::Manager | Self::Reviewer | Self::Lead | Self::Adviser | Self::Duty)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_code_of_its_own() {
        for role in Role::ALL {
            assert_eq!(Role::of(role.code()), Some(role));
        }
        assert_eq!(Role::of("root"), None);
        assert_eq!(Role::NATIONAL.len() + Role::LOCAL.len(), Role::ALL.len());
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
