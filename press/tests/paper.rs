//! Documents printed and read back with another program's eyes.

use lopdf::{Dictionary, Object};
use press::{
    Bar, Block, Bubble, Column, Day, Document, Face, Measure, Number, PressError, Side, Table, Tag, Tone,
    Voice, figures, print,
};
use std::collections::BTreeMap;

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned(), tag: None, new_page: false }
}

fn plain(text: &str) -> Block {
    Block::Paragraph { voice: Voice::Plain, text: text.to_owned() }
}

fn bar(percent: u8) -> Block {
    Block::Bar(Bar {
        alt: format!("{percent}% feel safe, between 41% and 77%; 55% elsewhere"),
        share: Some(format!("{percent}%")),
        measure: Measure::Known { percent, low: 41, high: 77 },
        beside: Some(55),
        tone: Tone::Concern,
    })
}

fn hidden() -> Block {
    Block::Bar(Bar {
        alt: "Not shown".to_owned(),
        share: None,
        measure: Measure::Hidden,
        beside: None,
        tone: Tone::Good,
    })
}

fn table(rows: usize) -> Block {
    let head = |text: &str, number| Column { text: text.to_owned(), number };
    let row = |n: usize| vec![format!("answer {n}"), format!("{n}%"), "c".to_owned()];
    Block::Table(Table {
        caption: "All answers".to_owned(),
        columns: vec![head("Answer", false), head("Share", true), head("Range", true)],
        rows: (0..rows).map(row).collect(),
    })
}

/// One of everything.
fn everything() -> Vec<Block> {
    let tag = Some(Tag { text: "Bright Spot".to_owned(), tone: Tone::Good });
    let side =
        |title: &str| Side { tone: Tone::Good, blocks: vec![heading(2, title), bar(60), plain("So.")] };
    vec![
        Block::Cover {
            over: "Thistledown".into(),
            title: "What they told us".into(),
            under: "In 2026".into(),
            svg: None,
        },
        Block::Numbers { of: vec![Number { number: "About 210".into(), label: "answered".into() }] },
        Block::Contents { title: "In this report".into() },
        heading(1, "Summary"),
        Block::Sides { of: vec![side("Going well"), side("To work on")] },
        Block::Heading { level: 2, text: "Home".into(), tag, new_page: true },
        Block::Together { blocks: vec![bar(59), hidden(), plain("About 59% feel safe.")] },
        table(60),
        Block::Quotes { of: vec!["The door sticks 👍".into()] },
        Block::Notice { tone: Tone::Concern, text: "Take care".into() },
        Block::List { items: vec!["One thing".into(), "Another".into()] },
        Block::Bubbles {
            tone: Tone::Good,
            of: vec![bubble("1 in 3 of us", true), bubble("Half of us", false)],
        },
    ]
}

fn bubble(who: &str, drawn: bool) -> Bubble {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><path d=\"M4 4h9v9z\"/></svg>";
    Bubble { svg: drawn.then(|| svg.to_owned()), who: who.to_owned(), text: "feel safe.".to_owned() }
}

fn document(face: Face, blocks: Vec<Block>) -> Document {
    Document {
        title: "Findings: Thistledown".to_owned(),
        author: "New Belongings".to_owned(),
        day: Day { year: 2026, month: 3, day: 31 },
        foot: "Thistledown, findings".to_owned(),
        face,
        most_pages: None,
        blocks,
    }
}

fn read(pdf: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(pdf).expect("a PDF")
}

/// How often each kind of tag stands in the tree, and every alternative text.
fn tags(pdf: &lopdf::Document) -> (BTreeMap<String, usize>, Vec<String>) {
    let (mut kinds, mut alts) = (BTreeMap::new(), Vec::new());
    let root = pdf.catalog().and_then(|c| c.get(b"StructTreeRoot")).expect("a tree of tags");
    let root = follow(pdf, root).as_dict().expect("a root");
    walk(pdf, root, &mut kinds, &mut alts);
    (kinds, alts)
}

fn follow<'a>(pdf: &'a lopdf::Document, object: &'a Object) -> &'a Object {
    pdf.dereference(object).map_or(object, |(_, object)| object)
}

fn walk(pdf: &lopdf::Document, at: &Dictionary, kinds: &mut BTreeMap<String, usize>, alts: &mut Vec<String>) {
    if let Ok(kind) = at.get(b"S").and_then(Object::as_name) {
        *kinds.entry(String::from_utf8_lossy(kind).into_owned()).or_default() += 1;
    }
    alts.extend(at.get(b"Alt").ok().and_then(|alt| lopdf::decode_text_string(alt).ok()));
    let Ok(below) = at.get(b"K") else { return };
    let below = follow(pdf, below);
    let all = below.as_array().map_or_else(|_| vec![below], |all| all.iter().collect());
    for one in all {
        if let Ok(one) = follow(pdf, one).as_dict() {
            walk(pdf, one, kinds, alts);
        }
    }
}

