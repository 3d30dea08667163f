//! Workbooks as case management exports them and people save them.

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{columns, today};
use crate::import::{FileFault, FileProblem, MAX_ROWS, Preview, contacts_workbook, read, template_workbook};

pub(super) const HEAD: [&str; 11] = [
    "ChildUniqueID",
    "FirstName",
    "LastName",
    "Gender",
    "DateOfBirth",
    "EligibilityCategory",
    "LAInTouch",
    "TypeOfAccommodation",
    "SuitabilityOfAccommodation",
    "AllocatedPersonalAdvisor",
    "Phone",
];

/// A row of [`HEAD`] as a list of texts; the day is a real date of the spreadsheet.
pub(super) fn row(list: &mut Worksheet, at: u32, id: &str) -> Result<(), XlsxError> {
    let cells = [
        (0, id),
        (1, "Sam"),
        (2, "Field"),
        (3, "b) Female"),
        (5, "b) Former relevant child"),
        (6, "a) Yes"),
        (7, "U: Independent living"),
        (8, "a) Suitable"),
        (9, "Jo Bright"),
    ];
    for (column, text) in cells {
        list.write_string(at, column, text)?;
    }
    let day = ExcelDateTime::from_ymd(2006, 2, 14)?;
    list.write_datetime_with_format(at, 4, day, &Format::new().set_num_format("dd/mm/yyyy"))?;
    Ok(())
}

pub(super) fn head(list: &mut Worksheet, at: u32) -> Result<(), XlsxError> {
    for (column, name) in (0..).zip(HEAD) {
        list.write_string(at, column, name)?;
    }
    Ok(())
}

pub(super) fn book(fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book).unwrap();
    book.save_to_buffer().unwrap()
}

pub(super) fn try_book(bytes: &[u8]) -> Result<Preview, FileProblem> {
    read(bytes, None, &|_| false, today())
}

#[test]
fn a_list_is_read_as_case_management_exports_it() {
    let bytes = book(|book| {
        let list = book.add_worksheet().set_name("Annex A - List 9")?;
        list.write_string(0, 0, "Care leavers at 1 May 2026")?;
        list.write_string(1, 0, "Run by J. Bright")?;
        head(list, 3)?;
        row(list, 4, "A1")?;
        row(list, 6, "A2")?;
        list.write_number(7, 0, 300_123)?;
        row(list, 8, "A4")?;
        list.write_number(8, 10, 7_700_900_123.0)?;
        list.write_string(9, 30, "a note beside the list")?;
        list.write_string(4, 40, "another")?;
        Ok(())
    });
    let preview = try_book(&bytes).unwrap();
    let lines: Vec<(u64, &str)> = preview.rows.iter().map(|row| (row.line, row.case_id.as_str())).collect();
    assert_eq!(lines, [(5, "A1"), (7, "A2"), (9, "A4")]);
    assert_eq!(preview.rows[0].date_of_birth, NaiveDate::from_ymd_opt(2006, 2, 14).unwrap());
    assert_eq!(preview.rows[0].eligibility, crate::codes::Eligibility::FormerRelevant);
    assert_eq!(preview.rows[0].accommodation, crate::codes::Accommodation::Independent);
    assert_eq!((preview.rejected.len(), preview.rejected[0].line), (1, 8), "an id and nothing else");
    assert_eq!(preview.rejected[0].case_id.as_deref(), Some("300123"), "a number is an id without a point");
    assert_eq!(preview.rows[2].contact.phone.as_deref(), Some("+447700900123"));
    let mended = &preview.mended[0];
    assert_eq!((preview.mended.len(), mended.line, mended.problem.found.as_str()), (1, 9, "7700900123"));
    assert_eq!(preview.sheets[0].1.name, "Annex A - List 9");
}

#[test]
fn of_several_sheets_the_one_with_the_list_is_read() {
    let bytes = book(|book| {
        book.add_worksheet().set_name("Notes")?.write_string(
            0,
            0,
            "ChildUniqueID is the id in our system",
        )?;
        book.add_worksheet()
            .set_name("Summary")?
            .write_string(0, 0, "ChildUniqueID")?
            .write_string(1, 0, "12")?;
        let list = book.add_worksheet().set_name("List 9")?;
        head(list, 0)?;
        row(list, 1, "A1")?;
        let old = book.add_worksheet().set_name("Old list")?.set_hidden(true);
        head(old, 0)?;
        row(old, 1, "OLD")?;
        Ok(())
    });
    let preview = try_book(&bytes).unwrap();
    assert_eq!(preview.rows[0].case_id, "A1");
    assert_eq!(preview.sheets[0].1.name, "List 9");
    assert_eq!(preview.sheets[0].1.others, ["Notes", "Summary"]);
}

