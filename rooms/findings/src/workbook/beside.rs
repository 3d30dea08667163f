//! The sheet of comparisons: every one that was made, with all that is needed to make it again.

use super::sheet::{Column, Sheet};
use crate::beside::Comparison;
use crate::cell::Cell;
use crate::model::Report;
use crate::rows::{self, Row};

const COLUMNS: [Column; 16] = [
    Column::words("Theme", 22.0),
    Column::words("Indicator", 26.0),
    Column::words("Young people who", 40.0),
    Column::words("Compared with", 44.0),
    Column::figure("Share here"),
    Column::figure("Count here"),
    Column::figure("Base here"),
    Column::figure("Share there"),
    Column::figure("Range there, low"),
    Column::figure("Range there, high"),
    Column::figure("Base there"),
    Column::figure("Difference in points, low"),
    Column::figure("Difference in points, high"),
    Column::figure("Greatest p-value"),
    Column::words("What we say", 20.0),
    Column::words("In a sentence", 80.0),
];

pub(super) fn sheet(report: &Report, comparison: &Comparison) -> Sheet {
    let rows = rows::comparisons(report, comparison).into_iter().filter_map(row).collect();
    let title = "Beside others: other local authorities, published figures, the last time".to_owned();
    Sheet { name: "Comparisons", title, about: super::MARKS, columns: &COLUMNS, rows }
}

fn row(row: Row) -> Option<Vec<Cell>> {
    let (with, there, verdict) = row.beside?;
    Some(vec![
        Cell::text(row.theme),
        Cell::text(row.label),
        Cell::text(row.counted),
        Cell::text(with),
        row.figures.share,
        row.figures.count,
        row.figures.base,
        there.share,
        there.low,
        there.high,
        there.base,
        there.points.0,
        there.points.1,
        there.p,
        Cell::text(verdict),
        row.sentence,
    ])
}
