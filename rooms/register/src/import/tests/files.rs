//! Whole files: encodings, headers, row numbers, limits, and what must never happen.

use proptest::prelude::*;

use super::{HEADER, SOUND, main_file, preview, refused, sound, today, try_read};
use crate::import::{FileFault, MAX_BYTES, MAX_ROWS, SourceFile, contacts_template, read, template};

#[test]
fn a_mark_and_windows_line_ends_are_no_obstacle() {
    let header = HEADER.replace("ChildUniqueID", "\"Child\r\nunique ID\"");
    let file = format!("\u{FEFF}{header}\r\n{}\r\n{}\r\n", sound("A1"), sound("A2"));
    let preview = preview(file, None);
    assert_eq!(preview.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(preview.rows[0].case_id, "A1");
    assert!(!preview.check_accents);
}

#[test]
fn windows_1252_is_read_and_said() {
    let mut file = format!("{HEADER}\nA1,").into_bytes();
    file.extend(b"Zo\xEB,O\x92Hara,");
    file.extend(SOUND.bytes());
    // Joining files can leave the mark of UTF-8 in front of text that is not.
    let marked = [b"\xEF\xBB\xBF".as_slice(), &file].concat();
    assert_eq!(preview(marked, None).rows[0].first_name, "Zoë");
    let preview = preview(file, None);
    assert_eq!((preview.rows[0].first_name.as_str(), preview.rows[0].last_name.as_str()), ("Zoë", "O’Hara"));
    assert!(preview.check_accents);
}

#[test]
fn row_numbers_are_those_of_a_spreadsheet() {
    for end in ["\n", "\r\n", "\r"] {
        let rows = [
            "Care leavers".to_owned(),
            String::new(),
            HEADER.replace("FirstName", "\"First\nName\""),
            format!("A1,\"Sam\nLee\",Field,{SOUND}"),
            String::new(),
            ",,,,,,,,,".to_owned(),
            format!("A2,,,{SOUND}"),
            format!("A3,\"two\n\nbreaks\",Field,{SOUND}"),
            format!("A4,\"a \"\"quoted\"\" word\",Field,{SOUND}"),
            format!("A5,,,{SOUND}"),
        ];
        let preview = preview(rows.join("\n").replace('\n', end), None);
        assert_eq!(preview.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 8, 9], "{end:?}");
        assert_eq!(preview.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [7, 10], "{end:?}");
        assert_eq!(preview.rows[0].first_name, "Sam Lee");
        assert_eq!(preview.rows[2].first_name, "a \"quoted\" word");
    }
}

#[test]
fn headings_are_found_by_name() {
    let header = "LA in touch?,child_unique_id,ChildUniqueID2,Date of birth,GENDER,Eligibility Category,Type of Accommodation,Forename,Surname,Allocated PA,Age";
    let row = "a) Yes,A1,L9,2006-02-14,Male,b,U1,Sam,Field,Jo Bright,20";
    let preview = preview(format!("{header}\n{row}"), None);
    assert_eq!(preview.rows[0].personal_adviser.as_deref(), Some("Jo Bright"));
    assert_eq!(preview.ignored_columns, ["ChildUniqueID2", "Age"]);
    let missing = [
        "Ethnicity",
        "UASC",
        "HasDisability",
        "AllocatedTeam",
        "AllocatedWorker",
        "SuitabilityOfAccommodation",
        "ActivityStatus",
    ];
    assert_eq!(preview.missing_columns, missing);
}

#[test]
fn templates_are_files_without_people() {
    let (main, contacts) = (template().text().to_owned(), contacts_template().text().to_owned());
    for (main, contacts) in [(main.clone(), None), (main, Some(contacts))] {
        let problem = try_read(main, contacts.as_deref()).unwrap_err();
        assert_eq!((problem.file, problem.fault), (SourceFile::Main, FileFault::Empty));
    }
    let filled = format!("{}A1,Sam,Field,,,14/02/2006,,,,,,b,,,,\r\n", template().text());
    let preview = preview(filled, Some(contacts_template().text()));
    assert_eq!(preview.rows.len(), 1);
    assert!(
        preview.missing_columns.is_empty()
            && preview.ignored_columns.is_empty()
            && preview.ignored_contact_columns.is_empty()
    );
}

#[test]
fn faults_of_a_file_name_what_is_wrong() {
    let twice = format!("{HEADER},Gender\n{},\n", sound("A1"));
    let open = main_file(&[&sound("A1"), &format!("A2,\"Sam,Field,{SOUND}"), &sound("A3")]);
    let long = main_file(&vec![sound("A1").as_str(); MAX_ROWS + 1]);
    let wide = main_file(&[&",x".repeat(300)]);
    let cases: [(&[u8], FileFault, &str); 10] = [
        (b"", FileFault::Empty, "no people"),
        (b"\n\n", FileFault::Empty, "no people"),
        (b"PK\x03\x04rest", FileFault::Broken, "can't be opened"),
        (b"\xFF\xFEC\0h\0", FileFault::NotText, "neither"),
        (
            b"ChildUniqueID,Gender,FirstName\nA1,b,Sam",
            FileFault::MissingColumns(
                ["DateOfBirth", "EligibilityCategory", "LAInTouch", "TypeOfAccommodation", "LastName"]
                    .map(str::to_owned)
                    .to_vec(),
            ),
            "DateOfBirth, EligibilityCategory",
        ),
        (twice.as_bytes(), FileFault::RepeatedColumn("Gender".to_owned()), "Gender twice"),
        (open.as_bytes(), FileFault::OpenQuote { line: 3 }, "Row 3"),
        (long.as_bytes(), FileFault::TooManyRows, "5000 rows"),
        (wide.as_bytes(), FileFault::TooManyColumns { line: 2 }, "Row 2"),
        (&vec![b'a'; MAX_BYTES + 1], FileFault::TooLarge, "10 MB"),
    ];
    for (bytes, fault, said) in cases {
        let problem = try_read(bytes, None).unwrap_err();
        assert_eq!(problem.fault, fault);
        assert!(problem.to_string().contains(said), "{problem}");
    }
}

