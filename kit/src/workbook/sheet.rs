//! From a sheet to lines of text: its cells as a person would have typed them.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{COMPUTED, Fault, Limits};

/// Sheets that are looked at.
const MOST_SHEETS: usize = 50;
/// Characters of a cell that are kept; more than anything here takes, so that the cell is refused for its length.
const LONGEST_CELL: usize = 2_000;
/// Characters of all cells of a sheet together. One long text can stand in many cells of a small file.
pub(crate) const MOST_TEXT: usize = 16 * 1024 * 1024;
/// From here on a spreadsheet has lost digits of a number.
const INEXACT: f64 = 1e15;

/// A row with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number as a spreadsheet shows it, counted from 1.
    pub number: u64,
    /// Its cells from the first column to the last that holds something.
    pub cells: Vec<String>,
}

/// An open workbook.
pub struct Book<'a> {
    pub(super) book: Xlsx<Cursor<&'a [u8]>>,
    limits: Limits,
}

/// Opens a workbook that [`super::is_workbook`] has let through and reads of it what `with` asks for.
///
/// # Errors
/// Where it can't be opened, and what `with` says.
pub fn read<T, E: From<Fault>>(
    bytes: &[u8],
    limits: Limits,
    with: impl FnOnce(&mut Book<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let opened = || {
        let book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
        with(&mut Book { book, limits })
    };
    // The reader is somebody else's and the file is anybody's: where one stops the other, the file is broken.
    catch_unwind(AssertUnwindSafe(opened)).unwrap_or_else(|_| Err(Fault::Broken.into()))
}

impl Book<'_> {
    /// The names of its sheets, those hidden from the eye left out.
    pub fn sheets(&self) -> Vec<String> {
        let seen = |sheet: &&calamine::Sheet| {
            sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
        };
        let all = self.book.sheets_metadata().iter().filter(seen).take(MOST_SHEETS);
        all.map(|sheet| sheet.name.clone()).collect()
    }

    /// The rows of a sheet that are not blank: all of them, or the first `most`.
    ///
    /// # Errors
    /// Where it can't be read, or has more than is taken.
    pub fn lines(&mut self, sheet: &str, most: Option<usize>) -> Result<Vec<Line>, Fault> {
        let limits = self.limits;
        let mut cells = self.book.worksheet_cells_reader(sheet).map_err(broken)?;
        let (mut lines, mut row, mut number) = (Vec::new(), Vec::new(), 0);
        let mut room = MOST_TEXT;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let text = text(&cell.value, cell.formula.is_some());
            if text.trim().is_empty() {
                continue;
            }
            room = room.checked_sub(text.len()).ok_or(Fault::TooMuch)?;
            let (line, column) = (u64::from(cell.pos.0) + 1, cell.pos.1 as usize);
            if line != number {
                close(&mut lines, &mut row, number);
                if most.is_some_and(|most| lines.len() >= most) {
                    return Ok(lines);
                }
                number = line;
            }
            if column >= limits.columns {
                return Err(Fault::TooManyColumns { line });
            }
            if lines.len() > limits.rows {
                return Err(Fault::TooManyRows);
            }
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column] = text;
        }
        close(&mut lines, &mut row, number);
        Ok(lines)
    }
}

fn close(lines: &mut Vec<Line>, row: &mut Vec<String>, number: u64) {
    if !row.is_empty() {
        lines.push(Line { number, cells: std::mem::take(row) });
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

pub(super) fn broken(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Locked,
        _ => Fault::Broken,
    }
}
