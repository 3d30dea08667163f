//! One side of a comparison: all that its published figures may stand for, as two corners.

use crate::{Safe, SafeBase, Shown, ShownBase, Thresholds};

/// A count and its base.
pub(super) type Share = (u32, u32);

/// The least and the greatest share that the figures of one side may stand for.
///
/// Every test and interval of this crate moves one way when somebody who gave the answer joins a group, or somebody who
/// didn't leaves it. So whatever is behind the figures lies between these two, and only they need to be tried
/// (`tests.rs` tries all there is between).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// The fewest who gave the answer, of the most who were asked.
    pub(super) low: Share,
    /// The most who gave it, of the fewest.
    pub(super) high: Share,
}

impl Side {
    /// Of counts and bases that were rounded apart from each other.
    pub(super) fn new(counts: (u32, u32), bases: (u32, u32)) -> Self {
        Self { low: (counts.0, bases.1.max(counts.0)), high: (counts.1, bases.0.max(counts.1)) }
    }

    /// Of a cell that shows a percentage; nothing else can be compared.
    pub(super) fn of(cell: &Safe, t: &Thresholds) -> Option<Self> {
        match cell.view() {
            Shown::Share { count, base, .. } => Some(Self::new(behind(t, count), behind(t, base))),
            Shown::FewerThanTen | Shown::Rough(_) | Shown::Hidden { .. } => None,
        }
    }

    /// Of a cell of which no percentage is shown: what it may be all the same, from nobody to everybody.
    pub(super) fn unseen(cell: Option<&Safe>, answered: &SafeBase, t: &Thresholds) -> Self {
        let all = |bases: (u32, u32)| Self::new((0, bases.1), bases);
        let few = t.min_percent_base.saturating_sub(1);
        match cell.map(Safe::view) {
            Some(Shown::Share { count, base, .. }) => Self::new(behind(t, count), behind(t, base)),
            Some(Shown::Hidden { base }) => all(behind(t, base)),
            Some(Shown::Rough(crate::Majority::MoreThanHalf)) => {
                Self::new((t.min_base / 2 + 1, few), (t.min_base, few))
            }
            Some(Shown::Rough(crate::Majority::HalfOrFewer)) => Self::new((0, few / 2), (t.min_base, few)),
            Some(Shown::FewerThanTen) => all((0, t.min_base.saturating_sub(1))),
            None => match answered.view() {
                ShownBase::About(n) => all((0, behind(t, n).1)),
                ShownBase::FewerThan(limit) => all((0, limit.saturating_sub(1))),
            },
        }
    }

    /// Both taken together.
    pub(super) fn and(self, other: Self) -> Self {
        let sum = |a: Share, b: Share| (a.0.saturating_add(b.0), a.1.saturating_add(b.1));
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }
}

fn behind(t: &Thresholds, rounded: u32) -> (u32, u32) {
    t.behind(rounded).into_inner()
}
