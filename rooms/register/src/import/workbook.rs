//! Which sheet of a workbook has the list.

use csv::StringRecord;
use kit::workbook::{Book, Limits, read as open};

use super::fault::FileFault;
use super::preview::Sheet;
use super::table::{HEADER_WITHIN, Line};
use super::{MAX_COLUMNS, MAX_ROWS};

const LIMITS: Limits = Limits { rows: MAX_ROWS + HEADER_WITHIN, columns: MAX_COLUMNS };

/// The lines of the sheet that fits best, and which it is. `fits` says how many columns it knows in a sheet's first lines.
///
/// # Errors
/// When no sheet can be read, or the one that fits has too many rows or columns.
pub(super) fn read(bytes: &[u8], fits: &dyn Fn(&[Line]) -> usize) -> Result<(Vec<Line>, Sheet), FileFault> {
    open(bytes, LIMITS, |book| chosen(book, fits))
}

fn chosen(book: &mut Book<'_>, fits: &dyn Fn(&[Line]) -> usize) -> Result<(Vec<Line>, Sheet), FileFault> {
    let names = book.sheets();
    let mut best: Option<(usize, usize, bool)> = None;
    for (at, name) in names.iter().enumerate() {
        let top = lines(book, name, Some(HEADER_WITHIN))?;
        let (known, filled) = (fits(&top), !top.is_empty());
        // The first of those that fit alike; an empty sheet only where there is nothing else.
        if best.is_none_or(|(_, most, before)| known > most || (filled && !before)) {
            best = Some((at, known, filled));
        }
    }
    let (at, ..) = best.ok_or(FileFault::Empty)?;
    let lines = lines(book, &names[at], None)?;
    let mut others = names;
    let name = others.remove(at);
    Ok((lines, Sheet { name, others }))
}

fn lines(book: &mut Book<'_>, sheet: &str, most: Option<usize>) -> Result<Vec<Line>, FileFault> {
    let line =
        |line: kit::workbook::Line| Line { number: line.number, cells: StringRecord::from(line.cells) };
    Ok(book.lines(sheet, most)?.into_iter().map(line).collect())
}
