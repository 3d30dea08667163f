//! The import, file in and preview out.

mod codes;
mod details;
mod dirty;
mod files;
mod hostile;
mod shapes;
mod workbooks;

use chrono::NaiveDate;

use super::{FileProblem, Preview, Rejected, read};

/// A header with the columns that most tests need.
const HEADER: &str = "ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,EligibilityCategory,LAInTouch,TypeOfAccommodation,SuitabilityOfAccommodation,AllocatedPersonalAdvisor";
/// The rest of a sound row after id and names.
const SOUND: &str =
    "b) Female,14/02/2006,b) Former relevant child,a) Yes,U: Independent living,a) Suitable,Jo Bright";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 1).unwrap()
}

fn sound(id: &str) -> String {
    format!("{id},Sam,Field,{SOUND}")
}

/// A main file of these rows under [`HEADER`].
fn main_file(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

fn try_read(main: impl AsRef<[u8]>, contacts: Option<&str>) -> Result<Preview, FileProblem> {
    read(main.as_ref(), contacts.map(str::as_bytes), &|_| false, today())
}

fn preview(main: impl AsRef<[u8]>, contacts: Option<&str>) -> Preview {
    try_read(main, contacts).unwrap()
}

/// The one line that is refused.
fn refused(main: &str) -> Rejected {
    let mut preview = preview(main, None);
    assert_eq!(preview.rejected.len(), 1, "{preview:?}");
    preview.rejected.remove(0)
}

fn columns(rejected: &Rejected) -> Vec<&str> {
    rejected.problems.iter().map(|problem| problem.column.as_str()).collect()
}
