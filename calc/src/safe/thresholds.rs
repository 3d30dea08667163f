//! The settings of disclosure control, which can only be made stricter.

use crate::CalcError;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// More people than any survey has; keeps every sum within `u32`.
pub const MAX_BASE: u32 = 10_000_000;

/// Beyond this, rounding would leave nothing to read.
const MAX_ROUND: u32 = 100;

/// What disclosure control works by. A wave fixes them when it is created.
///
/// The fields are open because they are settings that people enter; every maker of cells refuses
/// settings looser than the defaults. Source: docs/adr/0009.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// Below this many answers nothing is said but that (people).
    pub min_base: u32,
    /// From this many answers percentages are shown (people).
    pub min_percent_base: u32,
    /// Counts from 0 up to this many are hidden (people).
    pub hide_up_to: u32,
    /// Counts and bases are rounded to the nearest multiple of this (people).
    pub round_to: u32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { min_base: 10, min_percent_base: 30, hide_up_to: 7, round_to: 5 }
    }
}

impl Thresholds {
    /// The stricter of the two in every setting, and never looser than the defaults. Where one
    /// setting calls for another (see [`Self::check`]), that one is raised too.
    #[must_use]
    pub fn stricter(self, other: Self) -> Self {
        let least = Self::default();
        let max = |a: u32, b: u32, c: u32| a.max(b).max(c);
        let min_base = max(self.min_base, other.min_base, least.min_base).min(MAX_BASE);
        let round_to = max(self.round_to, other.round_to, least.round_to).min(MAX_ROUND);
        let mut both = Self {
            min_base,
            min_percent_base: max(self.min_percent_base, other.min_percent_base, least.min_percent_base),
            hide_up_to: max(self.hide_up_to, other.hide_up_to, least.hide_up_to),
            round_to,
        };
        both.min_percent_base = both.min_percent_base.max(both.least_percent_base()).min(MAX_BASE);
        both.hide_up_to = both.hide_up_to.max(both.least_hidden()).min(MAX_BASE);
        both
    }

    /// Whether these settings may be used: none looser than the defaults, and none that make the
    /// others say something false.
    ///
    /// # Errors
    /// [`CalcError::Threshold`] or [`CalcError::ThresholdTooHigh`] naming the first field that is off.
    pub fn check(&self) -> Result<(), CalcError> {
        let least = Self::default();
        let at_least = [
            ("min_base", self.min_base, least.min_base),
            ("round_to", self.round_to, least.round_to),
            ("hide_up_to", self.hide_up_to, least.hide_up_to.max(self.least_hidden())),
            (
                "min_percent_base",
                self.min_percent_base,
                least.min_percent_base.max(self.least_percent_base()),
            ),
        ];
        let at_most = [
            ("round_to", self.round_to, MAX_ROUND),
            ("min_base", self.min_base, MAX_BASE),
            ("hide_up_to", self.hide_up_to, MAX_BASE),
            ("min_percent_base", self.min_percent_base, MAX_BASE),
        ];
        if let Some((field, _, most)) = at_most.into_iter().find(|(_, is, most)| is > most) {
            return Err(CalcError::ThresholdTooHigh { field, most });
        }
        match at_least.into_iter().find(|(_, is, least)| is < least) {
            Some((field, _, least)) => Err(CalcError::Threshold { field, least }),
            None => Ok(()),
        }
    }

    /// A percentage needs a base of six rounding steps, as the defaults have it (30 and 5). Rounded
    /// to 10, 26 of 34 would be 30 of 30, and "nearly all" would be said of three in four.
    fn least_percent_base(&self) -> u32 {
        self.min_base.max(self.round_to.saturating_mul(6))
    }

    /// A count that is shown must not round to 0, or "hardly any" would be said of more than that.
    fn least_hidden(&self) -> u32 {
        self.round_to.div_ceil(2).saturating_sub(1)
    }

    /// Whether `count` of `base` must be hidden because one of the two sides is small.
    pub(super) fn hides(&self, count: u32, base: u32) -> bool {
        count <= self.hide_up_to || base.saturating_sub(count) <= self.hide_up_to
    }

    /// To the nearest multiple, halves up. `n` is at most [`MAX_BASE`].
    pub(super) fn round(&self, n: u32) -> u32 {
        (n + self.round_to / 2) / self.round_to * self.round_to
    }

    /// Every number that rounds to this one.
    pub(crate) fn behind(&self, rounded: u32) -> RangeInclusive<u32> {
        rounded.saturating_sub(self.round_to / 2)..=rounded + (self.round_to - 1) / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_setting_can_only_be_made_stricter() {
        let d = Thresholds::default();
        assert_eq!(d.check(), Ok(()));
        for (loose, field, least) in [
            (Thresholds { min_base: 9, ..d }, "min_base", 10),
            (Thresholds { min_percent_base: 29, ..d }, "min_percent_base", 30),
            (Thresholds { hide_up_to: 6, ..d }, "hide_up_to", 7),
            (Thresholds { round_to: 4, ..d }, "round_to", 5),
        ] {
            assert_eq!(loose.check(), Err(CalcError::Threshold { field, least }));
            assert_eq!(loose.stricter(loose), d);
        }
    }

    #[test]
    fn coarser_rounding_calls_for_larger_bases() {
        let ten = Thresholds { round_to: 10, ..Thresholds::default() };
        assert_eq!(ten.check(), Err(CalcError::Threshold { field: "min_percent_base", least: 60 }));
        assert_eq!(ten.stricter(ten), Thresholds { min_percent_base: 60, ..ten });
        let twenty = Thresholds { round_to: 20, min_percent_base: 120, ..ten };
        assert_eq!(twenty.check(), Err(CalcError::Threshold { field: "hide_up_to", least: 9 }));
        let high = Thresholds { round_to: u32::MAX, ..ten };
        assert_eq!(high.check(), Err(CalcError::ThresholdTooHigh { field: "round_to", most: 100 }));
    }

    fn settings() -> impl Strategy<Value = Thresholds> {
        (any::<u32>(), 0u32..400, 0u32..40, 0u32..200).prop_map(
            |(a, min_percent_base, hide_up_to, round_to)| {
                let min_base = if a % 9 == 0 { a } else { a % 60 };
                Thresholds { min_base, min_percent_base, hide_up_to, round_to }
            },
        )
    }

    proptest! {
        #[test]
        fn stricter_always_holds(a in settings(), b in settings()) {
            prop_assert_eq!(a.stricter(b).check(), Ok(()));
            prop_assert_eq!(a.stricter(b), b.stricter(a));
        }

        #[test]
        fn behind_is_exactly_what_rounds_to_it(n in 0u32..3000, t in settings()) {
            let t = t.stricter(t);
            let r = t.round(n);
            let all: Vec<u32> = (0..4000).filter(|m| t.round(*m) == r).collect();
            prop_assert_eq!(t.behind(r).collect::<Vec<_>>(), all);
        }
    }
}
