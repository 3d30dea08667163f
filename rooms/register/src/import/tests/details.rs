//! Contact details, and the joining of the two files.

use super::{HEADER, SOUND, main_file, preview, sound};
use crate::codes::Channel;
use crate::import::reach::{address, email, phone};
use crate::import::{Contact, SourceFile};

#[test]
fn phone_numbers_become_international() {
    let cases = [
        ("07700 900123", Some("+447700900123")),
        ("+44 7700 900123", Some("+447700900123")),
        ("+44 (0)7700-900.123", Some("+447700900123")),
        ("0044 7700 900123", Some("+447700900123")),
        ("447700900123", Some("+447700900123")),
        ("7700900123", Some("+447700900123")),
        ("(020) 7946 0123", Some("+442079460123")),
        ("+353 85 012 3456", Some("+353850123456")),
        ("", None),
        ("  ", None),
    ];
    for (cell, number) in cases {
        assert_eq!(phone(cell), Ok(number.map(str::to_owned)), "{cell}");
    }
    for cell in [
        "0770 090 012",
        "07700 900123 (mum)",
        "7.7009E+9",
        "+1+cmd|' /C calc'!A0",
        "=07700900123",
        "-07700900123",
        "\t07700900123",
        "@x",
        "n/a",
        "+",
        "00",
        "+44",
        "12345",
        "0990 0900 123",
        "+012345678",
        "07700900123 07700900124",
        "٠٧٧٠٠٩٠٠١٢٣",
        "＋447700900123",
    ] {
        assert!(phone(cell).is_err(), "{cell}");
    }
}

#[test]
fn e_mail_addresses_are_plausible() {
    assert_eq!(email(" Sam.Field+1@Example.ORG "), Ok(Some("Sam.Field+1@example.org".to_owned())));
    assert_eq!(email("sam@xn--bcher-kva.example"), Ok(Some("sam@xn--bcher-kva.example".to_owned())));
    assert_eq!(email(""), Ok(None));
    for cell in [
        "sam",
        "sam@",
        "@example.org",
        "sam@example",
        "sam@@example.org",
        "sam@example..org",
        "sam.@example.org",
        "sam field@example.org",
        "sam@example.org, kim@example.org",
        "sam@-example.org",
        "sam@example.o",
        "sam@127.0.0.1",
        "=sam@example.org",
        "sam@example.org\nBcc: x@example.org",
        "<sam@example.org>",
        "säm@example.org",
    ] {
        assert!(email(cell).is_err(), "{cell}");
    }
    assert!(email(&format!("{}@example.org", "a".repeat(65))).is_err());
}

#[test]
fn addresses_keep_their_lines() {
    assert_eq!(address(" 1 High Street \n\n Anytown "), Ok(Some("1 High Street\nAnytown".to_owned())));
    assert_eq!(address("\n \n"), Ok(None));
    assert!(address("1 High Street\n=1+1").is_err());
    assert!(address(&"x".repeat(501)).is_err());
}

#[test]
fn names_and_details_come_from_the_contacts_file() {
    let main = main_file(&[&format!("A1,,,{SOUND}")]);
    let contacts = "ChildUniqueID,First name,Last name,Mobile,E-mail,Address,Preferred channel,Notes\na1,Sam,Field,07700 900123,sam@example.org,\"1 High Street\nAnytown\",whatsapp,x\n";
    let preview = preview(main, Some(contacts));
    let row = &preview.rows[0];
    assert_eq!((row.first_name.as_str(), row.last_name.as_str()), ("Sam", "Field"));
    let expected = Contact {
        phone: Some("+447700900123".to_owned()),
        email: Some("sam@example.org".to_owned()),
        address: Some("1 High Street\nAnytown".to_owned()),
        channel: Some(Channel::WhatsApp),
    };
    assert!(row.contact == expected);
    assert_eq!(preview.ignored_contact_columns, ["Notes"]);
    assert!(preview.contact_problems.is_empty());
}

#[test]
fn a_main_file_without_names_needs_a_contacts_file_with_them() {
    let main = format!("{}\nA1,{SOUND}\n", HEADER.replace("FirstName,LastName,", ""));
    assert!(super::try_read(&main, Some("ChildUniqueID,Phone\nA1,07700 900123")).is_err());
    assert_eq!(preview(&main, Some("ChildUniqueID,FirstName,LastName\nA1,Sam,Field")).rows.len(), 1);
}

#[test]
fn a_malformed_detail_costs_the_detail() {
    let main = main_file(&[&sound("A1"), &sound("A2"), &sound("A3")]);
    let contacts = "ChildUniqueID,FirstName,Phone,Email,PreferredChannel\n\
        A1,=Sam,12,sam@example.org,pigeon\n\
        A9,,07700 900123,,\n\
        A2,,07700 900124,=x,\n\
        a2,,07700 900125,,\n\
        ,,07700 900126,,\n\
        A3,07700 900127\n";
    let preview = preview(main, Some(contacts));
    assert_eq!(preview.rows.len(), 3);
    assert!(preview.rejected.is_empty());
    assert_eq!(preview.rows[0].contact.phone, None);
    assert_eq!(preview.rows[0].contact.email.as_deref(), Some("sam@example.org"));
    assert_eq!(preview.rows[1].contact.phone.as_deref(), Some("+447700900124"));
    let told: Vec<(u64, Option<&str>, &str)> = preview
        .contact_problems
        .iter()
        .map(|p| (p.line, p.case_id.as_deref(), p.problem.column.as_str()))
        .collect();
    let expected = [
        (2, Some("A1"), "FirstName"),
        (2, Some("A1"), "Phone"),
        (2, Some("A1"), "PreferredChannel"),
        (3, Some("A9"), "ChildUniqueID"),
        (4, Some("A2"), "Email"),
        (5, Some("a2"), "ChildUniqueID"),
        (6, None, "ChildUniqueID"),
        (7, Some("A3"), ""),
    ];
    assert_eq!(told, expected);
    assert!(preview.contact_problems[5].problem.why.contains("Row 4"));
    assert!(preview.contact_problems.iter().all(|p| p.file == SourceFile::Contacts));
}

#[test]
fn details_in_the_main_file_count_and_give_way() {
    let main = format!(
        "{HEADER},Phone,Email\n{},07700 900123,nowhere\n{},07700 900124,\n",
        sound("A1"),
        sound("A2")
    );
    let preview = preview(main, Some("ChildUniqueID,Phone\nA2,07700 900999"));
    assert_eq!(preview.rows[0].contact.phone.as_deref(), Some("+447700900123"));
    assert_eq!(preview.rows[1].contact.phone.as_deref(), Some("+447700900999"));
    assert_eq!(preview.contact_problems.len(), 1);
    assert_eq!((preview.contact_problems[0].file, preview.contact_problems[0].line), (SourceFile::Main, 2));
}

#[test]
fn details_of_somebody_else_are_not_taken() {
    let main = main_file(&[&sound("A1"), &sound("A2")]);
    let contacts =
        "ChildUniqueID,FirstName,LastName,Phone\nA1,Kim,Moor,07700 900123\nA2,Samuel,FIELD,07700 900124\n";
    let preview = preview(main, Some(contacts));
    assert_eq!(preview.rows[0].contact.phone, None);
    assert_eq!(preview.rows[1].contact.phone.as_deref(), Some("+447700900124"));
    assert_eq!(preview.contact_problems.len(), 1);
    assert!(preview.contact_problems[0].problem.why.contains("different names"));
}
