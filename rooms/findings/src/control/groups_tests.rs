//! What is told of groups, attacked by somebody who knows how many of each group answered and runs the rules backwards.

use calc::{Safe, Shown, Thresholds};
use proptest::prelude::*;
use std::collections::BTreeMap;
use surveys::instrument::{Choice, Indicator, Kind, Question};

use super::{Audited, Cells, Counts, Told, cells, cells_of_groups};

fn question() -> Question {
    let choice = |value: &str| Choice { value: value.into(), label: value.to_owned().into() };
    Question {
        name: "q".into(),
        text: "?".into(),
        hint: None,
        lead: None,
        kind: Kind::One { options: vec![choice("yes"), choice("no")] },
        ask_if: None,
        with_previous: false,
        sensitive: true,
        indicator: Some(Indicator {
            label: "q".into(),
            favourable: vec!["yes".into()],
            concern: vec!["no".into()],
            favourable_said: String::new(),
            concern_said: String::new(),
        }),
    }
}

fn counts(told: &Told, unsaid_good: u32) -> Counts {
    let base = told.unsaid + told.groups.iter().map(|(base, _)| base).sum::<u32>();
    let good = unsaid_good + told.groups.iter().map(|(_, good)| good).sum::<u32>();
    Counts { base, by_option: vec![good, base - good], favourable: good, concern: base - good }
}

/// What a page shows: the share of everybody, then that of each group, or that the table is withheld.
type Page = (Option<u32>, Option<Vec<String>>);

type Rule = fn(&Counts, &Told) -> Page;

fn shown(cell: &Safe) -> Option<u32> {
    match cell.view() {
        Shown::Share { count, .. } => Some(count),
        _ => None,
    }
}

fn whole(counts: &Counts) -> Cells {
    cells(&question(), counts, &Thresholds::default()).expect("cells")
}

fn good(cells: &Cells) -> Option<u32> {
    cells.shares.as_ref().and_then(|s| s.favourable).and_then(|cell| shown(&cell.into_inner()))
}

fn ours(counts: &Counts, told: &Told) -> Page {
    let whole = whole(counts);
    let told = std::slice::from_ref(told);
    let made = cells_of_groups(&question(), counts, &whole, told, &Thresholds::default()).expect("made");
    let table = made.into_iter().next().flatten();
    (good(&whole), table.map(|cells| cells.iter().map(|cell| said(&cell.into_inner())).collect()))
}

/// Each cell safe by itself, beside the exact number of all: what "hide 1 to 7" comes to.
fn one_by_one(counts: &Counts, told: &Told) -> Page {
    let cells = told
        .groups
        .iter()
        .map(|(_, good)| if (1..=7).contains(good) { "c".to_owned() } else { good.to_string() });
    (Some(counts.favourable), Some(cells.collect()))
}

fn said(cell: &Safe) -> String {
    match cell.view() {
        Shown::Share { count, .. } => count.to_string(),
        _ => cell.to_string(),
    }
}

/// How much room is left beyond min(3, size) to whichever hidden group has least, over all ways in which groups of these
/// sizes can answer; below nought it is known too closely.
fn least_room(bases: &[u32], rule: Rule) -> (i64, Page) {
    let mut pages: BTreeMap<Page, Vec<(u32, u32)>> = BTreeMap::new();
    let mut at = vec![0; bases.len()];
    loop {
        let told = Told { groups: bases.iter().copied().zip(at.iter().copied()).collect(), unsaid: 0 };
        let known =
            pages.entry(rule(&counts(&told, 0), &told)).or_insert_with(|| vec![(u32::MAX, 0); at.len()]);
        for (k, n) in known.iter_mut().zip(&at) {
            *k = (k.0.min(*n), k.1.max(*n));
        }
        let Some(next) = (0..at.len()).find(|i| at[*i] < bases[*i]) else { break };
        at[next] += 1;
        at[..next].fill(0);
    }
    let width = |(page, known): (Page, Vec<(u32, u32)>)| {
        let hidden = |i: &usize| page.1.as_ref().is_none_or(|cells| cells[*i].parse::<u32>().is_err());
        let room = |i: usize| i64::from(known[i].1 - known[i].0) - i64::from(bases[i].min(3));
        let narrow = (0..known.len()).filter(hidden).map(room).min();
        narrow.map(|width| (width, page.clone()))
    };
    pages.into_iter().filter_map(width).min().unwrap_or((i64::MAX, (None, None)))
}

