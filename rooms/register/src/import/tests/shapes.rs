//! The same people in the shapes in which lists come: two systems' exports, columns in another order, a workbook with title
//! rows, and a text of semicolons in an older encoding. Whatever the shape, the same people come in.

use rust_xlsxwriter::{ExcelDateTime, Format};

use super::workbooks::{book, try_book};
use super::{preview, try_read};
use crate::import::Row;

/// As a system exports Annex A List 9: a mark, Windows line ends, letters before each answer, columns nobody asked for.
const LIST_9: &str = "\u{FEFF}ChildUniqueID,ChildUniqueID2,FirstName,LastName,Gender,Ethnicity,DateOfBirth,Age,UASC,HasDisability,AllocatedTeam,AllocatedWorker,AllocatedPersonalAdvisor,EligibilityCategory,LatestPathwayPlan,LAInTouch,LatestContact,TypeOfAccommodation,SuitabilityOfAccommodation,ActivityStatus,Phone\r
300101,,Zoë,Quill,b) Female,a) WBRI,14/02/2006,20,b) No,b) No,Leaving Care,Al Dent,Jo Bright,b) Former relevant child,01/03/2026,a) Yes,02/04/2026,U: Independent living,a) Suitable,F2: Full time in education other than higher education,07700 900101\r
300102,,Tam,O'Sea,a) Male,t) NOBT,03/11/2004,21,a) Yes,a) Yes,Leaving Care,,Jo Bright,d) Eligible child,,b) No,,X: In custody,b) Unsuitable,G5: Not in education,\r
";
/// Another system: titles on top, other headings, bare codes, days the other way round, blank columns.
const OTHER: &str = "Care Leavers - current cohort,,,,,,,,,,,,,,,
Report date: 01/05/2026,,,,,,,,,,,,,,,
Case ID,Forename,Surname,Sex,Ethnicity,DOB,UASC,Has Disability,Team,Worker,Allocated PA,Eligibility,In Touch,Accommodation Type,Accommodation Suitability,Activity,Mobile,
300101,Zoë,Quill,Female,WBRI,2006-02-14,No,No,Leaving Care,Al Dent,Jo Bright,Former relevant child,Yes,U,Suitable,F2,+44 7700 900101,
300102,Tam,O'Sea,Male,NOBT,2004-11-03,Yes,Yes,Leaving Care,,Jo Bright,Eligible child,No,X,Unsuitable,G5,,
";

fn bare(rows: &[Row]) -> Vec<Row> {
    rows.iter().map(|row| Row { line: 0, ..row.clone() }).collect()
}

/// The cells of the first list.
fn cells() -> Vec<Vec<String>> {
    let plain = LIST_9.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    plain.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The first list with its columns the other way round.
fn backwards(by: &str) -> String {
    let turned = cells().into_iter().map(|mut row| {
        row.reverse();
        row.join(by)
    });
    turned.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_same_people_come_in_from_every_shape() {
    let first = preview(LIST_9, None);
    assert_eq!((first.rows.len(), first.rejected.len()), (2, 0), "{:?}", first.rejected);
    let people = bare(&first.rows);
    let same = |shape: &str, bytes: &[u8]| {
        let read = try_read(bytes, None).unwrap();
        assert_eq!(read.rejected.len(), 0, "{shape}: {:?}", read.rejected);
        assert!(bare(&read.rows) == people, "{shape}: {:?}", read.rows);
    };
    same("another system", OTHER.as_bytes());
    same("columns in another order", backwards(",").as_bytes());
    let latin: Vec<u8> = backwards(";").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert!(std::str::from_utf8(&latin).is_err(), "it is no UTF-8");
    same("semicolons in Latin-1", &latin);
    same("tabs", backwards("\t").as_bytes());
    same("bars", backwards("|").as_bytes());
    let workbook = book(|book| {
        let list = book.add_worksheet();
        list.write_string(0, 0, "Leaving Care: everybody")?;
        list.write_string(1, 3, "1 May 2026")?;
        for (at, row) in (3..).zip(cells()) {
            for (column, cell) in (0..).zip(row) {
                list.write_string(at, column, cell)?;
            }
        }
        let day = Format::new().set_num_format("dd/mm/yyyy");
        list.write_datetime_with_format(4, 6, ExcelDateTime::from_ymd(2006, 2, 14)?, &day)?;
        list.write_datetime_with_format(5, 6, ExcelDateTime::from_ymd(2004, 11, 3)?, &day)?;
        Ok(())
    });
    let read = try_book(&workbook).unwrap();
    assert!(bare(&read.rows) == people && read.rejected.is_empty(), "{:?} {:?}", read.rows, read.rejected);
}

/// A text in which nothing is called as expected still shows its columns, so that somebody can say what they are.
#[test]
fn columns_are_told_apart_where_nobody_knows_their_names() {
    let fault = try_read("Nummer;Vorname;Nachname\n1;Sam;Field\n", None).unwrap_err();
    let seen: Vec<&str> = fault.seen.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(seen, ["Nummer", "Vorname", "Nachname"]);
}