#[test]
fn dates_of_every_kind() {
    let bytes = book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        for at in 1..=5 {
            row(list, at, &format!("A{at}"))?;
        }
        list.write_string(1, 4, "14/02/2006")?;
        list.write_string(2, 4, "14/02/2006 00:00:00")?;
        let american = Format::new().set_num_format("mm/dd/yy");
        list.write_datetime_with_format(3, 4, ExcelDateTime::from_ymd(2006, 2, 14)?, &american)?;
        let plain = Format::new();
        list.write_number_with_format(4, 4, 38762, &plain)?;
        list.write_string(5, 4, "02/14/2006")?;
        Ok(())
    });
    let preview = try_book(&bytes).unwrap();
    assert_eq!(preview.rows.iter().map(|row| row.case_id.as_str()).collect::<Vec<_>>(), ["A1", "A2", "A3"]);
    assert!(
        preview.rows.iter().all(|row| row.date_of_birth == NaiveDate::from_ymd_opt(2006, 2, 14).unwrap())
    );
    let why: Vec<&str> = preview.rejected.iter().map(|row| row.problems[0].why.as_str()).collect();
    assert!(
        why[0].contains("format the column as a date") && why[1].contains("The day comes first"),
        "{why:?}"
    );
}

#[test]
fn formulas_and_failures_are_refused_where_they_are_read() {
    let bytes = book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        list.write_string(0, 11, "Age")?;
        for at in 1..=4 {
            row(list, at, &format!("A{at}"))?;
            list.write_formula(at, 11, "=YEAR(TODAY())-2006")?;
        }
        list.write_formula(2, 1, rust_xlsxwriter::Formula::new("=\"S\"&\"am\"").set_result("Sam"))?;
        list.write_string(3, 1, "#REF!")?;
        list.write_string(4, 1, "=HYPERLINK(\"http://x\")")?;
        Ok(())
    });
    let preview = try_book(&bytes).unwrap();
    assert_eq!(preview.rows.len(), 1, "a formula in a column that is not read does not matter");
    for (at, why) in
        ["A formula works this out", "could not work something out", "begins with ="].iter().enumerate()
    {
        let rejected = &preview.rejected[at];
        assert_eq!(columns(rejected), ["FirstName"]);
        assert!(rejected.problems[0].why.contains(why), "{}", rejected.problems[0].why);
    }
    assert_eq!(preview.rejected[0].problems[0].found, "Sam");
}

#[test]
fn digits_that_a_spreadsheet_lost_are_not_made_up() {
    let bytes = book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        row(list, 1, "A1")?;
        list.write_number(1, 0, 12_345_678_901_234_567_890.0)?;
        row(list, 2, "A2")?;
        list.write_number(2, 10, 4.4770090012e11)?;
        Ok(())
    });
    let preview = try_book(&bytes).unwrap();
    assert!(preview.rejected[0].problems[0].why.contains("shortened a long number"), "{preview:?}");
    let phone = preview.rows[0].contact.phone.as_deref();
    assert_eq!(phone, Some("+447700900120"), "all twelve digits are in the cell, however it is shown");
}

#[test]
fn templates_have_nobody_in_them_and_take_somebody() {
    let problem = try_book(&template_workbook().unwrap()).unwrap_err();
    assert_eq!(
        problem.fault,
        FileFault::Empty,
        "the sheet that explains the columns is not taken for the list"
    );
    assert_eq!(template_workbook().unwrap(), template_workbook().unwrap(), "to the byte");
    let one = book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        row(list, 1, "A1")
    });
    let preview = read(&one, Some(&contacts_workbook().unwrap()), &|_| false, today()).unwrap();
    assert_eq!(preview.rows.len(), 1);
    assert_eq!(
        preview.sheets.iter().map(|(_, sheet)| sheet.name.as_str()).collect::<Vec<_>>(),
        ["Sheet1", "Contacts"]
    );
}

#[test]
fn the_limits_are_those_of_text() {
    let long = book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        for at in 0..=u32::try_from(MAX_ROWS).unwrap() {
            list.write_string(at + 1, 0, "A")?;
        }
        Ok(())
    });
    assert_eq!(try_book(&long).unwrap_err().fault, FileFault::TooManyRows);
    let wide = book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        list.write_string(1, 300, "far out")?;
        Ok(())
    });
    assert_eq!(try_book(&wide).unwrap_err().fault, FileFault::TooManyColumns { line: 2 });
}
