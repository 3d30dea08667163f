//! A workbook that somebody sends, as the sheets of a form. It may be anybody's: [`kit::workbook`] keeps what is hostile out.

use std::collections::BTreeMap;

use kit::workbook::{self, Book, COMPUTED, Fault, Limits, Line};

use super::{Form, Note, Row, Table};

/// Largest workbook, in bytes.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// The sheets of a form.
const SHEETS: [&str; 3] = ["survey", "choices", "settings"];
/// As many rows as a form has at most, each sheet by itself.
const LIMITS: Limits = Limits { rows: 2_000, columns: 200 };

/// The sheets of a form, and what can be said of the workbook before anybody reads them.
///
/// # Errors
/// Why the workbook can't be read, as a sentence for whoever sent it.
pub(super) fn open(bytes: &[u8]) -> Result<(Form, Vec<Note>), String> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large());
    }
    match workbook::is_workbook(bytes) {
        Ok(true) => workbook::read(bytes, LIMITS, sheets).map_err(said),
        Ok(false) => Err(NO_WORKBOOK.to_owned()),
        Err(fault) => Err(said(fault)),
    }
}

/// What is said of a workbook of more than [`MAX_BYTES`].
pub fn too_large() -> String {
    format!(
        "The file is larger than {} MB. A form has words only: take pictures out of it.",
        MAX_BYTES / (1024 * 1024)
    )
}

const NO_WORKBOOK: &str = "The file is not an Excel workbook. In your spreadsheet, choose “Save as” and then “Excel Workbook (.xlsx)”.";

fn said(fault: Fault) -> String {
    let resave = "Open it, choose “Save as” and then “Excel Workbook (.xlsx)”.";
    match fault {
        Fault::OldWorkbook => format!("The file is an old Excel file (.xls). {resave}"),
        Fault::OtherWorkbook => format!("The file is a kind of workbook that can’t be read here. {resave}"),
        Fault::Macros => format!("The file has macros in it. {resave} That leaves them out."),
        Fault::Locked => "The file has a password. Save a copy without one, and upload that.".to_owned(),
        Fault::TooMuch => {
            "The file holds far more than a form. Copy the sheets survey, choices and settings into a new workbook.".to_owned()
        }
        Fault::Broken => format!("The file can’t be opened. {resave}"),
        Fault::TooManyRows => format!("A sheet of the file has more than {} rows.", LIMITS.rows),
        Fault::TooManyColumns { line } => {
            format!("Row {line} of a sheet has more than {} columns.", LIMITS.columns)
        }
    }
}

fn sheets(book: &mut Book<'_>) -> Result<(Form, Vec<Note>), Fault> {
    let (mut form, mut notes) = (Form::default(), Vec::new());
    for name in book.sheets() {
        let lines = book.lines(&name, None)?;
        let plain = name.trim().to_lowercase();
        let Some(sheet) = SHEETS.into_iter().find(|sheet| *sheet == plain) else {
            if !lines.is_empty() {
                let what = format!("The sheet “{}” is not read.", crate::instrument::shape::cut(&name));
                notes.push(Note::tell("workbook", None, what));
            }
            continue;
        };
        let table = table(sheet, lines, &mut notes);
        match sheet {
            "survey" => form.survey = table,
            "choices" => form.choices = table,
            _ => form.settings = table,
        }
    }
    if form.survey.heads.is_empty() {
        notes.push(Note::stop("workbook", None, "There is no sheet called “survey” with questions in it."));
    }
    Ok((form, notes))
}

/// The first row names the columns; cells under no name, and what a formula works out, are told.
fn table(sheet: &'static str, lines: Vec<Line>, notes: &mut Vec<Note>) -> Table {
    let mut lines = lines.into_iter();
    let heads: Vec<String> =
        lines.next().map(|top| top.cells.iter().map(|c| head(c)).collect()).unwrap_or_default();
    let mut table =
        Table { heads: heads.iter().filter(|h| !h.is_empty()).cloned().collect(), rows: Vec::new() };
    for (at, twice) in heads.iter().enumerate() {
        if !twice.is_empty() && heads[..at].contains(twice) {
            notes.push(Note::stop(sheet, Some(1), format!("The column {twice} is there twice.")));
        }
    }
    for line in lines {
        let number = u32::try_from(line.number).unwrap_or(u32::MAX);
        let mut cells = BTreeMap::new();
        for (at, cell) in line.cells.iter().enumerate() {
            let text = kit::forms::clean(cell.trim_start_matches(COMPUTED));
            let under = heads.get(at).map_or("", String::as_str);
            if text.is_empty() {
                continue;
            }
            if under.is_empty() {
                notes.push(Note::tell(sheet, Some(number), "A cell under no heading is not taken."));
            } else if cell.starts_with(COMPUTED) {
                let what = format!("What stands under {under} is a formula. Write what it should say.");
                notes.push(Note::stop(sheet, Some(number), what));
            } else {
                cells.insert(under.to_owned(), text);
            }
        }
        if !cells.is_empty() {
            table.rows.push(Row { number, cells });
        }
    }
    table
}

/// A heading as XLSForm spells it; other tools take “List Name” for `list_name`.
fn head(cell: &str) -> String {
    let cell = kit::forms::clean(cell.trim_start_matches(COMPUTED));
    let (column, language) = match cell.split_once("::") {
        Some((column, language)) => (column, Some(language.trim())),
        None => (cell.as_str(), None),
    };
    let column = column.trim().to_lowercase().replace(' ', "_");
    language.map_or(column.clone(), |language| format!("{column}::{language}"))
}
