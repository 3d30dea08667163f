//! Lines that can't be used, and what is said about them.

use super::{SOUND, columns, main_file, preview, refused, sound};

/// A row with one cell of [`SOUND`] replaced.
fn with(id: &str, old: &str, new: &str) -> String {
    assert!(SOUND.contains(old), "{old}");
    format!("{id},Sam,Field,{}", SOUND.replacen(old, new, 1))
}

#[test]
fn each_kind_of_dirt_is_explained() {
    // cell to replace, by what, column, words of the reason
    let cases = [
        ("14/02/2006", "31/02/2006", "DateOfBirth", "no such day"),
        ("14/02/2006", "02/14/2006", "DateOfBirth", "day comes first"),
        ("14/02/2006", "14/02/06", "DateOfBirth", "day/month/year"),
        ("14/02/2006", "Feb 2006", "DateOfBirth", "day/month/year"),
        ("14/02/2006", "14/02/2006 09:30", "DateOfBirth", "day/month/year"),
        ("14/02/2006", "38762", "DateOfBirth", "day/month/year"),
        ("14/02/2006", "", "DateOfBirth", "empty"),
        ("14/02/2006", "02/05/2011", "DateOfBirth", "age of 14"),
        ("14/02/2006", "01/05/1995", "DateOfBirth", "age of 31"),
        ("14/02/2006", "14/02/2060", "DateOfBirth", "future"),
        ("b) Female", "q) Unknown", "Gender", "a) Male"),
        ("b) Former relevant child", "", "EligibilityCategory", "This is empty"),
        ("a) Yes", "sometimes", "LAInTouch", "NREQ"),
        ("U: Independent living", "Q: Castle", "TypeOfAccommodation", "U1"),
        ("a) Suitable", "c) Fine", "SuitabilityOfAccommodation", "b) Unsuitable"),
        ("Jo Bright", "=HYPERLINK(1)", "AllocatedPersonalAdvisor", "begins with ="),
        ("Jo Bright", "+1+1", "AllocatedPersonalAdvisor", "begins with +"),
        ("Jo Bright", " -1", "AllocatedPersonalAdvisor", "begins with -"),
        ("Jo Bright", "@SUM(A1)", "AllocatedPersonalAdvisor", "begins with @"),
        ("Jo Bright", "\tx", "AllocatedPersonalAdvisor", "begins with a tab"),
        ("Jo Bright", "Jo\u{202E}thgirB", "AllocatedPersonalAdvisor", "can't be seen"),
        ("b) Female", "=b", "Gender", "begins with ="),
        ("14/02/2006", "-14/02/2006", "DateOfBirth", "begins with -"),
    ];
    for (old, new, column, said) in cases {
        let rejected = refused(&main_file(&[&with("A1", old, new)]));
        assert_eq!(columns(&rejected), [column], "{new}");
        assert!(rejected.problems[0].why.contains(said), "{new}: {}", rejected.problems[0].why);
        assert_eq!(rejected.problems[0].found.trim(), new.replace('\u{202E}', " ").trim());
        assert_eq!((rejected.line, rejected.case_id.as_deref()), (2, Some("A1")));
    }
}

#[test]
fn ages_at_the_edges_are_taken() {
    for date in [
        "01/05/2011",
        "02/05/1995",
        "2006-02-14",
        "14/2/2006",
        "2006-02-14 00:00:00.000",
        "2006-02-14T00:00:00",
    ] {
        let preview = preview(main_file(&[&with("A1", "14/02/2006", date)]), None);
        assert_eq!(preview.rows.len(), 1, "{date}");
    }
}

#[test]
fn ids_and_names_are_needed() {
    let cases = [
        (sound(""), "ChildUniqueID", "This is empty"),
        (sound("1.23E+11"), "ChildUniqueID", "format this column as text"),
        (sound("=A1"), "ChildUniqueID", "formula"),
        (sound(&"9".repeat(61)), "ChildUniqueID", "60 characters"),
        (format!("A1,,,{SOUND}"), "FirstName", "contacts file has no name"),
        (format!("A1,=Sam,Field,{SOUND}"), "FirstName", "formula"),
        (format!("A1,Sam,{},{SOUND}", "x".repeat(101)), "LastName", "100 characters"),
    ];
    for (row, column, said) in cases {
        let rejected = refused(&main_file(&[&row]));
        assert_eq!(columns(&rejected), [column], "{row}");
        assert!(rejected.problems[0].why.contains(said), "{}", rejected.problems[0].why);
        assert!(rejected.problems[0].found.chars().count() <= 60);
    }
}

