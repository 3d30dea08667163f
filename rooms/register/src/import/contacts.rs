//! The contacts file, and contact details wherever they stand.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::cells::{case_id, problem, words};
use super::columns::{CONTACTS, Column, Headings};
use super::fault::{FileFault, FileProblem};
use super::preview::{Contact, ContactProblem, Problem, Sheet, SourceFile};
use super::table::{Line, Table};
use super::{LONGEST_NAME, key, reach};

/// A person in the contacts file.
pub(super) struct Entered {
    pub(super) line: u64,
    pub(super) case_id: String,
    pub(super) first_name: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) contact: Contact,
    problems: Vec<Problem>,
    mended: Vec<Problem>,
}

impl Entered {
    /// The entry's problems, ready to be listed.
    pub(super) fn listed(&self) -> impl Iterator<Item = ContactProblem> + '_ {
        self.problems.iter().map(|problem| remark(self.line, Some(self.case_id.clone()), problem.clone()))
    }

    /// What was put right in it while reading.
    pub(super) fn mended(&self) -> impl Iterator<Item = ContactProblem> + '_ {
        self.mended.iter().map(|problem| remark(self.line, Some(self.case_id.clone()), problem.clone()))
    }
}

/// The contacts file, read but not yet joined to people.
#[derive(Default)]
pub(super) struct Contacts {
    /// By [`key`] of the case id.
    pub(super) people: HashMap<String, Entered>,
    /// Problems of lines that belong to nobody.
    pub(super) problems: Vec<ContactProblem>,
    pub(super) ignored: Vec<String>,
    pub(super) has_first: bool,
    pub(super) has_last: bool,
    pub(super) not_utf8: bool,
    /// Where it was read from, in a workbook.
    pub(super) sheet: Option<Sheet>,
}

/// A problem in the contacts file.
pub(super) fn remark(line: u64, case_id: Option<String>, problem: Problem) -> ContactProblem {
    ContactProblem { file: SourceFile::Contacts, line, case_id, problem }
}

impl Contacts {
    /// Reads the contacts file.
    ///
    /// # Errors
    /// As [`Table::read`]; and if there is no id, or nothing beside it.
    pub(super) fn read(bytes: &[u8], said: &Headings) -> Result<Self, FileProblem> {
        let problem = |fault, seen| FileProblem { file: SourceFile::Contacts, fault, seen };
        let table = Table::read(bytes, CONTACTS, said).map_err(|fault| problem(fault, Vec::new()))?;
        let mut lacking = table.lacking(&[Column::CaseId]);
        if table.lacking(&CONTACTS[1..]).len() == CONTACTS.len() - 1 {
            lacking.push("Phone or Email".to_owned());
        }
        if !lacking.is_empty() {
            return Err(problem(FileFault::MissingColumns(lacking), table.seen()));
        }
        let mut contacts = Self {
            has_first: table.has(Column::FirstName),
            has_last: table.has(Column::LastName),
            not_utf8: !table.utf8,
            sheet: table.sheet.clone(),
            ..Self::default()
        };
        for line in &table.lines {
            if let Err(problem) = contacts.enter(&table, line) {
                let id = case_id(table.cell(line, Column::CaseId)).ok();
                contacts.problems.push(remark(line.number, id, problem));
            }
        }
        contacts.ignored = table.ignored;
        Ok(contacts)
    }

    fn enter(&mut self, table: &Table, line: &Line) -> Result<(), Problem> {
        let heading = Column::CaseId.heading();
        if let Some((is, should)) = table.misfit(line) {
            return Err(misfit(is, should));
        }
        let cell = table.cell(line, Column::CaseId);
        let case_id = case_id(cell).map_err(|why| problem(heading, cell, why))?;
        let free = match self.people.entry(key(&case_id)) {
            Entry::Occupied(first) => {
                let why = format!(
                    "Row {} of this file already has this id. Only that row was used: keep one of the two.",
                    first.get().line
                );
                return Err(problem(heading, cell, why));
            }
            Entry::Vacant(free) => free,
        };
        let (mut problems, mut mended) = (Vec::new(), Vec::new());
        let first_name =
            taken(table, line, Column::FirstName, |cell| words(cell, LONGEST_NAME), &mut problems);
        let last_name = taken(table, line, Column::LastName, |cell| words(cell, LONGEST_NAME), &mut problems);
        let contact = details(table, line, &mut problems, &mut mended);
        let line = line.number;
        free.insert(Entered { line, case_id, first_name, last_name, contact, problems, mended });
        Ok(())
    }
}

/// The problem of a line with too many or too few cells.
pub(super) fn misfit(is: usize, should: usize) -> Problem {
    let why = format!(
        "This row has {is} cells where the row of column names has {should}. Look for a comma too many or too few, or a quotation mark (\") that is not closed."
    );
    problem("", "", why)
}

/// The contact details of a line. A malformed one is left out and becomes a problem; one that was put right is said.
pub(super) fn details(
    table: &Table,
    line: &Line,
    problems: &mut Vec<Problem>,
    mended: &mut Vec<Problem>,
) -> Contact {
    let phone = table.cell(line, Column::Phone);
    if reach::lost_its_zero(phone) {
        let why = "A spreadsheet took the 0 at the start of this number. It was put back.";
        mended.push(problem(Column::Phone.heading(), phone, why));
    }
    Contact {
        phone: taken(table, line, Column::Phone, reach::phone, problems),
        email: taken(table, line, Column::Email, reach::email, problems),
        address: taken(table, line, Column::Address, reach::address, problems),
        channel: taken(table, line, Column::Channel, reach::channel, problems),
    }
}

fn taken<T>(
    table: &Table,
    line: &Line,
    column: Column,
    read: impl Fn(&str) -> Result<Option<T>, String>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let cell = table.cell(line, column);
    read(cell).unwrap_or_else(|why| {
        problems.push(problem(column.heading(), cell, format!("{why} This detail was left out.")));
        None
    })
}
