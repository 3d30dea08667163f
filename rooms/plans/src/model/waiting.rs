//! A row of a plan that came in as a file, on its way to be an action.

use uuid::Uuid;

use crate::import::Row;

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fell {
    /// Nothing yet: the plan can't be sent.
    Waits,
    /// This action.
    Action(Uuid),
    /// Nothing, for this reason.
    Dismissed(String),
}

/// A row that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Imported {
    pub(crate) id: Uuid,
    pub(crate) row: Row,
    pub(crate) became: Fell,
}

impl Imported {
    /// Whether something is still to be done about it.
    pub(crate) fn waits(&self) -> bool {
        self.became == Fell::Waits
    }
}
