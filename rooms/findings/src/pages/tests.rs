//! A release from synthetic answers, and the page made of it.

use calc::Thresholds;
use chrono::NaiveDate;
use kit::permit::{Actor, Seat};
use people::{Kind, Organisation, Role};
use std::collections::BTreeMap;
use surveys::instrument::{Answers, Given, Instrument, NO_SAY, starter};
use uuid::Uuid;

use super::findings::{View, draw};
use crate::acts::release_of;
use crate::control::{Table, options};
use crate::model::{Release, Report};
use crate::report::Paper;
use crate::{Planned, PlannedAction, Quote, Said};

/// `n` people, each answer drawn by a small fixed recurrence that leans to the first options; another `lean` is another draw,
/// and an odd one leans the other way.
fn people(n: u32, instrument: &Instrument, lean: u32) -> Vec<Answers> {
    let mut seed = 12_345u32 + lean;
    let mut draw = move |of: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let (a, b) = ((seed >> 8) as usize % of, (seed >> 18) as usize % of);
        if (of > 9) != (lean % 2 == 1) { a.max(b) } else { a.min(b) }
    };
    (0..n)
        .map(|_| {
            let mut one = Answers::default();
            for (_, question) in instrument.questions().filter(|(_, q)| options(q).len() > 1) {
                let values: Vec<String> =
                    options(question).into_iter().flat_map(|line| line.values).collect();
                let value = if draw(9) == 8 { NO_SAY.to_owned() } else { values[draw(values.len())].clone() };
                let several = matches!(question.kind, surveys::instrument::Kind::Several { .. });
                let more = values[draw(values.len())].clone();
                let given = if several { Given::Several(vec![value, more]) } else { Given::One(value) };
                one.closed.insert(question.name.clone(), given);
            }
            one.fitting(instrument)
        })
        .collect()
}

pub(crate) fn release(answered: u32, invited: u32) -> Release {
    of_instrument(&starter(), (answered, invited), 0)
}

