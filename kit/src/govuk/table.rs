//! Tables: dense, captioned, and scrolling inside themselves on a narrow screen.

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
    html! {
        div.nb-scroller role="region" aria-label=(caption) tabindex="0" {
            table.govuk-table.nb-table {
                caption."govuk-table__caption"."govuk-table__caption--s" { span."nb-table__caption" { (caption) } }
                thead."govuk-table__head" {
                    tr."govuk-table__row" {
                        @for column in columns {
                            th."govuk-table__header"."govuk-table__header--numeric"[column.numeric] scope="col" {
                                (column.label)
                            }
                        }
                    }
                }
                tbody."govuk-table__body" { @for row in rows { (one_row(columns, row)) } }
            }
        }
    }
}

/// The same, or `nothing` (what to do next) where there are no rows.
pub fn table_or(caption: &str, columns: &[Column<'_>], rows: &[Vec<Markup>], nothing: Markup) -> Markup {
    if rows.is_empty() { super::empty(nothing) } else { table(caption, columns, rows) }
}

fn one_row(columns: &[Column<'_>], row: &[Markup]) -> Markup {
    let numeric = |at: usize| columns.get(at).is_some_and(|column| column.numeric);
    html! {
        tr."govuk-table__row" {
            @for (at, cell) in row.iter().enumerate() {
                @if at == 0 {
                    th."govuk-table__header" scope="row" { (cell) }
                } @else {
                    td."govuk-table__cell"."govuk-table__cell--numeric"[numeric(at)] { (cell) }
                }
            }
        }
    }
}
