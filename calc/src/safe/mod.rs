//! Disclosure control for one local authority as a whole: the only place that makes published cells.
//!
//! A [`Safe`] has no public fields and one maker, [`share`]. What it holds is what may be shown, and
//! nothing else: the exact count is dropped in the making, so that nothing exact can ride along into
//! a page, a chart's alternative text or a file. A hidden cell is a type, not a number.
//!
//! ```compile_fail
//! let forged = calc::Safe { cell: todo!() }; // private: only disclosure control makes one
//! ```
//! ```compile_fail
//! # let cell = calc::share(3, 50, &calc::Thresholds::default()).unwrap();
//! let number = u32::from(cell); // a cell may be hidden, and `c` is no number
//! ```
//! ```compile_fail
//! # let cell = calc::share(3, 50, &calc::Thresholds::default()).unwrap();
//! let sum = cell + cell; // nor can it be added
//! ```

mod percent;
pub(crate) mod published;
mod row;
mod thresholds;

pub use percent::{Percent, PercentInterval, Words};
pub use published::Published;
pub use row::{Bounds, SafeOption, ShownOption, distribution, feasible};
pub use thresholds::{MAX_BASE, Thresholds};

use crate::CalcError;
use serde::Serialize;
use std::fmt;

/// A share of answers as it may be shown.
///
/// ```
/// use calc::{Shown, Thresholds, share};
/// let cell = share(84, 208, &Thresholds::default()).unwrap();
/// assert_eq!(cell.to_string(), "40%"); // 85 of 210
/// assert!(matches!(cell.view(), Shown::Share { count: 85, base: 210, .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "published::SafeRecord")]
pub struct Safe {
    cell: Cell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    FewerThan { limit: u32 },
    Rough(Majority),
    Hidden { base: u32 },
    Share { percent: Percent, interval: PercentInterval, base: u32, count: u32 },
}

/// What a reader may be told of a [`Safe`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Too few answered for anything to be said. Ten is the default; [`Safe`] prints the limit in force.
    FewerThanTen,
    /// Enough for a word, not for a number (a base of 10 to 29).
    Rough(Majority),
    /// `c`: enough answered, but too few of them on one of the two sides.
    Hidden {
        /// How many answered, rounded.
        base: u32,
    },
    /// A percentage, with all that goes with it.
    Share {
        /// Whole, from the rounded counts.
        percent: Percent,
        /// The envelope of the 95% intervals of everything the rounded counts may stand for.
        interval: PercentInterval,
        /// How many answered, rounded.
        base: u32,
        /// How many gave this answer, rounded.
        count: u32,
    },
}

/// The one thing said of a group of 10 to 29.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Majority {
    /// More than half gave this answer.
    MoreThanHalf,
    /// Half of them or fewer did.
    HalfOrFewer,
}

/// Makes the published cell for `count` of `base` people who answered ("not answered" and "prefer
/// not to say" are not in the base).
///
/// - Base under 10: nothing but that.
/// - Base 10 to 29: whether it is more than half, by the exact share. Whatever the count, this
///   leaves five possible counts or more, so there is no further hiding here: the roughness is it.
/// - Base 30 and over: hidden if 0 to 7 gave the answer, *or if 0 to 7 did not*. Who knows the base
///   (leads do) reads the one from the other, and "98 of 100 trust their worker" tells on two
///   people as surely as "2 of 100 do not". Both sides carry the same `c`, so that "everyone" and
///   "no one" look the same.
/// - Otherwise all three figures come from counts rounded to 5, never from the exact ones.
///
/// Rule: docs/adr/0009.
///
/// # Errors
/// [`CalcError::CountOverBase`], [`CalcError::TooLarge`], or a setting looser than the defaults.
pub fn share(count: u32, base: u32, t: &Thresholds) -> Result<Safe, CalcError> {
    t.check()?;
    if count > base {
        return Err(CalcError::CountOverBase);
    }
    if base > MAX_BASE {
        return Err(CalcError::TooLarge);
    }
    let cell = if base < t.min_base {
        Cell::FewerThan { limit: t.min_base }
    } else if base < t.min_percent_base {
        Cell::Rough(if count > base / 2 { Majority::MoreThanHalf } else { Majority::HalfOrFewer })
    } else if t.hides(count, base) {
        Cell::Hidden { base: t.round(base) }
    } else {
        let (count, base) = (t.round(count), t.round(base));
        let interval = PercentInterval::envelope(t.behind(count), t.behind(base))?;
        Cell::Share { percent: Percent::of(count, base), interval, base, count }
    };
    Ok(Safe { cell })
}

impl Safe {
    /// What may be shown. The only way to look inside.
    pub fn view(&self) -> Shown {
        match self.cell {
            Cell::FewerThan { .. } => Shown::FewerThanTen,
            Cell::Rough(majority) => Shown::Rough(majority),
            Cell::Hidden { base } => Shown::Hidden { base },
            Cell::Share { percent, interval, base, count } => Shown::Share { percent, interval, base, count },
        }
    }

    /// The cell that was published earlier and is read back. This is not making one: nothing is
    /// computed, and a stored value that [`share`] could not have published was refused on reading.
    pub fn from_published(stored: Published<Self>) -> Self {
        stored.into_inner()
    }
}

/// In English: "fewer than 10", "more than half", "c", "40%". Pages in other languages match on
/// [`Safe::view`].
impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.cell {
            Cell::FewerThan { limit } => write!(f, "fewer than {limit}"),
            Cell::Rough(Majority::MoreThanHalf) => f.write_str("more than half"),
            Cell::Rough(Majority::HalfOrFewer) => f.write_str("half or fewer"),
            Cell::Hidden { .. } => f.write_str("c"),
            Cell::Share { percent, .. } => percent.fmt(f),
        }
    }
}

/// How many answered, as it may be shown, for sentences such as "about 210 of you answered".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "published::BaseRecord")]
pub struct SafeBase {
    shown: ShownBase,
}

/// What a reader may be told of a [`SafeBase`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownBase {
    /// Fewer than this many (10, unless the settings are stricter).
    FewerThan(u32),
    /// About this many: rounded.
    About(u32),
}

/// Makes the published base for `n` people. Settings looser than the defaults count as the defaults.
pub fn base(n: u32, t: &Thresholds) -> SafeBase {
    let t = t.stricter(Thresholds::default());
    let shown = if n < t.min_base {
        ShownBase::FewerThan(t.min_base)
    } else {
        ShownBase::About(t.round(n.min(MAX_BASE)))
    };
    SafeBase { shown }
}

impl SafeBase {
    /// What may be shown.
    pub fn view(&self) -> ShownBase {
        self.shown
    }

    /// The base that was published earlier and is read back; see [`Safe::from_published`].
    pub fn from_published(stored: Published<Self>) -> Self {
        stored.into_inner()
    }
}

/// In English: "fewer than 10" or "about 210".
impl fmt::Display for SafeBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shown {
            ShownBase::FewerThan(limit) => write!(f, "fewer than {limit}"),
            ShownBase::About(n) => write!(f, "about {n}"),
        }
    }
}

#[cfg(test)]
mod tests;
