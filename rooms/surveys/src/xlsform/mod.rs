//! Instruments as XLSForm workbooks, the form in which survey tools pass questionnaires on (XLSForm.org): three sheets,
//! `survey`, `choices` and `settings`. What is ours alone (findings, pictures, help lines) stands in columns that begin with
//! `nb_`, which other tools pass over.
//!
//! Reading takes nothing silently: whatever can't be asked here, or is asked differently, is told by sheet and row.

mod file;
mod language;
mod note;
mod read;
mod relevant;
mod write;

use file::open;
pub use file::{MAX_BYTES, too_large};
pub use note::Note;
pub use read::{Read, read};
pub use write::workbook;

use std::collections::BTreeMap;

/// Reads the workbook of a form.
///
/// # Errors
/// Why the workbook can't be read at all, as a sentence for whoever sent it.
pub fn read_workbook(bytes: &[u8]) -> Result<Read, String> {
    let (form, mut notes) = open(bytes)?;
    let of_the_form = read(&form);
    notes.extend(of_the_form.notes);
    let stops = notes.iter().any(|note| note.stops);
    Ok(Read { instrument: of_the_form.instrument.filter(|_| !stops), notes })
}

/// The columns of the sheet of questions, as they are written; all of them are read.
const SURVEY: [&str; 17] = [
    "type",
    "name",
    "label",
    "hint",
    "relevant",
    "appearance",
    "parameters",
    "constraint",
    "nb_bands",
    "nb_low",
    "nb_high",
    "nb_picture",
    "nb_sensitive",
    "nb_indicator",
    "nb_good",
    "nb_concern",
    "nb_said",
];
/// The columns of the sheet of answers.
const CHOICES: [&str; 3] = ["list_name", "name", "label"];
/// The columns of the one row about the whole.
const SETTINGS: [&str; 6] = ["form_title", "form_id", "version", "nb_minutes", "nb_for", "nb_groups"];

/// A sheet as text: its name, and its rows with their numbers as a spreadsheet counts them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What the columns are called.
    pub heads: Vec<String>,
    /// The rows under the headings.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, counted from 1 with the headings.
    pub number: u32,
    /// What stands in it, by heading; nothing empty.
    pub cells: BTreeMap<String, String>,
}

impl Row {
    fn get(&self, head: &str) -> Option<&str> {
        self.cells.get(head).map(String::as_str)
    }
}

/// The three sheets of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Questions, in order.
    pub survey: Table,
    /// Answers on offer, by list.
    pub choices: Table,
    /// One row about the whole.
    pub settings: Table,
}

#[cfg(test)]
mod tests;
