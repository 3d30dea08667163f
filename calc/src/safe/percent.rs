//! Whole percentages as they may be shown, their intervals, and how to say them kindly.

use crate::{CalcError, wilson};
use std::fmt;
use std::ops::RangeInclusive;

/// A whole percentage made from rounded counts. It prints "hardly any" for 0 and "nearly all" for
/// 100, since rounding can't tell "almost none" from "none" and neither may be claimed of people.
///
/// ```compile_fail
/// fn mean(a: calc::Percent, b: calc::Percent) { let _ = a + b; } // percentages of groups don't add
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u8);

impl Percent {
    /// `count` of `base`, halves up. Both are already rounded.
    pub(crate) fn of(count: u32, base: u32) -> Self {
        let (count, base) = (u64::from(count), u64::from(base.max(1)));
        Self::clamped((200 * count + base) / (2 * base))
    }

    /// A percentage that was published earlier.
    pub(super) fn read(value: u8) -> Result<Self, CalcError> {
        if value > 100 { Err(CalcError::NotPublished("a percentage over 100")) } else { Ok(Self(value)) }
    }

    fn clamped(value: u64) -> Self {
        Self(u8::try_from(value.min(100)).unwrap_or(100))
    }

    /// 0 to 100, for the length of a bar or the cell of a spreadsheet. For reading, print the
    /// percentage itself, which never says 0% or 100%.
    pub fn value(self) -> u8 {
        self.0
    }

    /// The share as one would say it: "1 in 3 of us".
    pub fn in_words(self) -> Words {
        Words::of(self)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.pad("hardly any"),
            100 => f.pad("nearly all"),
            n => f.pad(&format!("{n}%")),
        }
    }
}

/// A 95% interval in whole percentages, rounded outwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PercentInterval {
    low: Percent,
    high: Percent,
}

impl PercentInterval {
    /// The least and the greatest bound of Wilson's interval over every count and base given.
    ///
    /// An interval of the exact counts would give them away: its two bounds can be solved for them.
    /// An interval of the rounded ones alone would claim more certainty than rounding leaves.
    /// All pairs are tried: there are 25 of them, and no argument about monotony is needed.
    pub(super) fn envelope(
        counts: RangeInclusive<u32>,
        bases: RangeInclusive<u32>,
    ) -> Result<Self, CalcError> {
        let (mut low, mut high) = (1.0f64, 0.0f64);
        for base in bases {
            for count in counts.clone().take_while(|c| *c <= base) {
                let one = wilson(count, base)?;
                (low, high) = (low.min(one.low), high.max(one.high));
            }
        }
        // Both are within 0 to 1, so the casts lose nothing but the fraction just taken off.
        let (low, high) = ((low * 100.0).floor() as u64, (high * 100.0).ceil() as u64);
        Ok(Self { low: Percent::clamped(low), high: Percent::clamped(high) })
    }

    /// An interval that was published earlier. Whoever reads it checks that it holds its percentage.
    pub(super) fn read(low: u8, high: u8) -> Result<Self, CalcError> {
        Ok(Self { low: Percent::read(low)?, high: Percent::read(high)? })
    }

    /// The lower bound.
    pub fn low(self) -> Percent {
        self.low
    }

    /// The upper bound.
    pub fn high(self) -> Percent {
        self.high
    }

    /// Whether a percentage lies within, ends included.
    pub fn holds(self, percent: Percent) -> bool {
        (self.low..=self.high).contains(&percent)
    }
}

impl fmt::Display for PercentInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.low, self.high)
    }
}

/// A share in words, for young people's pages. Prints in English ("1 in 3", "about 41%"); pages in
/// other languages match on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// "hardly any"
    HardlyAny,
    /// "half"
    Half,
    /// "1 in 3"
    In {
        /// The 1.
        part: u8,
        /// The 3.
        whole: u8,
    },
    /// "about 41%": no fraction that people say is near enough.
    About(Percent),
    /// "nearly all"
    NearlyAll,
}

impl Words {
    /// The fractions people say, with the percentage each stands for.
    const SAID: [(u8, u8, u8); 9] = [
        (10, 1, 10),
        (20, 1, 5),
        (25, 1, 4),
        (33, 1, 3),
        (50, 1, 2),
        (67, 2, 3),
        (75, 3, 4),
        (80, 4, 5),
        (90, 9, 10),
    ];

    /// How far a fraction may be from the percentage, in points; no two fractions overlap at that.
    const TOLERANCE: u8 = 2;

    fn of(percent: Percent) -> Self {
        match percent.0 {
            0 => return Self::HardlyAny,
            100 => return Self::NearlyAll,
            _ => {}
        }
        match Self::SAID.iter().find(|(said, ..)| said.abs_diff(percent.0) <= Self::TOLERANCE) {
            Some((50, ..)) => Self::Half,
            Some((_, part, whole)) => Self::In { part: *part, whole: *whole },
            None => Self::About(percent),
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HardlyAny => f.write_str("hardly any"),
            Self::NearlyAll => f.write_str("nearly all"),
            Self::Half => f.write_str("half"),
            Self::In { part, whole } => write!(f, "{part} in {whole}"),
            Self::About(percent) => write!(f, "about {percent}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_reads_nought_or_a_hundred_per_cent() {
        assert_eq!(Percent::of(0, 40).to_string(), "hardly any");
        assert_eq!(Percent::of(995, 1000).to_string(), "nearly all");
        assert_eq!(Percent::of(15, 40).to_string(), "38%");
    }

    #[test]
    fn shares_are_said_as_people_say_them() {
        for (percent, said) in [
            (0, "hardly any"),
            (7, "about 7%"),
            (8, "1 in 10"),
            (10, "1 in 10"),
            (25, "1 in 4"),
            (31, "1 in 3"),
            (33, "1 in 3"),
            (35, "1 in 3"),
            (36, "about 36%"),
            (41, "about 41%"),
            (48, "half"),
            (52, "half"),
            (67, "2 in 3"),
            (75, "3 in 4"),
            (93, "about 93%"),
            (100, "nearly all"),
        ] {
            assert_eq!(Percent(percent).in_words().to_string(), said, "{percent}");
        }
    }

    #[test]
    fn no_fraction_is_further_than_two_points_and_none_overlap() {
        for percent in (1..100).map(Percent) {
            let near = Words::SAID.iter().filter(|(said, ..)| said.abs_diff(percent.0) <= 2).count();
            assert!(near <= 1, "{percent}");
            if let Words::In { part, whole } = percent.in_words() {
                let exact = 100.0 * f64::from(part) / f64::from(whole);
                assert!((exact - f64::from(percent.0)).abs() < 2.4, "{percent}");
            }
        }
    }

    /// 40 of 100 may stand for 38 to 42 of 98 to 102: the least is Wilson's 38 of 102, the most 42 of 98.
    #[test]
    fn the_envelope_is_wider_than_any_interval_within() {
        let envelope = PercentInterval::envelope(38..=42, 98..=102).expect("an interval");
        let (least, most) = (wilson(38, 102).expect("a"), wilson(42, 98).expect("b"));
        assert_eq!(f64::from(envelope.low().value()), (least.low * 100.0).floor());
        assert_eq!(f64::from(envelope.high().value()), (most.high * 100.0).ceil());
        assert_eq!(envelope.to_string(), "28% to 53%");
    }
}
