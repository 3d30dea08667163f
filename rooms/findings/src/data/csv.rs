//! CSV: UTF-8 with a byte order mark, which spreadsheets need to read it as that, and nothing in it computes.

use kit::csv::{Csv, Part};

use super::{Set, variable};
use crate::cell::Datum;

/// The set as CSV, a row a figure.
pub(crate) fn write(set: &Set) -> Vec<u8> {
    let mut file = Csv::headed(variable::ALL.iter().map(|variable| variable.name));
    for row in &set.rows {
        let cells: Vec<_> = variable::ALL.iter().map(|variable| (variable.of)(set, row)).collect();
        file.mixed(cells.iter().map(|cell| match cell.datum() {
            Datum::Words(words) => Part::Text(words),
            Datum::Number(number) => Part::Number(number),
        }));
    }
    file.marked()
}
