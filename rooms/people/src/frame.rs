//! The frame of every signed-in page: who you are, where you are, the parts of the site your role has.

use kit::govuk::{Shell, shell};
use kit::permit::{Actor, Seat};
use maud::Markup;

use crate::model::{Organisation, Role};

/// A part of the site: its label, where it is (inside an LA, or in the programme), and whose it is.
type Part = (&'static str, &'static str, &'static [Role]);

const LOCAL: [Part; 9] = [
    ("Home", "", &Role::LOCAL),
    ("My people", "/my-people", &[Role::Adviser]),
    ("Register", "/register", &[Role::Lead]),
    ("Surveys", "/waves", &[Role::Lead]),
    ("Findings", "/findings", &[Role::Lead, Role::SeniorLeader]),
    ("Plan", "/plan", &[Role::Lead, Role::SeniorLeader]),
    ("Requests", "/contact/requests", &[Role::Lead, Role::Duty]),
    ("Team", "/team", &[Role::Lead]),
    ("Log", "/log", &[Role::Lead]),
];

/// Home is everyone's: who has a place leads on from there to what they may see.
const NATIONAL: [Part; 9] = [
    ("Home", "/home", &Role::ALL),
    ("Local authorities", "/programme/authorities", &[Role::Manager]),
    ("Rounds", "/programme/rounds", &[Role::Manager]),
    ("Plans", "/programme/plans", &[Role::Manager, Role::Facilitator]),
    ("Reading desk", "/programme/reading", &[Role::Reviewer]),
    ("Team", "/programme/team", &[Role::Manager]),
    ("Outbox", "/programme/outbox", &[Role::Manager]),
    ("Requests", "/programme/contact", &[Role::Manager]),
    ("Log", "/programme/log", &[Role::Manager]),
];

/// A signed-in page: `here` is the label of the part it belongs to.
#[derive(Debug, Default)]
pub struct Frame<'a> {
    /// Its title.
    pub title: &'a str,
    /// The part of the site it belongs to.
    pub here: &'a str,
    /// The LA it is about.
    pub la: Option<&'a Organisation>,
    /// What was just done.
    pub notice: Option<&'a str>,
    /// Back link or breadcrumbs.
    pub before: Option<Markup>,
    /// The page.
    pub content: Markup,
}

impl Frame<'_> {
    /// The complete document for this person.
    pub fn draw(self, actor: &Actor) -> Markup {
        let parts = self.parts(actor);
        let nav: Vec<(&str, &str, bool)> =
            parts.iter().map(|(label, path)| (*label, path.as_str(), *label == self.here)).collect();
        shell(Shell {
            title: self.title,
            organisation: self.la.map(|la| la.name.as_str()),
            nav: &nav,
            signed_in_as: Some(&actor.name),
            own_page: Some("/account"),
            sign_out_action: Some("/sign-out"),
            notice: self.notice,
            before: self.before,
            content: self.content,
            ..Shell::default()
        })
    }

    fn parts(&self, actor: &Actor) -> Vec<(&'static str, String)> {
        let here = |seat: &&Seat| self.la.is_none_or(|la| seat.organisation == la.id);
        let roles: Vec<Role> = actor.seats.iter().filter(here).filter_map(|s| Role::of(&s.role)).collect();
        let mine = |part: &&Part| roles.iter().any(|r| part.2.contains(r));
        match self.la {
            Some(la) => LOCAL.iter().filter(mine).map(|(label, path, _)| (*label, la.path(path))).collect(),
            None => {
                NATIONAL.iter().filter(mine).map(|(label, path, _)| (*label, (*path).to_owned())).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_role_has_a_way_home() {
        for role in Role::ALL {
            let seat = Seat { organisation: Uuid::nil(), slug: "x".to_owned(), role: role.code().to_owned() };
            let actor = Actor { seats: vec![seat], ..Actor::default() };
            let parts = Frame::default().parts(&actor);
            assert!(parts.iter().any(|(label, path)| *label == "Home" && path == "/home"), "{role:?}");
            assert_eq!(
                parts.len() > 1,
                matches!(role, Role::Manager | Role::Facilitator | Role::Reviewer),
                "{role:?}"
            );
        }
    }
}
