//! Attacks on one question's published row, by attackers who know the exact base.
//!
//! They share no code with the crate: they read what a page would show and do their own sums.

use calc::{ShownOption, Thresholds, distribution, feasible};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What the page shows of each option; nothing for a hidden one.
type Row = Vec<Option<u32>>;

const ROOM: u32 = 3;

fn published(counts: &[u32]) -> Row {
    let row = distribution(counts, &Thresholds::default()).expect("a row");
    row.iter()
        .map(|cell| match cell.view() {
            ShownOption::Count { count, .. } => Some(count),
            ShownOption::Hidden => None,
            other => panic!("no row: {other:?}"),
        })
        .collect()
}

/// Every way to share `base` people among `options`.
fn all_ways(base: u32, options: usize) -> Vec<Vec<u32>> {
    if options == 1 {
        return vec![vec![base]];
    }
    let with =
        |first| all_ways(base - first, options - 1).into_iter().map(move |rest| [vec![first], rest].concat());
    (0..=base).flat_map(with).collect()
}

/// The strongest attacker: knows the rules, runs them on every possible truth, and keeps the truths
/// that would have led to the page. Answers the narrowest hidden cell found, with its page.
fn narrowest(base: u32, options: usize, rule: impl Fn(&[u32]) -> Row) -> (u32, Row) {
    let mut pages: BTreeMap<Row, Vec<(u32, u32)>> = BTreeMap::new();
    for truth in all_ways(base, options) {
        let known = pages.entry(rule(&truth)).or_insert_with(|| vec![(u32::MAX, 0); options]);
        for (k, c) in known.iter_mut().zip(&truth) {
            *k = (k.0.min(*c), k.1.max(*c));
        }
    }
    let width = |(row, known): (Row, Vec<(u32, u32)>)| {
        let hidden = row.iter().zip(&known).filter(|(cell, _)| cell.is_none());
        hidden.map(|(_, k)| k.1 - k.0).min().map(|w| (w, row.clone()))
    };
    pages.into_iter().filter_map(width).min().unwrap_or((u32::MAX, vec![]))
}

#[test]
fn an_attacker_who_runs_the_rules_backwards_learns_too_little() {
    for (base, options) in [(30, 2), (41, 2), (30, 3), (31, 3), (64, 3), (30, 4), (34, 4), (39, 4), (30, 5)] {
        holds_out(base, options);
    }
}

#[test]
#[ignore = "half a minute; run it when a rule of `distribution` changes"]
fn and_so_it_is_at_every_base_that_can_be_tried() {
    for (options, from, to) in [(2, 30, 120), (3, 30, 150), (4, 30, 75), (5, 30, 42), (6, 30, 30)] {
        (from..=to).for_each(|base| holds_out(base, options));
    }
}

fn holds_out(base: u32, options: usize) {
    let (width, page) = narrowest(base, options, published);
    assert!(width >= ROOM, "{options} options, base {base}: {page:?} leaves {width}");
}

/// The positive control: hide 1 to 5, show the rest as it is.
fn naive(counts: &[u32]) -> Row {
    counts.iter().map(|c| if (1..=5).contains(c) { None } else { Some(*c) }).collect()
}

#[test]
fn the_naive_rule_is_broken_by_the_same_attacker() {
    assert_eq!(narrowest(30, 3, naive).0, 0);
}

/// Rounding and hiding without complementary hiding falls too.
#[test]
fn hiding_and_rounding_alone_are_broken_by_the_same_attacker() {
    let rounded = |counts: &[u32]| counts.iter().map(|c| (*c > 7).then_some((c + 2) / 5 * 5)).collect();
    assert!(narrowest(30, 3, rounded).0 < ROOM);
}

/// The bounds attacker for large bases: what the shown counts leave for the hidden ones, which it
/// takes to be at most `cap`. Answers the room left in each hidden cell, if its guess is possible.
fn room_left(row: &[Option<u32>], base: u32, cap: u32) -> Option<u32> {
    let shown: Vec<i64> = row.iter().flatten().map(|c| i64::from(*c)).collect();
    let (base, cap) = (i64::from(base), i64::from(cap));
    let hidden = (row.len() - shown.len()) as i64;
    let most = base - shown.iter().map(|c| (c - 2).max(8)).sum::<i64>();
    let least = (base - shown.iter().map(|c| (c + 2).min(base - 8)).sum::<i64>()).max(0);
    let low = (least - cap * (hidden - 1)).max(0);
    let high = cap.min(most);
    (hidden > 0 && low <= high).then(|| (high - low) as u32)
}

