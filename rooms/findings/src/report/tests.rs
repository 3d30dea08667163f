//! Paper held against the pages: every figure of it stands there, and it keeps to its pages whatever was answered.

use people::Role;
use press::{Block, Document, figures};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use surveys::instrument::{Instrument, built_in, starter};
use uuid::Uuid;

use super::{Paper, Reader};
use crate::beside::{Comparison, Place, Round, START, comparisons};
use crate::control::Table;
use crate::model::{Release, Report};
use crate::pages::tests::{la, of_instrument, page_of, page_of_method, pages_by_group, release, someone};
use crate::{Quote, Said};

fn paper(release: Release) -> Paper {
    Paper { la: la(), release, comparison: None, said: Said::default() }
}

fn said() -> Said {
    let quote = |words: &str, pictures: &[&'static str]| Quote {
        key: "a".into(),
        words: words.into(),
        pictures: pictures.to_vec(),
    };
    let many = calc::share(30, 60, &calc::Thresholds::default()).expect("a cell");
    Said {
        quotes: vec![quote("The door at [a place] sticks", &["home"]), quote("I like cake 🎂", &[])],
        themes: vec![("Home and feeling safe", many)],
    }
}

/// A release among three others, with figures that others have published: some of it is a Bright Spot, some the opposite.
fn compared() -> Paper {
    let instrument = starter();
    let place = |release: Release| Place {
        release,
        thresholds: calc::Thresholds::default(),
        asked: 0,
        earlier: None,
    };
    let mut places = vec![place(of_instrument(&instrument, (208, 541), 0))];
    places.extend((1..4).map(|lean| place(of_instrument(&instrument, (400, 800), lean))));
    let release = places[0].release.clone();
    let round = Round { instruments: vec![instrument], places };
    let figures: Vec<_> = START.iter().map(|start| start.revision().figure).collect();
    let of: BTreeMap<_, _> = comparisons(&round, &figures).expect("comparisons").remove(0);
    assert!(of.len() > 3, "there is something to print");
    Paper { comparison: Some(Comparison { id: Uuid::nil(), of }), said: said(), ..paper(release) }
}

/// All that a lead can read of these findings on pages, without tags.
fn on_pages(paper: &Paper) -> String {
    let lead = someone(Role::Lead);
    let mut html = page_of(&lead, paper) + &page_of_method(&lead);
    html.extend(pages_by_group(&lead, &paper.release));
    let mut out = String::new();
    for part in html.split('<') {
        // What a drawing says to a screen reader stands in its title, which is text, too.
        out += part.split_once('>').map_or(part, |(_, text)| text);
        out.push(' ');
    }
    let out = out.replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Our own words with a figure in them that is of nobody.
const OURS: [&str; 2] = ["a summary in two pages", "survey that closed on"];

#[test]
fn every_figure_on_paper_is_a_published_cell_that_a_page_shows() {
    let well_being = of_instrument(&built_in()[1], (300, 541), 0);
    let all = [
        paper(release(208, 541)),
        paper(release(64, 100)),
        paper(release(20, 60)),
        paper(well_being),
        compared(),
    ];
    for paper in all {
        let page = on_pages(&paper);
        let shown: BTreeSet<String> = figures(&page).into_iter().collect();
        for reader in [Reader::Full, Reader::Board] {
            let document = reader.document(&paper, usize::MAX);
            assert!(document.figures().len() > 10);
            for figure in document.figures() {
                assert!(shown.contains(&figure), "{reader:?}: {figure} is on no page");
            }
            for text in document.texts().iter().filter(|text| !figures(text).is_empty()) {
                let ours = OURS.iter().any(|ours| text.contains(ours)) || *text == document.title;
                let there = |part: &str| page.contains(part.trim_end_matches(')'));
                // A cell of a group has its range in brackets; on the page it stands under it.
                assert!(
                    ours || there(text) || text.split(" (").all(there),
                    "{reader:?}: “{text}” is on no page"
                );
            }
        }
    }
}

#[test]
fn the_young_page_says_what_the_findings_say() {
    for paper in [paper(release(208, 541)), paper(release(20, 60)), compared()] {
        let none = Comparison::default();
        let report = Report::compared(&paper.release, paper.comparison.as_ref().unwrap_or(&none));
        let document = Reader::Young.document(&paper, 3);
        let bubbles = bubbles(&document);
        assert!(!bubbles.is_empty() && bubbles.len() <= 6);
        for said in bubbles {
            let is = |f: &crate::Finding| f.said.as_deref().is_some_and(|s| said == format!("{s}."));
            assert!(report.findings.iter().any(is), "{said}");
        }
        let full = on_pages(&paper);
        let pages: BTreeSet<String> = figures(&full).into_iter().collect();
        let words: BTreeSet<String> =
            report.findings.iter().flat_map(|f| figures(f.said.as_deref().unwrap_or_default())).collect();
        for figure in document.figures() {
            assert!(pages.contains(&figure) || words.contains(&figure), "{figure}");
        }
    }
}

#[test]
fn the_young_page_is_said_shortly() {
    for paper in [paper(release(208, 541)), paper(release(20, 60)), paper(release(9, 60))] {
        for text in Reader::Young.document(&paper, 3).texts() {
            for sentence in text.split_inclusive(['.', '?']) {
                assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
            }
        }
    }
}

fn bubbles(document: &Document) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Bubbles { of, .. } => of.iter().map(|b| format!("{} {}", b.who, b.text)).collect(),
        _ => Vec::new(),
    };
    document.blocks.iter().flat_map(of).collect()
}

