//! What a second list says that the register does not: pure, a list and the register in, their difference out.

use serde::Serialize;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

use crate::details::Left;
use crate::fields::{Change, Field, LISTED};
use crate::import::{Preview, Row};
use crate::model::Record;

/// So many may be missing from a list before it looks like a part of one: more than these, and more than a fifth.
const FEW: usize = 5;

/// What a list would do to those who are in the register. Its serial form has what somebody decides on, and nothing that
/// another's import of the same list moves.
#[derive(Serialize)]
pub(crate) struct Difference {
    /// People of whom the list says something else.
    pub(crate) changed: Vec<Changed>,
    /// People who are served and not in the list.
    pub(crate) gone: Vec<Named>,
    /// People who are not in the list, and asked to stay.
    #[serde(skip)]
    pub(crate) staying: Vec<Named>,
    /// People who have left and are in the list.
    pub(crate) back: Vec<Back>,
    /// How many are as the list says.
    #[serde(skip)]
    pub(crate) same: usize,
    /// Whether who is missing can be taken to have left: the list is not a small part of the register, and every row of
    /// it says whose it is.
    #[serde(skip)]
    pub(crate) whole: bool,
}

/// Somebody, to be shown.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Named {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) case_id: String,
}

/// Somebody of whom the list says something else.
#[derive(Serialize)]
pub(crate) struct Changed {
    pub(crate) who: Named,
    /// What would change.
    pub(crate) changes: Vec<Change>,
    /// What was corrected by hand after the last list, and is said otherwise by this one.
    pub(crate) conflicts: Vec<Conflict>,
}

/// A correction that the list contradicts.
#[derive(Serialize)]
pub(crate) struct Conflict {
    /// From the correction to what the list says.
    pub(crate) change: Change,
    /// Whether the list says what it said before the correction, and so knows nothing newer.
    pub(crate) as_before: bool,
}

/// Somebody who has left and is in the list.
#[derive(Serialize)]
pub(crate) struct Back {
    pub(crate) who: Named,
    /// Why they are out of the register.
    pub(crate) why: Why,
}

/// Why somebody is out of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum Why {
    /// An earlier list did not have them.
    List,
    /// A lead said so, and the list is perhaps older than that.
    Hand,
    /// A list said that they had died.
    Died,
}

impl Difference {
    /// Whether there is anything beside people to add.
    pub(crate) fn asks(&self) -> bool {
        !(self.changed.is_empty() && self.gone.is_empty() && self.back.is_empty())
    }
}

/// The rows of a list that are about people whom the register knows, by the marks of their ids; and everybody whom the
/// list mentions at all, be it in a row that can't be read.
pub(crate) struct Listed<'a> {
    pub(crate) rows: HashMap<Vec<u8>, &'a Row>,
    mentioned: HashSet<Vec<u8>>,
    preview: &'a Preview,
}

impl<'a> Listed<'a> {
    pub(crate) fn of(preview: &'a Preview, mark: impl Fn(&str) -> Vec<u8>) -> Self {
        let rows = preview.rows.iter().chain(&preview.already_known);
        Self {
            rows: rows.map(|row| (mark(&row.case_id), row)).collect(),
            mentioned: preview.main_ids().map(mark).collect(),
            preview,
        }
    }

    /// Holds the list against the register.
    pub(crate) fn against(&self, register: &[Record]) -> Difference {
        let mut found = Difference {
            changed: Vec::new(),
            gone: Vec::new(),
            staying: Vec::new(),
            back: Vec::new(),
            same: 0,
            whole: true,
        };
        for record in register {
            self.hold(record, &mut found);
        }
        found.changed.sort_by_key(|one| one.who.key());
        found.back.sort_by_key(|one| one.who.key());
        for some in [&mut found.gone, &mut found.staying] {
            some.sort_by_key(Named::key);
        }
        let served = register.iter().filter(|record| !record.archived).count();
        let nameless = self.preview.rejected.iter().any(|line| line.case_id.is_none());
        let many = found.gone.len() > FEW && found.gone.len() * 5 > served;
        found.whole = !nameless && !many;
        found
    }

    fn hold(&self, record: &Record, found: &mut Difference) {
        let Some(row) = self.rows.get(&record.mark) else {
            let unsaid = !record.archived && !record.died && !self.mentioned.contains(&record.mark);
            match record.details.stays {
                true if unsaid => found.staying.push(Named::of(record)),
                false if unsaid => found.gone.push(Named::of(record)),
                _ => {}
            }
            return;
        };
        if record.archived || record.died {
            found.back.push(Back { who: Named::of(record), why: why(record) });
            return;
        }
        let (changes, conflicts) = self.changes(record, row);
        if changes.is_empty() && conflicts.is_empty() {
            found.same += 1;
        } else {
            found.changed.push(Changed { who: Named::of(record), changes, conflicts });
        }
    }

    /// What the list says otherwise: what would change, and what a correction stands against.
    pub(crate) fn changes(&self, record: &Record, row: &Row) -> (Vec<Change>, Vec<Conflict>) {
        let (mut changes, mut conflicts) = (Vec::new(), Vec::new());
        for field in LISTED.iter().filter(|field| field.is_said(self.preview, row)) {
            let (old, new) = (field.said(&record.row), field.said(row));
            if field.same(&old, &new) {
                continue;
            }
            let change = Change { field: *field, old, new };
            match record.details.corrected.get(field) {
                Some(before) => {
                    let as_before = field.same(before, &change.new);
                    conflicts.push(Conflict { change, as_before });
                }
                None => changes.push(change),
            }
        }
        (changes, conflicts)
    }
}

impl Named {
    fn of(record: &Record) -> Self {
        Self { id: record.id, name: record.details.name(), case_id: record.details.case_id.clone() }
    }

    fn key(&self) -> (String, Uuid) {
        (self.name.to_lowercase(), self.id)
    }
}

fn why(record: &Record) -> Why {
    match record.details.left {
        _ if record.died => Why::Died,
        Some(Left::ByList) => Why::List,
        _ => Why::Hand,
    }
}

/// What a lead has ticked.
#[derive(Default)]
pub(crate) struct Choice {
    /// The mark of the difference that they looked at.
    pub(crate) seen: String,
    /// Who has left.
    pub(crate) left: HashSet<Uuid>,
    /// Who is back.
    pub(crate) back: HashSet<Uuid>,
    /// Of whom what is as the list says, and not as it was corrected.
    pub(crate) listed: HashSet<(Uuid, Field)>,
}
