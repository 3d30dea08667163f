//! How published cells are kept, and the one narrow door back.
//!
//! A cell is stored as what was shown, never as what it was made from. Cells can be written by
//! anyone who holds one; they are read back only inside a [`Published`], whose name in a diff shows
//! that somebody reads a release instead of making one, and which refuses what can't be a cell.

use super::percent::{Percent, PercentInterval};
use super::row::{SafeOption, ShownOption};
use super::{Cell, MAX_BASE, Majority, Safe, SafeBase, ShownBase};
use crate::CalcError;
use serde::{Deserialize, Deserializer, Serialize};

/// The largest base there is may be rounded up a little.
const MAX_PUBLISHED: u32 = 2 * MAX_BASE;

/// A cell read back from a release.
///
/// The same struct can serve for writing and reading: it is written as the cell itself is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Published<T>(T);

impl<T> Published<T> {
    /// The cell.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: Kept> From<T> for Published<T> {
    fn from(cell: T) -> Self {
        Self(cell)
    }
}

impl<'de, T: Kept> Deserialize<'de> for Published<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let record = T::Record::deserialize(from)?;
        T::read(record).map(Self).map_err(serde::de::Error::custom)
    }
}

/// The kinds of cell that can be read back; sealed, so that no other crate adds one.
pub trait Kept: Sized + sealed::Read {}
impl Kept for Safe {}
impl Kept for SafeBase {}
impl Kept for SafeOption {}
impl Kept for crate::versus::Compared {}

pub(crate) mod sealed {
    /// Reads one kind of cell from its record.
    pub trait Read: Sized {
        /// How the cell is stored.
        type Record: for<'de> serde::Deserialize<'de>;
        /// The cell, unless it can't have been published.
        fn read(record: Self::Record) -> Result<Self, crate::CalcError>;
    }
}
use sealed::Read;

/// How a [`Safe`] is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shown", rename_all = "snake_case", deny_unknown_fields)]
pub enum SafeRecord {
    /// Base below the limit.
    FewerThan {
        /// The limit in force.
        limit: u32,
    },
    /// A base of 10 to 29.
    Rough {
        /// True for "more than half".
        more_than_half: bool,
    },
    /// `c`
    Hidden {
        /// Rounded.
        base: u32,
    },
    /// A percentage.
    Share {
        /// Whole.
        percent: u8,
        /// Lower bound, whole percentage.
        low: u8,
        /// Upper bound, whole percentage.
        high: u8,
        /// Rounded.
        count: u32,
        /// Rounded.
        base: u32,
    },
}

impl From<Safe> for SafeRecord {
    fn from(safe: Safe) -> Self {
        match safe.cell {
            Cell::FewerThan { limit } => Self::FewerThan { limit },
            Cell::Rough(m) => Self::Rough { more_than_half: m == Majority::MoreThanHalf },
            Cell::Hidden { base } => Self::Hidden { base },
            Cell::Share { percent, interval, base, count } => Self::Share {
                percent: percent.value(),
                low: interval.low().value(),
                high: interval.high().value(),
                count,
                base,
            },
        }
    }
}

impl Read for Safe {
    type Record = SafeRecord;

    fn read(record: SafeRecord) -> Result<Self, CalcError> {
        let cell = match record {
            SafeRecord::FewerThan { limit } => Cell::FewerThan { limit },
            SafeRecord::Rough { more_than_half: true } => Cell::Rough(Majority::MoreThanHalf),
            SafeRecord::Rough { more_than_half: false } => Cell::Rough(Majority::HalfOrFewer),
            SafeRecord::Hidden { base } => Cell::Hidden { base },
            SafeRecord::Share { percent, low, high, count, base } => {
                let percent = Percent::read(percent)?;
                let interval = PercentInterval::read(low, high)?;
                if base > MAX_PUBLISHED
                    || count > base
                    || percent != Percent::of(count, base)
                    || !interval.holds(percent)
                {
                    return Err(CalcError::NotPublished("its figures don't agree"));
                }
                Cell::Share { percent, interval, base, count }
            }
        };
        Ok(Self { cell })
    }
}

/// How a [`SafeBase`] is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shown", rename_all = "snake_case", deny_unknown_fields)]
pub enum BaseRecord {
    /// Below the limit.
    FewerThan {
        /// The limit in force.
        limit: u32,
    },
    /// Rounded.
    About {
        /// Rounded.
        base: u32,
    },
}

impl From<SafeBase> for BaseRecord {
    fn from(base: SafeBase) -> Self {
        match base.shown {
            ShownBase::FewerThan(limit) => Self::FewerThan { limit },
            ShownBase::About(base) => Self::About { base },
        }
    }
}

impl Read for SafeBase {
    type Record = BaseRecord;

    fn read(record: BaseRecord) -> Result<Self, CalcError> {
        let shown = match record {
            BaseRecord::FewerThan { limit } => ShownBase::FewerThan(limit),
            BaseRecord::About { base } => ShownBase::About(base),
        };
        Ok(Self { shown })
    }
}

/// How a [`SafeOption`] is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shown", rename_all = "snake_case", deny_unknown_fields)]
pub enum OptionRecord {
    /// Base below the limit.
    FewerThan {
        /// The limit in force.
        limit: u32,
    },
    /// A base of 10 to 29.
    TooFewForDetail {},
    /// `c`
    Hidden {},
    /// Shown.
    Count {
        /// Rounded.
        count: u32,
        /// Whole.
        percent: u8,
    },
}

impl From<SafeOption> for OptionRecord {
    fn from(option: SafeOption) -> Self {
        match option.shown {
            ShownOption::FewerThan(limit) => Self::FewerThan { limit },
            ShownOption::TooFewForDetail => Self::TooFewForDetail {},
            ShownOption::Hidden => Self::Hidden {},
            ShownOption::Count { count, percent } => Self::Count { count, percent: percent.value() },
        }
    }
}

impl Read for SafeOption {
    type Record = OptionRecord;

    fn read(record: OptionRecord) -> Result<Self, CalcError> {
        let shown = match record {
            OptionRecord::FewerThan { limit } => ShownOption::FewerThan(limit),
            OptionRecord::TooFewForDetail {} => ShownOption::TooFewForDetail,
            OptionRecord::Hidden {} => ShownOption::Hidden,
            OptionRecord::Count { count, .. } if count > MAX_PUBLISHED => {
                return Err(CalcError::NotPublished("more people than a survey has"));
            }
            OptionRecord::Count { count, percent } => {
                ShownOption::Count { count, percent: Percent::read(percent)? }
            }
        };
        Ok(Self { shown })
    }
}

#[cfg(test)]
pub(super) fn read_record<T: Kept>(record: T::Record) -> Result<T, CalcError> {
    T::read(record)
}
