//! Disclosure control over everything that is published of one question: its two shares, the row of its
//! options, and the number who were led on by a branch.
//!
//! Each of those is safe by itself (the crate `calc` sees to it). Together they can say more: a share less the
//! options that make it up leaves the hidden one. So an attacker who knows the exact base is run over all of
//! them at once, and more is hidden until no hidden group is known to within three people.

mod audit;
mod bounds;
mod count;
mod groups;
mod known;
mod several;
mod single;

#[cfg(test)]
mod attack;
#[cfg(test)]
mod groups_tests;

pub(crate) use audit::Audited;
pub(crate) use count::{Counts, count, options};
pub(crate) use groups::{Told, cells as cells_of_groups, tell, tells_apart};
pub(crate) use known::{ROOM, behind};

use calc::{CalcError, Published, Safe, SafeOption, Thresholds};
use serde::{Deserialize, Serialize};
use surveys::instrument::{Kind, Question};

/// What is published of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cells {
    /// Its indicator, where it has one.
    pub(crate) shares: Option<Shares>,
    /// Its answers.
    pub(crate) table: Table,
}

/// The two shares of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shares {
    /// Good news. Left out where a base of 10 to 29 and an indicator without a middle would give an even split away.
    pub(crate) favourable: Option<Published<Safe>>,
    /// The worry.
    pub(crate) concern: Published<Safe>,
}

/// The answers of one question, in the order in which they were offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "options", rename_all = "snake_case")]
pub(crate) enum Table {
    /// One answer a person: the row adds up to everyone.
    One(Vec<Published<SafeOption>>),
    /// Any number of answers a person: each is a share of its own.
    Several(Vec<Published<Safe>>),
    /// Not shown: with the rest of the page it would say too much.
    Withheld,
}

/// The cells of a question from its exact counts.
///
/// # Errors
/// When the counts make no sense, which would be a mistake of ours.
pub(crate) fn cells(question: &Question, counts: &Counts, t: &Thresholds) -> Result<Cells, CalcError> {
    match question.kind {
        Kind::Several { .. } => several::cells(question, counts, t),
        _ => single::cells(question, counts, t),
    }
}

/// Whether the base of a branch may be known beside what `parent` shows.
///
/// `led` are the places of the answers that lead there, `base` is how many answered behind the branch. An attacker
/// takes it that all who were led there answered, or, where that can't be, that no more did than were led.
///
/// # Errors
/// As [`cells`].
pub(crate) fn branch_is_safe(
    parent: &Cells,
    question: &Question,
    (parent_base, base): (u32, u32),
    led: &[usize],
    t: &Thresholds,
) -> Result<bool, CalcError> {
    match &parent.table {
        Table::One(row) => {
            let row: Vec<SafeOption> = row.iter().map(|cell| cell.into_inner()).collect();
            single::branch_is_safe(&row, parent.shares.as_ref(), question, (parent_base, base), led, t)
        }
        Table::Several(row) => Ok(base < t.min_base || !several::any_hidden(row, led)),
        Table::Withheld => Ok(base < t.min_base),
    }
}
