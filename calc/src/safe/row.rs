//! The table of one question over its options, and what an attacker can work out from it.
//!
//! Hiding small counts isn't enough: an attacker who knows the base takes the shown counts off it.
//! So more is hidden until, for every hidden cell, at least [`ROOM`] lies between the least and the
//! greatest count it can have. Rule: docs/adr/0009.

use super::{Percent, Published, Thresholds, published};
use crate::{CalcError, safe::MAX_BASE};
use serde::Serialize;
use std::fmt;

/// A hidden cell's greatest feasible count less its least must be this or more (or the whole group,
/// were it smaller: a row is only shown from a base of 30).
const ROOM: u32 = 3;

/// One option's cell in a question's table, as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "published::OptionRecord")]
pub struct SafeOption {
    pub(super) shown: ShownOption,
}

/// What a reader may be told of a [`SafeOption`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownOption {
    /// Fewer than this many answered (10, unless the settings are stricter): nothing is said.
    FewerThan(u32),
    /// Enough answered for "more than half", too few for a table.
    TooFewForDetail,
    /// `c`
    Hidden,
    /// A count large enough to show.
    Count {
        /// How many chose the option, rounded.
        count: u32,
        /// Of the rounded base, whole.
        percent: Percent,
    },
}

impl SafeOption {
    /// What may be shown.
    pub fn view(&self) -> ShownOption {
        self.shown
    }

    /// The cell that was published earlier and is read back; see [`super::Safe::from_published`].
    pub fn from_published(stored: Published<Self>) -> Self {
        stored.into_inner()
    }
}

/// In English: "fewer than 10", "too few to show", "c" or "40%".
impl fmt::Display for SafeOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shown {
            ShownOption::FewerThan(limit) => write!(f, "fewer than {limit}"),
            ShownOption::TooFewForDetail => f.write_str("too few to show"),
            ShownOption::Hidden => f.write_str("c"),
            ShownOption::Count { percent, .. } => percent.fmt(f),
        }
    }
}

/// Makes the published cells of one question that everyone in the base answered with one option.
///
/// 1. Base under 10 or under 30: nothing per option.
/// 2. Counts of 0 to 7 are hidden, and so is a count that all but 0 to 7 share: it would say of the
///    others what their own cells don't, and of everyone that they answered alike.
/// 3. One hidden cell alone could be worked out from the base, so the next smallest goes with it
///    (and its equals).
/// 4. The next smallest goes as well for as long as any hidden cell is too narrow, whether the
///    attacker takes every `c` for 0 to 7, or knows that a `c` may be larger. The decision rests on
///    the row as published and on the base alone, so that it gives nothing away itself.
///
/// When all is hidden, no more can be done, and no more is needed: any option may then hold nearly
/// everyone. Counts that *are* shown (8 and over) may be worked out more closely than their rounding.
///
/// # Errors
/// [`CalcError::TooFewOptions`], [`CalcError::TooLarge`], or a setting looser than the defaults.
pub fn distribution(counts: &[u32], t: &Thresholds) -> Result<Vec<SafeOption>, CalcError> {
    t.check()?;
    if counts.len() < 2 {
        return Err(CalcError::TooFewOptions);
    }
    let base = counts.iter().try_fold(0u32, |sum, c| sum.checked_add(*c)).filter(|b| *b <= MAX_BASE);
    let base = base.ok_or(CalcError::TooLarge)?;
    let all = |shown| Ok(vec![SafeOption { shown }; counts.len()]);
    if base < t.min_base {
        return all(ShownOption::FewerThan(t.min_base));
    }
    if base < t.min_percent_base {
        return all(ShownOption::TooFewForDetail);
    }
    let mut row: Vec<SafeOption> = counts.iter().map(|c| cell(*c, base, t)).collect();
    while !is_safe(&row, base, t) && hide_smallest(&mut row, counts) {}
    Ok(row)
}