/// Two groups that are large enough and, with them, small ones.
const SIZES: [&[u32]; 10] = [
    &[30, 31],
    &[45, 30],
    &[64, 33],
    &[120, 30],
    &[30, 30, 1],
    &[41, 33, 2],
    &[30, 36, 6],
    &[44, 30, 9],
    &[30, 31, 12],
    &[60, 30, 14],
];

#[test]
fn who_runs_the_rules_backwards_learns_too_little_of_any_group() {
    let broken: Vec<_> = SIZES
        .iter()
        .map(|sizes| (sizes, least_room(sizes, ours)))
        .filter(|(_, (room, _))| *room < 0)
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
}

/// The positive control.
#[test]
fn cells_that_are_only_hidden_where_small_are_broken_by_the_same_attacker() {
    for sizes in SIZES {
        assert!(least_room(sizes, one_by_one).0 < 0, "{sizes:?}");
    }
}

fn groups() -> impl Strategy<Value = Told> {
    let group = (0u32..90).prop_flat_map(|base: u32| (Just(base), 0..=base));
    (prop::collection::vec(group, 2..7), 0u32..9).prop_map(|(groups, unsaid)| Told { groups, unsaid })
}

proptest! {
    /// What is made is what the audit lets through, whoever answers how; and tables are made often enough to be of use.
    #[test]
    fn the_audit_finds_nothing_in_what_is_made(told in groups(), share in 0u32..=100) {
        let counts = counts(&told, told.unsaid * share / 100);
        let (question, t) = (question(), Thresholds::default());
        let whole = whole(&counts);
        let made = cells_of_groups(&question, &counts, &whole, std::slice::from_ref(&told), &t).expect("made");
        let shown = made[0].as_ref().map(|cells| cells.iter().map(|c| c.into_inner()).collect::<Vec<_>>());
        let groups = shown.into_iter().map(|cells| (&told, cells)).collect();
        prop_assert_eq!(Audited { question: &question, base: counts.base, cells: &whole, groups }.holds(&t), Ok(true));
    }
}

fn stricter() -> impl Strategy<Value = Thresholds> {
    (0u32..40, 0u32..150, 0u32..25, 0u32..25).prop_map(
        |(min_base, min_percent_base, hide_up_to, round_to)| {
            Thresholds { min_base, min_percent_base, hide_up_to, round_to }.stricter(Thresholds::default())
        },
    )
}

proptest! {
    /// The same by any settings that a programme can choose: they are never looser, and the audit lets through what is made.
    #[test]
    fn the_audit_finds_nothing_by_stricter_settings(told in groups(), share in 0u32..=100, t in stricter()) {
        let counts = counts(&told, told.unsaid * share / 100);
        let question = question();
        let whole = cells(&question, &counts, &t).expect("cells");
        let made = cells_of_groups(&question, &counts, &whole, std::slice::from_ref(&told), &t).expect("made");
        let shown = made[0].as_ref().map(|cells| cells.iter().map(|c| c.into_inner()).collect::<Vec<_>>());
        let groups = shown.into_iter().map(|cells| (&told, cells)).collect();
        prop_assert_eq!(Audited { question: &question, base: counts.base, cells: &whole, groups }.holds(&t), Ok(true));
    }
}

/// Fourteen people in a group said the same. Each cell is safe by itself: "more than half" of them. What the others leave is
/// fourteen.
#[test]
fn a_group_that_the_others_leave_is_found_by_the_audit_and_never_made() {
    let told = Told { groups: vec![(60, 37), (40, 22), (14, 14)], unsaid: 0 };
    let (question, counts, t) = (question(), counts(&told, 0), Thresholds::default());
    let whole = whole(&counts);
    let alone =
        told.groups.iter().map(|(base, good)| calc::share(*good, *base, &t).expect("a share")).collect();
    let groups = vec![(&told, alone)];
    let audited = Audited { question: &question, base: counts.base, cells: &whole, groups };
    assert_eq!(audited.holds(&t), Ok(false));
    let made = cells_of_groups(&question, &counts, &whole, std::slice::from_ref(&told), &t).expect("made");
    assert_eq!(made, [None]);
}

#[test]
fn groups_that_are_large_enough_are_told() {
    let told = Told { groups: vec![(60, 36), (45, 20), (33, 12)], unsaid: 2 };
    let (_, cells) = ours(&counts(&told, 1), &told);
    assert_eq!(cells.as_deref(), Some(&["35", "20", "10"].map(str::to_owned)[..]));
}

#[test]
fn one_large_group_makes_no_table() {
    for small in [0, 1, 9, 29] {
        let told = Told { groups: vec![(70, 35), (small, small / 2)], unsaid: 3 };
        assert_eq!(ours(&counts(&told, 1), &told).1, None, "beside {small}");
    }
}
