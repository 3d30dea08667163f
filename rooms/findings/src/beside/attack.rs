//! The attack on everything together: every LA's own cells, what each reads of the others, and all of them as a whole.
//!
//! The attacker knows how many answered in each LA, exactly, and every rule. For every truth that fits what the LAs' own
//! pages show, the comparisons are made; the attacker keeps the truths that lead to the same comparisons, and reads off what
//! each LA's count can be. Comparisons may take nothing away from that: they are made of the cells.

use calc::{Comparator, Contrast, Meaning, Member, Safe, Shown, Thresholds, base, judge, share};
use std::collections::BTreeMap;

/// How many gave the answer, and how many answered, in each LA.
type Programme = [(u32, u32); 4];

/// Hidden ones beside shown ones; each base is known to the attacker.
const PROGRAMMES: [Programme; 5] = [
    [(4, 31), (12, 33), (15, 36), (18, 41)],
    [(29, 33), (14, 33), (11, 37), (20, 38)],
    [(0, 40), (8, 40), (9, 40), (32, 40)],
    [(7, 60), (30, 61), (25, 57), (33, 66)],
    [(17, 30), (16, 31), (22, 45), (3, 30)],
];

fn cell(count: u32, base: u32) -> Safe {
    share(count, base, &Thresholds::default()).expect("a share")
}

/// Every count that leads to this cell.
fn behind(shown: Safe, base: u32) -> Vec<u32> {
    (0..=base).filter(|count| cell(*count, base) == shown).collect()
}

/// What stands in the comparisons, as it is kept.
type Rule = fn(&Programme) -> String;

/// Ours: of each LA its three others, with the verdict on it, and all four.
fn ours(truth: &Programme) -> String {
    let t = Thresholds::default();
    let member = |(count, n): &(u32, u32)| Member {
        cell: Some(cell(*count, *n)),
        answered: base(*n, &t),
        thresholds: t,
    };
    let members: Vec<Member> = truth.iter().map(member).collect();
    let pool = |without: usize| {
        let of: Vec<Member> =
            members.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, m)| *m).collect();
        Comparator::pool(&of).expect("settings")
    };
    let mut seen = format!("{:?}", pool(usize::MAX).map(|all| all.shown(Meaning::Favourable)));
    let report: Vec<Contrast> = (0..truth.len())
        .filter_map(|own| {
            let others = pool(own)?;
            Contrast::of(&cell(truth[own].0, truth[own].1), &t, &others, Meaning::Favourable)
                .expect("settings")
        })
        .collect();
    seen.push_str(&format!("{:?}", judge(&report).expect("a report")));
    seen
}

/// The positive control: exact counts added up, then the national rule (under 8 hidden, the rest rounded to 10).
fn exact_and_rounded(truth: &Programme) -> String {
    let sum = |without: usize| -> u32 {
        truth.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, (count, _))| count).sum()
    };
    let shown = |n: u32| if n < 8 { None } else { Some((n + 5) / 10 * 10) };
    format!("{:?}", [0, 1, 2, 3, usize::MAX].map(|without| shown(sum(without))))
}

/// Of each LA whose cell is hidden, how many counts are possible: before the comparisons, and after.
fn learnt(programme: &Programme, rule: Rule) -> Vec<(usize, usize)> {
    let fits = programme.map(|(count, base)| behind(cell(count, base), base));
    let mut left: BTreeMap<String, Vec<Programme>> = BTreeMap::new();
    for a in &fits[0] {
        for b in &fits[1] {
            for c in &fits[2] {
                for d in &fits[3] {
                    let counts = [*a, *b, *c, *d];
                    let truth = std::array::from_fn(|at| (counts[at], programme[at].1));
                    left.entry(rule(&truth)).or_default().push(truth);
                }
            }
        }
    }
    let same = &left[&rule(programme)];
    (0..programme.len())
        .map(|at| {
            let mut counts: Vec<u32> = same.iter().map(|truth| truth[at].0).collect();
            counts.sort_unstable();
            counts.dedup();
            (fits[at].len(), counts.len())
        })
        .collect()
}

#[test]
fn comparisons_say_nothing_that_the_cells_do_not_say() {
    for programme in &PROGRAMMES {
        for (before, after) in learnt(programme, ours) {
            assert_eq!(before, after, "{programme:?}: fewer counts are possible than before");
            assert!(after > 3, "{programme:?}: one is known too closely");
        }
    }
}

/// The same attacker breaks sums of exact counts, however much they are rounded: they differ from each other by an LA.
#[test]
fn exact_counts_added_up_and_rounded_are_broken_by_the_same_attacker() {
    let narrowed = PROGRAMMES.iter().flat_map(|programme| {
        let hidden =
            |at: usize| matches!(cell(programme[at].0, programme[at].1).view(), Shown::Hidden { .. });
        let learnt = learnt(programme, exact_and_rounded);
        learnt.into_iter().enumerate().filter(move |(at, _)| hidden(*at)).map(|(_, known)| known)
    });
    let worst = narrowed.min_by_key(|(_, after)| *after).expect("hidden ones");
    assert!(worst.1 * 2 < worst.0, "{worst:?}: not even halved");
}