#[test]
fn the_limit_itself_is_allowed() {
    let rows: Vec<String> = (0..MAX_ROWS).map(|n| sound(&format!("A{n}"))).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(preview(main_file(&rows), None).rows.len(), MAX_ROWS);
}

#[test]
fn faults_of_the_contacts_file_are_told_apart() {
    let main = main_file(&[&sound("A1")]);
    let problem = try_read(&main, Some("Name,Phone\nSam,07700900123")).unwrap_err();
    assert_eq!(problem.file, SourceFile::Contacts);
    assert_eq!(problem.fault, FileFault::MissingColumns(vec!["ChildUniqueID".to_owned()]));
    let problem = try_read(&main, Some("ChildUniqueID,Shoe size\nA1,6")).unwrap_err();
    assert!(problem.to_string().contains("contacts file") && problem.to_string().contains("Phone or Email"));
}

#[test]
fn people_in_the_register_are_kept_apart() {
    let main = main_file(&[&sound("A1"), &sound("A2")]);
    let preview = read(main.as_bytes(), None, &|id| id == "A2", today()).unwrap();
    assert_eq!(preview.rows.iter().map(|row| row.case_id.as_str()).collect::<Vec<_>>(), ["A1"]);
    assert_eq!(preview.already_known.iter().map(|row| row.case_id.as_str()).collect::<Vec<_>>(), ["A2"]);
}

#[test]
fn a_preview_survives_storage_and_shows_nobody_in_a_log() {
    let main =
        main_file(&[&sound("A1"), &format!("A2,Kim,Field,{}", SOUND.replace("14/02/2006", "14/02/1906"))]);
    let first = preview(main, Some("ChildUniqueID,Phone\nA1,07700 900456\nA2,1"));
    let json = serde_json::to_string(&first).unwrap();
    assert_eq!(serde_json::from_str::<crate::import::Preview>(&json).unwrap(), first);
    let shown = format!("{first:?}");
    for private in ["Sam", "Field", "900456", "1906", "2006-02-14"] {
        assert!(!shown.contains(private), "{private}");
    }
    assert_eq!(refused(&main_file(&[&format!("A2,,,{SOUND}")])).case_id.as_deref(), Some("A2"));
}

/// Cells as hands, systems and attackers leave them.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~\t\n\r\"é€+=@-]{0,9}",
        "[a-fU0][):1]?",
        "14/0[1-9]/20[01][0-9]",
        prop::sample::select(vec!["", "c) Died", "A1", "=1+1", "\u{FF1D}x", " @x", "1.2E+11"])
            .prop_map(str::to_owned),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_stop_it(
        main in prop::collection::vec(any::<u8>(), 0..200),
        contacts in prop::option::of(prop::collection::vec(any::<u8>(), 0..100)),
    ) {
        let _ = read(&main, contacts.as_deref(), &|_| true, today());
        let under_header = [HEADER.as_bytes(), b"\n", &main].concat();
        let _ = read(&under_header, None, &|_| true, today());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cells_stop_it_and_no_line_is_lost(
        changes in prop::collection::vec(prop::collection::vec((0..10_usize, cell()), 0..3), 1..8),
        contacts in prop::collection::vec((0..9_u8, prop::collection::vec(cell(), 6)), 0..8),
    ) {
        let quoted = |cells: &[String]| {
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"").replace('\0', ""))).collect::<Vec<_>>().join(",")
        };
        let rows: Vec<String> = changes.iter().enumerate().map(|(n, changes)| {
            let mut cells: Vec<String> = sound(&format!("A{n}")).split(',').map(str::to_owned).collect();
            for (at, cell) in changes {
                cells[*at].clone_from(cell);
            }
            quoted(&cells)
        }).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let contacts: Vec<String> = contacts.iter().map(|(n, cells)| format!("A{n},{}", quoted(cells))).collect();
        let contacts = format!("{}{}", contacts_template().text(), contacts.join("\n"));
        let preview = read(main_file(&rows).as_bytes(), Some(contacts.as_bytes()), &|id| id == "A2", today()).unwrap();

        let people = || preview.rows.iter().chain(&preview.already_known);
        let mut lines: Vec<u64> = people().map(|row| row.line).collect();
        lines.extend(preview.rejected.iter().map(|row| row.line).chain(preview.left_out.iter().map(|row| row.line)));
        lines.sort_unstable();
        prop_assert_eq!(lines, (2..rows.len() as u64 + 2).collect::<Vec<_>>());
        let formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        for row in people() {
            prop_assert!(!row.case_id.is_empty() && !row.first_name.is_empty());
            let adviser = row.personal_adviser.as_deref().unwrap_or_default();
            let email = row.contact.email.as_deref().unwrap_or_default();
            let address = row.contact.address.as_deref().unwrap_or_default();
            for text in [&row.case_id, &row.first_name, &row.last_name, adviser, email, address] {
                prop_assert!(!formula(text), "{text:?}");
            }
        }
        for problem in preview.rejected.iter().flat_map(|row| &row.problems).chain(preview.contact_problems.iter().map(|p| &p.problem)) {
            prop_assert!(problem.found.chars().count() <= 60 && !problem.why.is_empty());
        }
        prop_assert!(preview.rejected.iter().all(|row| !row.problems.is_empty()));
    }
}
