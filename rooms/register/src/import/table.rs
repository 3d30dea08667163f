//! From text to a table whose columns are known.

use std::collections::HashMap;

use csv::StringRecord;

use super::columns::{Column, Headings};
use super::fault::FileFault;
use super::preview::{SeenColumn, Sheet};
use super::text::{decode, shorten};
use super::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, workbook};

/// The header may follow a title or a note, but not deeper than this many rows.
pub(super) const HEADER_WITHIN: usize = 10;
/// Unused headings that a preview names.
const NAMED_IGNORED: usize = 100;
/// Cells of a column that are shown to whoever says what it is.
const SAMPLES: usize = 3;
/// A last row of ours. If it is not seen, a quotation mark has swallowed it.
const END: &str = "\u{E000}end";

/// One row with its number in the file.
pub(super) struct Line {
    /// Row number as a spreadsheet shows it (the header is row 1): blank rows count, line breaks within a cell don't.
    pub(super) number: u64,
    pub(super) cells: StringRecord,
}

/// A file whose header has been understood.
pub(super) struct Table {
    places: HashMap<Column, usize>,
    width: usize,
    names: StringRecord,
    /// The rows under the header that are not blank.
    pub(super) lines: Vec<Line>,
    /// Headings that no column answers to.
    pub(super) ignored: Vec<String>,
    /// False if the file was read as Windows-1252.
    pub(super) utf8: bool,
    /// Where it was read from, in a workbook.
    pub(super) sheet: Option<Sheet>,
}

impl Table {
    /// Reads a file and finds `wanted` columns in its header.
    ///
    /// # Errors
    /// Everything in [`FileFault`] except `MissingColumns`, which is for the caller to judge once there is a header;
    /// a file without any column for the case id lacks a header.
    pub(super) fn read(bytes: &[u8], wanted: &[Column], said: &Headings) -> Result<Self, FileFault> {
        if bytes.len() > MAX_BYTES {
            return Err(FileFault::TooLarge);
        }
        let Source { mut lines, utf8, sheet } = Source::read(bytes, wanted, said)?;
        if lines.is_empty() {
            return Err(FileFault::Empty);
        }
        let mut below = lines.split_off(header(&lines, said).unwrap_or_else(|| guess(&lines)) + 1);
        let names = lines.pop().map(|line| line.cells).unwrap_or_default();
        if below.len() > MAX_ROWS {
            return Err(FileFault::TooManyRows);
        }
        if sheet.is_some() {
            // In a workbook every cell knows its column: a note beside the list shifts nothing, and empty cells are left out.
            below = below.into_iter().filter_map(|line| line.fitted(names.len())).collect();
        }
        let (places, ignored) = place(&names, wanted, said)?;
        Ok(Self { places, width: names.len(), names, lines: below, ignored, utf8, sheet })
    }

    /// Every column with the first cells that stand in it, for somebody to say what it is.
    pub(super) fn seen(&self) -> Vec<SeenColumn> {
        let samples = |at: usize| {
            let cells = self.lines.iter().filter_map(move |line| line.cells.get(at));
            cells
                .filter(|cell| !cell.trim().is_empty())
                .take(SAMPLES)
                .map(|cell| shorten(cell.trim(), 40))
                .collect()
        };
        let named = self.names.iter().enumerate().filter(|(_, name)| !name.trim().is_empty());
        named
            .map(|(at, name)| SeenColumn { heading: shorten(name.trim(), 100), samples: samples(at) })
            .collect()
    }

    /// Whether the file has the column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.places.contains_key(&column)
    }

    /// The headings, as in the template, of those `columns` that the file does not have.
    pub(super) fn lacking(&self, columns: &[Column]) -> Vec<String> {
        columns
            .iter()
            .filter(|column| !self.has(**column))
            .map(|column| column.heading().to_owned())
            .collect()
    }

    /// The cell as written; empty if there is none.
    pub(super) fn cell<'a>(&self, line: &'a Line, column: Column) -> &'a str {
        self.places.get(&column).and_then(|place| line.cells.get(*place)).unwrap_or_default()
    }

    /// How many cells the line has and should have, if these differ. Empty cells too many at its end don't matter.
    pub(super) fn misfit(&self, line: &Line) -> Option<(usize, usize)> {
        let surplus = line.cells.iter().skip(self.width).any(|cell| !cell.trim().is_empty());
        (line.cells.len() < self.width || surplus).then_some((line.cells.len(), self.width))
    }
}

impl Line {
    /// As wide as the header; `None` where nothing stands under it.
    fn fitted(self, width: usize) -> Option<Self> {
        let cells: StringRecord = (0..width).map(|at| self.cells.get(at).unwrap_or_default()).collect();
        let blank = cells.iter().all(|cell| cell.trim().is_empty());
        (!blank).then_some(Self { number: self.number, cells })
    }
}

/// The lines of a file, before its header is known.
struct Source {
    lines: Vec<Line>,
    utf8: bool,
    sheet: Option<Sheet>,
}

