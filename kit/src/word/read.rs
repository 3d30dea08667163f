//! From a document to its tables, each with the heading above it.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::BTreeMap;

use crate::workbook::package::part;
use crate::workbook::{Cell, Fault, Limits, Row, is_workbook};

/// Where a document keeps what it says.
const BODY: &str = "word/document.xml";
/// Tables that are looked at.
const MOST_TABLES: usize = 200;
/// Letters of all cells together; joined cells count each time.
const MOST_TEXT: usize = 16 * 1024 * 1024;
/// What is in the file and not in the document: what was deleted or moved away, and what stands in for a drawing.
const UNSEEN: [&str; 3] = ["del", "moveFrom", "Fallback"];

/// A table of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The heading above it or, where nothing is marked as one, the last line.
    pub heading: Option<String>,
    /// Its rows, numbered from 1; those with nothing in them left out.
    pub rows: Vec<Row>,
}

/// Whether the file is a Word document, and one that can be unpacked without harm.
///
/// # Errors
/// For what is no text and can't be read, and for packages that hold or promise too much.
pub fn is_document(bytes: &[u8]) -> Result<bool, Fault> {
    Ok(is_workbook(bytes)? && part(bytes, BODY)?.is_some())
}

/// The tables of a document that [`is_document`] has let through. A table in a cell is words of that cell.
///
/// # Errors
/// Where it can't be read, or has more than is taken.
pub fn tables(bytes: &[u8], limits: Limits) -> Result<Vec<Table>, Fault> {
    let body = String::from_utf8(part(bytes, BODY)?.ok_or(Fault::Broken)?).map_err(|_| Fault::Broken)?;
    let mut xml = Reader::from_str(body.trim_start_matches('\u{feff}'));
    let mut reading = Reading::new(limits);
    loop {
        match xml.read_event().map_err(|_| Fault::Broken)? {
            Event::Start(tag) => reading.opens(&tag, false)?,
            Event::Empty(tag) => reading.opens(&tag, true)?,
            Event::End(tag) => reading.closes(tag.local_name().as_ref())?,
            Event::Text(text) => reading.says(&text.xml10_content()),
            Event::CData(text) => reading.says(&text.xml10_content()),
            Event::GeneralRef(name) => reading.says(&meant(&name)?),
            // Entities of its own are declared there, and no document has any.
            Event::DocType(_) => return Err(Fault::Broken),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    Ok(reading.tables)
}

/// The letter behind `&amp;` or `&#8217;`; there are no others.
fn meant(name: &BytesRef<'_>) -> Result<String, Fault> {
    if let Some(letter) = name.resolve_char_ref().map_err(|_| Fault::Broken)? {
        return Ok(letter.to_string());
    }
    resolve_predefined_entity(name).map(str::to_owned).ok_or(Fault::Broken)
}

/// How far the reading has come.
struct Reading {
    limits: Limits,
    tables: Vec<Table>,
    /// What may be the heading of the next table, and whether it is marked as one.
    above: Option<(bool, String)>,
    /// How many tables, paragraphs and unseen parts are open.
    depth: usize,
    paragraphs: usize,
    unseen: usize,
    in_text: bool,
    marked: bool,
    words: String,
    row: Vec<Cell>,
    cell: Option<Cell>,
    number: u64,
    /// By column, what the cell above says.
    over: BTreeMap<usize, String>,
    rows: usize,
    letters: usize,
}

impl Reading {
    fn new(limits: Limits) -> Self {
        Self {
            limits,
            tables: Vec::new(),
            above: None,
            depth: 0,
            paragraphs: 0,
            unseen: 0,
            in_text: false,
            marked: false,
            words: String::new(),
            row: Vec::new(),
            cell: None,
            number: 0,
            over: BTreeMap::new(),
            rows: 0,
            letters: 0,
        }
    }

    fn opens(&mut self, tag: &BytesStart<'_>, empty: bool) -> Result<(), Fault> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.unseen > 0 || UNSEEN.contains(&name) {
            self.unseen += usize::from(!empty && UNSEEN.contains(&name));
            return Ok(());
        }
        match name {
            "tab" => self.words.push(' '),
            "br" | "cr" => self.words.push('\n'),
            "pStyle" => self.marked |= value(tag).is_some_and(|style| heads(&style)),
            "gridBefore" if self.depth == 1 => self.blank(count(tag))?,
            "gridSpan" if self.depth == 1 => self.reach(count(tag))?,
            "vMerge" if self.depth == 1 => {
                let continues = value(tag).as_deref() != Some("restart");
                self.cell.iter_mut().for_each(|cell| cell.continues = continues);
            }
            _ if empty => {}
            "t" => self.in_text = true,
            "p" => {
                if self.paragraphs == 0 {
                    self.words.clear();
                    self.marked = false;
                }
                self.paragraphs += 1;
            }
            "tbl" => self.begin()?,
            "tr" if self.depth == 1 => self.number += 1,
            "tc" if self.depth == 1 => self.cell = Some(Cell { across: 1, ..Cell::default() }),
            _ => {}
        }
        Ok(())
    }

    fn closes(&mut self, name: &str) -> Result<(), Fault> {
        if self.unseen > 0 {
            self.unseen -= usize::from(UNSEEN.contains(&name));
            return Ok(());
        }
        match name {
            "t" => self.in_text = false,
            "p" => self.paragraph()?,
            "tc" if self.depth == 1 => self.put()?,
            "tr" if self.depth == 1 => self.line()?,
            "tbl" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn says(&mut self, text: &str) {
        if self.in_text && self.unseen == 0 {
            self.words.push_str(text);
        }
    }

    fn begin(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth == 1 {
            if self.tables.len() >= MOST_TABLES {
                return Err(Fault::TooMuch);
            }
            let heading = self.above.take().map(|(_, words)| words);
            self.tables.push(Table { heading, rows: Vec::new() });
            self.number = 0;
            self.row.clear();
            self.over.clear();
        }
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), Fault> {
        self.paragraphs = self.paragraphs.saturating_sub(1);
        if self.paragraphs > 0 {
            self.words.push('\n');
            return Ok(());
        }
        let words = crate::forms::clean(&self.words);
        self.words.clear();
        self.room(words.len())?;
        match &mut self.cell {
            Some(cell) if !words.is_empty() => {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                cell.text.push_str(&words);
            }
            Some(_) => {}
            None if words.is_empty() => {}
            None if self.marked || !self.above.as_ref().is_some_and(|(marked, _)| *marked) => {
                self.above = Some((self.marked, words));
            }
            None => {}
        }
        Ok(())
    }

    fn blank(&mut self, many: usize) -> Result<(), Fault> {
        let wide = self.row.len().saturating_add(many);
        self.fits(wide)?;
        self.row.resize(wide, Cell { across: 1, ..Cell::default() });
        Ok(())
    }

    fn reach(&mut self, many: usize) -> Result<(), Fault> {
        self.fits(self.row.len().saturating_add(many))?;
        self.cell.iter_mut().for_each(|cell| cell.across = many.max(1));
        Ok(())
    }

    fn fits(&self, wide: usize) -> Result<(), Fault> {
        let line = self.number;
        if wide > self.limits.columns { Err(Fault::TooManyColumns { line }) } else { Ok(()) }
    }

    fn put(&mut self) -> Result<(), Fault> {
        let Some(mut cell) = self.cell.take() else { return Ok(()) };
        let (at, across) = (self.row.len(), cell.across);
        self.fits(at + across)?;
        if cell.continues && cell.text.is_empty() {
            cell.text = self.over.get(&at).cloned().unwrap_or_default();
            self.room(cell.text.len())?;
        }
        self.over.insert(at, cell.text.clone());
        self.row.push(cell);
        self.row.resize(at + across, Cell::default());
        Ok(())
    }

    fn line(&mut self) -> Result<(), Fault> {
        let cells = std::mem::take(&mut self.row);
        if cells.iter().all(|cell| cell.text.is_empty()) {
            return Ok(());
        }
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(Fault::TooManyRows);
        }
        let row = Row { number: self.number, cells };
        self.tables.iter_mut().next_back().ok_or(Fault::Broken)?.rows.push(row);
        Ok(())
    }

    fn room(&mut self, letters: usize) -> Result<(), Fault> {
        self.letters += letters;
        if self.letters > MOST_TEXT { Err(Fault::TooMuch) } else { Ok(()) }
    }
}

/// A style that marks a heading, as Word calls it whatever its language: `Heading1`, `Title`.
fn heads(style: &str) -> bool {
    style.starts_with("Heading") || style.starts_with("heading") || style == "Title"
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    let mut all = tag.attributes().filter_map(Result::ok);
    all.find(|one| one.key.local_name().as_ref() == "val").map(|one| one.value.into_owned())
}

fn count(tag: &BytesStart<'_>) -> usize {
    value(tag).and_then(|text| text.parse().ok()).unwrap_or(1)
}
