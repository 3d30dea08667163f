//! Reading a care leavers list before it is imported, as text or as a workbook. Pure: bytes in, a [`Preview`] or a [`FileProblem`] out; nothing
//! is stored here.
//!
//! The main file has the columns of Ofsted Annex A List 9 (care leavers), which carries neither names nor contact
//! details. Names may be added to it or come from a second file, the contacts extract, joined by the id; so do
//! telephone, e-mail and postal address. Every line that can't be used is listed with all its problems; a malformed
//! contact detail costs the detail, not the person.

mod cells;
mod columns;
mod contacts;
mod fault;
mod person;
mod preview;
mod reach;
pub(crate) mod spelling;
mod table;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod workbook;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

pub use fault::{FileFault, FileProblem};
pub use preview::{Contact, ContactProblem, LeftOut, Preview, Problem, Rejected, Row, Sheet, SourceFile};
pub use template::{contacts_template, contacts_workbook, template, workbook as template_workbook};

use crate::codes::InTouch;
pub(crate) use cells::words;
use cells::{case_id, problem};
pub use columns::Headings;
pub(crate) use columns::{ALL as COLUMNS, Column};
use columns::{DETAILS, MAIN, REQUIRED};
use contacts::{Contacts, misfit, remark};
pub(crate) use reach::{address, email, phone};
use table::Table;

/// Largest file, in bytes (10 MB).
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Most rows of a file that are not blank, the header not counted.
pub const MAX_ROWS: usize = 5_000;
/// Most columns of a file; the return has twenty or so.
pub const MAX_COLUMNS: usize = 200;

/// Longest first or last name, in characters.
const LONGEST_NAME: usize = 100;

/// Ids are the same if they differ in letter case only.
fn key(case_id: &str) -> String {
    case_id.to_lowercase()
}

/// Reads the main file and, if there is one, the contacts file.
///
/// `existing` tells whether the register holds a case id already (asked with the id as written, trimmed). `today` is
/// the day on which ages are judged.
///
/// Files are CSV with commas, in UTF-8 (with or without a mark) or Windows-1252, or Excel workbooks, of which the sheet
/// that fits best is read; columns are found by name.
///
/// # Errors
/// A file that can't be read as a whole: see [`FileFault`].
pub fn read(
    main: &[u8],
    contacts: Option<&[u8]>,
    existing: &dyn Fn(&str) -> bool,
    today: NaiveDate,
) -> Result<Preview, FileProblem> {
    read_called(main, contacts, existing, today, &Headings::default())
}

/// The same for an LA that has said what it calls its columns.
///
/// # Errors
/// As [`read`].
pub fn read_called(
    main: &[u8],
    contacts: Option<&[u8]>,
    existing: &dyn Fn(&str) -> bool,
    today: NaiveDate,
    said: &Headings,
) -> Result<Preview, FileProblem> {
    let in_main = |fault, seen| FileProblem { file: SourceFile::Main, fault, seen };
    let wanted = [MAIN, DETAILS].concat();
    let table = Table::read(main, &wanted, said).map_err(|fault| in_main(fault, Vec::new()))?;
    let contacts = contacts.map(|bytes| Contacts::read(bytes, said)).transpose()?.unwrap_or_default();

    let mut lacking = table.lacking(REQUIRED);
    for (column, elsewhere) in
        [(Column::FirstName, contacts.has_first), (Column::LastName, contacts.has_last)]
    {
        if !elsewhere {
            lacking.extend(table.lacking(&[column]));
        }
    }
    if !lacking.is_empty() {
        return Err(in_main(FileFault::MissingColumns(lacking), table.seen()));
    }
    if table.lines.is_empty() {
        return Err(in_main(FileFault::Empty, Vec::new()));
    }
    Ok(preview(table, contacts, existing, today))
}

