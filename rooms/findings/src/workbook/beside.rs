//! The sheet of comparisons: every one that was made, with all that is needed to make it again.

use calc::Meaning;

use super::cell::{Cell, Figures, NOT_APPLICABLE};
use super::sheet::{Column, Sheet};
use crate::beside::{Beside, Comparison};
use crate::model::{Finding, Report};
use crate::shown::beside::with_whom;
use crate::words;

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
    let of = |finding: &Finding| -> Vec<Vec<Cell>> {
        comparison.beside(&finding.indicator).iter().filter_map(|one| row(finding, one)).collect()
    };
    let rows = report.findings.iter().flat_map(of).collect();
    let title = "Beside others: other local authorities, published figures, the last time".to_owned();
    Sheet { name: "Comparisons", title, about: super::MARKS, columns: &COLUMNS, rows }
}

fn row(finding: &Finding, one: &Beside) -> Option<Vec<Cell>> {
    let compared = one.compared();
    let (own, means) = match compared.meaning() {
        Meaning::Favourable => (finding.favourable.as_ref()?, &finding.favourable_means),
        Meaning::Concern => (&finding.concern, &finding.concern_means),
    };
    let here = Figures::from(own);
    let there = Cell::there(&compared);
    Some(vec![
        Cell::text(&finding.theme),
        Cell::text(&finding.label),
        Cell::text(means),
        Cell::text(with_whom(one)),
        here.share,
        here.count,
        here.base,
        there.share,
        there.low,
        there.high,
        there.base,
        there.points.0,
        there.points.1,
        there.p,
        Cell::text(words::verdict(one)),
        words::compared(finding, one).map_or(NOT_APPLICABLE, Cell::text),
    ])
}
