//! Files that people download: who may, and that no spreadsheet computes what stands in them (ActiveAdmin, Symfony,
//! LimeSurvey CVE-2019-16184).

use crate::bot;
use crate::stage::Stage;
use kit::csv::Csv;
use kit::web::Door;
use proptest::prelude::*;

/// What is written into a cell to make a spreadsheet do something.
const FORMULAS: [&str; 50] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|'/C calc'!A0",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    " =1+1",
    "  \t =1+1",
    "\u{A0}=1+1",
    "\u{3000}=1+1",
    "\u{FEFF}=1+1",
    "\0=1+1",
    "\u{B}=1+1",
    "\u{C}=1+1",
    "\u{200B}=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "\"=1+1",
    "\"\"=1+1",
    "'\"=1+1",
    ";=1+1",
    ",=1+1",
    "|=1+1",
    "a;=1+1",
    "a,=1+1",
    "a\t=1+1",
    "a\n=1+1",
    "a\r=1+1",
    "a\";=1+1",
    "a\",\"=1+1",
    "=IMPORTXML(\"http://evil.example\",\"//a\")",
    "=WEBSERVICE(\"http://evil.example\")",
    "=DDE(\"a\";\"b\";\"c\")",
    "-2+3+cmd|' /C calc'!D2",
    "+44 7700 900123",
    "-",
    "=",
    "@",
    "+",
    "==1",
    "=\u{202E}1",
    "@@",
    "%0A=1+1",
    "\u{1F}=1+1",
];
/// What begins a formula.
const COMPUTES: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would compute a cell: read with its own separator, or with another as some do by their country.
fn computes(text: &str) -> bool {
    let begins = |cell: &str| {
        let invisible = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}');
        cell.trim_start_matches(invisible).starts_with(COMPUTES)
    };
    let text = text.trim_start_matches('\u{FEFF}');
    let mut any = false;
    for separator in [b',', b';', b'\t', b'|'] {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        any |= reader.records().flatten().any(|record| record.iter().any(begins));
    }
    any
}

#[test]
fn fifty_formulas_stay_text() {
    let mut seen = 0;
    for formula in FORMULAS {
        let mut file = Csv::headed([formula, "Name"]);
        file.row(["Anne", formula]);
        file.row([formula, formula]);
        assert!(!computes(file.text()), "{formula:?}: {}", file.text());
        seen += usize::from(computes(&format!("Name,Words\r\nAnne,{formula}\r\n")));
    }
    assert!(seen >= 45, "written as they are, {seen} would be seen to compute");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any words at all: nothing computes, rows and cells stay apart, and what was written can be read.
    #[test]
    fn cells_stay_text_and_apart(cells in proptest::collection::vec("[=+@\\-＝a-z0-9 ,;\t\r\n\"'|é\u{FEFF}\u{200B}]{0,12}", 1..6)) {
        let mut file = Csv::headed(cells.iter().map(String::as_str));
        file.row(cells.iter().map(String::as_str));
        prop_assert!(!computes(file.text()), "{:?}", file.text());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.text().as_bytes());
        let rows: Vec<_> = reader.records().map(|r| r.expect("a row")).collect();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        for row in &rows {
            let (read, written): (String, String) = (row.iter().map(letters).collect(), cells.iter().map(|c| letters(c)).collect());
            prop_assert_eq!(read, written);
        }
        prop_assert!(rows.iter().all(|row| row.len() == cells.len()));
    }
}

kit::on_both! {
    /// Every file on the whole site is behind an act; nobody else gets a byte of it; and it holds nothing that computes.
    async fn every_file_is_behind_a_door(fresh) {
        let stage = Stage::set(fresh, "a;=1+1").await;
        let mut found = 0;
        for (who, mut visitor) in stage.everyone() {
            for route in stage.world.declared.iter().filter(|r| r.method == "GET") {
                let at = stage.fill(route.path);
                let seen = visitor.get(&at).await;
                let kind = seen.headers.lines().find(|l| l.starts_with("content-type: ")).unwrap_or_default();
                let page = kind.contains("text/html") || kind.is_empty();
                let file = seen.headers.contains("content-disposition") || kind.contains("csv");
                let plain = route.door == Door::Public && kind.contains("text/plain");
                // What programs read: figures behind their door, the description of it for anyone, and refusals.
                let program = route.path.starts_with("/api/") && kind.contains("json");
                // What calendars and feed readers ask for, of what anyone reads anyway.
                let followed = route.door == Door::Public && (kind.contains("text/calendar") || kind.contains("atom+xml"));
                assert!(page || file || plain || program || followed, "{who} {at} is {kind}: say here why it is neither a page nor a file");
                if file {
                    found += 1;
                    assert!(matches!(route.door, Door::Act(_)), "{at} is a file that anyone may have");
                    assert!(seen.headers.contains("content-disposition: attachment; filename=\""), "{at}\n{}", seen.headers);
                    assert!(!kind.contains("csv") || !computes(&seen.body), "{at}: {}", seen.body);
                    let again = stage.visitor().get(&at).await;
                    assert_eq!(again.location.as_deref(), Some("/sign-in"), "{at} for somebody who only has the address");
                    assert!(!again.headers.contains("content-disposition"));
                }
            }
        }
        assert!(found >= 2, "there are files to download");
        let mut nobody = stage.visitor();
        let public = bot::crawl(&mut nobody, &["/".to_owned(), "/plans".to_owned()]).await;
        assert!(public.values().all(|seen| !seen.headers.contains("content-disposition")));
    }
}
