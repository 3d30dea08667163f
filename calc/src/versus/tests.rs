//! Verdicts: the figures of docs/adr/0009, the direction of good news and worries, and every truth behind the cells.

use super::side::Side;
use super::*;
use crate::compare::one_sided;
use crate::{Safe, SafeBase, Thresholds, base, newcombe, share};
use proptest::prelude::*;

fn t() -> Thresholds {
    Thresholds::default()
}

fn cell(count: u32, base: u32) -> Safe {
    share(count, base, &t()).expect("a share")
}

fn member(cell: Option<Safe>, answered: u32) -> Member {
    Member { cell, answered: base(answered, &t()), thresholds: t() }
}

fn against(own: (u32, u32), other: (u32, u32), meaning: Meaning) -> Contrast {
    let other = Comparator::earlier(&cell(other.0, other.1), &t()).expect("a percentage");
    Contrast::of(&cell(own.0, own.1), &t(), &other, meaning).expect("settings").expect("a percentage")
}

fn alone(contrast: Contrast) -> Compared {
    judge(&[contrast]).expect("a report")[0]
}

/// 60% of 2,476 and 56% of 1,804 differ (p about 0.009); 21% of 1,258 and 18% of 1,233 don't (about 0.06). From the rounded
/// figures both stay what they are, and the p-value is a little larger, never smaller.
#[test]
fn the_designs_sanity_figures_hold_from_published_cells() {
    let clear = alone(against((1486, 2476), (1010, 1804), Meaning::Favourable));
    assert_eq!(clear.verdict(), Some(Verdict::Better));
    assert!(clear.p().is_some_and(|p| (0.0085..0.02).contains(&p)), "{:?}", clear.p());
    let unclear = alone(against((264, 1258), (222, 1233), Meaning::Favourable));
    assert_eq!(unclear.verdict(), Some(Verdict::NoClearDifference));
    assert!(unclear.p().is_some_and(|p| (0.055..0.12).contains(&p)), "{:?}", unclear.p());
}

#[test]
fn more_of_a_worry_is_worse_and_fewer_is_better() {
    let (many, few) = ((150, 200), (80, 200));
    for (own, other, meaning, says) in [
        (many, few, Meaning::Favourable, Verdict::Better),
        (few, many, Meaning::Favourable, Verdict::Worse),
        (many, few, Meaning::Concern, Verdict::Worse),
        (few, many, Meaning::Concern, Verdict::Better),
    ] {
        let found = alone(against(own, other, meaning));
        assert_eq!(found.verdict(), Some(says));
        let (low, high) = found.points().expect("a range");
        assert_eq!(own == many, low > 0);
        assert_eq!(own == few, high < 0);
    }
}

/// Exactly these counts would be told apart; the rounded ones may stand for others, which wouldn't.
#[test]
fn where_rounding_could_turn_it_there_is_no_clear_difference() {
    let (own, other) = ((62, 103), (45, 102));
    let exact = 2.0 * one_sided(own, other).expect("tails").1;
    assert!(exact < 0.025, "{exact}");
    let found = alone(against(own, other, Meaning::Favourable));
    assert_eq!(found.verdict(), Some(Verdict::NoClearDifference));
}

/// One clear difference stays clear among many chances of one; a doubtful one doesn't.
#[test]
fn more_comparisons_ask_more_of_each() {
    let doubtful = against((134, 200), (104, 200), Meaning::Favourable);
    let clear = against((150, 200), (80, 200), Meaning::Favourable);
    let none = against((100, 200), (100, 200), Meaning::Favourable);
    assert_eq!(alone(doubtful).verdict(), Some(Verdict::Better));
    let many: Vec<Contrast> = [doubtful, clear].into_iter().chain(std::iter::repeat_n(none, 30)).collect();
    let found = judge(&many).expect("a report");
    assert_eq!(found[0].verdict(), Some(Verdict::NoClearDifference));
    assert_eq!(found[1].verdict(), Some(Verdict::Better));
    assert_eq!(judge(&[]).expect("none"), vec![]);
}

