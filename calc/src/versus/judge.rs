//! Whether a difference is clear, over all comparisons of a report at once.

use super::other::Comparator;
use super::published::Compared;
use super::side::Side;
use crate::compare::one_sided;
use crate::{CalcError, Safe, Thresholds, benjamini_hochberg, newcombe};
use serde::{Deserialize, Serialize};

/// Of a report's claims at most this share may be chance, on average.
const RATE: f64 = 0.05;

/// What more of a share means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Good news: more is better.
    Favourable,
    /// A worry: fewer is better.
    Concern,
}

/// What a comparison says of an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Clearly better.
    Better,
    /// Clearly worse.
    Worse,
    /// No clear difference: it may be chance, rounding, or too few answers.
    NoClearDifference,
}

/// One comparison before the verdict: it can only be made of a published cell and a [`Comparator`], and nothing can be
/// read of it but through [`judge`], which looks at all of a report together.
///
/// ```compile_fail
/// let own = (1_486u32, 2_476u32); // exact counts are not a cell
/// let contrast = calc::Contrast::of(&own, todo!(), todo!(), calc::Meaning::Favourable);
/// ```
/// ```compile_fail
/// let forged = calc::Contrast { measured: None, meaning: calc::Meaning::Favourable }; // private
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Contrast {
    other: Comparator,
    meaning: Meaning,
    measured: Option<Measured>,
}

#[derive(Clone, Copy, Debug)]
struct Measured {
    /// The greatest p-value there could be for either claim; the smaller of both is what is claimed, if anything.
    higher: f64,
    lower: f64,
    /// Newcombe's interval of the difference, over all that both sides may stand for.
    low: f64,
    high: f64,
}

impl Contrast {
    /// Holds a published cell against something; `None` where the cell shows no percentage.
    ///
    /// # Errors
    /// Settings looser than the defaults, or a comparator too large.
    pub fn of(
        own: &Safe,
        t: &Thresholds,
        other: &Comparator,
        meaning: Meaning,
    ) -> Result<Option<Self>, CalcError> {
        t.check()?;
        let Some(own) = Side::of(own, t) else { return Ok(None) };
        let measured = other.side.map(|other| measure(own, other)).transpose()?;
        Ok(Some(Self { other: *other, meaning, measured }))
    }
}

fn measure(own: Side, other: Side) -> Result<Measured, CalcError> {
    let (nearest_below, nearest_above) = ((own.low, other.high), (own.high, other.low));
    let double = |p: f64| (2.0 * p).min(1.0);
    Ok(Measured {
        higher: double(one_sided(nearest_below.0, nearest_below.1)?.1),
        lower: double(one_sided(nearest_above.0, nearest_above.1)?.0),
        low: newcombe(nearest_below.0, nearest_below.1)?.low,
        high: newcombe(nearest_above.0, nearest_above.1)?.high,
    })
}

impl Measured {
    fn p(&self) -> f64 {
        self.higher.min(self.lower)
    }

    /// Clear only where the interval leaves no room for "the same" either: a sentence that claims a difference beside a range
    /// that holds nought would not be believed, and rightly.
    fn verdict(&self, claimed: bool, meaning: Meaning) -> Verdict {
        let higher = self.higher < self.lower && self.low > 0.0;
        let lower = self.lower < self.higher && self.high < 0.0;
        match (claimed && (higher || lower), higher, meaning) {
            (false, ..) => Verdict::NoClearDifference,
            (true, true, Meaning::Favourable) | (true, false, Meaning::Concern) => Verdict::Better,
            (true, ..) => Verdict::Worse,
        }
    }
}

/// The verdicts of one report, in the order of its comparisons: all its indicators and all its comparators together, as
/// each more is one more chance to be wrong.
///
/// # Errors
/// None that these comparisons can lead to.
pub fn judge(report: &[Contrast]) -> Result<Vec<Compared>, CalcError> {
    let values: Vec<f64> = report.iter().filter_map(|c| c.measured.map(|m| m.p())).collect();
    let mut claimed = benjamini_hochberg(&values, RATE)?.into_iter();
    let compared = report.iter().map(|contrast| {
        let found = contrast.measured.map(|m| {
            let claim = claimed.next().unwrap_or(false);
            (m.p(), (m.low, m.high), m.verdict(claim, contrast.meaning))
        });
        Compared::new(&contrast.other, contrast.meaning, found)
    });
    Ok(compared.collect())
}
