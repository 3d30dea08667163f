//! A figure that was published elsewhere, and what became of it here.

use calc::{CalcError, Certainty, Comparator, Elsewhere, Meaning};
use chrono::NaiveDate;
use uuid::Uuid;

use super::Source;

/// A published figure that findings are held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// The question whose indicator it corresponds to.
    pub(crate) question: String,
    /// Which of the indicator's two shares it is.
    pub(crate) meaning: Meaning,
    /// The figure itself.
    pub(crate) share: Elsewhere,
    /// Of whom.
    pub(crate) population: String,
    /// Of what time.
    pub(crate) period: String,
    /// Who published it.
    pub(crate) source: String,
    /// And when.
    pub(crate) year: i32,
    /// Whether findings are held against it from now on.
    pub(crate) used: bool,
}

impl Figure {
    /// As a comparator.
    pub(crate) fn comparator(&self) -> Result<Comparator, CalcError> {
        Comparator::elsewhere(&self.share)
    }

    /// As it is quoted.
    pub(crate) fn cited(&self) -> Source {
        Source::Elsewhere {
            population: self.population.clone(),
            period: self.period.clone(),
            source: self.source.clone(),
            year: self.year,
        }
    }

    /// The share as people write it, with the precision in which it was published.
    pub(crate) fn percent(&self) -> String {
        let (whole, tenth) = (self.share.tenths / 10, self.share.tenths % 10);
        if self.share.to_tenth { format!("{whole}.{tenth}") } else { whole.to_string() }
    }

    /// Of how many people, or within which range; empty where that isn't known.
    pub(crate) fn certainty(&self) -> String {
        let tenths = |n: u16| format!("{}.{}", n / 10, n % 10);
        match self.share.certainty {
            Certainty::Base(n) => format!("{n} people"),
            Certainty::Interval(low, high) => format!("{}% to {}%", tenths(low), tenths(high)),
            Certainty::Unknown => String::new(),
        }
    }
}

/// A figure as somebody wrote it on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Revision {
    /// Names the figure through all its revisions.
    pub(crate) key: String,
    /// 0 for one that came with the program.
    pub(crate) number: i32,
    pub(crate) figure: Figure,
    /// Who wrote it; none where it came with the program.
    pub(crate) by: Option<Uuid>,
    /// And when.
    pub(crate) day: Option<NaiveDate>,
}
