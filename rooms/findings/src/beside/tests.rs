//! A round of made-up releases: who is held against whom.

use calc::{Certainty, Elsewhere, Meaning, Thresholds, Verdict};
use chrono::NaiveDate;
use surveys::instrument::{Answers, Given, Instrument, starter};
use uuid::Uuid;

use super::{Beside, Comparison, Figure, Place, Round, Source, comparisons, themes};
use crate::acts::release_of;
use crate::model::{Release, Report};

fn release(instrument: &Instrument, (safe, of): (usize, usize)) -> Release {
    let answers: Vec<Answers> = (0..of)
        .map(|n| {
            let mut one = Answers::default();
            let value = if n < safe { "always" } else { "mostly" };
            one.closed.insert("home-safe".into(), Given::One(value.into()));
            one
        })
        .collect();
    let closed_on = NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day");
    let invited = u32::try_from(of * 2).expect("a number");
    release_of(
        Uuid::nil(),
        (Uuid::nil(), surveys::Group::CareLeavers, closed_on),
        invited,
        instrument,
        &answers,
        &Thresholds::default(),
    )
    .expect("a release")
}

fn place(instrument: &Instrument, asked: usize, counts: (usize, usize)) -> Place {
    Place { release: release(instrument, counts), thresholds: Thresholds::default(), asked, earlier: None }
}

fn round(counts: &[(usize, usize)]) -> Round {
    let instrument = starter();
    let places = counts.iter().map(|c| place(&instrument, 0, *c)).collect();
    Round { instruments: vec![instrument], places }
}

/// What stands beside "home-safe" in the first place.
fn first(round: &Round, figures: &[Figure]) -> Vec<Beside> {
    comparisons(round, figures).expect("comparisons").remove(0).remove("home-safe").unwrap_or_default()
}

#[test]
fn a_place_is_held_against_all_others_and_never_against_itself() {
    let found = first(&round(&[(150, 200), (60, 200), (80, 200), (100, 200)]), &[]);
    let compared = found[0].compared();
    assert_eq!((found.len(), &found[0].source), (1, &Source::Others));
    assert_eq!((compared.percent().to_string(), compared.base()), ("40%".to_owned(), Some(600)));
    assert_eq!((compared.verdict(), compared.meaning()), (Some(Verdict::Better), Meaning::Favourable));
    assert!(found[0].is_bright_spot());
    let two = round(&[(150, 200), (60, 200), (80, 200)]);
    assert_eq!(first(&two, &[]), vec![], "two others could read each other's");
    let few = round(&[(150, 200), (60, 200), (80, 200), (5, 20), (3, 8)]);
    assert_eq!(first(&few, &[]), vec![], "words only is no figure");
}

#[test]
fn who_asked_something_else_takes_no_part() {
    let mut other = starter();
    for section in &mut other.sections {
        for question in section.questions.iter_mut().filter(|q| q.name == "home-safe") {
            let indicator = question.indicator.as_mut().expect("one");
            indicator.favourable.push("mostly".into());
            indicator.concern.retain(|value| value != "mostly");
        }
    }
    let mut round = round(&[(150, 200), (60, 200), (80, 200)]);
    round.places.push(place(&other, 1, (100, 200)));
    round.instruments.push(other);
    assert_eq!(first(&round, &[]), vec![], "the same name with another meaning");
    let all = themes(&round).expect("themes");
    assert_eq!(all[0].cells.len(), 3, "told as most asked it");
}

#[test]
fn the_last_time_and_figures_in_use_stand_beside_it_too() {
    let mut round = round(&[(150, 200)]);
    round.places[0].earlier = Some(Box::new(place(&starter(), 0, (60, 200))));
    let share = Elsewhere { tenths: 740, to_tenth: false, certainty: Certainty::Base(2000) };
    let figure = Figure {
        question: "home-safe".into(),
        meaning: Meaning::Favourable,
        share,
        population: "students".into(),
        period: "2025".into(),
        source: "A survey".into(),
        year: 2025,
        used: true,
    };
    let unused = Figure { used: false, ..figure.clone() };
    let found = first(&round, &[unused, figure]);
    let says: Vec<_> = found.iter().map(|b| b.compared().verdict()).collect();
    assert_eq!(says, [Some(Verdict::NoClearDifference), Some(Verdict::Better)]);
    assert!(matches!(found[0].source, Source::Elsewhere { .. }));
    assert!(!found[1].is_bright_spot(), "better than last time is good news, and no Bright Spot");
}

#[test]
fn the_same_places_are_held_against_their_own_last_time() {
    let mut round = round(&[(150, 200), (140, 200), (160, 200), (20, 200)]);
    let over_time = |round: &Round| themes(round).expect("themes").remove(0).over_time;
    for at in 0..2 {
        round.places[at].earlier = Some(Box::new(place(&starter(), 0, (60, 200))));
    }
    assert!(over_time(&round).is_none(), "two would read each other's");
    round.places[2].earlier = Some(Box::new(place(&starter(), 0, (60, 200))));
    let found = over_time(&round).expect("three asked before");
    let percent = |c: calc::Comparator| c.shown(Meaning::Favourable).percent().to_string();
    assert_eq!(
        (percent(found.then), percent(found.now)),
        ("30%".to_owned(), "75%".to_owned()),
        "who asked once is in neither"
    );
    round.places[2].earlier = Some(Box::new(place(&starter(), 0, (3, 200))));
    assert!(over_time(&round).is_none(), "what was hidden then is no figure now");
}

#[test]
fn what_stands_out_leads_the_summary_and_is_on_one_side_only() {
    let round = round(&[(150, 200), (60, 200), (80, 200), (100, 200)]);
    let of = comparisons(&round, &[]).expect("comparisons");
    let report = |at: usize| {
        let beside = Comparison { id: Uuid::nil(), of: of[at].clone() };
        Report::compared(&round.places[at].release, &beside)
    };
    let (better, worse) = (report(0), report(1));
    assert_eq!(better.going_well, ["home-safe"]);
    assert!(better.to_work_on.is_empty() && !better.findings[0].worry);
    assert_eq!(worse.to_work_on, ["home-safe"]);
    assert_eq!(Report::of(&round.places[0].release).to_work_on, ["home-safe"], "by itself a worry of 25%");
}

#[test]
fn what_is_kept_reads_back() {
    let found = first(&round(&[(150, 200), (60, 200), (80, 200), (100, 200)]), &[]);
    let json = serde_json::to_value(&found).expect("JSON");
    assert_eq!(serde_json::from_value::<Vec<Beside>>(json).expect("comparisons"), found);
}
