//! Hostile import files: nothing breaks, nothing is stored, and what is said about them runs nothing (LimeSurvey, 5330 and
//! 5331 of September 2026).

use crate::dump;
use crate::html::dangers;
use crate::stage::{Stage, WORDS, list};
use proptest::prelude::*;
use register::import;

const HEADER: &str =
    "ChildUniqueID,FirstName,LastName,Gender,DateOfBirth,EligibilityCategory,LAInTouch,TypeOfAccommodation";

fn utf16_of(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Files that no council means to send.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let whole = list(WORDS, 90, 3);
    let utf16 = |big: bool| {
        let units = std::iter::once(0xFEFF).chain(whole.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let script = "<script>x7()</script>";
    let cell = format!(
        "{HEADER}\nK1,{},B,b) Female,14/02/2006,b) Former relevant child,a) Yes,U\n",
        "A".repeat(1024 * 1024)
    );
    vec![
        ("empty", vec![]),
        ("a mark alone", vec![0xEF, 0xBB, 0xBF]),
        ("UTF-16", utf16(false)),
        ("UTF-16 the other way", utf16(true)),
        ("UTF-16 without a mark", utf16(false)[2..].to_vec()),
        ("UTF-32", whole.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
        ("NUL in a cell", whole.replace("K90", "K\09").into_bytes()),
        ("half a character", [HEADER.as_bytes(), b"\nK1,\xC3,\xF0\x9F\n"].concat()),
        ("every byte", (0..=255).collect()),
        ("a lone quotation mark", format!("{HEADER}\n\"K1,A,B\n").into_bytes()),
        ("quotation marks only", vec![b'"'; 99_999]),
        ("commas only", vec![b','; 99_999]),
        ("line ends only", vec![b'\n'; 999_999]),
        ("a million letters in a cell", cell.into_bytes()),
        ("100,000 columns", format!("{HEADER}{}\n", ",x".repeat(100_000)).into_bytes()),
        ("200,000 rows", format!("{HEADER}\n{}", "K1,A,B\n".repeat(200_000)).into_bytes()),
        ("one column a hundred times", format!("{HEADER}{}\n", ",Gender".repeat(100)).into_bytes()),
        ("script for a heading", format!("{HEADER},{script}\nK1,A\n").into_bytes()),
        ("script for every heading", format!("{script},{script}\n{script},{script}\n").into_bytes()),
        ("script in every cell", format!("{HEADER}\n{}\n", [script; 8].join(",")).into_bytes()),
        ("a ZIP", b"PK\x03\x04\x14\0\x06\0junk".to_vec()),
        (
            "a locked workbook",
            [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &utf16_of("EncryptedPackage")].concat(),
        ),
        ("half a workbook", register::import::template_workbook().expect("a workbook")[..900].to_vec()),
        ("a workbook with nobody in it", register::import::template_workbook().expect("a workbook")),
        ("an old spreadsheet", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1junk".to_vec()),
        ("a page", b"<html><script>x7()</script></html>".to_vec()),
        (
            "XML with an entity",
            b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
                .to_vec(),
        ),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec()),
        (
            "turned letters",
            format!("{HEADER}\nK1,\u{202E}gnp.exe,\u{2066}B,x,14/02/2006,x,x,x\n").into_bytes(),
        ),
        (
            "dates of no calendar",
            format!("{HEADER}\nK1,A,B,b) Female,99/99/99999999999999999999,x,a) Yes,U\n").into_bytes(),
        ),
        (
            "numbers of no size",
            format!("{HEADER}\n{},A,B,b) Female,-1/0/1e308,x,a) Yes,U\n", "9".repeat(5000)).into_bytes(),
        ),
        ("our own mark of the end", format!("{HEADER}\n\u{E000}end\nK1,A,B\n").into_bytes()),
        ("old line ends", whole.replace('\n', "\r").replace("14/02/2006", script).into_bytes()),
    ]
}

kit::on_both! {
    /// Each in either place, under names that would climb out of a folder.
    async fn they_are_refused_in_words_and_leave_nothing(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let to = format!("{}/register/import", stage.la);
        let sound = list(WORDS, 95, 1).into_bytes();
        let names = ["../../../etc/passwd", "C:\\x.csv", "<script>x7()</script>.csv", "list.csv\0.exe", ".", "%2e%2e%2f"];
        for (n, (what, file)) in files().into_iter().enumerate() {
            for (main, contacts) in [(&file, None), (&sound, Some(&file))] {
                let before = dump::dump(&stage.world).await;
                let name = names[n % names.len()];
                let mut sent: Vec<(&str, &str, &[u8])> = vec![("people", name, main)];
                sent.extend(contacts.map(|c| ("contacts", name, c.as_slice())));
                let seen = stage.act("lead").upload(&to, &sent).await;
                let status = seen.status.as_u16();
                assert!([303, 400, 422].contains(&status), "{what}: {status} {}", seen.body);
                assert!(dangers(&seen.body, "x7").is_empty(), "{what}: {}", seen.body);
                let changed = dump::acts(dump::changes(&before, &dump::dump(&stage.world).await));
                let kept: Vec<&str> = changed.iter().map(|c| c.table.as_str()).filter(|t| !t.starts_with("audit")).collect();
                assert!(kept.is_empty() || kept == ["pending_import"], "{what}: only a sealed preview may wait: {kept:?}");
                if let Some(preview) = seen.location {
                    let page = stage.act("lead").get(&preview).await;
                    assert_eq!(page.status, 200, "{what}");
                    assert!(dangers(&page.body, "x7").is_empty(), "{what}: {}", page.body);
                    assert_eq!(stage.act("lead").post(&format!("{preview}/discard"), &[]).await.status, 303);
                }
            }
        }
        assert_eq!(dump::count(&dump::dump(&stage.world).await, "care_leaver"), crate::stage::PEOPLE);
    }

    /// A form that is not one: parts without end, without names, with headers of their own.
    async fn broken_forms_are_refused(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let to = format!("{}/register/import", stage.la);
        for (kind, body) in [
            ("multipart/form-data", "--NB\r\n"),
            ("multipart/form-data; boundary=", "--\r\n"),
            ("multipart/form-data; boundary=NB", "--NB\r\nContent-Disposition: form-data; name=\"people\"; filename=\"a\"\r\n\r\nnever ends"),
            ("multipart/form-data; boundary=NB", "--NB\r\n\r\n\r\n--NB--\r\n"),
            ("multipart/form-data; boundary=NB", "--NB\r\nContent-Disposition: form-data\r\nX: \r\n\r\n\r\n--NB--\r\n"),
            ("application/json", "{\"people\": \"x\"}"),
            ("text/plain", "people=x"),
            ("application/x-www-form-urlencoded", "people=x"),
        ] {
            let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
            let seen = stage.act("lead").ask("POST", &to, &headers, body.as_bytes().to_vec()).await;
            assert!([400, 422].contains(&seen.status.as_u16()), "{kind}: {} {}", seen.status, seen.body);
        }
        for (kind, body) in [("application/json", "{\"role\": \"lead\"}"), ("text/plain", "role=lead"), ("", "role=lead")] {
            let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
            let team = format!("{}/team", stage.la);
            let seen = stage.act("lead").ask("POST", &team, &headers, body.as_bytes().to_vec()).await;
            assert_eq!(seen.status, 400, "{kind}: {}", seen.body);
        }
    }
}

/// Anything that could be a cell, a line, or the end of either.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = HEADER.split(',').map(|h| h.as_bytes().to_vec()).chain(
        [
            &b","[..],
            b"\"",
            b"\"\"",
            b"\n",
            b"\r\n",
            b"\r",
            b";",
            b"\t",
            b"\xEF\xBB\xBF",
            b"\xFF",
            b"14/02/2006",
            b"K1",
            b"a) Yes",
        ]
        .map(<[u8]>::to_vec),
    );
    let known = proptest::sample::select(known.collect::<Vec<_>>());
    let any = proptest::collection::vec(any::<u8>(), 0..8);
    proptest::collection::vec(prop_oneof![4 => known, 1 => any], 0..200).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The reader answers, whatever the bytes; everyone it would add has a name and an id that fit on a page.
    #[test]
    fn no_bytes_break_the_reader(main in pieces(), contacts in proptest::option::of(pieces()), headed in any::<bool>()) {
        let main = if headed { [HEADER.as_bytes(), b"\n", &main].concat() } else { main };
        let day = chrono::NaiveDate::from_ymd_opt(2027, 4, 12).expect("a day");
        if let Ok(preview) = import::read(&main, contacts.as_deref(), &|_| false, day) {
            for row in &preview.rows {
                prop_assert!(!row.case_id.trim().is_empty() && row.first_name.chars().count() <= 100);
                prop_assert!(!row.first_name.chars().chain(row.last_name.chars()).any(char::is_control));
            }
        }
    }
}
