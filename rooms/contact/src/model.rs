//! A request to be contacted, who answers requests, and how far one is: pure.

use chrono::{DateTime, Duration, Utc};
use people::{Details, Organisation};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How often an unread request is told to others, a working hour apart.
pub(crate) const MOST_TOLD: i32 = 8;
/// How long an advocate's link works.
pub(crate) const LINK_LASTS: Duration = Duration::days(7);
/// How long a request is kept after it was marked as done.
pub(crate) const KEPT: Duration = Duration::days(90);

/// What a care leaver wants to be contacted about. It decides who may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// They want to talk.
    Talk,
    /// They are worried about their safety.
    Safety,
    /// It is about their worker or the council: nobody of the LA may know of it.
    Council,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Talk, Self::Safety, Self::Council];

    /// As stored and sent.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Safety => "safety",
            Self::Council => "council",
        }
    }

    /// The kind of a code that was sent.
    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// The kind of a stored code; what is not known goes to the fewest.
    pub(crate) fn stored(code: &str) -> Self {
        Self::of(code).unwrap_or(Self::Council)
    }

    /// In words, for those who answer.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Talk => "They want to talk",
            Self::Safety => "They are worried about their safety",
            Self::Council => "About their worker or the council",
        }
    }
}

/// How somebody wants to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// By a call.
    Call,
    /// By a text message.
    Text,
    /// By e-mail.
    Email,
    /// In another way, which they describe.
    Other,
}

impl Way {
    pub(crate) const ALL: [Self; 4] = [Self::Call, Self::Text, Self::Email, Self::Other];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Text => "text",
            Self::Email => "email",
            Self::Other => "other",
        }
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.code() == code)
    }

    /// In words, for those who answer.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Call => "Call",
            Self::Text => "Text",
            Self::Email => "Email",
            Self::Other => "In another way",
        }
    }
}

/// What somebody wrote: sealed in the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What to call them.
    pub name: String,
    /// How to reach them.
    pub way: Way,
    /// The number, the address, or how else.
    pub reach: String,
    /// When it is safe; none where any time is.
    pub time: Option<String>,
    /// Anything they added.
    pub words: Option<String>,
}

/// A request, without what was written.
#[derive(Debug, Clone)]
pub struct Request {
    pub(crate) id: Uuid,
    /// The LA that was asked, also where its people may not know.
    pub(crate) la: Organisation,
    pub(crate) kind: Kind,
    pub(crate) since: DateTime<Utc>,
    /// When somebody opened it, and who; nobody's account is an advocate's.
    pub(crate) read_at: Option<DateTime<Utc>>,
    pub(crate) read_by: Option<Uuid>,
    pub(crate) done_at: Option<DateTime<Utc>>,
}

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    /// Nobody has opened it.
    Unread,
    /// Somebody has taken it on.
    Opened,
    /// They were contacted.
    Done,
}

impl Request {
    pub(crate) fn state(&self) -> State {
        match (self.read_at, self.done_at) {
            (_, Some(_)) => State::Done,
            (Some(_), None) => State::Opened,
            (None, None) => State::Unread,
        }
    }

    /// The organisation in whose audit log and outbox it may stand: none of the LA where it is about the LA.
    pub(crate) fn told_to(&self) -> Option<Uuid> {
        (self.kind != Kind::Council).then_some(self.la.id)
    }
}

/// How many requests wait for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Nobody has opened them.
    pub unread: usize,
    /// Opened, and not marked as done.
    pub opened: usize,
}

impl Waiting {
    pub(crate) fn of(all: &[Request]) -> Self {
        let count = |state| all.iter().filter(|r| r.state() == state).count();
        Self { unread: count(State::Unread), opened: count(State::Opened) }
    }

    /// Both together.
    pub fn open(self) -> usize {
        self.unread + self.opened
    }
}

/// Somebody whom requests are told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Post {
    /// Told first.
    Duty,
    /// Told while nobody opens or finishes a request.
    Escalation,
    /// Outside the LA; told of what is about the LA.
    Advocate,
}

impl Post {
    pub(crate) const ALL: [Self; 3] = [Self::Duty, Self::Escalation, Self::Advocate];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Escalation => "escalation",
            Self::Advocate => "advocate",
        }
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}

/// Whom an LA's requests are told to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// Told first; without one, all leads are.
    pub duty: Option<Details>,
    /// Told, with all leads, while nobody opens or finishes a request.
    pub escalation: Option<Details>,
    /// Outside the LA; told of what is about the LA.
    pub advocate: Option<Details>,
}

impl Contacts {
    pub(crate) fn get(&self, post: Post) -> Option<&Details> {
        match post {
            Post::Duty => self.duty.as_ref(),
            Post::Escalation => self.escalation.as_ref(),
            Post::Advocate => self.advocate.as_ref(),
        }
    }

    pub(crate) fn put(&mut self, post: Post, who: Option<Details>) {
        match post {
            Post::Duty => self.duty = who,
            Post::Escalation => self.escalation = who,
            Post::Advocate => self.advocate = who,
        }
    }
}

/// The part of an e-mail address that names the organisation.
fn domain(email: &str) -> &str {
    email.rsplit('@').next().unwrap_or_default()
}

/// Whether an advocate with this address would be one of the LA's own: a complaint must not reach those it is about.
/// `team` are the addresses of those who work for the LA, `guests` of others with a seat there.
pub(crate) fn of_the_council(email: &str, team: &[String], guests: &[String]) -> bool {
    team.iter().any(|own| domain(own) == domain(email)) || guests.iter().any(|own| own == email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_as_it_was_written() {
        assert!(Kind::ALL.into_iter().all(|k| Kind::of(k.code()) == Some(k) && Kind::stored(k.code()) == k));
        assert!(Way::ALL.into_iter().all(|w| Way::of(w.code()) == Some(w)));
        assert!(Post::ALL.into_iter().all(|p| Post::of(p.code()) == Some(p)));
        assert_eq!(Kind::of("worker"), None);
    }

    #[test]
    fn a_kind_that_is_not_known_is_kept_from_the_council() {
        assert_eq!(Kind::stored("something newer"), Kind::Council);
    }

    #[test]
    fn an_advocate_is_nobody_of_the_council() {
        let team = ["lead@oakmoor.gov.uk".to_owned()];
        let guests = ["pat@charity.example".to_owned()];
        assert!(of_the_council("lead@oakmoor.gov.uk", &team, &guests));
        assert!(of_the_council("complaints@oakmoor.gov.uk", &team, &guests), "the same organisation");
        assert!(of_the_council("pat@charity.example", &team, &guests), "a partner with a seat");
        assert!(!of_the_council("ann@advocates.example", &team, &guests));
        assert!(!of_the_council("ann@not-oakmoor.gov.uk", &team, &guests));
    }
}
