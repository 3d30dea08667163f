//! How far authorities lie apart, beyond what chance would do.

use crate::{Safe, Shown};

/// How many times as much the shown shares differ as they would if all young people answered alike everywhere: about 1 means
/// chance, 5 means that it matters a lot where one lives. `None` of fewer than three.
///
/// The statistic of the usual test of homogeneity, over its degrees of freedom, of the rounded counts as they are published.
pub fn spread(cells: &[Safe]) -> Option<f64> {
    let shown: Vec<(f64, f64)> = cells
        .iter()
        .filter_map(|cell| match cell.view() {
            Shown::Share { count, base, .. } => Some((f64::from(count), f64::from(base))),
            _ => None,
        })
        .collect();
    if shown.len() < 3 {
        return None;
    }
    let (count, base) = shown.iter().fold((0.0, 0.0), |sum, (c, b)| (sum.0 + c, sum.1 + b));
    let all = count / base;
    let chance = all * (1.0 - all);
    let off = |(count, base): &(f64, f64)| (count / base - all).powi(2) * base;
    (chance > 0.0).then(|| shown.iter().map(off).sum::<f64>() / chance / (shown.len() - 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Thresholds, share};

    #[test]
    fn alike_is_nought_apart_is_much_and_hidden_ones_take_no_part() {
        let cell = |count, base| share(count, base, &Thresholds::default()).expect("a share");
        let same = [cell(50, 100), cell(50, 100), cell(50, 100), cell(3, 100)];
        assert_eq!(spread(&same), Some(0.0));
        assert_eq!(spread(&same[1..]), None, "two are shown");
        // By hand: 0.2, 0.5, 0.8 of 100 each: (9 + 0 + 9) / 0.25 / 2.
        let apart = spread(&[cell(20, 100), cell(50, 100), cell(80, 100)]).expect("three");
        assert!((apart - 36.0).abs() < 1e-9, "{apart}");
    }
}
