//! The table behind every drawing, and the table of all answers to a question, drawn on a page.

use kit::govuk::{Column, inset_text, table};
use maud::{Markup, html};

use crate::model::{Finding, Sheet};
use crate::shown::answers::{self, Answers};
use crate::shown::{Grid, KEY};

/// The two shares of an indicator.
pub(super) fn shares(finding: &Finding) -> Markup {
    drawn(&answers::shares(finding))
}

/// Every answer on offer, with its share.
pub(super) fn answers(sheet: &Sheet) -> Markup {
    answers_of(sheet, "young people")
}

/// The same of others, who are called so.
pub(super) fn answers_of(sheet: &Sheet, who: &str) -> Markup {
    html! {
        @if let Some(asked_of) = &sheet.asked_of { p.govuk-body { (asked_of) } }
        @match answers::answers(sheet, who) {
            Answers::Told(grid) => (drawn(&grid)),
            Answers::Not { why, withheld: true } => (inset_text(html! { p.govuk-body { (why) } })),
            Answers::Not { why, withheld: false } => p.govuk-body { (why) },
        }
    }
}

/// A table, what is said under it, and what stands for figures that aren't shown, where any do.
pub(super) fn drawn(grid: &Grid) -> Markup {
    let columns: Vec<Column<'_>> = grid.columns.iter().map(column).collect();
    let row = |row: &Vec<String>| row.iter().map(|text| html! { (text) }).collect();
    let rows: Vec<Vec<Markup>> = grid.rows.iter().map(row).collect();
    html! {
        (table(&grid.caption, &columns, &rows))
        @if !grid.note.is_empty() { p.govuk-body-s { (grid.note) } }
        @if grid.hides() { p.govuk-body-s { b { (KEY.0) } (KEY.1) } }
    }
}

fn column((head, number): &(String, bool)) -> Column<'_> {
    if *number { Column::number(head) } else { Column::text(head) }
}
