//! One line of the main file.

use chrono::NaiveDate;

use super::LONGEST_NAME;
use super::cells::{case_id, date_of_birth, formula, problem, words};
use super::columns::Column;
use super::contacts::{Entered, details};
use super::preview::{Contact, Problem, Row};
use super::spelling::squeeze;
use super::table::{Line, Table};
use crate::codes::{Accommodation, Activity, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo};

/// Longest team or worker, in characters.
const LONGEST_TEXT: usize = 200;

/// What a line gives: a row, or all its problems; and problems of contact details, which don't stand in its way.
pub(super) struct Reading {
    pub(super) row: Result<Row, Vec<Problem>>,
    /// Details of this line (main file) that were left out.
    pub(super) own_details: Vec<Problem>,
    /// Details of this line that were put right.
    pub(super) mended: Vec<Problem>,
    /// Why nothing was taken from the person's line in the contacts file.
    pub(super) withheld: Option<Problem>,
}

struct Cells<'a> {
    table: &'a Table,
    line: &'a Line,
    problems: Vec<Problem>,
}

impl Cells<'_> {
    fn read<T>(&mut self, column: Column, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let cell = self.table.cell(self.line, column);
        read(cell).map_err(|why| self.problems.push(problem(column.heading(), cell, why))).ok()
    }

    fn code<T>(&mut self, column: Column, parse: impl Fn(&str) -> Option<T>, expected: &str) -> Option<T> {
        self.read(column, |cell| {
            if let Some(why) = formula(cell) {
                return Err(why);
            }
            let what = if cell.trim().is_empty() {
                "This is empty."
            } else {
                "This is not one of the codes for this column."
            };
            parse(cell).ok_or_else(|| format!("{what} Write {expected}."))
        })
    }
}

/// Reads a line that has the right number of cells. `repeated` is a problem of its id that the other lines make.
pub(super) fn read(
    table: &Table,
    line: &Line,
    entered: Option<&Entered>,
    today: NaiveDate,
    repeated: Option<Problem>,
) -> Reading {
    let mut cells = Cells { table, line, problems: Vec::new() };
    let case_id = cells.read(Column::CaseId, case_id);
    cells.problems.extend(repeated);

    let before = cells.problems.len();
    let first = cells.read(Column::FirstName, |cell| words(cell, LONGEST_NAME)).flatten();
    let last = cells.read(Column::LastName, |cell| words(cell, LONGEST_NAME)).flatten();
    let names_read = cells.problems.len() == before;
    let withheld =
        entered.filter(|entered| !same_person((&first, &last), (&entered.first_name, &entered.last_name)));
    let entered = if withheld.is_some() { None } else { entered };
    let first = first.or_else(|| entered.and_then(|entered| entered.first_name.clone()));
    let last = last.or_else(|| entered.and_then(|entered| entered.last_name.clone()));
    // Some people have one name only; it may stand in either column.
    let (first, last) = match (first, last) {
        (None, last) => (last, None),
        both => both,
    };
    if first.is_none() && names_read {
        let why = "This is empty, and the contacts file has no name for this id. Add the person's name to one of the two files.";
        cells.problems.push(problem(Column::FirstName.heading(), "", why));
    }

    let gender = cells.code(Column::Gender, Gender::parse, Gender::EXPECTED);
    let ethnicity = cells.code(Column::Ethnicity, Ethnicity::parse, Ethnicity::EXPECTED);
    let date_of_birth = cells.read(Column::DateOfBirth, |cell| date_of_birth(cell, today));
    let uasc = cells.code(Column::Uasc, YesNo::parse, YesNo::EXPECTED);
    let disability = cells.code(Column::Disability, YesNo::parse, YesNo::EXPECTED);
    let team = cells.read(Column::Team, |cell| words(cell, LONGEST_TEXT));
    let worker = cells.read(Column::Worker, |cell| words(cell, LONGEST_TEXT));
    let adviser = cells.read(Column::Adviser, |cell| words(cell, LONGEST_TEXT));
    let eligibility = cells.code(Column::Eligibility, Eligibility::parse, Eligibility::EXPECTED);
    let in_touch = cells.code(Column::InTouch, InTouch::parse, InTouch::EXPECTED);
    let accommodation = cells.code(Column::Accommodation, Accommodation::parse, Accommodation::EXPECTED);
    let suitability = cells.code(Column::Suitability, Suitability::parse, Suitability::EXPECTED);
    let suitability = with_digit(&mut cells, suitability);
    let activity = cells.code(Column::Activity, Activity::parse, Activity::EXPECTED);

    let (mut own_details, mut mended) = (Vec::new(), Vec::new());
    let own = details(table, line, &mut own_details, &mut mended);
    let contact = merge(own, entered.map(|entered| entered.contact.clone()).unwrap_or_default());

    let row = || {
        Some(Row {
            line: line.number,
            case_id: case_id?,
            first_name: first?,
            last_name: last.unwrap_or_default(),
            gender: gender?,
            ethnicity: ethnicity?,
            date_of_birth: date_of_birth?,
            uasc: uasc?,
            disability: disability?,
            team: team?,
            worker: worker?,
            personal_adviser: adviser?,
            eligibility: eligibility?,
            in_touch: in_touch?,
            accommodation: accommodation?,
            suitability: suitability?,
            activity: activity?,
            contact,
        })
    };
    let row = if cells.problems.is_empty() { row().ok_or_else(Vec::new) } else { Err(cells.problems) };
    let withheld = withheld.map(other_name);
    Reading { row, own_details, mended, withheld }
}

/// The suitability of its own column, or else the digit behind the accommodation letter. They must not disagree.
fn with_digit(cells: &mut Cells<'_>, own: Option<Suitability>) -> Option<Suitability> {
    let Some(digit) = Suitability::from_accommodation(cells.table.cell(cells.line, Column::Accommodation))
    else {
        return own;
    };
    match own {
        Some(Suitability::NotKnown) => Some(digit),
        Some(own) if own != digit => cells.read(Column::Suitability, |_| {
            Err("This disagrees with the digit in TypeOfAccommodation, where 1 is suitable and 2 is unsuitable. Correct one of the two.".to_owned())
        }),
        _ => own,
    }
}

/// The contacts file goes before the main file: it is made for this.
fn merge(main: Contact, contacts: Contact) -> Contact {
    Contact {
        phone: contacts.phone.or(main.phone),
        email: contacts.email.or(main.email),
        address: contacts.address.or(main.address),
        channel: contacts.channel.or(main.channel),
    }
}

type Names<'a> = (&'a Option<String>, &'a Option<String>);

/// Whether two files can mean the same person: some part of the names is the same, or one of them gives no name.
/// Otherwise an id is wrong, and letters would go to a stranger.
fn same_person(one: Names<'_>, other: Names<'_>) -> bool {
    let parts = |(first, last): Names<'_>| -> Vec<String> {
        [first, last].into_iter().flatten().map(|name| squeeze(name)).collect()
    };
    let (one, other) = (parts(one), parts(other));
    one.is_empty() || other.is_empty() || one.iter().any(|part| other.contains(part))
}

fn other_name(entered: &Entered) -> Problem {
    let why = "The two files give different names for this id, so nothing of this row was used. Check which person the id belongs to.";
    problem(Column::CaseId.heading(), &entered.case_id, why)
}