impl Source {
    fn read(bytes: &[u8], wanted: &[Column], said: &Headings) -> Result<Self, FileFault> {
        if kit::workbook::is_workbook(bytes)? {
            let (lines, sheet) = workbook::read(bytes, &|lines| fits(lines, wanted, said))?;
            return Ok(Self { lines, utf8: true, sheet: Some(sheet) });
        }
        let (text, utf8) = decode(bytes)?;
        Ok(Self { lines: parted(&text, wanted, said)?, utf8, sheet: None })
    }
}

/// The lines of a text, parted by what gives the most columns that are wanted or, where nothing is called as expected, the
/// most columns: commas, or what programs of other countries and a copy from a spreadsheet put in their place.
fn parted(text: &str, wanted: &[Column], said: &Headings) -> Result<Vec<Line>, FileFault> {
    let worth = |lines: &Vec<Line>| {
        let width = if lines.is_empty() { 0 } else { lines[guess(lines)].cells.len() };
        (fits(lines, wanted, said), width)
    };
    let mut lines = split(text, b',');
    let mut best = lines.as_ref().map_or((0, 1), worth);
    for by in [b';', b'\t', b'|'] {
        if best.0 > 1 {
            break;
        }
        let Ok(others) = split(text, by) else { continue };
        if worth(&others) > best {
            best = worth(&others);
            lines = Ok(others);
        }
    }
    lines
}

/// Which of the first lines is the header: the one that names the case id.
fn header(lines: &[Line], said: &Headings) -> Option<usize> {
    let names = |cell: &str| Column::CaseId.is_called(cell) || Column::CaseId.is_also_called(cell, said);
    lines.iter().take(HEADER_WITHIN).position(|line| line.cells.iter().any(names))
}

/// How many of the wanted columns these lines have, if one of them is a header.
fn fits(lines: &[Line], wanted: &[Column], said: &Headings) -> usize {
    let Some(header) = header(lines, said) else { return 0 };
    let named = |column: &&Column| {
        lines[header].cells.iter().any(|name| column.is_called(name) || column.is_also_called(name, said))
    };
    wanted.iter().filter(named).count()
}

/// Where nothing is called as expected: the first line that has the most cells, as titles and notes have few.
fn guess(lines: &[Line]) -> usize {
    let cells = |line: &Line| line.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let top = &lines[..lines.len().min(HEADER_WITHIN)];
    let most = top.iter().map(cells).max().unwrap_or(0);
    top.iter().position(|line| cells(line) == most).unwrap_or(0)
}

/// Rows that are not blank, with their numbers.
fn split(text: &str, by: u8) -> Result<Vec<Line>, FileFault> {
    let text = format!("{text}\n{END}\n");
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(by).has_headers(false).flexible(true);
    let mut reader = reader.from_reader(text.as_bytes());
    let (mut lines, mut inner, mut last) = (Vec::new(), 0, 0);
    let mut cells = StringRecord::new();
    // An error can't happen: the text is UTF-8 in memory, and rows may differ in length. It would read as an open quote.
    while reader.read_record(&mut cells).unwrap_or(false) {
        if cells.len() == 1 && cells.get(0) == Some(END) {
            return Ok(lines);
        }
        if cells.iter().any(|cell| cell.contains(END)) {
            break;
        }
        // The reader skips blank rows and counts line breaks, those within cells too, which a spreadsheet doesn't.
        inner +=
            cells.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count() as u64).sum::<u64>();
        last = (reader.position().line() - 1).saturating_sub(inner);
        if cells.len() > MAX_COLUMNS {
            return Err(FileFault::TooManyColumns { line: last });
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            lines.push(Line { number: last, cells: std::mem::take(&mut cells) });
        }
        if lines.len() > MAX_ROWS + HEADER_WITHIN {
            return Err(FileFault::TooManyRows);
        }
    }
    Err(FileFault::OpenQuote { line: last + 1 })
}

/// Where each wanted column is, and the headings that are not used. A column's own heading goes before others in use
/// for it, whichever comes first.
fn place(
    names: &StringRecord,
    wanted: &[Column],
    said: &Headings,
) -> Result<(HashMap<Column, usize>, Vec<String>), FileFault> {
    let mut places = HashMap::new();
    for column in wanted {
        let mut own = names.iter().enumerate().filter(|(_, name)| column.is_called(name));
        let first = own.next();
        if own.next().is_some() {
            return Err(FileFault::RepeatedColumn(column.heading().to_owned()));
        }
        // What the LA says goes before what everybody says, and that before other headings in use.
        let own = names.iter().enumerate().find(|(_, name)| column.is_said(name, said));
        let other = || names.iter().enumerate().find(|(_, name)| column.is_also_called(name, said));
        let found = own.or(first).or_else(other);
        if let Some((at, _)) = found {
            places.insert(*column, at);
        }
    }
    let unused = |at: &usize| !places.values().any(|place| place == at);
    let ignored = names
        .iter()
        .enumerate()
        .filter(|(at, name)| unused(at) && !name.trim().is_empty())
        .map(|(_, name)| shorten(name.trim(), 60))
        .take(NAMED_IGNORED)
        .collect();
    Ok((places, ignored))
}