#[test]
fn one_name_is_enough_in_either_column() {
    let preview =
        preview(main_file(&[&format!("A1,Amanuel,,{SOUND}"), &format!("A2,,Amanuel,{SOUND}")]), None);
    for row in &preview.rows {
        assert_eq!((row.first_name.as_str(), row.last_name.as_str()), ("Amanuel", ""));
    }
    assert_eq!(preview.rows.len(), 2);
}

#[test]
fn a_second_use_of_an_id_names_the_first() {
    let dirty = with("A1", "14/02/2006", "soon");
    let preview = preview(main_file(&[&dirty, &sound("A2"), &sound(" a1 "), &sound("A2")]), None);
    assert_eq!(preview.rows.len(), 1);
    let whys: Vec<(u64, &str)> =
        preview.rejected.iter().map(|row| (row.line, row.problems[0].why.as_str())).collect();
    assert_eq!(whys.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4, 5]);
    assert!(whys[1].1.contains("Row 2 already") && whys[2].1.contains("Row 3 already"), "{whys:?}");
}

#[test]
fn all_problems_of_a_row_are_told() {
    let rejected = refused(&main_file(&[",,=x,zz,1/1/1950,,often,Q,maybe,@me"]));
    let expected = [
        "ChildUniqueID",
        "LastName",
        "Gender",
        "DateOfBirth",
        "AllocatedPersonalAdvisor",
        "EligibilityCategory",
        "LAInTouch",
        "TypeOfAccommodation",
        "SuitabilityOfAccommodation",
    ];
    assert_eq!(columns(&rejected), expected);
    assert_eq!(rejected.case_id, None);
}

#[test]
fn suitability_comes_from_either_column_but_not_both_ways() {
    let digit = with("A1", "U: Independent living,a) Suitable", "U2,");
    assert_eq!(preview(main_file(&[&digit]), None).rows[0].suitability.code(), "2");
    let both = with("A1", "U: Independent living", "U2: Independent living");
    let rejected = refused(&main_file(&[&both]));
    assert_eq!(columns(&rejected), ["SuitabilityOfAccommodation"]);
    assert!(rejected.problems[0].why.contains("disagrees"));
}

#[test]
fn the_wrong_number_of_cells_is_one_problem() {
    for row in ["A1,Sam".to_owned(), sound("A1") + ",extra"] {
        let rejected = refused(&main_file(&[&row]));
        assert_eq!(columns(&rejected), [""]);
        assert!(rejected.problems[0].why.contains("has 10"), "{}", rejected.problems[0].why);
        assert_eq!(rejected.case_id.as_deref(), Some("A1"));
    }
    assert_eq!(preview(main_file(&[&(sound("A1") + ",, ,")]), None).rows.len(), 1);
}

#[test]
fn the_dead_are_left_out_and_no_other_row_brings_them_back() {
    let died = with("A1", "a) Yes", "c) Died").replace("14/02/2006", "unknown");
    let main = main_file(&[&sound("a1"), &died, &sound("A2")]);
    let preview =
        super::read(main.as_bytes(), Some(b"ChildUniqueID,Phone\nA1,bad"), &|id| id == "A1", super::today())
            .unwrap();
    assert_eq!(preview.left_out.len(), 1);
    assert_eq!((preview.left_out[0].line, preview.left_out[0].in_register), (3, true));
    assert!(preview.left_out[0].reason.contains("died"));
    assert_eq!(preview.rows.len(), 1);
    assert!(preview.rejected[0].problems[0].why.contains("Row 3"), "{preview:?}");
    assert!(preview.contact_problems.is_empty());
}

#[test]
fn three_hundred_rows_with_six_dirty_ones() {
    let mut rows: Vec<String> = (1..=300).map(|n| sound(&format!("P{n:04}"))).collect();
    rows[10] = with("P0011", "14/02/2006", "14.02.2006");
    rows[57] = sound("P0057");
    rows[99] = with("P0100", "U: Independent living", "Bungalow");
    rows[150] = format!("P0151,,,{SOUND}");
    rows[222] = sound("");
    rows[299] = with("P0300", "Jo Bright", "=cmd|' /C calc'!A0");
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let preview = preview(main_file(&rows), None);
    assert_eq!(preview.rows.len(), 294);
    let told: Vec<(u64, Vec<&str>)> = preview.rejected.iter().map(|row| (row.line, columns(row))).collect();
    let expected = [
        (12, "DateOfBirth"),
        (59, "ChildUniqueID"),
        (101, "TypeOfAccommodation"),
        (152, "FirstName"),
        (224, "ChildUniqueID"),
        (301, "AllocatedPersonalAdvisor"),
    ];
    assert_eq!(told, expected.map(|(line, column)| (line, vec![column])));
    assert!(preview.rejected[1].problems[0].why.contains("Row 58"));
}
