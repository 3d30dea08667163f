//! A message, before and after it is sent.

use chrono::{DateTime, Utc};
use kit::jobs::Urgency;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where the live link goes, in a body.
pub const LINK: &str = "{link}";

/// How a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By text message.
    Text,
}

impl Channel {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Text => "text",
        }
    }

    pub(crate) fn of(code: &str) -> Self {
        if code == "text" { Self::Text } else { Self::Email }
    }
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its job has not run.
    Waiting,
    /// A server took it.
    Sent,
    /// Nothing is configured to carry it; the outbox shows it.
    Held,
    /// When it was to leave, its link led nowhere any more: it never leaves.
    Void,
    /// The mail server says that there is no such address.
    Refused,
}

impl State {
    pub(crate) const ALL: [Self; 5] = [Self::Waiting, Self::Sent, Self::Held, Self::Void, Self::Refused];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Held => "held",
            Self::Void => "void",
            Self::Refused => "refused",
        }
    }

    pub(crate) fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|s| s.code() == code).unwrap_or(Self::Waiting)
    }

    /// In words, for the outbox page.
    pub fn words(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Sent => "Sent",
            Self::Held => "Not sent: no service set up",
            Self::Void => "Not sent: its link no longer works",
            Self::Refused => "Not sent: there is no such address",
        }
    }
}

/// What goes to somebody who asked for a survey link at a public address. No council sees who that is: it stands in no outbox.
pub(crate) const JOINED: &str = "joined";

/// What tells somebody who left an address with a comment that it was answered. It stands in no outbox either.
pub(crate) const ANSWERED: &str = "answered";

/// Kinds that somebody waits for: a link to sign in or to a survey, and what was told because a care leaver asked to be contacted. All
/// others (a thousand invitations to a survey) wait for them.
const URGENT: [&str; 4] = ["pass", "contact", "contact-advocate", JOINED];

/// Those of them that are about somebody who asked to be contacted.
pub(crate) const CONTACT: [&str; 2] = ["contact", "contact-advocate"];

/// How soon a message of a kind is wanted.
pub(crate) fn urgency(kind: &str) -> Urgency {
    if URGENT.contains(&kind) { Urgency::Urgent } else { Urgency::Patient }
}

/// Whose key a message is sealed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The ring in the key folder that has the person's key (see `kit::keys::Ring`).
    pub ring: String,
    /// The person in it.
    pub person: Uuid,
}

/// A message to write.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The LA it belongs to; none for the programme's own.
    pub organisation: Option<Uuid>,
    /// What it is about: decides who fills the link.
    pub kind: &'static str,
    /// How it travels.
    pub channel: Channel,
    /// E-mail address or phone number.
    pub to: String,
    /// The subject of an e-mail.
    pub subject: String,
    /// Plain text, with [`LINK`] where the live link goes.
    pub body: String,
    /// What the link leads to (a pass, an invitation).
    pub reference: Option<Uuid>,
    /// The person whose key it is sealed under: everyone in a register, so that erasing them takes their messages away
    /// from old copies of the database, too. None for staff: those messages are sealed under the instance's key.
    pub owner: Option<Owner>,
}

/// The part of a message that says who and what: sealed in the database.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Sealed {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) body: String,
}

impl Sealed {
    /// What is left where the person's key was destroyed.
    pub(crate) fn erased() -> Self {
        Self {
            to: "somebody who was erased".to_owned(),
            subject: "Erased".to_owned(),
            body: "Erased: nobody can read this message any more.".to_owned(),
        }
    }
}

/// A message as the outbox page shows it: no live link.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its identifier.
    pub id: Uuid,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// How it travels.
    pub channel: Channel,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, the link masked.
    pub body: String,
    /// How far it has come.
    pub state: State,
}

/// How a link is shown where it must not be live.
pub(crate) const MASK: &str = "[link, shown only to the person it is sent to]";

/// Addresses compare without case and spaces.
pub(crate) fn plain_address(address: &str) -> String {
    address.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}
