//! What a release says, as rows: one published figure each, for whatever writes files.
//!
//! The spreadsheet, the data files and the programming interface are all written from these rows, so none of them can say
//! more than another. A row takes its numbers out of published cells only ([`crate::cell`]).

use calc::{Compared, Meaning, Safe, ShownOption};

use crate::beside::{Beside, Comparison};
use crate::cell::{Cell, Figures, HIDDEN, NOT_APPLICABLE, There};
use crate::control::Table;
use crate::model::{By, Finding, Release, Report, Sheet};
use crate::shown::beside::with_whom;
use crate::words;

/// Which of the pages' tables a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The shares of an indicator.
    Findings,
    /// All answers to a question.
    Answers,
    /// An indicator's good news in one group of people.
    Groups,
    /// An indicator beside others.
    Comparisons,
    /// An indicator over all LAs of a round.
    National,
    /// The same by LA, in order of the figures and without names.
    Spread,
    /// An indicator's good news in the small boxes of a round together.
    Small,
}

impl Kind {
    /// All of them, with the word that stands in files and what it means.
    pub(crate) const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Findings, "findings", "A share of an indicator: the good news or the worry"),
        (Self::Answers, "answers", "One of the answers to a question"),
        (Self::Groups, "groups", "The good news of an indicator in one group of young people"),
        (Self::Comparisons, "comparisons", "An indicator beside others"),
        (Self::National, "national", "An indicator over all local authorities of a round together"),
        (
            Self::Spread,
            "spread",
            "An indicator in one local authority of a round, in order of the figures and without its name",
        ),
        (
            Self::Small,
            "small",
            "The good news of an indicator in local authorities of a round where fewer than ten answered, all together",
        ),
    ];

    /// The word that stands in files.
    pub(crate) fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }
}

/// One published figure with the words that go with it. Empty words: there are none for this kind of row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    /// Whose it is, where a set is of several LAs: a number in an order drawn by chance, never a name.
    pub(crate) place: Option<String>,
    /// The name of the question.
    pub(crate) question: String,
    /// The title of its section.
    pub(crate) theme: String,
    /// The indicator's name for staff.
    pub(crate) label: String,
    /// The question as it was asked.
    pub(crate) text: String,
    /// Of whom it was asked, where not of everybody.
    pub(crate) asked_of: Option<String>,
    pub(crate) meaning: Option<Meaning>,
    /// What is counted: those who "always feel safe where they live", or an answer as it was offered.
    pub(crate) counted: String,
    /// The question by whose answers people are told apart: its name and its words.
    pub(crate) grouping: Option<(String, String)>,
    pub(crate) group: String,
    /// Which side of the summary names it.
    pub(crate) summary: Cell,
    pub(crate) figures: Figures,
    /// What it is compared with, where it is.
    pub(crate) beside: Option<(String, There, &'static str)>,
    pub(crate) sentence: Cell,
}

impl Row {
    pub(crate) fn of(kind: Kind, question: &str, figures: Figures) -> Self {
        Self {
            kind,
            place: None,
            question: question.to_owned(),
            theme: String::new(),
            label: String::new(),
            text: String::new(),
            asked_of: None,
            meaning: None,
            counted: String::new(),
            grouping: None,
            group: String::new(),
            summary: NOT_APPLICABLE,
            figures,
            beside: None,
            sentence: NOT_APPLICABLE,
        }
    }
}

/// The two shares of every indicator. The one that leads stands first; the other follows where it may stand beside it.
pub(crate) fn findings(report: &Report) -> Vec<Row> {
    report.findings.iter().flat_map(|finding| two_shares(report, finding)).collect()
}

fn two_shares(report: &Report, finding: &Finding) -> Vec<Row> {
    let good =
        finding.favourable.as_ref().map(|share| (Meaning::Favourable, share, &finding.favourable_means));
    let bad = Some((Meaning::Concern, &finding.concern, &finding.concern_means));
    let both = if finding.worry { [bad, good] } else { [good, bad] };
    let summary = if report.going_well.contains(&finding.indicator) {
        Cell::text("Going well")
    } else if report.to_work_on.contains(&finding.indicator) {
        Cell::text("To work on")
    } else {
        NOT_APPLICABLE
    };
    let row = |(meaning, share, means): (Meaning, &Safe, &String)| Row {
        theme: finding.theme.clone(),
        label: finding.label.clone(),
        meaning: Some(meaning),
        counted: means.clone(),
        summary: summary.clone(),
        sentence: Cell::text(words::sentence(share, means)),
        // The page says how many answered, and not how many that share is.
        ..Row::of(
            Kind::Findings,
            &finding.indicator,
            Figures { count: NOT_APPLICABLE, ..Figures::from(share) },
        )
    };
    both.into_iter().flatten().map(row).collect()
}

