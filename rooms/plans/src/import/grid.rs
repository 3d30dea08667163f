//! From a file to its tables, whichever program wrote it.

use kit::word;
use kit::workbook::{self, Fault, Limits, Row};

/// More actions than any plan has; a sheet of everything a council does is no plan.
const LIMITS: Limits = Limits { rows: 1_000, columns: 60 };

/// A table of a file.
pub(super) struct Grid {
    /// What it is called: `sheet “Plan”`, `table 2`.
    pub(super) name: String,
    /// The heading above it, in a document.
    pub(super) heading: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// Why a file can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// It is neither.
    Neither,
    /// There is no table in it.
    NoTable,
    /// It can't be opened, or holds too much.
    File(Fault),
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::File(fault)
    }
}

impl Problem {
    /// A sentence for whoever chose the file.
    pub(crate) fn words(self) -> String {
        let most = LIMITS.rows;
        match self {
            Self::Neither => "This is no Excel workbook (.xlsx) and no Word document (.docx). Save the plan as one of the two.".to_owned(),
            Self::NoTable => "There is no table in this file. A plan is read from a table with headings such as We will, Who and By when.".to_owned(),
            Self::File(Fault::OldWorkbook) => "This file is in the format of before 2007. Open it and save it as .xlsx or .docx.".to_owned(),
            Self::File(Fault::OtherWorkbook) => "This is a file of another office program. Save it as .xlsx or .docx.".to_owned(),
            Self::File(Fault::Macros) => "This file has macros. Save it without them, as .xlsx or .docx.".to_owned(),
            Self::File(Fault::Locked) => "This file has a password. Save it without one.".to_owned(),
            Self::File(Fault::TooMuch) => "This file holds too much to be a plan. Save the plan’s table in a file of its own.".to_owned(),
            Self::File(Fault::Broken) => "This file can’t be opened. Open it yourself, save it again and choose the new file.".to_owned(),
            Self::File(Fault::TooManyRows) => format!("There are more than {most} rows in this file. Save the plan’s table in a file of its own."),
            Self::File(Fault::TooManyColumns { line }) => {
                format!("Row {line} has more than {} columns. Save the plan’s table in a file of its own.", LIMITS.columns)
            }
        }
    }
}

/// All tables of a file with something in them.
pub(super) fn of(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    let all = if word::is_document(bytes)? {
        in_document(bytes)?
    } else if workbook::is_workbook(bytes)? {
        in_workbook(bytes)?
    } else {
        return Err(Problem::Neither);
    };
    let rows: usize = all.iter().map(|grid| grid.rows.len()).sum();
    match rows {
        0 => Err(Problem::NoTable),
        _ if rows > LIMITS.rows => Err(Fault::TooManyRows.into()),
        _ => Ok(all),
    }
}

fn in_document(bytes: &[u8]) -> Result<Vec<Grid>, Fault> {
    let tables = word::tables(bytes, LIMITS)?.into_iter().zip(1..);
    Ok(tables
        .map(|(table, number)| Grid {
            name: format!("table {number}"),
            heading: table.heading,
            rows: table.rows,
        })
        .collect())
}

fn in_workbook(bytes: &[u8]) -> Result<Vec<Grid>, Fault> {
    workbook::read(bytes, LIMITS, |book| {
        let sheets = book.sheets();
        sheets
            .into_iter()
            .map(|sheet| {
                let rows = book.rows(&sheet)?;
                Ok(Grid { name: format!("sheet “{sheet}”"), heading: None, rows })
            })
            .collect()
    })
}
