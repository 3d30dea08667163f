//! What an import says before anything is stored: the people it would bring, and every line it would not.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::codes::{
    Accommodation, Activity, Channel, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo,
};

/// Which of the two files a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceFile {
    /// The care leavers list (Ofsted Annex A List 9).
    Main,
    /// The extract of names and contact details.
    Contacts,
}

impl fmt::Display for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Main => "care leavers file",
            Self::Contacts => "contacts file",
        })
    }
}

/// The outcome of reading. Nothing in it has been stored. Each line of the main file that is not blank is in exactly
/// one of `rows`, `already_known`, `rejected` and `left_out`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// People to add, in the order of the file.
    pub rows: Vec<Row>,
    /// Sound rows whose case id is in the register already, in the order of the file.
    pub already_known: Vec<Row>,
    /// Lines that can't be used, each with everything that is wrong with it.
    pub rejected: Vec<Rejected>,
    /// Lines about people who have died. They are never imported and never surveyed.
    pub left_out: Vec<LeftOut>,
    /// Contact details that were not taken. Where the line names a person of the main file, the person is kept.
    pub contact_problems: Vec<ContactProblem>,
    /// Headings of the main file that are not used, as written there.
    pub ignored_columns: Vec<String>,
    /// Headings of the contacts file that are not used, as written there.
    pub ignored_contact_columns: Vec<String>,
    /// Optional columns that the main file does not have (names of the template); their values are "not known".
    pub missing_columns: Vec<String>,
    /// True if a file was not UTF-8 and was read as Windows-1252: accented names deserve a look.
    pub check_accents: bool,
    /// Contact details that were put right while reading, each with what was done.
    #[serde(default)]
    pub mended: Vec<ContactProblem>,
    /// The sheets that were read, where a file was a workbook.
    #[serde(default)]
    pub sheets: Vec<(SourceFile, Sheet)>,
}

impl Preview {
    /// The case ids of everybody whom the main file mentions, in whatever row.
    pub(crate) fn main_ids(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows.iter().chain(&self.already_known).map(|row| row.case_id.as_str());
        let rejected = self.rejected.iter().filter_map(|line| line.case_id.as_deref());
        let left_out = self.left_out.iter().filter_map(|line| line.case_id.as_deref());
        rows.chain(rejected).chain(left_out)
    }

    /// The case ids of everybody it says something of.
    pub(crate) fn case_ids(&self) -> impl Iterator<Item = &str> {
        let contacts = self.contact_problems.iter().filter_map(|line| line.case_id.as_deref());
        let mended = self.mended.iter().filter_map(|line| line.case_id.as_deref());
        self.main_ids().chain(contacts).chain(mended)
    }
}

/// A column of a file whose header is not understood. Gone with the page that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct SeenColumn {
    /// Its heading, as far as it is one.
    pub heading: String,
    /// The first cells that stand in it.
    pub samples: Vec<String>,
}

/// Shows nothing: a sample is somebody's, and what is taken for a heading may be.
impl fmt::Debug for SeenColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeenColumn").finish_non_exhaustive()
    }
}

/// The sheet of a workbook that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The names of those that were not.
    pub others: Vec<String>,
}

/// One care leaver, read and checked.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Row number in the main file as a spreadsheet shows it (the header is row 1).
    pub line: u64,
    /// The authority's own id (ChildUniqueID), 1 to 60 characters.
    pub case_id: String,
    /// First name, never empty; the only name if the person has one name.
    pub first_name: String,
    /// Last name; empty if the person has one name.
    pub last_name: String,
    /// Recorded gender.
    pub gender: Gender,
    /// Ethnic background.
    pub ethnicity: Ethnicity,
    /// Date of birth; gives an age of 15 to 30 on the day of the import.
    pub date_of_birth: NaiveDate,
    /// Came to the country as an unaccompanied asylum-seeking child.
    pub uasc: YesNo,
    /// Has a disability.
    pub disability: YesNo,
    /// Team, as the file writes it.
    pub team: Option<String>,
    /// Worker, as the file writes it.
    pub worker: Option<String>,
    /// Personal adviser, as the file writes it.
    pub personal_adviser: Option<String>,
    /// Leaving-care status.
    pub eligibility: Eligibility,
    /// Whether the authority is in touch; never `Died`.
    pub in_touch: InTouch,
    /// Where the person lives.
    pub accommodation: Accommodation,
    /// Whether that is suitable.
    pub suitability: Suitability,
    /// Main activity.
    pub activity: Activity,
    /// How to reach the person.
    pub contact: Contact,
}

/// How to reach a person. Every detail is optional, and checked.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// International form without spaces: `+447700900123`.
    pub phone: Option<String>,
    /// Address with a plausible shape; the domain in lower case.
    pub email: Option<String>,
    /// Postal address, lines parted by `\n`, at most 500 characters.
    pub address: Option<String>,
    /// How the person likes to be reached.
    pub channel: Option<Channel>,
}

/// A line of the main file that can't be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// Row number as a spreadsheet shows it (the header is row 1).
    pub line: u64,
    /// The case id, if the line has a readable one.
    pub case_id: Option<String>,
    /// Everything that is wrong, in the order of the columns; never empty.
    pub problems: Vec<Problem>,
}

/// A person who is not imported although the line is sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Row number as a spreadsheet shows it.
    pub line: u64,
    /// The case id, if the line has a readable one.
    pub case_id: Option<String>,
    /// Plain sentence.
    pub reason: String,
    /// True if the register holds this person: nobody may be written to any more.
    pub in_register: bool,
}

/// A contact detail, or a whole line of the contacts file, that was not taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContactProblem {
    /// The file that has the detail.
    pub file: SourceFile,
    /// Row number in that file as a spreadsheet shows it.
    pub line: u64,
    /// The case id, if the line has a readable one.
    pub case_id: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

/// One thing that is wrong with one cell.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Column, named as in the template; empty if the whole line is meant.
    pub column: String,
    /// What the cell holds, at most 60 characters. It may begin like a formula: escape it in a spreadsheet.
    pub found: String,
    /// Plain sentences: what is wrong and what would be right. They repeat no name, date or contact detail.
    pub why: String,
}

/// Shows the line only: a row is somebody, and debug output ends up in logs.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("line", &self.line).finish_non_exhaustive()
    }
}

/// Shows nothing of the details.
impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contact").finish_non_exhaustive()
    }
}

/// Shows the column and the reason, not the cell.
impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("column", &self.column)
            .field("why", &self.why)
            .finish_non_exhaustive()
    }
}