#[test]
fn what_shows_no_percentage_is_not_compared() {
    let other = Comparator::earlier(&cell(50, 100), &t()).expect("a percentage");
    for own in [cell(3, 100), cell(98, 100), cell(20, 29), cell(5, 9)] {
        assert!(Contrast::of(&own, &t(), &other, Meaning::Concern).expect("settings").is_none());
        assert!(Comparator::earlier(&own, &t()).is_none());
    }
    let loose = Thresholds { round_to: 1, ..t() };
    assert!(Contrast::of(&cell(50, 100), &loose, &other, Meaning::Concern).is_err());
}

#[test]
fn a_pool_is_the_sum_of_what_is_published() {
    let shown: Vec<Member> =
        [(62, 101), (83, 148), (41, 99)].map(|(c, b)| member(Some(cell(c, b)), b)).to_vec();
    let pool = Comparator::pool(&shown).expect("settings").expect("a pool");
    assert_eq!((pool.base, pool.places, pool.tenths), (Some(350), Some((3, 0)), 530)); // 185 of 350
    assert_eq!(Comparator::pool(&shown[..2]), Ok(None), "two others could read each other's");
    // Somebody's hidden cell widens the range, whatever is behind it.
    let hidden = member(Some(cell(3, 60)), 60);
    let with = Comparator::pool(&[&shown[..], &[hidden]].concat()).expect("settings").expect("a pool");
    assert_eq!((with.base, with.places, with.tenths), (Some(350), Some((3, 1)), 530));
    let (a, b) = (pool.interval.expect("a range"), with.interval.expect("a range"));
    assert!(b.0 < a.0 && a.1 < b.1);
    // Where most of it is hidden there is nothing to hold against.
    let much = member(Some(cell(3, 400)), 400);
    assert_eq!(Comparator::pool(&[&shown[..], &[much]].concat()), Ok(None));
}

#[test]
fn a_small_group_or_an_unshown_question_counts_as_whatever_it_may_be() {
    let answered = |n| base(n, &t());
    let of = |cell: Option<Safe>, n: u32| Side::unseen(cell.as_ref(), &answered(n), &t());
    assert_eq!(of(Some(cell(20, 29)), 29), Side { low: (6, 29), high: (29, 29) });
    assert_eq!(of(Some(cell(4, 20)), 29), Side { low: (0, 29), high: (14, 14) });
    assert_eq!(of(Some(cell(1, 9)), 29), Side { low: (0, 9), high: (9, 9) });
    assert_eq!(of(None, 101), Side { low: (0, 102), high: (102, 102) });
    assert_eq!(of(Some(cell(3, 60)), 60), Side { low: (0, 62), high: (62, 62) });
}

#[test]
fn a_figure_from_elsewhere_claims_no_more_than_its_publisher() {
    let figure = |tenths, to_tenth, certainty| Elsewhere { tenths, to_tenth, certainty };
    let of = |f: &Elsewhere| Comparator::elsewhere(f).expect("a figure");
    let context = of(&figure(180, true, Certainty::Unknown));
    assert!(!context.carries_a_verdict() && context.interval.is_none());
    let small = of(&figure(500, false, Certainty::Base(29)));
    assert!(!small.carries_a_verdict());
    let sample = of(&figure(780, false, Certainty::Base(1804)));
    assert_eq!(sample.side, Some(Side { low: (1398, 1804), high: (1417, 1804) }));
    // An interval of 78% +- 2 points is that of some 1,150 people, however many were asked.
    let wide = of(&figure(780, true, Certainty::Interval(760, 800)));
    let n = wide.side.expect("a side").low.1;
    assert!((1400..1500).contains(&n), "{n}");
    assert!(Comparator::elsewhere(&figure(1001, true, Certainty::Unknown)).is_err());
    assert!(Comparator::elsewhere(&figure(500, true, Certainty::Interval(510, 600))).is_err());
    let own = Contrast::of(&cell(100, 200), &t(), &context, Meaning::Concern).expect("settings");
    let said = alone(own.expect("a percentage"));
    assert_eq!((said.verdict(), said.p(), said.percent().to_string()), (None, None, "18%".to_owned()));
}

