//! Findings held against each other: against other LAs together, against the last time, against figures that were
//! published elsewhere.
//!
//! A comparison is worked out of published cells alone (`calc::versus`). Nothing new is released of anybody: whoever has the
//! cells has all of it, and `attack.rs` tries what everything together gives away.

mod figure;
mod make;
mod start;
mod themes;

#[cfg(test)]
mod attack;
#[cfg(test)]
mod tests;

pub(crate) use figure::{Figure, Revision};
pub(crate) use make::{Place, Round, comparisons};
pub(crate) use start::{START, Start};
pub(crate) use themes::{OverTime, Theme, themes};

use calc::{Compared, Published, Verdict};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a finding is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Source {
    /// The other LAs of the round, taken together.
    Others,
    /// This LA's last survey before.
    Earlier {
        /// When that closed.
        closed_on: NaiveDate,
    },
    /// A figure that was published elsewhere, as it was then.
    Elsewhere {
        /// Of whom it is: "people aged 16 to 24 in the UK".
        population: String,
        /// Of what time.
        period: String,
        /// Who published it.
        source: String,
        /// And when.
        year: i32,
    },
}

/// One comparison of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Beside {
    pub(crate) source: Source,
    pub(crate) compared: Published<Compared>,
}

impl Beside {
    pub(crate) fn compared(&self) -> Compared {
        Compared::from_published(self.compared)
    }

    /// Clearly better than other LAs, or than others of that age.
    pub(crate) fn is_bright_spot(&self) -> bool {
        self.judges() && self.compared().verdict() == Some(Verdict::Better)
    }

    /// The opposite.
    pub(crate) fn is_to_work_on(&self) -> bool {
        self.judges() && self.compared().verdict() == Some(Verdict::Worse)
    }

    /// Better than last time is good news, but no Bright Spot.
    fn judges(&self) -> bool {
        !matches!(self.source, Source::Earlier { .. })
    }
}

/// All comparisons of one release, by indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// Which release of comparisons they are of.
    pub(crate) id: Uuid,
    pub(crate) of: BTreeMap<String, Vec<Beside>>,
}

impl Comparison {
    /// What stands beside this indicator.
    pub(crate) fn beside(&self, indicator: &str) -> &[Beside] {
        self.of.get(indicator).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_bright_spot(&self, indicator: &str) -> bool {
        self.beside(indicator).iter().any(Beside::is_bright_spot)
    }

    /// Something to work on; not where it is a Bright Spot beside others.
    pub(crate) fn is_to_work_on(&self, indicator: &str) -> bool {
        !self.is_bright_spot(indicator) && self.beside(indicator).iter().any(Beside::is_to_work_on)
    }
}
