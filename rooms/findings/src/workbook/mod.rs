//! The findings as a spreadsheet: notes, the findings, and all answers.
//!
//! It is made of a release alone, and a cell takes a number only out of a published one ([`crate::cell`]): what a page may not
//! show can't get in here either. Laid out as the UK's statistics offices advise, so that screen readers and programs
//! can read it: one table a sheet, beginning at the edge, no merged or empty cells, and marks in square brackets.

mod beside;
mod by;
mod notes;
mod sheet;
#[cfg(test)]
mod tests;

use people::Organisation;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use self::sheet::{Column, Sheet};
use crate::beside::Comparison;
use crate::cell::Cell;
use crate::model::{Release, Report};
use crate::rows::{self, Row};

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
    let row = |row: Row| {
        vec![
            Cell::text(row.theme),
            Cell::text(row.label),
            row.summary,
            Cell::text(row.counted),
            row.figures.share,
            row.figures.low,
            row.figures.high,
            row.figures.base,
            row.sentence,
        ]
    };
    let rows = rows::findings(report).into_iter().map(row).collect();
    let title = "What young people said, by indicator".to_owned();
    Sheet { name: "Findings", title, about: MARKS, columns: &FINDINGS, rows }
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
    let row = |row: Row| {
        vec![
            Cell::text(row.theme),
            Cell::text(row.text),
            Cell::text(row.asked_of.as_deref().unwrap_or("Everybody")),
            Cell::text(row.counted),
            row.figures.share,
            row.figures.low,
            row.figures.high,
            row.figures.count,
            row.figures.base,
        ]
    };
    let rows = rows::answers(release).into_iter().map(row).collect();
    let title = "All answers to each question".to_owned();
    Sheet { name: "All answers", title, about: MARKS, columns: &ANSWERS, rows }
}
