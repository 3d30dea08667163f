//! A comparison as it may be shown and kept.

use super::judge::{Meaning, Verdict};
use super::other::Comparator;
use crate::CalcError;
use crate::safe::published::sealed::Read;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One comparison with all that is said of it. Only [`super::judge`] makes one, and a release is read back through
/// [`crate::Published`].
///
/// ```compile_fail
/// # let record: calc::versus::Record = todo!();
/// let forged = calc::Compared { record }; // private
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Compared {
    record: Record,
}

/// How a comparison is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    meaning: Meaning,
    /// In tenths of a per cent.
    percent: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    interval: Option<(u16, u16)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    places: Option<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    found: Option<Found>,
}

/// What was found, where anything may be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Found {
    /// The greatest that it may be, in ten thousandths.
    p: u16,
    /// Percentage points, first less second, outwards.
    low: i16,
    high: i16,
    verdict: Verdict,
}

impl Compared {
    pub(super) fn new(
        other: &Comparator,
        meaning: Meaning,
        found: Option<(f64, (f64, f64), Verdict)>,
    ) -> Self {
        let found = found.map(|(p, (low, high), verdict)| Found {
            // Within -1 to 1, so the casts lose nothing but the fraction just taken off.
            p: (p * 10_000.0).ceil() as u16,
            low: (low * 100.0).floor() as i16,
            high: (high * 100.0).ceil() as i16,
            verdict,
        });
        let Comparator { tenths, interval, base, places, .. } = *other;
        Self { record: Record { meaning, percent: tenths, interval, base, places, found } }
    }

    /// The comparison that was published earlier.
    pub fn from_published(stored: crate::Published<Self>) -> Self {
        stored.into_inner()
    }

    /// Which of an indicator's shares was held against the other side's.
    pub fn meaning(&self) -> Meaning {
        self.record.meaning
    }

    /// The other side's share.
    pub fn percent(&self) -> Tenths {
        Tenths(self.record.percent)
    }

    /// The other side's range, where it has one.
    pub fn interval(&self) -> Option<(Tenths, Tenths)> {
        self.record.interval.map(|(low, high)| (Tenths(low), Tenths(high)))
    }

    /// How many people the other side's share is of, where that is known.
    pub fn base(&self) -> Option<u32> {
        self.record.base
    }

    /// Of a pool: how many authorities' figures are in it, and how many more there are whose figure is not shown.
    pub fn places(&self) -> Option<(u32, u32)> {
        self.record.places
    }

    /// The verdict; `None` where the other side is context only.
    pub fn verdict(&self) -> Option<Verdict> {
        self.record.found.map(|found| found.verdict)
    }

    /// The range of the difference in percentage points, own share less the other.
    pub fn points(&self) -> Option<(i16, i16)> {
        self.record.found.map(|found| (found.low, found.high))
    }

    /// The greatest p-value that the published figures leave room for, rounded up to four places.
    pub fn p(&self) -> Option<f64> {
        self.record.found.map(|found| f64::from(found.p) / 10_000.0)
    }
}

impl Read for Compared {
    type Record = Record;

    fn read(record: Record) -> Result<Self, CalcError> {
        let within =
            |(low, high): (u16, u16)| low <= record.percent && record.percent <= high && high <= 1000;
        let agrees = |found: Found| {
            let clear = found.low > 0 || found.high < 0;
            found.p <= 10_000
                && (-100..=100).contains(&found.low)
                && (found.low..=100).contains(&found.high)
                // Outwards rounding may reach nought where the difference doesn't.
                && (found.verdict == Verdict::NoClearDifference || clear || found.low == 0 || found.high == 0)
        };
        if record.percent > 1000 || !record.interval.is_none_or(within) || !record.found.is_none_or(agrees) {
            return Err(CalcError::NotPublished("the figures of a comparison don't agree"));
        }
        Ok(Self { record })
    }
}

/// A percentage to a tenth, of a whole that isn't this product's; it never claims none or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(u16);

impl Tenths {
    /// In tenths of a per cent, for the place of a mark or the cell of a spreadsheet.
    pub fn value(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.0 / 10, self.0 % 10) {
            (0, ..) => f.pad("hardly any"),
            (1000, ..) => f.pad("nearly all"),
            (_, whole, 0) => f.pad(&format!("{whole}%")),
            (_, whole, tenth) => f.pad(&format!("{whole}.{tenth}%")),
        }
    }
}
