//! From a workbook to lines of text: the sheet that has the list, its cells as a person would have typed them.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use csv::StringRecord;

use super::cells::COMPUTED;
use super::fault::FileFault;
use super::preview::Sheet;
use super::table::{HEADER_WITHIN, Line};
use super::{MAX_COLUMNS, MAX_ROWS};

/// Sheets that are looked at.
const MOST_SHEETS: usize = 50;
/// Characters of a cell that are kept; more than any column takes, so that the cell is refused for its length.
const LONGEST_CELL: usize = 2_000;
/// Characters of all cells together. One long text can stand in many cells of a small file.
const MOST_TEXT: usize = 16 * 1024 * 1024;
/// From here on a spreadsheet has lost digits of a number.
const INEXACT: f64 = 1e15;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The lines of the sheet that fits best, and which it is. `fits` says how many columns it knows in a sheet's first lines.
///
/// # Errors
/// When no sheet can be read, or the one that fits has too many rows or columns.
pub(super) fn read(bytes: &[u8], fits: &dyn Fn(&[Line]) -> usize) -> Result<(Vec<Line>, Sheet), FileFault> {
    // The reader is somebody else's and the file is anybody's: where one stops the other, the file is broken.
    catch_unwind(AssertUnwindSafe(|| chosen(bytes, fits))).unwrap_or(Err(FileFault::Broken))
}

fn chosen(bytes: &[u8], fits: &dyn Fn(&[Line]) -> usize) -> Result<(Vec<Line>, Sheet), FileFault> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let seen = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(seen)
        .take(MOST_SHEETS)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut best: Option<(usize, usize, bool)> = None;
    for (at, name) in names.iter().enumerate() {
        let top = lines(&mut book, name, Some(HEADER_WITHIN))?;
        let (known, filled) = (fits(&top), !top.is_empty());
        // The first of those that fit alike; an empty sheet only where there is nothing else.
        if best.is_none_or(|(_, most, before)| known > most || (filled && !before)) {
            best = Some((at, known, filled));
        }
    }
    let (at, ..) = best.ok_or(FileFault::Empty)?;
    let lines = lines(&mut book, &names[at], None)?;
    let mut others = names;
    let name = others.remove(at);
    Ok((lines, Sheet { name, others }))
}

/// The rows of a sheet that are not blank: all of them, or the first `most`.
fn lines(book: &mut Book<'_>, sheet: &str, most: Option<usize>) -> Result<Vec<Line>, FileFault> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let (mut lines, mut row, mut number) = (Vec::new(), Vec::new(), 0);
    let mut room = MOST_TEXT;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let text = text(&cell.value, cell.formula.is_some());
        if text.trim().is_empty() {
            continue;
        }
        room = room.checked_sub(text.len()).ok_or(FileFault::TooMuch)?;
        let (line, column) = (u64::from(cell.pos.0) + 1, cell.pos.1 as usize);
        if line != number {
            close(&mut lines, &mut row, number);
            if most.is_some_and(|most| lines.len() >= most) {
                return Ok(lines);
            }
            number = line;
        }
        if column >= MAX_COLUMNS {
            return Err(FileFault::TooManyColumns { line });
        }
        if lines.len() > MAX_ROWS + HEADER_WITHIN {
            return Err(FileFault::TooManyRows);
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    close(&mut lines, &mut row, number);
    Ok(lines)
}

fn close(lines: &mut Vec<Line>, row: &mut Vec<String>, number: u64) {
    if !row.is_empty() {
        lines.push(Line { number, cells: StringRecord::from(std::mem::take(row)) });
    }
}

/// A cell as somebody would have typed it. What a formula works out says so: it may be another number tomorrow, or in
/// another program.
fn text(value: &DataRef<'_>, computed: bool) -> String {
    let text: String = match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.chars().take(LONGEST_CELL).collect(),
        DataRef::SharedString(text) => text.chars().take(LONGEST_CELL).collect(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => typed(*number),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => day(moment.to_ymd_hms_milli()),
        DataRef::DateTime(length) => typed(length.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.chars().take(LONGEST_CELL).collect(),
        DataRef::Error(error) => error.to_string(),
    };
    if computed { format!("{COMPUTED}{text}") } else { text }
}

/// A number without a point where it is a whole one. Where digits are lost it is written as spreadsheets show that.
fn typed(number: f64) -> String {
    if number.abs() < INEXACT {
        return number.to_string();
    }
    let shown = format!("{number:.5E}");
    shown.replace('E', "E+")
}

fn day((year, month, day, hour, minute, second, _): (u16, u8, u8, u8, u8, u8, u16)) -> String {
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") }
}

fn broken(error: XlsxError) -> FileFault {
    match error {
        XlsxError::Password => FileFault::Locked,
        _ => FileFault::Broken,
    }
}
