//! Tables: dense and captioned. On a narrow screen one of figures scrolls inside itself, and one of records comes apart
//! into its rows, each cell under its own heading.

use maud::{Markup, html};

/// A column's heading, and whether numbers stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// The heading.
    pub label: &'a str,
    /// Set to the end of the line, digits under digits.
    pub numeric: bool,
}

impl<'a> Column<'a> {
    /// A column of words.
    pub const fn text(label: &'a str) -> Self {
        Self { label, numeric: false }
    }

    /// A column of numbers.
    pub const fn number(label: &'a str) -> Self {
        Self { label, numeric: true }
    }
}

/// A table; the first cell of each row is that row's heading.
pub fn table(caption: &str, columns: &[Column<'_>], rows: &[Vec<Markup>]) -> Markup {
    // The roles say again what the elements say: a browser forgets it where the table comes apart.
    html! {
        div.nb-scroller role="region" aria-label=(caption) tabindex="0" {
            table.govuk-table.nb-table.(kind(columns)) role="table" {
                caption."govuk-table__caption"."govuk-table__caption--s" { span."nb-table__caption" { (caption) } }
                thead."govuk-table__head" role="rowgroup" {
                    tr."govuk-table__row" role="row" {
                        @for column in columns {
                            th."govuk-table__header"."govuk-table__header--numeric"[column.numeric] scope="col" role="columnheader" {
                                (column.label)
                            }
                        }
                    }
                }
                tbody."govuk-table__body" role="rowgroup" { @for row in rows { (one_row(columns, row)) } }
            }
        }
    }
}

/// Records are read one by one, figures down their column.
fn kind(columns: &[Column<'_>]) -> &'static str {
    let words = columns.iter().filter(|column| !column.numeric).count();
    if words > 1 { "nb-table--records" } else { "nb-table--figures" }
}

/// The same, or `nothing` (what to do next) where there are no rows.
pub fn table_or(caption: &str, columns: &[Column<'_>], rows: &[Vec<Markup>], nothing: Markup) -> Markup {
    if rows.is_empty() { super::empty(nothing) } else { table(caption, columns, rows) }
}

fn one_row(columns: &[Column<'_>], row: &[Markup]) -> Markup {
    let column = |at: usize| columns.get(at).copied().unwrap_or(Column::text(""));
    html! {
        tr."govuk-table__row" role="row" {
            @for (at, cell) in row.iter().enumerate() {
                @if at == 0 {
                    th."govuk-table__header" scope="row" role="rowheader" { (cell) }
                } @else {
                    td."govuk-table__cell"."govuk-table__cell--numeric"[column(at).numeric] role="cell" data-label=(column(at).label) {
                        (cell)
                    }
                }
            }
        }
    }
}

#[test]
fn a_cell_of_a_record_carries_its_heading_along() {
    let columns = [Column::text("Who"), Column::text("What"), Column::text("When")];
    let row = |cells: [&str; 3]| cells.map(|cell| html! { (cell) }).to_vec();
    let records = table("Acts", &columns, &[row(["Robin", "opened a survey", "1 May"])]).into_string();
    assert!(records.contains("nb-table--records") && records.contains("data-label=\"When\""), "{records}");
    let columns = [Column::text("Age"), Column::number("Asked"), Column::number("Answered")];
    let figures = table("By age", &columns, &[row(["18 to 20", "12", "5"])]).into_string();
    assert!(figures.contains("nb-table--figures"), "{figures}");
}