fn lopsided() -> impl Strategy<Value = Vec<u32>> {
    let count = prop_oneof![3 => 0u32..8, 2 => 8u32..40, 1 => 40u32..300];
    prop::collection::vec(count, 2..12).prop_filter("a row", |c| c.iter().sum::<u32>() >= 30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn no_hidden_cell_is_narrow(counts in lopsided()) {
        let (base, row) = (counts.iter().sum::<u32>(), published(&counts));
        prop_assert!(row.iter().filter(|c| c.is_none()).count() != 1);
        prop_assert!(room_left(&row, base, base).is_none_or(|room| room >= ROOM));
        if row.iter().any(Option::is_some) {
            prop_assert!(room_left(&row, base, 7).is_none_or(|room| room >= ROOM));
        }
    }

    #[test]
    fn small_counts_are_never_shown_and_others_are_rounded(counts in lopsided()) {
        let base = counts.iter().sum::<u32>();
        for (c, shown) in counts.iter().zip(published(&counts)) {
            if let Some(shown) = shown {
                prop_assert!(*c > 7 && base - c > 7);
                prop_assert!(shown % 5 == 0 && shown.abs_diff(*c) <= 2);
            }
        }
    }

    /// The crate's own bounds hold the truth, and are as tight as the attacker's.
    #[test]
    fn feasible_bounds_hold_the_truth(counts in lopsided()) {
        let (base, t) = (counts.iter().sum::<u32>(), Thresholds::default());
        let row = distribution(&counts, &t).expect("a row");
        let bounds = feasible(&row, base, &t).expect("possible");
        for ((c, cell), b) in counts.iter().zip(&row).zip(bounds) {
            prop_assert!(b.low <= *c && *c <= b.high);
            if cell.view() == ShownOption::Hidden {
                prop_assert_eq!(room_left(&published(&counts), base, base), Some(b.high - b.low));
            }
        }
    }
}

#[test]
fn everyone_alike_looks_like_anyone_alike() {
    let alike = [[97, 0, 0, 0], [0, 97, 0, 0], [0, 0, 0, 97], [3, 92, 2, 0]];
    assert!(alike.iter().all(|counts| published(counts).iter().all(Option::is_none)));
}

#[test]
fn small_groups_have_no_row() {
    let view = |counts: &[u32]| distribution(counts, &Thresholds::default()).expect("a row")[0].view();
    assert_eq!(view(&[5, 4]), ShownOption::FewerThan(10));
    assert_eq!(view(&[5, 5]), ShownOption::TooFewForDetail);
    assert_eq!(view(&[15, 14]), ShownOption::TooFewForDetail);
    assert!(matches!(view(&[15, 15]), ShownOption::Count { count: 15, .. }));
}

#[test]
fn one_small_cell_takes_the_next_smallest_with_it() {
    assert_eq!(published(&[3, 60, 20, 40]), [None, Some(60), None, Some(40)]);
    assert_eq!(published(&[3, 6, 20, 40]), [None, None, Some(20), Some(40)]);
    // Equals go together: which of them went would be a clue.
    assert_eq!(published(&[7, 12, 12, 40]), [None, None, None, Some(40)]);
    assert_eq!(published(&[20, 30, 40]), [Some(20), Some(30), Some(40)]);
    // Both near 7: who takes a `c` for 0 to 7 would have them at 6 or 7, so the third goes too.
    assert_eq!(published(&[7, 7, 16]), [None, None, None]);
}

#[test]
fn an_impossible_row_is_refused() {
    let t = Thresholds::default();
    let row = distribution(&[20, 30, 40], &t).expect("a row");
    assert!(feasible(&row, 90, &t).is_ok());
    for base in [40, 75, 300] {
        assert_eq!(feasible(&row, base, &t), Err(calc::CalcError::Impossible));
    }
}

/// A shown cell is never small, and never all but a few: the bounds know the rules too.
#[test]
fn the_bounds_use_what_the_rules_say_of_shown_cells() {
    let known = |counts: &[u32], t: &Thresholds| {
        let row = distribution(counts, t).expect("a row");
        let bounds = feasible(&row, counts.iter().sum(), t).expect("possible");
        bounds.iter().map(|b| (b.low, b.high)).collect::<Vec<_>>()
    };
    // 23 is shown as 25, which 24 to 27 of 31 could not be: the rest would be 7 or fewer.
    assert_eq!(known(&[23, 4, 4], &Thresholds::default()), [(23, 23), (0, 8), (0, 8)]);
    // Rounded to 10, 5 to 14 would be 10; but 5 to 7 are never shown.
    let ten = Thresholds { round_to: 10, min_percent_base: 60, ..Thresholds::default() };
    assert_eq!(known(&[10, 60, 50], &ten), [(8, 14), (55, 64), (45, 54)]);
}
