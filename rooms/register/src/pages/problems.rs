//! What a preview would not take, and why: by row and column.

use kit::govuk::{Column, details, table};
use maud::{Markup, html};

use super::{MOST, cut, rows};
use crate::import::{Preview, Problem};

/// The columns of a table of problems.
const COLUMNS: [Column<'static>; 5] = [
    Column::text("Row"),
    Column::text("Id"),
    Column::text("Column"),
    Column::text("What the file has"),
    Column::text("What is wrong"),
];

fn line(number: u64, case_id: Option<&str>, problem: &Problem) -> Vec<Markup> {
    let column = if problem.column.is_empty() { "Whole row" } else { &problem.column };
    let found = if problem.found.trim().is_empty() { "(nothing)" } else { &problem.found };
    vec![
        html! { (number) },
        html! { (case_id.unwrap_or("")) },
        html! { (column) },
        html! { (found) },
        html! { (problem.why) },
    ]
}

pub(super) fn rejected(preview: &Preview) -> Markup {
    let all = &preview.rejected;
    if all.is_empty() {
        return html! {};
    }
    let shown = all
        .iter()
        .take(MOST)
        .flat_map(|row| row.problems.iter().map(|problem| line(row.line, row.case_id.as_deref(), problem)));
    html! {
        h2.govuk-heading-m { (rows(all.len())) " can’t be added" }
        p.govuk-body { "Put them right where the list comes from and import it again: those who are in by then are not added twice. Row numbers are those your spreadsheet shows." }
        (table("Why rows can’t be added", &COLUMNS, &shown.collect::<Vec<_>>()))
        (cut(all.len(), "rows"))
    }
}

pub(super) fn left_out(preview: &Preview) -> Markup {
    let all = &preview.left_out;
    if all.is_empty() {
        return html! {};
    }
    let shown = all.iter().take(MOST).map(|row| {
        let held = if row.in_register { "Yes: nobody will write to them any more" } else { "No" };
        vec![
            html! { (row.line) },
            html! { (row.case_id.as_deref().unwrap_or("")) },
            html! { (row.reason) },
            html! { (held) },
        ]
    });
    let columns =
        [Column::text("Row"), Column::text("Id"), Column::text("Reason"), Column::text("In the register")];
    html! {
        h2.govuk-heading-m { (rows(all.len())) " left out" }
        (table("Rows left out", &columns, &shown.collect::<Vec<_>>()))
        (cut(all.len(), "rows"))
    }
}

pub(super) fn contacts(preview: &Preview) -> Markup {
    let all = &preview.contact_problems;
    if all.is_empty() {
        return html! {};
    }
    let shown = all.iter().take(MOST).map(|problem| {
        let mut cells = line(problem.line, problem.case_id.as_deref(), &problem.problem);
        cells[0] = html! { (problem.line) " of the " (problem.file) };
        cells
    });
    html! {
        h2.govuk-heading-m { "Contact details that were not taken" }
        p.govuk-body { "Only the detail is left out, not the person. A row that belongs to nobody in the care leavers file is not used." }
        (table("Contact details not taken", &COLUMNS, &shown.collect::<Vec<_>>()))
        (cut(all.len(), "problems"))
    }
}

/// What was put right while reading: nothing to do, but somebody should know.
pub(super) fn mended(preview: &Preview) -> Markup {
    let all = &preview.mended;
    if all.is_empty() {
        return html! {};
    }
    let shown = all.iter().take(MOST).map(|problem| {
        let mut cells = line(problem.line, problem.case_id.as_deref(), &problem.problem);
        cells[0] = html! { (problem.line) " of the " (problem.file) };
        cells
    });
    let mut columns = COLUMNS;
    columns[4] = Column::text("What was done");
    let said = if all.len() == 1 {
        "1 detail was put right".to_owned()
    } else {
        format!("{} details were put right", all.len())
    };
    details(
        &said,
        html! { (table("Put right while reading", &columns, &shown.collect::<Vec<_>>())) (cut(all.len(), "details")) },
    )
}

/// Which sheets were read.
pub(super) fn sheets(preview: &Preview) -> Markup {
    html! {
        @for (file, sheet) in &preview.sheets {
            p.govuk-body {
                "The " (file) " was read from the sheet “" (sheet.name) "”."
                @if !sheet.others.is_empty() { " Not read: " (sheet.others.join(", ")) "." }
            }
        }
    }
}

pub(super) fn columns(preview: &Preview) -> Markup {
    let lists = [
        ("Columns of the care leavers file that are not used", &preview.ignored_columns),
        ("Columns of the contacts file that are not used", &preview.ignored_contact_columns),
        (
            "Columns that the care leavers file does not have; they count as not known",
            &preview.missing_columns,
        ),
    ];
    if lists.iter().all(|(_, names)| names.is_empty()) {
        return html! {};
    }
    details(
        "Columns not used, and columns missing",
        html! {
            @for (what, names) in lists {
                @if !names.is_empty() { p.govuk-body { (what) ": " (names.join(", ")) "." } }
            }
        },
    )
}