fn preview(table: Table, contacts: Contacts, existing: &dyn Fn(&str) -> bool, today: NaiveDate) -> Preview {
    let sheets = sheets(&table, &contacts);
    let mut out = Preview {
        rows: Vec::new(),
        already_known: Vec::new(),
        rejected: Vec::new(),
        left_out: Vec::new(),
        contact_problems: contacts.problems,
        ignored_columns: Vec::new(),
        ignored_contact_columns: contacts.ignored,
        missing_columns: Vec::new(),
        check_accents: contacts.not_utf8 || !table.utf8,
        mended: Vec::new(),
        sheets,
    };
    let died = died(&table);
    let mut seen: HashMap<String, u64> = HashMap::new();
    for line in &table.lines {
        let cell = table.cell(line, Column::CaseId);
        let id = case_id(cell).ok();
        let first = id.as_ref().map(|id| *seen.entry(key(id)).or_insert(line.number));
        if let Some((is, should)) = table.misfit(line) {
            out.rejected.push(Rejected {
                line: line.number,
                case_id: id,
                problems: vec![misfit(is, should)],
            });
            continue;
        }
        if InTouch::parse(table.cell(line, Column::InTouch)) == Some(InTouch::Died) {
            let reason = "The file says that this person has died.".to_owned();
            let in_register = id.as_deref().is_some_and(existing);
            out.left_out.push(LeftOut { line: line.number, case_id: id, reason, in_register });
            continue;
        }
        let gone = id.as_ref().and_then(|id| died.get(&key(id)));
        let repeated = match (gone, first) {
            (Some(gone), _) => Some(format!(
                "Row {gone} says that the person with this id has died. Check which of the two rows is right."
            )),
            (None, Some(first)) if first != line.number => Some(format!(
                "Row {first} already has this id. Keep one row for each person, or correct the id."
            )),
            _ => None,
        };
        let repeated = repeated.map(|why| problem(Column::CaseId.heading(), cell, why));
        let entered = id.as_ref().and_then(|id| contacts.people.get(&key(id)));
        let reading = person::read(&table, line, entered, today, repeated);
        let known = id.as_deref().is_some_and(existing);
        let own = |problem| ContactProblem {
            file: SourceFile::Main,
            line: line.number,
            case_id: id.clone(),
            problem,
        };
        out.contact_problems.extend(reading.own_details.into_iter().map(own));
        out.mended.extend(reading.mended.into_iter().map(own));
        if let (Some(entered), None) = (entered, &reading.withheld) {
            out.mended.extend(entered.mended());
        }
        if let (Some(entered), Some(problem)) = (entered, reading.withheld) {
            out.contact_problems.push(remark(entered.line, Some(entered.case_id.clone()), problem));
        }
        match reading.row {
            Ok(row) if known => out.already_known.push(row),
            Ok(row) => out.rows.push(row),
            Err(problems) => out.rejected.push(Rejected { line: line.number, case_id: id, problems }),
        }
    }
    let main: HashSet<&String> = seen.keys().collect();
    for (key, entered) in &contacts.people {
        if !main.contains(key) {
            let why = "The care leavers file has no row with this id, so this row was not used. Check the id; a spreadsheet may have dropped zeros at its start.";
            let problem = problem(Column::CaseId.heading(), &entered.case_id, why);
            out.contact_problems.push(remark(entered.line, Some(entered.case_id.clone()), problem));
        } else if !died.contains_key(key) {
            out.contact_problems.extend(entered.listed());
        }
    }
    out.contact_problems.sort_by_key(|problem| (problem.file == SourceFile::Contacts, problem.line));
    out.missing_columns = table.lacking(MAIN);
    out.missing_columns
        .retain(|name| ![Column::FirstName, Column::LastName].iter().any(|column| column.heading() == name));
    out.ignored_columns = table.ignored;
    out
}

/// Which sheets were read, of the files that are workbooks.
fn sheets(table: &Table, contacts: &Contacts) -> Vec<(SourceFile, Sheet)> {
    let main = table.sheet.clone().map(|sheet| (SourceFile::Main, sheet));
    let contacts = contacts.sheet.clone().map(|sheet| (SourceFile::Contacts, sheet));
    main.into_iter().chain(contacts).collect()
}

/// Everyone whom a row of the file says to have died, with that row's number: another row must not bring them back.
fn died(table: &Table) -> HashMap<String, u64> {
    let dead = |line: &&table::Line| {
        table.misfit(line).is_none()
            && InTouch::parse(table.cell(line, Column::InTouch)) == Some(InTouch::Died)
    };
    let named =
        |line: &table::Line| Some((key(&case_id(table.cell(line, Column::CaseId)).ok()?), line.number));
    table.lines.iter().filter(dead).filter_map(named).collect()
}
