//! The sheet of groups: every share that the pages of groups show, a row each.

use super::MARKS;
use super::cell::{Cell, Figures};
use super::sheet::{Column, Sheet};
use crate::model::{self, By, Release};
use crate::words;

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
    let all = release.sheets.iter().flat_map(|sheet| sheet.by.iter().map(move |by| (sheet, by)));
    let rows = all.flat_map(|(sheet, by)| of(release, sheet, by)).collect();
    let title = "What different groups of young people said".to_owned();
    Sheet { name: "By group", title, about: MARKS, columns: &COLUMNS, rows }
}

fn of(release: &Release, sheet: &model::Sheet, by: &By) -> Vec<Vec<Cell>> {
    let grouping = release.sheets.iter().find(|sheet| sheet.name == by.grouping);
    let (Some(grouping), Some(indicator)) = (grouping, &sheet.indicator) else { return Vec::new() };
    let figures = |at: usize| match by.cells.as_ref().and_then(|cells| cells.get(at)) {
        Some(cell) => Figures::from(&cell.into_inner()),
        None => Figures::hidden(),
    };
    let row = |(at, group): (usize, &String)| {
        let figures = figures(at);
        vec![
            Cell::text(&sheet.section),
            Cell::text(&indicator.label),
            Cell::text(words::about_them(&indicator.favourable_said)),
            Cell::text(&grouping.text),
            Cell::text(group),
            figures.share,
            figures.low,
            figures.high,
            figures.base,
        ]
    };
    grouping.options.iter().enumerate().map(row).collect()
}
