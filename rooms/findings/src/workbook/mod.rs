//! The findings as a spreadsheet: notes, the findings, and all answers.
//!
//! It is made of a release alone, and a cell takes a number only out of a published one ([`cell`]): what a page may not
//! show can't get in here either. Laid out as the UK's statistics offices advise, so that screen readers and programs
//! can read it: one table a sheet, beginning at the edge, no merged or empty cells, and marks in square brackets.

mod beside;
mod by;
mod cell;
mod notes;
mod sheet;
#[cfg(test)]
mod tests;

use calc::ShownOption;
use people::Organisation;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use self::cell::{Cell, Figures, HIDDEN, NOT_APPLICABLE};
use self::sheet::{Column, Sheet};
use crate::beside::Comparison;
use crate::control::Table;
use crate::model::{self, Finding, Release, Report};
use crate::words;

/// What such a file is called in `Content-Type`.
pub(crate) const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the file is called: `findings-thistledown-2027-04-30.xlsx`.
pub(crate) fn name(la: &Organisation, release: &Release) -> String {
    format!("findings-{}-{}.xlsx", la.slug, release.closed_on)
}

/// The file. Nothing in it depends on who asks or when: the same release, with what stands beside it once its round is
/// closed, is the same file, to the byte.
pub(crate) fn file(
    la: &Organisation,
    release: &Release,
    comparison: Option<&Comparison>,
) -> Result<Vec<u8>, XlsxError> {
    let none = Comparison::default();
    let report = Report::compared(release, comparison.unwrap_or(&none));
    let title = format!("Findings for {}: survey that closed on {}", la.name, notes::day(release));
    let mut book = Workbook::new();
    // The library would write the moment of making it, and then two downloads would differ.
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&release.closed_on));
    notes::sheet(la, release, &report, &title).write(&mut book)?;
    if !report.too_few {
        findings(&report).write(&mut book)?;
        answers(release).write(&mut book)?;
        let by = by::groups(release);
        if !by.rows.is_empty() {
            by.write(&mut book)?;
        }
        if let Some(comparison) = comparison {
            beside::sheet(&report, comparison).write(&mut book)?;
        }
    }
    book.save_to_buffer()
}

const MARKS: &str = "One table. Marks in square brackets are explained on the sheet “Notes”.";

const FINDINGS: [Column; 9] = [
    Column::words("Theme", 22.0),
    Column::words("Indicator", 26.0),
    Column::words("In the summary", 14.0),
    Column::words("Young people who", 40.0),
    Column::figure("Share"),
    Column::figure("Range, low"),
    Column::figure("Range, high"),
    Column::figure("Base"),
    Column::words("In a sentence", 70.0),
];

fn findings(report: &Report) -> Sheet {
    let rows = report.findings.iter().flat_map(|finding| two_shares(report, finding)).collect();
    let title = "What young people said, by indicator".to_owned();
    Sheet { name: "Findings", title, about: MARKS, columns: &FINDINGS, rows }
}

/// The share that leads stands first; the other follows where it may stand beside it.
fn two_shares(report: &Report, finding: &Finding) -> Vec<Vec<Cell>> {
    let good = finding.favourable.as_ref().map(|share| (share, &finding.favourable_means));
    let bad = Some((&finding.concern, &finding.concern_means));
    let both = if finding.worry { [bad, good] } else { [good, bad] };
    let summary = if report.going_well.contains(&finding.indicator) {
        Cell::text("Going well")
    } else if report.to_work_on.contains(&finding.indicator) {
        Cell::text("To work on")
    } else {
        NOT_APPLICABLE
    };
    let row = |(share, means): (&calc::Safe, &String)| {
        let figures = Figures::from(share);
        vec![
            Cell::text(&finding.theme),
            Cell::text(&finding.label),
            summary.clone(),
            Cell::text(means),
            figures.share,
            figures.low,
            figures.high,
            figures.base,
            Cell::text(words::sentence(share, means)),
        ]
    };
    both.into_iter().flatten().map(row).collect()
}

const ANSWERS: [Column; 9] = [
    Column::words("Theme", 22.0),
    Column::words("Question", 44.0),
    Column::words("Asked of", 34.0),
    Column::words("Answer", 34.0),
    Column::figure("Share"),
    Column::figure("Range, low"),
    Column::figure("Range, high"),
    Column::figure("Young people"),
    Column::figure("Base"),
];

fn answers(release: &Release) -> Sheet {
    let rows = release.sheets.iter().flat_map(question).collect();
    let title = "All answers to each question".to_owned();
    Sheet { name: "All answers", title, about: MARKS, columns: &ANSWERS, rows }
}

/// How many answered, where the page says it too: with each answer, or that they were too few for that.
fn base(sheet: &model::Sheet) -> Cell {
    let shown = match &sheet.cells.table {
        Table::One(row) => {
            row.iter().all(|cell| !matches!(cell.into_inner().view(), ShownOption::TooFewForDetail))
        }
        Table::Several(_) => true,
        Table::Withheld => false,
    };
    if shown { Cell::base(sheet.base) } else { HIDDEN }
}

fn question(sheet: &model::Sheet) -> Vec<Vec<Cell>> {
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
    let lines = sheet.options.iter().zip(figures);
    lines
        .map(|(option, figures)| {
            vec![
                Cell::text(&sheet.section),
                Cell::text(&sheet.text),
                Cell::text(sheet.asked_of.as_deref().unwrap_or("Everybody")),
                Cell::text(option),
                figures.share,
                figures.low,
                figures.high,
                figures.count,
                base.clone(),
            ]
        })
        .collect()
}
