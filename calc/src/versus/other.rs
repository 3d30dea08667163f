//! What an authority's figure is held against: other authorities together, its own last time, or a figure that was
//! published elsewhere.

use super::judge::Meaning;
use super::published::Compared;
use super::side::{Share, Side};
use crate::interval::Z;
use crate::safe::MAX_BASE;
use crate::{CalcError, Percent, Safe, SafeBase, Shown, Thresholds, wilson};

/// A pool needs the shown figures of this many authorities; of fewer, one of them could read the others' from it.
const FEWEST: usize = 3;
/// From this base a figure carries a verdict.
const LEAST_BASE: u32 = 30;

/// The figure of one authority of a pool, as it was published.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The cell; `None` where nothing is published of the question.
    pub cell: Option<Safe>,
    /// How many answered its survey.
    pub answered: SafeBase,
    /// The settings that its figures were made with.
    pub thresholds: Thresholds,
}

/// How sure the publisher of a figure was of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It is of so many people.
    Base(u32),
    /// It has a 95% interval, from and to in tenths of a per cent.
    Interval(u16, u16),
    /// Nothing is said: the figure is context, and nothing is claimed from it.
    Unknown,
}

/// A figure that others have published, of a population or a sample that isn't ours. It can't be made of answers: it is
/// never exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// In tenths of a per cent.
    pub tenths: u16,
    /// Whether it was published to a tenth; otherwise it is a whole per cent, and stands for more.
    pub to_tenth: bool,
    /// How sure of it they were.
    pub certainty: Certainty,
}

/// The other side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparator {
    /// What it may stand for; `None` for context.
    pub(super) side: Option<Side>,
    pub(super) tenths: u16,
    pub(super) interval: Option<(u16, u16)>,
    pub(super) base: Option<u32>,
    /// How many authorities' figures are in it, and of how many more it is not known what they said.
    pub(super) places: Option<(u32, u32)>,
}

impl Comparator {
    /// Other authorities together, from their published cells alone: whoever has these can work it out, and who sees it
    /// learns nothing of anybody that the cells don't say.
    ///
    /// The figure is of those whose cell is shown. What the others may have said widens its range, to the last of them.
    /// `None` where fewer than three are shown, or more people are behind hidden cells than behind shown ones.
    ///
    /// # Errors
    /// [`CalcError::TooLarge`]; settings looser than the defaults.
    pub fn pool(members: &[Member]) -> Result<Option<Self>, CalcError> {
        let (mut count, mut base, mut shown) = (0u32, 0u32, 0usize);
        let mut side = Side { low: (0, 0), high: (0, 0) };
        let mut unseen = 0u32;
        let mut checked = None;
        for member in members {
            let t = &member.thresholds;
            if checked != Some(t) {
                t.check()?;
                checked = Some(t);
            }
            let one = Side::unseen(member.cell.as_ref(), &member.answered, t);
            side = side.and(one);
            match member.cell.map(|cell| cell.view()) {
                Some(Shown::Share { count: c, base: b, .. }) => {
                    (count, base, shown) = (count.saturating_add(c), base.saturating_add(b), shown + 1);
                }
                _ => unseen = unseen.saturating_add(one.low.1),
            }
        }
        if side.low.1 > MAX_BASE {
            return Err(CalcError::TooLarge);
        }
        if shown < FEWEST || unseen > base || base < LEAST_BASE {
            return Ok(None);
        }
        let places = (number(shown), number(members.len() - shown));
        Ok(Some(Self {
            side: Some(side),
            tenths: u16::from(Percent::of(count, base).value()) * 10,
            interval: Some(around(side)?),
            base: Some(base),
            places: Some(places),
        }))
    }

    /// The authority's own figure of an earlier survey; `None` where no percentage of it is shown.
    pub fn earlier(cell: &Safe, t: &Thresholds) -> Option<Self> {
        let Shown::Share { percent, interval, base, .. } = cell.view() else { return None };
        let tenths = |p: Percent| u16::from(p.value()) * 10;
        Some(Self {
            side: Side::of(cell, t),
            tenths: tenths(percent),
            interval: Some((tenths(interval.low()), tenths(interval.high()))),
            base: Some(base),
            places: None,
        })
    }

    /// A figure that was published elsewhere. It carries a verdict where its base is 30 or more, or its interval is that of
    /// so many.
    ///
    /// # Errors
    /// [`CalcError::NotAProbability`] beyond 100%, or where the interval doesn't hold the figure.
    pub fn elsewhere(figure: &Elsewhere) -> Result<Self, CalcError> {
        let tenths = figure.tenths;
        let (base, published) = match figure.certainty {
            Certainty::Base(n) if n > MAX_BASE => return Err(CalcError::TooLarge),
            Certainty::Base(n) => (Some(n), None),
            Certainty::Interval(low, high) if low > tenths || tenths > high || high > 1000 => {
                return Err(CalcError::NotAProbability);
            }
            Certainty::Interval(low, high) => (None, Some((low, high))),
            Certainty::Unknown => (None, None),
        };
        if tenths > 1000 {
            return Err(CalcError::NotAProbability);
        }
        let side = base.or_else(|| published.and_then(|ends| as_of(figure, ends)));
        let side = side.filter(|n| *n >= LEAST_BASE).map(|n| spread(figure, n));
        let interval = match (published, side) {
            (Some(ends), _) => Some(ends),
            (None, Some(side)) => Some(around(side)?),
            (None, None) => None,
        };
        Ok(Self { side, tenths, interval, base, places: None })
    }

    /// It by itself, as it may be shown: nothing is held against it, and nothing claimed.
    pub fn shown(&self, meaning: Meaning) -> Compared {
        Compared::new(self, meaning, None)
    }

    /// Whether anything may be claimed from it.
    pub fn carries_a_verdict(&self) -> bool {
        self.side.is_some()
    }
}

/// The envelope of Wilson's interval, in tenths of a per cent, outwards to whole ones.
fn around(side: Side) -> Result<(u16, u16), CalcError> {
    let of = |(count, base): Share| wilson(count, base);
    let (low, high) = (of(side.low)?.low, of(side.high)?.high);
    // Within 0 to 1, so the casts lose nothing but the fraction just taken off.
    Ok(((low * 100.0).floor() as u16 * 10, (high * 100.0).ceil() as u16 * 10))
}

/// How many of `n` a rounded percentage may stand for.
fn spread(figure: &Elsewhere, n: u32) -> Side {
    let half = if figure.to_tenth { 0.5 } else { 5.0 };
    let at = |tenths: f64| (tenths / 1000.0 * f64::from(n)).clamp(0.0, f64::from(n));
    let middle = f64::from(figure.tenths);
    Side::new((at(middle - half).floor() as u32, at(middle + half).ceil() as u32), (n, n))
}

/// Of how many people a simple sample would be as unsure as the published interval says: a survey with a complex design
/// is worth fewer than it asked. The wider arm counts, and the rounding of its end.
fn as_of(figure: &Elsewhere, (low, high): (u16, u16)) -> Option<u32> {
    let p = f64::from(figure.tenths) / 1000.0;
    let rounding = if figure.to_tenth { 0.001 } else { 0.01 };
    let arm = f64::from((figure.tenths - low).max(high - figure.tenths)) / 1000.0 + rounding;
    let n = (p * (1.0 - p) * (Z / arm).powi(2)).floor();
    (n >= 1.0).then(|| n.min(f64::from(MAX_BASE)) as u32)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
