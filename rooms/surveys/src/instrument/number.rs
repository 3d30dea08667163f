//! Numbers: the bands in which they are counted, and how far they may go.

use super::{Kind, Question};

/// How far apart the lowest and the highest may be: each of them can stand in a condition and in a band.
pub(super) const WIDEST: i32 = 1_000;
/// The most bands of a finding; with more of them most would be hidden.
pub(super) const MOST_BANDS: usize = 12;
/// Bands where the instrument does not say: few enough to be shown, enough to see a spread.
const USUAL: i32 = 5;

impl Question {
    /// The bands in which a number is counted, each from its first to its last; none for any other kind.
    pub fn bands(&self) -> Vec<(i32, i32)> {
        let Kind::Number { low, high, bands } = &self.kind else { return Vec::new() };
        let starts = if bands.is_empty() { usual(*low, *high) } else { bands.clone() };
        let firsts = std::iter::once(*low).chain(starts.iter().copied());
        let lasts = starts.iter().map(|start| start - 1).chain([*high]);
        firsts.zip(lasts).collect()
    }
}

fn usual(low: i32, high: i32) -> Vec<i32> {
    let all = high - low + 1;
    let width = (all + USUAL - 1).div_euclid(USUAL).max(1);
    (1..).map(|n| low + n * width).take_while(|start| *start <= high).collect()
}

/// Why a number can't be asked.
pub(super) fn wrong(name: &str, low: i32, high: i32, bands: &[i32]) -> Option<String> {
    let wide = high.checked_sub(low).is_none_or(|width| width > WIDEST);
    if low >= high || wide {
        return Some(format!(
            "{name} goes from {low} to {high}. The highest has to be above the lowest, by {WIDEST} at the most."
        ));
    }
    let rise = std::iter::once(&low).chain(bands).zip(bands).all(|(before, start)| before < start);
    if !rise || bands.iter().any(|start| *start > high) || bands.len() >= MOST_BANDS {
        return Some(format!(
            "The bands of {name} have to rise from above {low} to {high}, and there are {MOST_BANDS} at the most."
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::starter;
    use super::*;

    fn bands(low: i32, high: i32, bands: &[i32]) -> Vec<(i32, i32)> {
        let any = starter().sections[0].questions[0].clone();
        Question { kind: Kind::Number { low, high, bands: bands.to_vec() }, ..any }.bands()
    }

    #[test]
    fn every_number_is_in_one_band() {
        assert_eq!(bands(0, 20, &[1, 3, 6]), [(0, 0), (1, 2), (3, 5), (6, 20)]);
        assert_eq!(bands(0, 4, &[]), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
        assert_eq!(bands(0, 10, &[]), [(0, 2), (3, 5), (6, 8), (9, 10)]);
        for (low, high) in [(0, 1), (-5, 5), (16, 25), (0, 1_000), (7, 19)] {
            let bands = bands(low, high, &[]);
            let counted: Vec<i32> = bands.iter().flat_map(|(from, to)| *from..=*to).collect();
            assert_eq!(counted, (low..=high).collect::<Vec<_>>(), "{low} to {high}");
            assert!(bands.len() <= 5);
        }
    }

    #[test]
    fn what_has_no_order_is_refused() {
        assert_eq!(wrong("q", 0, 20, &[1, 3]), None);
        for (low, high, bands) in [
            (5, 5, &[][..]),
            (0, 2_000, &[]),
            (i32::MIN, i32::MAX, &[]),
            (0, 9, &[3, 3]),
            (0, 9, &[0]),
            (0, 9, &[10]),
        ] {
            assert!(wrong("q", low, high, bands).is_some(), "{low} {high} {bands:?}");
        }
    }
}
