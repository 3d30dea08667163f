//! How sure we are of a share, and of a difference between two.
//!
//! There is no finite-population correction: an interval speaks of how young people of such a local
//! authority would answer, not of those who happened to (docs/adr/0009).

use crate::CalcError;

/// The normal deviate that leaves 2.5% in each tail: every interval of the product is a 95% one.
pub const Z: f64 = 1.959_963_984_540_054;

/// An interval. Of a share: from 0 to 1. Of a difference of two shares: from -1 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// Wilson's 95% score interval for `count` of `base` people, without continuity correction.
///
/// It behaves with small bases and near 0 and 1, where the textbook interval leaves 0 to 1.
/// Source: E. B. Wilson, JASA 22 (1927); Newcombe, Statistics in Medicine 17 (1998), 857, method 3.
///
/// # Errors
/// [`CalcError::EmptyBase`] for nobody, [`CalcError::CountOverBase`] for more answers than people.
pub fn wilson(count: u32, base: u32) -> Result<Interval, CalcError> {
    let p = proportion(count, base)?;
    let n = f64::from(base);
    let z2 = Z * Z;
    let middle = p + z2 / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z2 / n;
    // At the ends the bound is 0 or 1 exactly; subtraction would leave dust such as 1e-17.
    let low = if count == 0 { 0.0 } else { ((middle - spread) / whole).max(0.0) };
    let high = if count == base { 1.0 } else { ((middle + spread) / whole).min(1.0) };
    Ok(Interval { low, high })
}

/// Newcombe's 95% interval for the difference of two independent shares, first minus second.
///
/// The square-and-add combination of two Wilson intervals.
/// Source: Newcombe, Statistics in Medicine 17 (1998), 873, method 10.
///
/// # Errors
/// As [`wilson`], for either share.
pub fn newcombe(first: (u32, u32), second: (u32, u32)) -> Result<Interval, CalcError> {
    let (p1, p2) = (proportion(first.0, first.1)?, proportion(second.0, second.1)?);
    let (w1, w2) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let d = p1 - p2;
    Ok(Interval { low: d - (p1 - w1.low).hypot(w2.high - p2), high: d + (w1.high - p1).hypot(p2 - w2.low) })
}

fn proportion(count: u32, base: u32) -> Result<f64, CalcError> {
    match (base, count) {
        (0, _) => Err(CalcError::EmptyBase),
        (b, c) if c > b => Err(CalcError::CountOverBase),
        (b, c) => Ok(f64::from(c) / f64::from(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(got: f64, want: f64) {
        assert!((got - want).abs() < 0.000_05, "got {got}, want {want}");
    }

    /// Newcombe 1998 (857), table I, method 3.
    #[test]
    fn wilson_gives_the_figures_of_newcombes_paper() {
        for (c, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let i = wilson(c, n).expect("a share");
            near(i.low, low);
            near(i.high, high);
        }
    }

    /// Newcombe 1998 (873), table II, method 10.
    #[test]
    fn newcombe_gives_the_figures_of_his_paper() {
        for (a, b, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let i = newcombe(a, b).expect("a difference");
            near(i.low, low);
            near(i.high, high);
        }
    }

    #[test]
    fn the_ends_are_exact() {
        for n in 1..500 {
            assert_eq!(wilson(0, n).map(|i| i.low), Ok(0.0));
            assert_eq!(wilson(n, n).map(|i| i.high), Ok(1.0), "{n}");
        }
    }

    #[test]
    fn a_share_of_nobody_or_of_too_many_is_refused() {
        assert_eq!(wilson(0, 0), Err(CalcError::EmptyBase));
        assert_eq!(wilson(3, 2), Err(CalcError::CountOverBase));
        assert_eq!(newcombe((1, 2), (3, 2)), Err(CalcError::CountOverBase));
    }

    proptest! {
        #[test]
        fn wilson_holds_its_share_and_mirrors(base in 1u32..5000, part in 0.0f64..=1.0) {
            let count = (f64::from(base) * part) as u32;
            let (i, m) = (wilson(count, base).expect("a"), wilson(base - count, base).expect("b"));
            let p = f64::from(count) / f64::from(base);
            prop_assert!(0.0 <= i.low && i.low <= p && p <= i.high && i.high <= 1.0);
            prop_assert!((i.low - (1.0 - m.high)).abs() < 1e-12);
        }

        #[test]
        fn newcombe_turns_round_with_its_shares(a in 0u32..=60, b in 0u32..=40) {
            let (i, m) = (newcombe((a, 60), (b, 40)).expect("a"), newcombe((b, 40), (a, 60)).expect("b"));
            prop_assert!((i.low + m.high).abs() < 1e-12 && (i.high + m.low).abs() < 1e-12);
            prop_assert!(-1.0 - 1e-12 <= i.low && i.low <= i.high && i.high <= 1.0 + 1e-12);
        }
    }
}
