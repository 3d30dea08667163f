//! Why a file as a whole can't be read.

use kit::workbook::Fault;
use std::fmt;

use super::preview::{SeenColumn, SourceFile};
use super::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS};

/// A file that can't be read. Its text is for the person who uploaded it: what is wrong and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The file that is meant.
    pub file: SourceFile,
    /// What is wrong with it.
    pub fault: FileFault,
    /// The file's columns, where somebody may say which is which.
    pub seen: Vec<SeenColumn>,
}

/// What can be wrong with a whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// More than [`MAX_BYTES`] bytes.
    TooLarge,
    /// More than [`MAX_ROWS`] rows with something in them.
    TooManyRows,
    /// A row with more than [`MAX_COLUMNS`] cells.
    TooManyColumns {
        /// Row number as a spreadsheet shows it.
        line: u64,
    },
    /// No rows under the header, or nothing at all.
    Empty,
    /// Neither a workbook nor a text file: a picture, say, or UTF-16.
    NotText,
    /// A workbook as Excel wrote it before 2007.
    OldWorkbook,
    /// A workbook of another kind: OpenDocument, or the binary one.
    OtherWorkbook,
    /// A workbook with macros.
    Macros,
    /// A workbook with a password.
    Locked,
    /// A workbook that unpacks to more than any list of care leavers.
    TooMuch,
    /// A workbook that can't be opened.
    Broken,
    /// Columns that must be there and are not, named as in the template.
    MissingColumns(Vec<String>),
    /// A heading that is there twice.
    RepeatedColumn(String),
    /// A quotation mark that is never closed, which swallows the rest of the file.
    OpenQuote {
        /// Row number, as a spreadsheet shows it, of the row that opens it.
        line: u64,
    },
}

impl From<Fault> for FileFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::OldWorkbook => Self::OldWorkbook,
            Fault::OtherWorkbook => Self::OtherWorkbook,
            Fault::Macros => Self::Macros,
            Fault::Locked => Self::Locked,
            Fault::TooMuch => Self::TooMuch,
            Fault::Broken => Self::Broken,
            Fault::TooManyRows => Self::TooManyRows,
            Fault::TooManyColumns { line } => Self::TooManyColumns { line },
        }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file;
        match &self.fault {
            FileFault::TooLarge => write!(
                f,
                "The {file} is larger than {} MB. Split it and import the parts one after the other.",
                MAX_BYTES / (1024 * 1024)
            ),
            FileFault::TooManyRows => write!(
                f,
                "The {file} has more than {MAX_ROWS} rows. Split it and import the parts one after the other."
            ),
            FileFault::TooManyColumns { line } => {
                write!(
                    f,
                    "Row {line} of the {file} has more than {MAX_COLUMNS} columns. Check that it is the file you meant."
                )
            }
            FileFault::Empty => write!(
                f,
                "The {file} has no people in it. It needs a row of column names and a row for each person."
            ),
            FileFault::NotText => write!(
                f,
                "The {file} is neither an Excel workbook nor a CSV file. In your spreadsheet, choose \"Save as\" and then \"Excel Workbook (.xlsx)\"."
            ),
            FileFault::OldWorkbook => write!(
                f,
                "The {file} is an old Excel file (.xls). Open it, choose \"Save as\" and then \"Excel Workbook (.xlsx)\"."
            ),
            FileFault::OtherWorkbook => write!(
                f,
                "The {file} is a kind of workbook that can't be read here. Open it, choose \"Save as\" and then \"Excel Workbook (.xlsx)\"."
            ),
            FileFault::Macros => write!(
                f,
                "The {file} has macros in it. Open it, choose \"Save as\" and then \"Excel Workbook (.xlsx)\", which leaves them out."
            ),
            FileFault::Locked => {
                write!(f, "The {file} has a password. Save a copy without one, upload that, and delete it.")
            }
            FileFault::TooMuch => write!(
                f,
                "The {file} holds far more than a list of care leavers. Copy the list into a new workbook and upload that."
            ),
            FileFault::Broken => write!(
                f,
                "The {file} can't be opened. Open it in your spreadsheet, choose \"Save as\" and then \"Excel Workbook (.xlsx)\"."
            ),
            FileFault::MissingColumns(names) => {
                let (noun, it) = if names.len() == 1 { ("a column", "it") } else { ("columns", "them") };
                write!(
                    f,
                    "The {file} lacks {noun}: {}. Add {it}, named like this, in the row of column names.",
                    names.join(", ")
                )
            }
            FileFault::RepeatedColumn(name) => {
                write!(f, "The {file} has the column {name} twice. Keep one of them.")
            }
            FileFault::OpenQuote { line } => write!(
                f,
                "Row {line} of the {file} opens a quotation mark (\") that is never closed, so the rows after it can't be read. Close it or take it out."
            ),
        }
    }
}

impl std::error::Error for FileProblem {}
