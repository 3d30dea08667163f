//! The attack on small boxes counted together. The attacker leads one of the LAs, knows how many answered in each and what each
//! of their own said, and knows every rule. They keep the counts that lead to what they read, and take their own away.

use calc::{CalcError, Safe, Thresholds, share};
use std::collections::BTreeMap;

use super::{cell, strict};

/// How a figure is made of a count and a base.
type Rule = fn(u32, u32) -> Result<Safe, CalcError>;

fn ours(count: u32, base: u32) -> Result<Safe, CalcError> {
    cell(count, base, &strict(Thresholds::default())?)
}

/// The rule for one LA by itself.
fn as_one_authority(count: u32, base: u32) -> Result<Safe, CalcError> {
    share(count, base, &Thresholds::default())
}

/// The counts that can't be told from each other, as they lead to one figure.
fn by_figure(rule: Rule, all: u32) -> Vec<Vec<u32>> {
    let mut same: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for count in 0..=all {
        same.entry(format!("{:?}", rule(count, all).expect("a figure"))).or_default().push(count);
    }
    same.into_values().collect()
}

/// The least room that is left in what the others said, over everything that can have been said: the greatest number it can be
/// less the least. `own` answered in the attacker's LA, and `all` in all.
fn room(rule: Rule, own: u32, all: u32) -> u32 {
    let mut least = u32::MAX;
    for counts in by_figure(rule, all) {
        for said in 0..=own {
            let others = counts.iter().filter_map(|n| n.checked_sub(said)).filter(|n| *n <= all - own);
            if let (Some(low), Some(high)) = (others.clone().min(), others.max()) {
                least = least.min(high - low);
            }
        }
    }
    least
}

/// The same of one of the others: of `theirs` people among the others.
fn room_of_one(rule: Rule, (own, theirs): (u32, u32), all: u32) -> u32 {
    let mut least = u32::MAX;
    let rest = all - own - theirs;
    for counts in by_figure(rule, all) {
        for said in 0..=own {
            let fits =
                (0..=theirs).filter(|n| counts.iter().any(|all| *all >= said + n && all - said - n <= rest));
            if let (Some(low), Some(high)) = (fits.clone().min(), fits.max()) {
                least = least.min(high - low);
            }
        }
    }
    least
}

#[test]
fn whoever_knows_one_box_learns_nothing_of_the_others() {
    for all in 30..=90 {
        for own in 1..=9 {
            assert!(room(ours, own, all) >= 3, "{own} of {all}");
            for theirs in [1, 2, 3, 5, 9] {
                assert!(
                    room_of_one(ours, (own, theirs), all) >= theirs.min(3),
                    "{own} and {theirs} of {all}"
                );
            }
        }
    }
}

/// Something is left to be shown: a rule that hides all would hold, too.
#[test]
fn figures_are_shown_all_the_same() {
    let shown = |all: u32| {
        let is =
            |count: &u32| matches!(ours(*count, all).expect("a figure").view(), calc::Shown::Share { .. });
        (0..=all).filter(is).count()
    };
    assert_eq!((shown(30), shown(40), shown(60)), (5, 15, 35));
}

/// The terms of ADR 0017 for fewer than thirty: words only. Ten ballots of three authorities are eight, one and one, and who
/// leads the first reads what the other two said; as does whoever leads four, of four, three and three.
#[test]
fn words_for_fewer_than_thirty_are_broken_by_the_same_attacker() {
    assert_eq!(room(as_one_authority, 8, 10), 0);
    assert_eq!(room(as_one_authority, 5, 10), 0);
    assert_eq!(room(as_one_authority, 4, 10), 0);
}

/// And the rule for one authority, of thirty and more: the cut at its ends leaves a lead too little.
#[test]
fn the_rule_for_one_authority_is_broken_by_the_same_attacker() {
    let broken = (30..=60).filter(|all| (1..=9).any(|own| room(as_one_authority, own, *all) < 3)).count();
    assert!(broken > 5, "{broken} of 31 sizes");
}
