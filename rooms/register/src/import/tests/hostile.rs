//! Workbooks that nobody means well with: refused in words, in little memory and time.

use std::io::{Cursor, Read, Write};
use std::time::Instant;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::workbooks::{book, head, row, try_book};
use crate::import::FileFault;

fn sound() -> Vec<u8> {
    book(|book| {
        let list = book.add_worksheet();
        head(list, 0)?;
        row(list, 1, "A1")
    })
}

/// The workbook with parts put in the place of its own, or beside them.
fn with(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let sound = sound();
    let mut from = ZipArchive::new(Cursor::new(sound.as_slice())).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        if parts.iter().all(|(other, _)| *other != name) {
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            to.start_file(name, options).unwrap();
            to.write_all(&content).unwrap();
        }
    }
    for (name, content) in parts {
        to.start_file(*name, options).unwrap();
        to.write_all(content).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// A sheet with these rows, as XML.
fn sheet(rows: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{rows}</worksheet>"
    )
    .into_bytes()
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

fn old_office(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain([0; 600]).chain(name).collect()
}

#[test]
fn every_kind_is_refused_in_its_own_words() {
    let bomb = vec![b' '; 60 * 1024 * 1024];
    let promise =
        b"<sst xmlns=\"x\" count=\"1\" uniqueCount = '99999999999999'><si><t>a</t></si></sst>".to_vec();
    let hidden: Vec<u8> = std::iter::once(0xFEFF)
        .chain("<sst uniqueCount=\"9\"/>".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases = [
        ("an old one", old_office("Workbook"), FileFault::OldWorkbook),
        ("one with a password", old_office("EncryptedPackage"), FileFault::Locked),
        ("macros", with(&[("xl/vbaProject.bin", b"x")]), FileFault::Macros),
        ("binary", with(&[("xl/workbook.bin", b"x")]), FileFault::OtherWorkbook),
        ("OpenDocument", with(&[("content.xml", b"<x/>")]), FileFault::OtherWorkbook),
        ("a bomb", with(&[(SHEET, &bomb)]), FileFault::TooMuch),
        ("a bomb that nothing refers to", with(&[("docProps/more.bin", &bomb)]), FileFault::TooMuch),
        ("room for more strings than there is", with(&[(STRINGS, &promise)]), FileFault::TooMuch),
        ("a part in UTF-16", with(&[(STRINGS, &hidden)]), FileFault::Broken),
        (
            "no end",
            with(&[(SHEET, b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1")]),
            FileFault::Broken,
        ),
        ("a page", with(&[(SHEET, b"<html></html>")]), FileFault::Broken),
        ("a ZIP of something else", zipped("a.txt", b"hello"), FileFault::Broken),
        ("an empty ZIP", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(), FileFault::Broken),
        ("cut off", sound()[..2000].to_vec(), FileFault::Broken),
    ];
    for (what, bytes, fault) in cases {
        let begin = Instant::now();
        assert!(bytes.len() < 10 * 1024 * 1024, "{what}: small enough to be uploaded");
        assert_eq!(try_book(&bytes).unwrap_err().fault, fault, "{what}");
        assert!(begin.elapsed().as_secs() < 20, "{what}");
    }
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    to.start_file(name, SimpleFileOptions::default()).unwrap();
    to.write_all(content).unwrap();
    to.finish().unwrap().into_inner()
}

#[test]
fn a_corner_far_away_takes_no_room() {
    let far = sheet(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>x</v></c></row>\
         <row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>y</v></c></row></sheetData>",
    );
    assert!(matches!(try_book(&with(&[(SHEET, &far)])).unwrap_err().fault, FileFault::MissingColumns(_)));
    let out = sheet("<sheetData><row r=\"1\"><c r=\"XFD1\" t=\"str\"><v>x</v></c></row></sheetData>");
    assert_eq!(try_book(&with(&[(SHEET, &out)])).unwrap_err().fault, FileFault::TooManyColumns { line: 1 });
}

#[test]
fn one_long_text_in_many_cells_is_too_much() {
    let text = "a".repeat(30_000);
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{text}</t></si></sst>");
    let rows: String = (1..=4_000)
        .map(|row| {
            let cells =
                (b'A'..=b'Z').map(|c| format!("<c r=\"{}{row}\" t=\"s\"><v>0</v></c>", char::from(c)));
            format!("<row r=\"{row}\">{}</row>", cells.collect::<String>())
        })
        .collect();
    let file =
        with(&[(STRINGS, strings.as_bytes()), (SHEET, &sheet(&format!("<sheetData>{rows}</sheetData>")))]);
    assert_eq!(try_book(&file).unwrap_err().fault, FileFault::TooMuch);
}

#[test]
fn numbers_of_no_size_stop_nobody() {
    for bad in [
        "<row r=\"4294967295\"><c><v>1</v></c></row><row><c><v>1</v></c></row>",
        "<row r=\"99999999999\"><c><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999</v></c></row>",
        "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"99999999999999\" ref=\"A1:A2\">1</f><v>1</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" s=\"99999999\"><v>1e999</v></c></row>",
        "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#WHO!</v></c></row>",
    ] {
        let rows = sheet(&format!("<sheetData>{bad}</sheetData>"));
        assert!(try_book(&with(&[(SHEET, &rows)])).is_err(), "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever byte is turned, wherever it lies: an answer in words.
    #[test]
    fn a_bent_workbook_is_read_or_refused(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = sound();
        let (at, cut) = (at.index(bytes.len()), cut.index(bytes.len()));
        bytes[at] = to;
        let _ = try_book(&bytes);
        let _ = try_book(&bytes[..cut]);
    }

    /// The same within the sheet itself, where nothing checks a sum before it is read.
    #[test]
    fn a_bent_sheet_is_read_or_refused(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut from = ZipArchive::new(Cursor::new(sound())).unwrap();
        let mut sheet = Vec::new();
        from.by_name(SHEET).unwrap().read_to_end(&mut sheet).unwrap();
        let at = at.index(sheet.len());
        sheet[at] = to;
        let _ = try_book(&with(&[(SHEET, &sheet)]));
    }
}