fn cell(count: u32, base: u32, t: &Thresholds) -> SafeOption {
    let shown = if t.hides(count, base) {
        ShownOption::Hidden
    } else {
        let count = t.round(count);
        ShownOption::Count { count, percent: Percent::of(count, t.round(base)) }
    };
    SafeOption { shown }
}

fn is_hidden(cell: &SafeOption) -> bool {
    cell.shown == ShownOption::Hidden
}

/// Hides the smallest shown cell, with all equals; says whether there was one. To hide only the first
/// of equals would tell who runs the rules backwards which it was: with 31 people, `c`, 10, `c` could
/// then be nothing but 12, 12, 7.
fn hide_smallest(row: &mut [SafeOption], counts: &[u32]) -> bool {
    let shown = row.iter().zip(counts).filter(|(cell, _)| !is_hidden(cell));
    let Some(smallest) = shown.map(|(_, count)| *count).min() else {
        return false;
    };
    for (cell, _) in row.iter_mut().zip(counts).filter(|(_, count)| **count == smallest) {
        cell.shown = ShownOption::Hidden;
    }
    true
}

fn is_safe(row: &[SafeOption], base: u32, t: &Thresholds) -> bool {
    if row.iter().filter(|c| is_hidden(c)).count() == 1 {
        return false;
    }
    // To take every `c` for 0 to 7 is the sharpest guess there is. If it can't be so, two hidden cells
    // or more share over 14 people among them, and each may be anything from 0 to all of those.
    bounds(row, base, t.hide_up_to, t).is_none_or(|bounds| {
        row.iter().zip(bounds).all(|(cell, b)| !is_hidden(cell) || b.high - b.low >= ROOM.min(base))
    })
}

/// The least and the greatest count a cell can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub low: u32,
    /// The greatest.
    pub high: u32,
}

/// What an attacker who knows the exact base and the rules can say of each cell of a published row:
/// exact integer bounds, taking a hidden cell to be anything from 0 to the base.
///
/// # Errors
/// [`CalcError::Impossible`] if no counts lead to this row with this base; or loose settings.
pub fn feasible(row: &[SafeOption], base: u32, t: &Thresholds) -> Result<Vec<Bounds>, CalcError> {
    t.check()?;
    if base > MAX_BASE {
        return Err(CalcError::TooLarge);
    }
    bounds(row, base, base, t).ok_or(CalcError::Impossible)
}

/// With one row and one sum, each cell's bounds are what the others leave it at their most and at
/// their least, and every whole number between is possible. Nothing if the row itself is impossible.
fn bounds(row: &[SafeOption], base: u32, cap: u32, t: &Thresholds) -> Option<Vec<Bounds>> {
    let alone: Vec<(u64, u64)> = row.iter().map(|c| alone(c, base, cap, t)).collect();
    let low: u64 = alone.iter().map(|(low, _)| low).sum();
    let high: u64 = alone.iter().map(|(_, high)| high).sum();
    let base = u64::from(base);
    if low > base || high < base || alone.iter().any(|(low, high)| low > high) {
        return None;
    }
    let one = |(l, h): &(u64, u64)| {
        let least = (*l).max(base.saturating_sub(high - h));
        let most = (*h).min(base - (low - l));
        Some(Bounds { low: u32::try_from(least).ok()?, high: u32::try_from(most).ok()? })
    };
    alone.iter().map(one).collect()
}

/// What a cell can be before the sum is looked at. A shown one isn't small, and nor are its others.
fn alone(cell: &SafeOption, base: u32, cap: u32, t: &Thresholds) -> (u64, u64) {
    let (low, high) = match cell.shown {
        ShownOption::Count { count, .. } => {
            let behind = t.behind(count);
            let most = base.saturating_sub(t.hide_up_to + 1);
            ((*behind.start()).max(t.hide_up_to + 1), (*behind.end()).min(most))
        }
        ShownOption::Hidden => (0, cap),
        ShownOption::FewerThan(_) | ShownOption::TooFewForDetail => (0, base),
    };
    (u64::from(low), u64::from(high))
}
