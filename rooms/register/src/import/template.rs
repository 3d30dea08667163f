//! Empty files to fill in, as text and as workbooks.

use chrono::NaiveDate;
use kit::csv::Csv;
use rust_xlsxwriter::{DocProperties, Format, Workbook, XlsxError};

use super::columns::{CONTACTS, Column, MAIN};

/// A main file with nothing but its row of column names: Annex A List 9 as far as it is read, and the names.
pub fn template() -> Csv {
    Csv::headed(MAIN.iter().map(|column| column.heading()))
}

/// A contacts file with nothing but its row of column names.
pub fn contacts_template() -> Csv {
    Csv::headed(CONTACTS.iter().map(|column| column.heading()))
}

/// The main file as a workbook, with a sheet that says what each column takes.
///
/// # Errors
/// When the workbook can't be written.
pub fn workbook() -> Result<Vec<u8>, XlsxError> {
    written("Care leavers", MAIN)
}

/// The contacts file as a workbook.
///
/// # Errors
/// When the workbook can't be written.
pub fn contacts_workbook() -> Result<Vec<u8>, XlsxError> {
    written("Contacts", CONTACTS)
}

fn written(name: &str, columns: &[Column]) -> Result<Vec<u8>, XlsxError> {
    let (head, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let mut book = Workbook::new();
    // The library would write the moment of making it, and then two downloads would differ.
    book.set_properties(&DocProperties::new().set_creation_datetime(&NaiveDate::default()));
    let list = book.add_worksheet();
    list.set_name(name)?.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        // As text: a spreadsheet takes the 0 off a phone number, and the end off a long id.
        list.set_column_format(at, &text)?.set_column_width(at, 24)?;
        list.write_string_with_format(0, at, column.heading(), &head)?;
    }
    let help = book.add_worksheet();
    help.set_name("What to write")?.set_column_width(0, 30)?.set_column_width(1, 110)?;
    help.write_string_with_format(0, 0, "Column", &head)?;
    help.write_string_with_format(0, 1, "What it takes", &head)?;
    for (at, column) in (1..).zip(columns) {
        help.write_string(at, 0, column.heading())?.write_string(at, 1, column.takes())?;
    }
    book.save_to_buffer()
}
