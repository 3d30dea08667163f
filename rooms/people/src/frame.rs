//! The frame of every signed-in page: who you are, where you are, the parts of the site your role has.

use kit::govuk::{Shell, shell};
use kit::permit::Actor;
use maud::Markup;

use crate::model::{Organisation, Role};

/// A part of the site: its label, where it is inside an LA, and whose it is.
type Part = (&'static str, &'static str, &'static [Role]);

const LOCAL: [Part; 9] = [
    ("Home", "", &[Role::Lead, Role::Adviser, Role::SeniorLeader, Role::Duty]),
    ("My people", "/my-people", &[Role::Adviser]),
    ("Register", "/register", &[Role::Lead]),
    ("Surveys", "/waves", &[Role::Lead]),
    ("Findings", "/findings", &[Role::Lead, Role::SeniorLeader]),
    ("Plan", "/plan", &[Role::Lead, Role::SeniorLeader]),
    ("Requests", "/contact/requests", &[Role::Lead, Role::Duty]),
    ("Team", "/team", &[Role::Lead]),
    ("Log", "/log", &[Role::Lead]),
];

const NATIONAL: [(&str, &str); 6] = [
    ("Home", "/home"),
    ("Local authorities", "/programme/authorities"),
    ("Rounds", "/programme/rounds"),
    ("Requests", "/programme/contact"),
    ("Outbox", "/programme/outbox"),
    ("Log", "/programme/log"),
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
            sign_out_action: Some("/sign-out"),
            notice: self.notice,
            before: self.before,
            content: self.content,
            ..Shell::default()
        })
    }

    fn parts(&self, actor: &Actor) -> Vec<(&'static str, String)> {
        let Some(la) = self.la else {
            let manager = actor.seats.iter().any(|s| s.role == Role::Manager.code());
            let own = |(label, path): &(&'static str, &str)| (*label, (*path).to_owned());
            return if manager { NATIONAL.iter().map(own).collect() } else { Vec::new() };
        };
        let roles: Vec<Role> = actor
            .seats
            .iter()
            .filter(|s| s.organisation == la.id)
            .filter_map(|s| Role::of(&s.role))
            .collect();
        let mine = |part: &&Part| roles.iter().any(|r| part.2.contains(r));
        LOCAL.iter().filter(mine).map(|(label, path, _)| (*label, la.path(path))).collect()
    }
}
