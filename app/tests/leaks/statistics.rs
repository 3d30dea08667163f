//! How likely chance alone is to do as well as an attacker did.

/// The probability of `count` or more where `expected` are to be expected (Poisson).
pub(crate) fn at_least(count: usize, expected: f64) -> f64 {
    let mut term = (-expected).exp();
    let mut below = 0.0;
    for n in 0..count {
        below += term;
        term *= expected / (n + 1) as f64;
    }
    if below < 0.999_999 {
        return 1.0 - below;
    }
    // Far out, one minus nearly one says nothing: add up the tail itself.
    let mut tail = 0.0;
    for n in count..count + 200 {
        tail += term;
        term *= expected / (n + 1) as f64;
    }
    tail
}

/// The fewest that chance reaches with a probability of at most `rarely`.
pub(crate) fn fewest_unlikely(expected: f64, rarely: f64) -> usize {
    (0..10_000).find(|count| at_least(*count, expected) <= rarely).unwrap_or(10_000)
}

/// The probability of a normal deviate as far from the middle as `z`, on either side (Abramowitz and Stegun 26.2.17,
/// good to 1 in 10 million, and past that the upper bound of the tail).
pub(crate) fn as_far_as(z: f64) -> f64 {
    let z = z.abs();
    let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    if z > 4.5 {
        return 2.0 * density / z;
    }
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let terms = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let sum: f64 = terms.iter().rev().fold(0.0, |sum, term| (sum + term) * t);
    2.0 * density * sum
}

/// Spearman's rank correlation between the places of `order` and the numbers that stand there.
pub(crate) fn rho(order: &[usize]) -> f64 {
    let n = order.len() as f64;
    let mut sorted: Vec<usize> = order.to_vec();
    sorted.sort_unstable();
    let rank = |who: usize| sorted.binary_search(&who).unwrap_or(0) as f64;
    let apart: f64 = order.iter().enumerate().map(|(at, who)| (at as f64 - rank(*who)).powi(2)).sum();
    1.0 - 6.0 * apart / (n * (n * n - 1.0))
}

/// How many neighbours in `order` came one right after the other, whichever was first. By chance two.
pub(crate) fn neighbours(order: &[usize]) -> usize {
    order.windows(2).filter(|two| two[0].abs_diff(two[1]) == 1).count()
}

/// The probability that a true pair is ranked above a false one, and the standard error of that by chance.
pub(crate) fn area_under_curve(scores: &[(f64, bool)]) -> (f64, f64) {
    let mut sorted: Vec<&(f64, bool)> = scores.iter().collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut ranks, mut at) = (0.0, 0);
    while at < sorted.len() {
        let end = at + sorted[at..].iter().take_while(|s| s.0.total_cmp(&sorted[at].0).is_eq()).count();
        let shared = (at + 1 + end) as f64 / 2.0;
        ranks += shared * sorted[at..end].iter().filter(|s| s.1).count() as f64;
        at = end;
    }
    let yes = scores.iter().filter(|s| s.1).count() as f64;
    let no = scores.len() as f64 - yes;
    let area = (ranks - yes * (yes + 1.0) / 2.0) / (yes * no);
    (area, ((yes + no + 1.0) / (12.0 * yes * no)).sqrt())
}

#[test]
fn the_statistics_are_what_the_books_say() {
    assert!((at_least(14, 4.0) - 7.6e-5).abs() < 2e-6, "{}", at_least(14, 4.0));
    assert!((at_least(36, 20.0) - 8.1e-4).abs() < 2e-5, "{}", at_least(36, 20.0));
    assert_eq!(fewest_unlikely(40.0, 0.001), 62);
    assert!((as_far_as(3.29) - 0.001).abs() < 1e-5, "{}", as_far_as(3.29));
    assert!((as_far_as(5.0) - 5.7e-7).abs() < 1e-7, "{}", as_far_as(5.0));
    assert!((rho(&[0, 1, 2, 3]) - 1.0).abs() < 1e-12 && (rho(&[9, 5, 2]) + 1.0).abs() < 1e-12);
    assert_eq!(neighbours(&[3, 2, 7, 8, 0]), 2);
    let (area, error) = area_under_curve(&[(0.9, true), (0.8, true), (0.1, false), (0.1, false)]);
    assert!((area - 1.0).abs() < 1e-12 && error > 0.0);
}