/// All answers to every question.
pub(crate) fn answers(release: &Release) -> Vec<Row> {
    release.sheets.iter().flat_map(question).collect()
}

/// How many answered, where the page says it too: with each answer, or that they were too few for that.
fn base(sheet: &Sheet) -> Cell {
    let shown = match &sheet.cells.table {
        Table::One(row) => {
            row.iter().all(|cell| !matches!(cell.into_inner().view(), ShownOption::TooFewForDetail))
        }
        Table::Several(_) => true,
        Table::Withheld => false,
    };
    if shown { Cell::base(sheet.base) } else { HIDDEN }
}

fn question(sheet: &Sheet) -> Vec<Row> {
    let figures: Vec<Figures> = match &sheet.cells.table {
        Table::One(row) => row.iter().map(|cell| Figures::from(&cell.into_inner())).collect(),
        // The page gives no number of people here, and the file says no more than the page.
        Table::Several(row) => row
            .iter()
            .map(|cell| Figures { count: NOT_APPLICABLE, ..Figures::from(&cell.into_inner()) })
            .collect(),
        Table::Withheld => sheet.options.iter().map(|_| Figures::hidden()).collect(),
    };
    let base = base(sheet);
    let row = |(option, figures): (&String, Figures)| Row {
        theme: sheet.section.clone(),
        text: sheet.text.clone(),
        asked_of: sheet.asked_of.clone(),
        counted: option.clone(),
        ..Row::of(Kind::Answers, &sheet.name, Figures { base: base.clone(), ..figures })
    };
    sheet.options.iter().zip(figures).map(row).collect()
}

/// Every share that the pages of groups show.
pub(crate) fn groups(release: &Release) -> Vec<Row> {
    let all = release.sheets.iter().flat_map(|sheet| sheet.by.iter().map(move |by| (sheet, by)));
    all.flat_map(|(sheet, by)| of_groups(release, sheet, by)).collect()
}

fn of_groups(release: &Release, sheet: &Sheet, by: &By) -> Vec<Row> {
    let grouping = release.sheets.iter().find(|sheet| sheet.name == by.grouping);
    let (Some(grouping), Some(indicator)) = (grouping, &sheet.indicator) else { return Vec::new() };
    let figures = |at: usize| match by.cells.as_ref().and_then(|cells| cells.get(at)) {
        Some(cell) => Figures { count: NOT_APPLICABLE, ..Figures::from(&cell.into_inner()) },
        None => Figures { count: NOT_APPLICABLE, ..Figures::hidden() },
    };
    let row = |(at, group): (usize, &String)| Row {
        theme: sheet.section.clone(),
        label: indicator.label.clone(),
        meaning: Some(Meaning::Favourable),
        counted: words::about_them(&indicator.favourable_said),
        grouping: Some((grouping.name.clone(), grouping.text.clone())),
        group: group.clone(),
        ..Row::of(Kind::Groups, &sheet.name, figures(at))
    };
    grouping.options.iter().enumerate().map(row).collect()
}

/// Every comparison that was made.
pub(crate) fn comparisons(report: &Report, comparison: &Comparison) -> Vec<Row> {
    let of = |finding: &Finding| -> Vec<Row> {
        comparison.beside(&finding.indicator).iter().filter_map(|one| compared(finding, one)).collect()
    };
    report.findings.iter().flat_map(of).collect()
}

fn compared(finding: &Finding, one: &Beside) -> Option<Row> {
    let compared: Compared = one.compared();
    let (own, means) = match compared.meaning() {
        Meaning::Favourable => (finding.favourable.as_ref()?, &finding.favourable_means),
        Meaning::Concern => (&finding.concern, &finding.concern_means),
    };
    Some(Row {
        theme: finding.theme.clone(),
        label: finding.label.clone(),
        meaning: Some(compared.meaning()),
        counted: means.clone(),
        beside: Some((with_whom(one), Cell::there(&compared), words::verdict(one))),
        sentence: words::compared(finding, one).map_or(NOT_APPLICABLE, Cell::text),
        ..Row::of(Kind::Comparisons, &finding.indicator, Figures::from(own))
    })
}