pub(crate) fn of_instrument(instrument: &Instrument, (answered, invited): (u32, u32), lean: u32) -> Release {
    let closed_on = NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day");
    let answers = people(answered, instrument, lean);
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

pub(crate) fn la() -> Organisation {
    let since = "2026-01-01T00:00:00Z".parse().expect("a time");
    let (slug, name) = ("hull".to_owned(), "Kingston upon Hull".to_owned());
    Organisation { id: Uuid::nil(), kind: Kind::Authority, slug, name, gss_code: None, since }
}

pub(crate) fn someone(role: Role) -> Actor {
    let seat = Seat { organisation: Uuid::nil(), slug: "hull".to_owned(), role: role.code().to_owned() };
    Actor { account: None, name: "Sam Okoro".to_owned(), seats: vec![seat] }
}

/// The page of a release, for this reader.
pub(crate) fn view(reader: &Actor, release: &Release) -> String {
    page(reader, Some(release.clone()), Vec::new())
}

/// The page of what paper is made of.
pub(crate) fn page_of(reader: &Actor, paper: &Paper) -> String {
    let view = View {
        la: &paper.la,
        release: Some(paper.release.clone()),
        newest: None,
        planned: Vec::new(),
        comparison: paper.comparison.clone(),
        better: BTreeMap::new(),
        missing: None,
        others: false,
        said: paper.said.clone(),
    };
    draw(reader, &view).into_string()
}

pub(crate) fn page_of_method(reader: &Actor) -> String {
    super::method::view(reader, &la(), &calc::Thresholds::default()).expect("worked examples").into_string()
}

/// The page of each grouping.
pub(crate) fn pages_by_group(reader: &Actor, release: &Release) -> Vec<String> {
    let groupings = crate::shown::groups::groupings(release);
    groupings.into_iter().map(|by| super::by::draw(reader, &la(), release, by).into_string()).collect()
}

fn page(reader: &Actor, release: Option<Release>, planned: Vec<Planned>) -> String {
    page_with(reader, release, planned, Said::default())
}

fn page_with(reader: &Actor, release: Option<Release>, planned: Vec<Planned>, said: Said) -> String {
    let la = la();
    let view = View {
        la: &la,
        release,
        newest: None,
        planned,
        comparison: None,
        better: BTreeMap::new(),
        missing: None,
        others: false,
        said,
    };
    draw(reader, &view).into_string()
}

#[test]
fn a_release_says_what_was_answered_and_nothing_exact() {
    let made = release(208, 541);
    let report = Report::of(&made);
    assert_eq!(report.answered, "About 210");
    assert!(!report.too_few && !report.caution);
    assert_eq!(report.findings.len(), 9);
    assert!(!report.to_work_on.is_empty());
    let json = serde_json::to_string(&made.sheets).expect("JSON");
    assert!(!json.contains("208") && !json.contains("541"), "an exact number rides along");
    for finding in &report.findings {
        assert!(finding.sentence.ends_with('.'), "{}", finding.sentence);
        assert!(!report.going_well.contains(&finding.indicator) || !finding.worry);
    }
}

#[test]
fn few_answers_say_a_word_and_too_few_say_nothing() {
    let report = Report::of(&release(20, 60));
    assert!(report.findings.iter().all(|f| !f.sentence.contains('%')), "a percentage of 20 people");
    let few = release(9, 60);
    assert!(few.sheets.is_empty() && Report::of(&few).too_few);
    assert_eq!(few.answered.to_string(), "fewer than 10");
    assert!(Report::of(&release(100, 400)).caution, "one in four answered");
}

#[test]
fn an_even_split_of_few_people_is_not_given_away() {
    let made = release(20, 60);
    for sheet in &made.sheets {
        let (Some(shares), Some(indicator)) = (&sheet.cells.shares, &sheet.indicator) else { continue };
        let whole = indicator.favourable.len() + indicator.concern.len() == sheet.options.len();
        assert_eq!(shares.favourable.is_none(), whole, "{}", sheet.name);
    }
}

#[test]
fn most_tables_are_shown_where_many_answered() {
    let made = release(300, 541);
    let shown = made.sheets.iter().filter(|s| !matches!(s.cells.table, Table::Withheld)).count();
    assert!(shown + 1 >= made.sheets.len());
    assert!(Report::of(&made).findings.iter().filter(|f| f.said.is_some()).count() >= 7);
}

#[test]
fn what_is_stored_reads_back() {
    let made = release(208, 541);
    let json = serde_json::to_value(&made.sheets).expect("JSON");
    let back: Vec<crate::model::Sheet> = serde_json::from_value(json).expect("sheets");
    assert_eq!(back, made.sheets);
}

#[test]
fn the_page_has_one_next_step_for_each_reader() {
    let made = release(208, 541);
    let (lead, leader) = (view(&someone(Role::Lead), &made), view(&someone(Role::SeniorLeader), &made));
    assert!(lead.contains("Write the plan") && leader.contains("Read the plan"));
    assert!(lead.contains("What is going well") && lead.contains("Who is missing"));
    assert!(page(&someone(Role::Lead), None, Vec::new()).contains("See your surveys"));
    let few = view(&someone(Role::Lead), &release(9, 60));
    assert!(few.contains("Fewer than 10") && !few.contains('%'));
}

#[test]
fn a_finding_names_the_actions_that_answer_it() {
    let made = release(208, 541);
    let report = Report::of(&made);
    let [worked, open] = [&report.to_work_on[0], &report.to_work_on[1]];
    let action = |indicator: &str| PlannedAction {
        indicator: indicator.to_owned(),
        what: "Fit video doorbells".to_owned(),
        standing: (kit::govuk::Colour::Sky, "On track"),
        path: "/la/hull/plan#action-1".to_owned(),
    };
    let planned = |release| Planned {
        release,
        actions: vec![action(worked), action("of-another-survey")],
        thread: "/la/x/thread".to_owned(),
    };
    let seen = page(&someone(Role::Lead), Some(made.clone()), vec![planned(made.id)]);
    let part = |page: &str, indicator: &str| {
        let from =
            page.split(&format!("<section class=\"nb-finding\" aria-labelledby=\"{indicator}\"")).nth(1);
        from.and_then(|rest| rest.split("</section>").next()).unwrap_or_default().to_owned()
    };
    assert!(
        part(&seen, worked).contains("Fit video doorbells</a> <strong class=\"govuk-tag\">On track"),
        "{seen}"
    );
    assert!(part(&seen, open).contains("No action in the plan answers this yet"));
    assert_eq!(seen.matches("Fit video doorbells").count(), 1, "only where it goes back to");
    let well = &report.going_well[0];
    assert!(!part(&seen, well).contains("No action"), "nobody owes an action to what goes well");
    let older = page(&someone(Role::Lead), Some(made.clone()), vec![planned(Uuid::max())]);
    assert!(part(&older, worked).contains("made from an earlier survey") && !older.contains("No action"));
    let both = page(&someone(Role::Lead), Some(made.clone()), vec![planned(Uuid::max()), planned(made.id)]);
    assert_eq!(
        part(&both, worked).matches("Fit video doorbells").count(),
        2,
        "the plan people read, and the next"
    );
    assert!(part(&both, open).contains("No action in the plan answers this yet"));
    let none = page(&someone(Role::Lead), Some(made), Vec::new());
    assert!(!none.contains("What is done about it") && !none.contains("No action"));
}

#[test]
fn quotes_stand_beside_their_theme_and_nothing_stands_with_them() {
    let quote = |words: &str, pictures: &[&'static str]| Quote {
        key: words.replace(' ', "-"),
        words: words.to_owned(),
        pictures: pictures.to_vec(),
    };
    let few = calc::share(3, 60, &Thresholds::default()).expect("a cell");
    let many = calc::share(30, 60, &Thresholds::default()).expect("a cell");
    let said = Said {
        quotes: vec![quote("The door at [a place] sticks", &["home"]), quote("I like cake", &["pet"])],
        themes: vec![("Home and feeling safe", many), ("Money", few)],
    };
    let page = page_with(&someone(Role::Lead), Some(release(208, 541)), Vec::new(), said.clone());
    let home = page.split("<h2 class=\"govuk-heading-l\">Your home</h2>").nth(1).expect("the part");
    let home = home.split("<h2 class=\"govuk-heading-l\">").next().expect("it ends");
    assert!(home.contains("The door at [a place] sticks") && !home.contains("cake"), "{home}");
    assert!(page.contains("I like cake"), "what no part is about stands at the end");
    assert!(page.contains("Home and feeling safe: 50% of the texts"));
    assert!(!page.contains("Money:"), "a hidden share is not named");
    let open = Release { sheets: Vec::new(), ..release(208, 541) };
    let page = page_with(&someone(Role::Lead), Some(open.clone()), Vec::new(), said);
    assert!(page.contains("I like cake") && page.contains("sticks") && !page.contains("What is going well"));
    assert!(
        page_with(&someone(Role::Lead), Some(open), Vec::new(), Said::default())
            .contains("Nothing is shown here yet")
    );
}
