//! The attack: somebody who knows the exact base and every rule, and has a computer.
//!
//! For every way in which so many people could have answered, the page is made; the attacker keeps the ways that lead
//! to the same page and reads off what a hidden group can be. It shares no code with the audit it attacks.

use calc::{Shown, ShownOption, Thresholds};
use std::collections::BTreeMap;
use surveys::instrument::{Choice, Indicator, Kind, Question};

use super::{Cells, Counts, Table, cells};

/// What a page shows of the groups: favourable, concern, then each option. Nothing for a hidden one.
type Page = Vec<Option<u32>>;

fn question(options: usize, favourable: usize, concern: usize) -> Question {
    let choice = |i: usize| Choice { value: i.to_string(), label: i.to_string().into() };
    let names = |range: std::ops::Range<usize>| range.map(|i| i.to_string()).collect();
    Question {
        name: "q".into(),
        text: "?".into(),
        hint: None,
        lead: None,
        kind: Kind::One { options: (0..options).map(choice).collect() },
        ask_if: None,
        with_previous: false,
        sensitive: true,
        indicator: Some(Indicator {
            label: "q".into(),
            favourable: names(0..favourable),
            concern: names(options - concern..options),
            favourable_said: String::new(),
            concern_said: String::new(),
        }),
    }
}

fn counts(question: &Question, by_option: &[u32]) -> Counts {
    let sum = |of: &[String]| of.iter().filter_map(|v| v.parse::<usize>().ok()).map(|i| by_option[i]).sum();
    let indicator = question.indicator.as_ref().expect("one");
    Counts {
        base: by_option.iter().sum(),
        by_option: by_option.to_vec(),
        favourable: sum(&indicator.favourable),
        concern: sum(&indicator.concern),
    }
}

fn page(cells: &Cells) -> Page {
    let share = |safe: calc::Safe| match safe.view() {
        Shown::Share { count, .. } => Some(count),
        _ => None,
    };
    let shares = cells.shares.as_ref().expect("an indicator");
    let Table::One(row) = &cells.table else { panic!("a row") };
    let option = |cell: &calc::Published<calc::SafeOption>| match cell.into_inner().view() {
        ShownOption::Count { count, .. } => Some(count),
        _ => None,
    };
    [shares.favourable.and_then(|s| share(s.into_inner())), share(shares.concern.into_inner())]
        .into_iter()
        .chain(row.iter().map(option))
        .collect()
}

fn all_ways(base: u32, options: usize) -> Vec<Vec<u32>> {
    if options == 1 {
        return vec![vec![base]];
    }
    let with =
        |first| all_ways(base - first, options - 1).into_iter().map(move |rest| [vec![first], rest].concat());
    (0..=base).flat_map(with).collect()
}

type Rule = fn(&Question, &Counts) -> Page;

fn ours(question: &Question, counts: &Counts) -> Page {
    page(&cells(question, counts, &Thresholds::default()).expect("cells"))
}

/// Each published cell safe by itself, and nothing looked at together.
fn one_by_one(question: &Question, counts: &Counts) -> Page {
    let t = Thresholds::default();
    let shares =
        [counts.favourable, counts.concern].map(|n| calc::share(n, counts.base, &t).expect("a share"));
    let row = calc::distribution(&counts.by_option, &t).expect("a row");
    let [favourable, concern] = shares;
    page(&Cells {
        shares: Some(super::Shares { favourable: Some(favourable.into()), concern: concern.into() }),
        table: Table::One(row.into_iter().map(Into::into).collect()),
    })
    .into_iter()
    .take(2 + question_options(question))
    .collect()
}

fn question_options(question: &Question) -> usize {
    super::options(question).len()
}

/// The narrowest any hidden group is known, with its page; and the share of pages that show both shares.
fn narrowest(question: &Question, base: u32, rule: Rule) -> (u32, Page) {
    let mut pages: BTreeMap<Page, Vec<(u32, u32)>> = BTreeMap::new();
    for way in all_ways(base, question_options(question)) {
        let counts = counts(question, &way);
        let truth: Vec<u32> = [counts.favourable, counts.concern].into_iter().chain(way).collect();
        let known = pages.entry(rule(question, &counts)).or_insert_with(|| vec![(u32::MAX, 0); truth.len()]);
        for (k, n) in known.iter_mut().zip(&truth) {
            *k = (k.0.min(*n), k.1.max(*n));
        }
    }
    let width = |(page, known): (Page, Vec<(u32, u32)>)| {
        let hidden = page.iter().zip(&known).filter(|(cell, _)| cell.is_none());
        hidden.map(|(_, k)| k.1 - k.0).min().map(|w| (w, page.clone()))
    };
    pages.into_iter().filter_map(width).min().unwrap_or((u32::MAX, Vec::new()))
}

/// The shapes of indicators there are: options, how many are good news, how many are a worry.
const SHAPES: [(usize, usize, usize); 9] =
    [(2, 1, 1), (3, 1, 2), (3, 1, 1), (4, 1, 3), (4, 2, 2), (4, 1, 1), (4, 2, 1), (5, 2, 2), (5, 2, 1)];

fn holds_out((options, favourable, concern): (usize, usize, usize), base: u32) {
    let (room, page) = narrowest(&question(options, favourable, concern), base, ours);
    assert!(room >= 3, "{options} {favourable} {concern}, base {base}: {page:?} leaves {room}");
}

#[test]
fn who_runs_the_rules_backwards_learns_too_little() {
    for shape in SHAPES.into_iter().filter(|(options, ..)| *options < 5) {
        [30, 33].into_iter().for_each(|base| holds_out(shape, base));
    }
}

#[test]
#[ignore = "minutes; run it when a rule of this module changes"]
fn and_so_it_is_with_more_answers_and_more_people() {
    std::thread::scope(|all| {
        for shape in SHAPES {
            let bases = if shape.0 < 5 { 30..=47 } else { 30..=33 };
            all.spawn(move || bases.for_each(|base| holds_out(shape, base)));
        }
    });
}

/// The positive control: the same attacker breaks cells that were only made safe one by one.
#[test]
fn cells_that_are_only_safe_one_by_one_are_broken_by_the_same_attacker() {
    assert!(narrowest(&question(4, 1, 3), 42, one_by_one).0 < 3);
}
