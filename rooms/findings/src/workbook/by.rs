//! The sheet of groups: every share that the pages of groups show, a row each.

use super::MARKS;
use super::sheet::{Column, Sheet};
use crate::cell::Cell;
use crate::model::Release;
use crate::rows::{self, Row};

const COLUMNS: [Column; 9] = [
    Column::words("Theme", 22.0),
    Column::words("Indicator", 26.0),
    Column::words("Young people who", 40.0),
    Column::words("Told apart by", 34.0),
    Column::words("Group", 26.0),
    Column::figure("Share"),
    Column::figure("Range, low"),
    Column::figure("Range, high"),
    Column::figure("Base"),
];

pub(super) fn groups(release: &Release) -> Sheet {
    let row = |row: Row| {
        vec![
            Cell::text(row.theme),
            Cell::text(row.label),
            Cell::text(row.counted),
            Cell::text(row.grouping.map_or_else(String::new, |(_, text)| text)),
            Cell::text(row.group),
            row.figures.share,
            row.figures.low,
            row.figures.high,
            row.figures.base,
        ]
    };
    let rows = rows::groups(release).into_iter().map(row).collect();
    let title = "What different groups of young people said".to_owned();
    Sheet { name: "By group", title, about: MARKS, columns: &COLUMNS, rows }
}
