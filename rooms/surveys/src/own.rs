//! The programme's own instruments, beside those that are built in: read from a form or written here, kept as a draft, and
//! offered to leads. What is offered never changes: what comes after it is its next version.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::instrument::Instrument;
use crate::xlsform::Note;

/// How far one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Read from a form that somebody looks at just now; gone the next day unless they keep it.
    Read,
    /// Kept, and changed at will.
    Draft,
    /// A lead may choose it.
    Offered,
    /// A survey asked it, and no other shall.
    Withdrawn,
}

impl Stage {
    /// Its code in the database.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Draft => "draft",
            Self::Offered => "offered",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The stage of this code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        [Self::Read, Self::Draft, Self::Offered, Self::Withdrawn].into_iter().find(|s| s.code() == code)
    }
}

/// One of the programme's own instruments.
#[derive(Debug, Clone)]
pub struct Own {
    pub(crate) id: Uuid,
    pub(crate) instrument: Instrument,
    pub(crate) stage: Stage,
    /// What its form said that was not taken, while somebody looks at that.
    pub(crate) notes: Vec<Note>,
    /// Counts its changes.
    pub(crate) mark: i32,
    pub(crate) changed_by: Option<Uuid>,
    pub(crate) changed_on: NaiveDate,
    pub(crate) offered_on: Option<NaiveDate>,
}

impl Own {
    /// Whether its words may still be changed.
    pub(crate) fn open(&self) -> bool {
        self.stage == Stage::Draft
    }
}