#[test]
fn what_is_kept_reads_back_and_what_cannot_be_is_refused() {
    let made = alone(against((150, 200), (80, 200), Meaning::Favourable));
    let json = serde_json::to_string(&made).expect("JSON");
    let back: crate::Published<Compared> = serde_json::from_str(&json).expect("a comparison");
    assert_eq!(Compared::from_published(back), made);
    for (from, to) in
        [("\"percent\":400", "\"percent\":1400"), ("\"p\":", "\"q\":"), ("\"low\":2", "\"low\":-200")]
    {
        let forged = json.replacen(from, to, 1);
        assert_ne!(forged, json, "{json}");
        assert!(serde_json::from_str::<crate::Published<Compared>>(&forged).is_err(), "{forged}");
    }
}

/// Everything that a rounded count and base may stand for.
fn truths(count: u32, base: u32) -> Vec<(u32, u32)> {
    let bases = t().behind(base);
    bases.flat_map(|b| t().behind(count).take_while(move |c| *c <= b).map(move |c| (c, b))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The two corners are the worst of all that may be behind the figures: for both tails, and both ends of the interval.
    #[test]
    fn nothing_behind_the_cells_is_worse_than_the_corners(
        own in (0u32..=20, 6u32..=20), other in (0u32..=30, 6u32..=30)
    ) {
        let rounded = |(c, b): (u32, u32)| (5 * c.min(b), 5 * b);
        let (own, other) = (rounded(own), rounded(other));
        let side = |(c, b): (u32, u32)| Side::new(t().behind(c).into_inner(), t().behind(b).into_inner());
        let (a, b) = (side(own), side(other));
        let (higher, lower) = (one_sided(a.low, b.high).expect("a").1, one_sided(a.high, b.low).expect("b").0);
        let low = newcombe(a.low, b.high).expect("c").low;
        let high = newcombe(a.high, b.low).expect("d").high;
        for one in truths(own.0, own.1) {
            for two in truths(other.0, other.1) {
                let (below, above) = one_sided(one, two).expect("tails");
                prop_assert!(above <= higher + 1e-12 && below <= lower + 1e-12, "{one:?} {two:?}");
                let i = newcombe(one, two).expect("an interval");
                prop_assert!(i.low >= low - 1e-12 && i.high <= high + 1e-12, "{one:?} {two:?}");
            }
        }
    }

    /// Whatever is claimed is true of every truth behind the cells; and turning both sides round turns the verdict.
    #[test]
    fn a_claim_holds_for_every_truth(a in 8u32..=92, b in 8u32..=112) {
        let (own, other) = ((a, 100u32), (b, 120u32));
        let found = alone(against(own, other, Meaning::Favourable));
        let back = alone(against(other, own, Meaning::Favourable));
        let turned = match back.verdict() {
            Some(Verdict::Better) => Verdict::Worse,
            Some(Verdict::Worse) => Verdict::Better,
            _ => Verdict::NoClearDifference,
        };
        prop_assert_eq!(found.verdict(), Some(turned));
        if found.verdict() == Some(Verdict::Better) {
            let round = |n: u32| (n + 2) / 5 * 5;
            for one in truths(round(own.0), round(own.1)) {
                for two in truths(round(other.0), round(other.1)) {
                    prop_assert!(2.0 * one_sided(one, two).expect("tails").1 <= 0.05);
                }
            }
        }
    }

    /// A pool holds every truth that its members may stand for.
    #[test]
    fn a_pool_holds_whatever_its_members_may_be(counts in prop::collection::vec((0u32..=60, 10u32..=60), 4..9)) {
        let counts: Vec<(u32, u32)> = counts.into_iter().map(|(c, b)| (c.min(b), b)).collect();
        let members: Vec<Member> = counts.iter().map(|(c, b)| member(Some(cell(*c, *b)), *b)).collect();
        if let Some(pool) = Comparator::pool(&members).expect("settings") {
            let sum = counts.iter().fold((0, 0), |s, c| (s.0 + c.0, s.1 + c.1));
            let side = pool.side.expect("a side");
            let share = |(c, n): (u32, u32)| f64::from(c) / f64::from(n);
            prop_assert!(share(side.low) <= share(sum) && share(sum) <= share(side.high));
            prop_assert!(side.low.0 <= sum.0 && side.low.1 >= sum.1 && side.high.0 >= sum.0);
        }
    }
}

#[test]
fn a_base_that_is_not_shown_has_no_answer_in_it() {
    let none: SafeBase = base(4, &t());
    assert_eq!(Side::unseen(None, &none, &t()), Side { low: (0, 9), high: (9, 9) });
}
