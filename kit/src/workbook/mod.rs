//! Workbooks that somebody sends: told from text, looked at before they are unpacked, and read to plain text.
//!
//! A file may be anybody's. What unpacks or promises beyond measure is refused before a reader sees it, macros are never
//! run, and what a formula works out is told apart from what somebody typed.

mod grid;
pub(crate) mod package;
mod sheet;

pub use grid::{Cell, Row};
pub use package::is_workbook;
pub use sheet::{Book, Line, read};

/// Stands before a cell that a formula works out: it may be another text tomorrow, or in another program.
pub const COMPUTED: char = '\u{E001}';

/// How much of a sheet is taken.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Rows that are not blank.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

/// Why a workbook can't be read. What to say of it is the room's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// As Excel wrote it before 2007.
    OldWorkbook,
    /// Of another kind: OpenDocument, or the binary one.
    OtherWorkbook,
    /// It has macros.
    Macros,
    /// It has a password.
    Locked,
    /// It unpacks to more than is taken, or promises to.
    TooMuch,
    /// It can't be opened.
    Broken,
    /// A sheet has more rows than are taken.
    TooManyRows,
    /// A row has more columns than are taken.
    TooManyColumns {
        /// Row number as a spreadsheet shows it.
        line: u64,
    },
}