#[test]
fn nothing_exact_rides_along() {
    for reader in Reader::ALL {
        let document = reader.document(&paper(release(208, 541)), 3);
        let all = serde_json::to_string(&document).expect("JSON").replace("\"svg\"", "\n");
        for line in all.lines().filter(|line| !line.starts_with(":\"<svg")) {
            assert!(!line.contains("208") && !line.contains("541"), "{reader:?}: {line}");
        }
    }
}

#[test]
fn too_few_answers_leave_words_alone() {
    let few = paper(release(9, 60));
    for reader in Reader::ALL {
        let document = reader.document(&few, 3);
        let texts = document.texts().join("\n");
        assert!(
            texts.contains("Fewer than 10") && !texts.contains("60"),
            "how many were asked is not on the page either"
        );
        assert!(reader.file(&few).is_ok());
    }
    assert!(!Reader::Board.document(&few, 3).texts().join(" ").contains('%'));
}

#[test]
fn quotes_stand_in_the_full_report_alone() {
    let paper = compared();
    let full = Reader::Full.document(&paper, usize::MAX).texts().join("\n");
    assert!(full.contains("The door at [a place] sticks") && full.contains("I like cake"));
    assert!(full.contains("Bright Spot: ") && full.contains("Home and feeling safe: 50% of the texts"));
    for reader in [Reader::Board, Reader::Young] {
        assert!(!reader.document(&paper, 3).texts().join("\n").contains("sticks"));
    }
    let arabic = Quote { key: "b".into(), words: "سلام".into(), pictures: Vec::new() };
    let paper = Paper { said: Said { quotes: vec![arabic], themes: Vec::new() }, ..paper };
    assert!(Reader::Full.document(&paper, 3).texts().join("\n").contains("a script that can’t be printed"));
}

#[test]
fn the_same_release_is_the_same_file() {
    for reader in Reader::ALL {
        let made = || reader.file(&compared()).expect("a file");
        assert_eq!(made(), made());
    }
    assert_eq!(Reader::Board.name(&compared()), "findings-board-hull-2026-03-31.pdf");
}

/// Two pages, and one.
fn keeps_to_its_pages(paper: &Paper) -> Result<(), String> {
    for (reader, most) in [(Reader::Board, 2), (Reader::Young, 1)] {
        let made = reader.file(paper).map_err(|why| format!("{reader:?}: {why}"))?;
        if made.pages > most || (reader == Reader::Young && made.pages != 1) {
            return Err(format!("{reader:?}: {} pages", made.pages));
        }
    }
    Ok(())
}

fn hide_everything(mut release: Release) -> Release {
    let hidden = calc::share(3, 60, &calc::Thresholds::default()).expect("a cell");
    for sheet in &mut release.sheets {
        sheet.cells.table = Table::Withheld;
        sheet.by.iter_mut().for_each(|by| by.cells = None);
        if let Some(shares) = &mut sheet.cells.shares {
            shares.favourable = shares.favourable.map(|_| hidden.into());
            shares.concern = hidden.into();
        }
    }
    release
}

/// The longest words that a questionnaire may have.
fn long_winded() -> Instrument {
    let mut instrument = starter();
    for question in instrument.sections.iter_mut().flat_map(|s| &mut s.questions) {
        if let Some(indicator) = &mut question.indicator {
            indicator.label = "How much they say about it all ".repeat(10);
            indicator.favourable_said = "say a great many words about how it goes where we live ".repeat(8);
            indicator.concern_said =
                "say a great many words about how it does not go where we live ".repeat(8);
        }
    }
    instrument
}

#[test]
fn the_hardest_releases_keep_to_their_pages() {
    let mut long = compared();
    long.la.name = "The Metropolitan Borough of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and Saint Somebody-on-the-Water ".repeat(2);
    let mut nothing_but_words = compared();
    nothing_but_words.release.sheets.clear();
    let all = [
        ("hidden", paper(hide_everything(release(208, 541)))),
        ("long names", long),
        ("words alone", nothing_but_words),
        ("long winded", paper(of_instrument(&long_winded(), (208, 541), 0))),
        ("the long survey", paper(of_instrument(&built_in()[1], (300, 541), 0))),
    ];
    for (what, paper) in all {
        keeps_to_its_pages(&paper).unwrap_or_else(|why| panic!("{what}: {why}"));
        assert!(Reader::Full.file(&paper).is_ok(), "{what}");
    }
    let hidden = Reader::Full.document(&paper(hide_everything(release(208, 541))), usize::MAX);
    assert!(
        !hidden
            .figures()
            .iter()
            .any(|f| f.ends_with('%') && !["100%", "95%"].contains(&f.as_str()) && hidden_says(&hidden, f))
    );
}

/// Whether a drawing or a table shows a share.
fn hidden_says(document: &Document, share: &str) -> bool {
    document.blocks.iter().any(|block| match block {
        Block::Table(table) => table.rows.iter().flatten().any(|cell| cell == share),
        Block::Bar(bar) => bar.share.is_some(),
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_release_keeps_to_its_pages(answered in 0u32..420, more in 0u32..900, name in "[A-Z][a-z]{2,12}( [A-Za-z]{2,14}){0,9}", lean in 0u32..3) {
        let mut paper = paper(of_instrument(&starter(), (answered, answered + more), lean));
        paper.la.name = name;
        let kept = keeps_to_its_pages(&paper);
        prop_assert!(kept.is_ok(), "{:?}", kept);
    }
}
