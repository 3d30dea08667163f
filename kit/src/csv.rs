//! Files for spreadsheets: comma-separated, and harmless when they are opened.
//!
//! Every file that people download is written here, so that no room has to remember what a spreadsheet takes for a
//! formula.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// What makes a spreadsheet compute a cell, in the widths in which people type it.
const COMPUTES: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What may end a cell in some spreadsheet somewhere, whatever this file's separator is.
const PARTS: [char; 6] = [',', ';', '\t', '\n', '|', '"'];

/// What UTF-8 begins with, where a spreadsheet has to be told that it is UTF-8.
const MARK: &str = "\u{FEFF}";

/// A cell of a row that has both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part<'a> {
    /// Words, which stay words.
    Text(&'a str),
    /// A number of ours: written as one, and a minus before it begins no formula.
    Number(f64),
}

/// A file in the making.
#[derive(Debug, Clone, Default)]
pub struct Csv(String);

impl Csv {
    /// A file that begins with its row of column names.
    pub fn headed<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut file = Self::default();
        file.row(names);
        file
    }

    /// Adds a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&harmless(cell))).collect();
        self.0 += &cells.join(",");
        self.0 += "\r\n";
    }

    /// Adds a row of words and numbers.
    pub fn mixed<'a>(&mut self, cells: impl IntoIterator<Item = Part<'a>>) {
        let cell = |part| match part {
            Part::Text(text) => quoted(&harmless(text)),
            Part::Number(number) => number.to_string(),
        };
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        self.0 += &cells.join(",");
        self.0 += "\r\n";
    }

    /// The file in bytes, marked as UTF-8 for the spreadsheets that take it for something else.
    pub fn marked(&self) -> Vec<u8> {
        format!("{MARK}{}", self.0).into_bytes()
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The file as a download. Its name is ours, never anybody's input.
    pub fn download(self, name: &'static str) -> Response {
        let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned());
        let file = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
        ([kind, file], self.0).into_response()
    }
}

/// A cell that is text and stays text: an apostrophe goes before whatever could begin a formula, at its start and after
/// anything that may end a cell; line ends are of one kind, other control characters go.
pub fn harmless(cell: &str) -> String {
    let text = crate::forms::clean(&cell.replace('\t', " "));
    let mut safe = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins && COMPUTES.contains(&c) {
            safe.push('\'');
        }
        safe.push(c);
        begins = PARTS.contains(&c) || (begins && (c.is_whitespace() || unseen(c)));
    }
    safe
}

/// Characters that nobody sees and some spreadsheets skip: marks of direction, joiners, byte order.
fn unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Quoted where the format (RFC 4180) or a careless reader needs it.
fn quoted(cell: &str) -> String {
    let plain = !cell.contains(PARTS) && !cell.contains('\r');
    if plain { cell.to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_computes() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            (" \t@SUM(A1)", "'@SUM(A1)"),
            ("\r\n-2", "'-2"),
            ("＝1", "'＝1"),
            ("\u{FEFF}\u{200B}=1", "\u{FEFF}\u{200B}'=1"),
            ("+447700900123", "'+447700900123"),
            ("a;=1", "a;'=1"),
            ("\"=1", "\"'=1"),
            ("Anne-Marie", "Anne-Marie"),
            ("a = b", "a = b"),
        ] {
            assert_eq!(harmless(cell), written, "{cell:?}");
        }
    }

    #[test]
    fn numbers_are_numbers_and_the_file_says_that_it_is_utf_8() {
        let mut file = Csv::headed(["Name", "Points"]);
        file.mixed([Part::Text("-5"), Part::Number(-5.0)]);
        file.mixed([Part::Text("Zoë"), Part::Number(0.25)]);
        assert_eq!(file.text(), "Name,Points\r\n'-5,-5\r\nZoë,0.25\r\n");
        assert!(file.marked().starts_with(b"\xEF\xBB\xBFName"));
    }

    #[test]
    fn cells_stay_apart() {
        let mut file = Csv::headed(["Name", "Words"]);
        file.row(["O\"Hara, Zoë", "two\nlines"]);
        assert_eq!(file.text(), "Name,Words\r\n\"O\"\"Hara, Zoë\",\"two\nlines\"\r\n");
    }
}