fn text(pdf: &lopdf::Document) -> String {
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    pdf.extract_text(&pages).expect("its text")
}

#[test]
fn a_screen_reader_is_told_what_everything_is() {
    let printed = print(&document(Face::Report, everything())).expect("a PDF");
    let pdf = read(&printed.pdf);
    assert_eq!(pdf.get_pages().len(), printed.pages);
    let catalog = pdf.catalog().expect("a catalogue");
    let lang = lopdf::decode_text_string(catalog.get(b"Lang").expect("a language")).expect("text");
    assert_eq!(lang, "en-GB");
    let marked = follow(&pdf, catalog.get(b"MarkInfo").expect("marks")).as_dict().expect("marks");
    assert!(marked.get(b"Marked").and_then(Object::as_bool).expect("marked"));
    let shows = follow(&pdf, catalog.get(b"ViewerPreferences").expect("a view")).as_dict().expect("a view");
    assert!(shows.get(b"DisplayDocTitle").and_then(Object::as_bool).expect("the title"));
    assert!(catalog.get(b"Outlines").is_ok(), "bookmarks");
    let meta = follow(&pdf, catalog.get(b"Metadata").expect("metadata")).as_stream().expect("XMP");
    let meta = String::from_utf8_lossy(&meta.content).into_owned();
    assert!(meta.contains("Findings: Thistledown") && meta.contains("pdfuaid:part"), "{meta}");
    let (kinds, alts) = tags(&pdf);
    let many = |kind: &str| kinds.get(kind).copied().unwrap_or_default();
    assert_eq!(alts.iter().filter(|alt| alt.contains("feel safe")).count(), 3, "{alts:?}");
    assert!(alts.iter().any(|alt| alt == "Not shown"));
    assert_eq!((many("Table"), many("Figure")), (1, 4), "{kinds:?}");
    assert!(many("TH") >= 63, "every head of a column and of a row: {kinds:?}");
    assert!(many("H1") >= 2 && many("H2") == 3 && many("LI") >= 2 && many("TOCI") >= 3, "{kinds:?}");
}

#[test]
fn what_the_document_says_stands_in_the_file_and_nothing_else_does() {
    let document = document(Face::Report, everything());
    let printed = print(&document).expect("a PDF");
    let words = text(&read(&printed.pdf)).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("The door sticks ?") && words.contains("About 59% feel safe."), "{words}");
    let (said, shown) = (document.figures(), figures(&words));
    for figure in &said {
        // What a drawing shows is said by its alternative text.
        assert!(
            shown.contains(figure) || ["41%", "77%", "55%"].contains(&figure.as_str()),
            "{figure}: {words}"
        );
    }
    for figure in &shown {
        let page = figure.parse::<usize>().is_ok_and(|n| n <= printed.pages);
        assert!(page || said.contains(figure), "{figure} is in the file and not in the document: {words}");
    }
}

#[test]
fn the_same_document_is_the_same_file() {
    let first = print(&document(Face::Brief, everything())).expect("a PDF");
    assert_eq!(first, print(&document(Face::Brief, everything())).expect("a PDF"));
}

#[test]
fn what_must_fit_is_set_smaller_and_refused_where_that_is_not_enough() {
    let with = |rows: usize, most: usize| {
        let document = document(Face::Brief, vec![heading(1, "All"), table(rows)]);
        print(&Document { most_pages: Some(most), ..document })
    };
    assert_eq!(with(10, 1).expect("it fits").size, 100);
    let small = with(56, 1).expect("it fits, set small");
    assert!(small.pages == 1 && small.size < 100, "{}", small.size);
    assert!(matches!(with(400, 2), Err(PressError::TooLong(2))));
}

#[test]
fn what_breaks_the_standard_is_refused() {
    let skips = document(Face::Report, vec![heading(1, "One"), heading(3, "Three")]);
    assert!(matches!(print(&skips), Err(PressError::Refused(_))), "a level is left out");
    let untitled = Document { title: String::new(), ..document(Face::Report, vec![plain("x")]) };
    assert!(matches!(print(&untitled), Err(PressError::Refused(_))), "no title");
}

#[test]
fn no_text_is_a_command() {
    let evil = "#panic(\"x\") $x$ \\ *b* _i_ @a <l> `r` [c] // // #read(\"/etc/passwd\") = H";
    let blocks = vec![heading(1, evil), plain(evil), Block::List { items: vec![evil.to_owned()] }];
    let printed = print(&document(Face::Report, blocks)).expect("a PDF");
    let words = text(&read(&printed.pdf)).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.matches("#panic(\"x\") $x$ \\ *b*").count() >= 3, "{words}");
}
