//! Whether two shares differ, and how many such claims a report can bear.

use crate::CalcError;
use crate::safe::MAX_BASE;

/// The two-sided mid-p value of the hypothesis that two groups answer alike.
///
/// Fisher's exact test with half the weight of the table seen (Lancaster 1961), which is nearer its
/// nominal level than Fisher's; two-sided by doubling the smaller tail, so that "better" and
/// "worse" are held to the same measure.
///
/// # Errors
/// [`CalcError::EmptyBase`], [`CalcError::CountOverBase`] or [`CalcError::TooLarge`].
pub fn mid_p(first: (u32, u32), second: (u32, u32)) -> Result<f64, CalcError> {
    let (below, above) = one_sided(first, second)?;
    Ok((2.0 * below.min(above)).min(1.0))
}

/// The two tails by themselves: how surprising the first share is if it weren't lower, and if it weren't higher.
pub(crate) fn one_sided(first: (u32, u32), second: (u32, u32)) -> Result<(f64, f64), CalcError> {
    for (count, base) in [first, second] {
        match base {
            0 => return Err(CalcError::EmptyBase),
            b if count > b => return Err(CalcError::CountOverBase),
            b if b > MAX_BASE => return Err(CalcError::TooLarge),
            _ => {}
        }
    }
    let tails = Tails::of(first, second);
    Ok((tails.below, tails.above))
}

struct Tails {
    below: f64,
    above: f64,
}

impl Tails {
    /// Weighs the first count's hypergeometric distribution outwards from its mode. Only ratios of
    /// neighbours are needed, so neither factorials nor logarithms come in, and nothing overflows.
    fn of((count, n1): (u32, u32), (other, n2): (u32, u32)) -> Self {
        let (seen, n1, n2) = (u64::from(count), u64::from(n1), u64::from(n2));
        let total = seen + u64::from(other);
        let (least, most) = (total.saturating_sub(n2), total.min(n1));
        let mode = ((n1 + 1) * (total + 1) / (n1 + n2 + 2)).clamp(least, most);
        // Weight of k + 1 over weight of k.
        let step = |k: u64| {
            let up = (n1 - k) as f64 * (total - k) as f64;
            up / ((k + 1) as f64 * (n2 + k + 1 - total) as f64)
        };
        let mut sums = Sums { seen, below: 0.0, at: 0.0, above: 0.0 };
        let mut weight = 1.0;
        for k in mode..=most {
            sums.add(k, weight);
            weight *= step(k);
        }
        weight = 1.0;
        for k in (least..mode).rev() {
            weight /= step(k);
            sums.add(k, weight);
        }
        let all = sums.below + sums.at + sums.above;
        Self { below: (sums.below + sums.at / 2.0) / all, above: (sums.above + sums.at / 2.0) / all }
    }
}

struct Sums {
    seen: u64,
    below: f64,
    at: f64,
    above: f64,
}

impl Sums {
    fn add(&mut self, k: u64, weight: f64) {
        match k.cmp(&self.seen) {
            std::cmp::Ordering::Less => self.below += weight,
            std::cmp::Ordering::Equal => self.at += weight,
            std::cmp::Ordering::Greater => self.above += weight,
        }
    }
}

/// Which of a report's p-values may be called a difference, when on average at most `rate` of those
/// called so may be chance. The answers are in the order of the values.
///
/// 30 indicators at a raw 95% would give about 1.5 chance flags per comparator; this is the guard.
/// Source: Benjamini and Hochberg, JRSS B 57 (1995), 289.
///
/// # Errors
/// [`CalcError::NotAProbability`] if a value or the rate isn't within 0 to 1.
pub fn benjamini_hochberg(values: &[f64], rate: f64) -> Result<Vec<bool>, CalcError> {
    if values.iter().chain([&rate]).any(|p| !(0.0..=1.0).contains(p)) {
        return Err(CalcError::NotAProbability);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let share = rate / values.len().max(1) as f64;
    let limit =
        sorted.iter().enumerate().rev().find(|(i, p)| **p <= (*i + 1) as f64 * share).map(|(_, p)| *p);
    Ok(values.iter().map(|p| limit.is_some_and(|l| *p <= l)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn p(a: (u32, u32), b: (u32, u32)) -> f64 {
        mid_p(a, b).expect("a comparison")
    }

    /// The two sanity figures of docs/adr/0009.
    #[test]
    fn the_designs_sanity_figures_hold() {
        let clear = p((1486, 2476), (1010, 1804));
        assert!((0.008..0.0095).contains(&clear), "{clear}");
        let unclear = p((264, 1258), (222, 1233));
        assert!((0.055..0.065).contains(&unclear), "{unclear}");
    }

    /// By hand: 3 of 4 v 1 of 4; the weights of 0 to 4 are 1, 16, 36, 16, 1 of 70.
    #[test]
    fn fishers_tea_is_as_by_hand() {
        assert!((p((3, 4), (1, 4)) - 2.0 * (8.0 + 1.0) / 70.0).abs() < 1e-12);
        assert!((p((4, 4), (0, 4)) - 2.0 * 0.5 / 70.0).abs() < 1e-12);
        assert!((p((2, 4), (2, 4)) - 1.0).abs() < 1e-12);
        assert!((p((0, 9), (0, 12)) - 1.0).abs() < 1e-12);
    }

    /// The 15 values of the 1995 paper, section 4.1: four are significant at 5%.
    #[test]
    fn benjamini_and_hochbergs_own_example() {
        let values = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ];
        let flags = benjamini_hochberg(&values, 0.05).expect("probabilities");
        assert_eq!(flags.iter().filter(|f| **f).count(), 4);
        assert!(flags[..4].iter().all(|f| *f));
    }

    /// A later value that passes carries earlier ones that don't pass by themselves.
    #[test]
    fn benjamini_hochberg_steps_up_and_keeps_the_order() {
        assert_eq!(benjamini_hochberg(&[0.04, 0.9, 0.045, 0.03], 0.06), Ok(vec![true, false, true, true]));
        assert_eq!(benjamini_hochberg(&[], 0.05), Ok(vec![]));
        assert_eq!(benjamini_hochberg(&[f64::NAN], 0.05), Err(CalcError::NotAProbability));
        assert_eq!(benjamini_hochberg(&[0.5], 5.0), Err(CalcError::NotAProbability));
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(mid_p((0, 0), (1, 2)), Err(CalcError::EmptyBase));
        assert_eq!(mid_p((1, 2), (3, 2)), Err(CalcError::CountOverBase));
        assert_eq!(mid_p((1, 2), (3, u32::MAX)), Err(CalcError::TooLarge));
    }

    proptest! {
        #[test]
        fn mid_p_is_a_probability_and_symmetrical(a in 0u32..=80, b in 0u32..=50) {
            let (x, y) = (p((a, 80), (b, 50)), p((b, 50), (a, 80)));
            prop_assert!((0.0..=1.0).contains(&x) && (x - y).abs() < 1e-9);
            prop_assert!((x - p((80 - a, 80), (50 - b, 50))).abs() < 1e-9);
        }
    }
}
