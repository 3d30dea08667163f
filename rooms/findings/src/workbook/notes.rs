//! The first sheet: whose findings these are, who answered, what the marks mean, how it was worked out.

use kit::clock;
use people::Organisation;

use super::sheet::{Column, Sheet};
use crate::cell::{Cell, Figures, HIDDEN, NOT_APPLICABLE, ROUNDS_TO_ZERO};
use crate::model::{Release, Report};
use crate::shown::method::METHOD;

const NOTES: [Column; 2] = [Column::words("About", 34.0), Column::words("Note", 110.0)];

/// The day on which the survey closed, as people write it.
pub(super) fn day(release: &Release) -> String {
    clock::written(release.closed_on)
}

pub(super) fn sheet(la: &Organisation, release: &Release, report: &Report, title: &str) -> Sheet {
    let mut rows = vec![
        vec![Cell::text("Local authority"), Cell::text(&la.name)],
        vec![Cell::text("GSS code"), la.gss_code.as_ref().map_or(NOT_APPLICABLE, Cell::text)],
        vec![Cell::text("Survey closed on"), Cell::text(day(release))],
    ];
    rows.extend(who_answered(release, report));
    rows.extend(marks());
    rows.extend(METHOD.iter().flat_map(|(about, notes)| {
        notes.iter().map(|note| vec![Cell::text(*about), Cell::text(*note)]).collect::<Vec<_>>()
    }));
    let about =
        "One table: whose findings these are, what the marks in this file mean, how it was worked out.";
    Sheet { name: "Notes", title: title.to_owned(), about, columns: &NOTES, rows }
}

/// No more of this than the page says: where too few answered, not even how many were asked.
fn who_answered(release: &Release, report: &Report) -> Vec<Vec<Cell>> {
    let mut rows = vec![vec![Cell::text("Young people who answered"), Cell::of_base(release.answered)]];
    if report.too_few {
        let nothing = "With so few, anything more could show who said what. So no findings are shown.";
        rows.push(vec![Cell::text("Why there is nothing more"), Cell::text(nothing)]);
        return rows;
    }
    rows.push(vec![Cell::text("Young people who were invited"), Cell::of_base(release.invited)]);
    rows.push(vec![
        Cell::text("Share of those invited that answered"),
        Figures::from(&release.response).share,
    ]);
    if report.caution {
        let caution = "Few of those invited answered. Those who did not may see things differently.";
        rows.push(vec![Cell::text("Take care"), Cell::text(caution)]);
    }
    rows
}

fn marks() -> Vec<Vec<Cell>> {
    let mark = |mark: Cell, means: &str| vec![mark, Cell::text(means)];
    vec![
        mark(HIDDEN, "Hidden to protect people: with it, somebody could be recognised."),
        mark(
            NOT_APPLICABLE,
            "Not applicable: there is no such figure here, such as a range where there are only words.",
        ),
        mark(ROUNDS_TO_ZERO, "Rounds to zero: some young people, but hardly any. It does not mean none."),
        mark(Cell::text("Nearly all"), "Rounds to 100%. It does not mean everybody."),
        mark(Cell::text("Base"), "How many answered the question, rounded to 5."),
        mark(Cell::text("Young people"), "How many gave this answer, rounded to 5."),
        mark(Cell::text("Everybody"), "The question was asked of everybody who took part."),
    ]
}
