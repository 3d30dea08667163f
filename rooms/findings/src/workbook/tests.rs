//! The file read back with another program's eyes, and held against the page.

use calamine::{Data, Reader, Xlsx};
use people::Role;
use std::collections::BTreeSet;
use std::io::Cursor;

use super::file;
use crate::model::Release;
use crate::pages::tests::{la, release, someone, view};

/// A sheet's rows under its headings.
fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("a sheet");
    range.rows().skip(3).map(<[Data]>::to_vec).collect()
}

fn made(release: &Release) -> Vec<u8> {
    file(&la(), release, None).expect("a file")
}

/// A cell as the page says it.
fn percent(cell: &Data) -> String {
    match cell {
        Data::Float(share) => format!("{}%", (share * 100.0).round()),
        Data::String(text) => text.trim_matches(['[', ']']).to_owned(),
        other => panic!("{other:?}"),
    }
}

fn people(cell: &Data) -> String {
    match cell {
        Data::Float(n) => format!("about {n}"),
        Data::String(text) => text.trim_matches(['[', ']']).to_lowercase(),
        other => panic!("{other:?}"),
    }
}

fn range(low: &Data, high: &Data) -> String {
    match (percent(low).as_str(), percent(high).as_str()) {
        (same, other) if same == other => same.to_owned(),
        ("k", high) => format!("{high} or fewer"),
        (low, "Nearly all") => format!("{low} or more"),
        (low, high) => format!("{low} to {high}"),
    }
}

/// The page has no column where there is nothing to show; the file says so in each cell.
fn without_marks_for_nothing(row: &[String]) -> Vec<String> {
    row.iter().filter(|cell| *cell != "z").cloned().collect()
}

/// The tables of a page: caption and rows of text.
fn tables(page: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let text = |html: &str| {
        let mut out = String::new();
        for part in html.split('<') {
            out += part.split_once('>').map_or(part, |(_, text)| text);
        }
        out.replace("&amp;", "&").trim().to_owned()
    };
    page.split("<table")
        .skip(1)
        .map(|table| {
            let table = table.split("</table>").next().unwrap_or_default();
            let caption =
                table.split("</caption>").next().map(|c| text(&format!("<{c}"))).unwrap_or_default();
            let body = table.split("<tbody").nth(1).unwrap_or_default();
            let line = |row: &str| {
                let cells = row.split("</t").map(|cell| text(&format!("<{cell}")));
                cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
            };
            (caption, body.split("<tr").skip(1).map(line).collect())
        })
        .collect()
}

#[test]
fn the_file_says_what_the_page_shows_figure_by_figure() {
    for (answered, invited) in [(208, 541), (64, 100), (300, 2000), (20, 60)] {
        let release = release(answered, invited);
        let page = view(&someone(Role::Lead), &release);
        let tables = tables(&page);
        let bytes = made(&release);
        let shares: BTreeSet<Vec<String>> = tables
            .iter()
            .filter(|(caption, _)| caption.ends_with(": the figures"))
            .flat_map(|(_, rows)| rows.clone())
            .collect();
        let written: BTreeSet<Vec<String>> = rows(&bytes, "Findings")
            .iter()
            .map(|row| vec![row[3].to_string(), percent(&row[4]), range(&row[5], &row[6]), people(&row[7])])
            .map(|row| without_marks_for_nothing(&row))
            .collect();
        assert_eq!(written, shares, "{answered}");
        let offered = |row: &Vec<Data>| format!("All answers to “{}”", row[1]);
        let answers: Vec<Vec<Data>> = rows(&bytes, "All answers");
        let mut compared = 0;
        for (caption, shown) in tables.iter().filter(|(caption, _)| caption.starts_with("All answers")) {
            let of: Vec<_> = answers.iter().filter(|row| offered(row) == *caption).collect();
            let written: Vec<Vec<String>> = of
                .iter()
                .map(|row| {
                    let more = if row[7] == Data::String("[z]".to_owned()) {
                        range(&row[5], &row[6])
                    } else {
                        people(&row[7])
                    };
                    without_marks_for_nothing(&[row[3].to_string(), percent(&row[4]), more])
                })
                .collect();
            assert_eq!(&written, shown, "{answered}: {caption}");
            compared += 1;
        }
        assert!(compared > 0 || answered < 30, "{answered}: there were tables to compare");
        // What the page shows no table of has no figure in the file.
        let captions: BTreeSet<&String> = tables.iter().map(|(caption, _)| caption).collect();
        for row in answers.iter().filter(|row| !captions.contains(&offered(row))) {
            let nothing = |cell: &Data| matches!(cell, Data::String(mark) if mark == "[c]" || mark == "[z]");
            // The page says that fewer than so many answered, and no more.
            let few = matches!(&row[8], Data::String(few) if few.starts_with("Fewer than"));
            assert!(row[4..8].iter().all(nothing) && (few || nothing(&row[8])), "{row:?}");
        }
    }
}

#[test]
fn every_sentence_of_the_page_stands_in_the_file_and_nothing_exact_does() {
    let release = release(208, 541);
    let page = view(&someone(Role::Lead), &release);
    let bytes = made(&release);
    let report = crate::Report::of(&release);
    let sentences: BTreeSet<String> = rows(&bytes, "Findings").iter().map(|row| row[8].to_string()).collect();
    for finding in &report.findings {
        assert!(sentences.contains(&finding.sentence) && page.contains(&finding.sentence));
    }
    for sheet in ["Notes", "Findings", "All answers"] {
        for cell in rows(&bytes, sheet).concat() {
            assert!(!cell.to_string().contains("208") && !cell.to_string().contains("541"), "{cell}");
        }
    }
}

#[test]
fn too_few_answers_leave_the_notes_alone() {
    let bytes = made(&release(9, 60));
    let book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Notes"]);
    let notes: Vec<String> = rows(&bytes, "Notes").concat().iter().map(ToString::to_string).collect();
    assert!(notes.contains(&"Fewer than 10".to_owned()));
    assert!(!notes.iter().any(|note| note.contains("60")), "how many were invited is not on the page either");
}

#[test]
fn text_that_looks_like_a_formula_is_text() {
    let mut release = release(208, 541);
    let evil = [
        "=1+1",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(1)",
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "http://evil.example",
    ];
    for (sheet, text) in release.sheets.iter_mut().zip(evil.iter().cycle()) {
        sheet.text = (*text).to_owned();
        sheet.section = (*text).to_owned();
        sheet.options.iter_mut().for_each(|option| *option = (*text).to_owned());
    }
    let mut la = la();
    la.name = "=1+1".to_owned();
    let bytes = file(&la, &release, None).expect("a file");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).expect("a workbook");
    for sheet in book.sheet_names() {
        let formulas = book.worksheet_formula(&sheet).expect("a sheet");
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{sheet} computes");
    }
    assert_eq!(rows(&bytes, "Notes")[0][1], Data::String("=1+1".to_owned()));
    let themes: BTreeSet<String> = rows(&bytes, "All answers").iter().map(|row| row[0].to_string()).collect();
    assert!(evil.iter().all(|text| themes.contains(*text)), "as it was written: {themes:?}");
}

#[test]
fn the_same_release_is_the_same_file() {
    let release = release(208, 541);
    assert_eq!(made(&release), made(&release));
    assert_eq!(super::name(&la(), &release), "findings-hull-2026-03-31.xlsx");
}
