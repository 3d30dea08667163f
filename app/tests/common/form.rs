//! An XLSForm as a survey tool writes it.

use rust_xlsxwriter::Workbook;

/// The rows of a sheet.
pub(crate) type Rows<'a> = &'a [&'a [&'a str]];

/// A form of this name with these questions: type, name, label, appearance, constraint.
pub(crate) fn form(name: &str, title: &str, questions: Rows<'_>) -> Vec<u8> {
    let heads: &[&str] = &["type", "name", "label", "appearance", "constraint"];
    let survey: Vec<&[&str]> = std::iter::once(heads).chain(questions.iter().copied()).collect();
    let choices: Rows<'_> =
        &[&["list_name", "name", "label"], &["yes_no", "yes", "Yes"], &["yes_no", "no", "No"]];
    let settings: Rows<'_> = &[&["form_title", "form_id"], &[title, name]];
    workbook(&[("survey", &survey), ("choices", choices), ("settings", settings)])
}

/// A workbook of these sheets.
pub(crate) fn workbook(sheets: &[(&str, Rows<'_>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (at, row) in (0..).zip(rows.iter()) {
            for (column, cell) in (0..).zip(row.iter()) {
                let _ = match cell.strip_prefix('=') {
                    Some(formula) => sheet.write_formula(at, column, formula).expect("a formula"),
                    None => sheet.write_string(at, column, *cell).expect("a cell"),
                };
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}
