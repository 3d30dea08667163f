//! Plans as councils write them: five tables, each of another shape. All that they say is invented.

use rust_xlsxwriter::{Format, Workbook};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP of these parts.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        package.start_file(*name, SimpleFileOptions::default()).unwrap();
        package.write_all(content).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let body = format!(r#"<w:document xmlns:w="x"><w:body>{body}</w:body></w:document>"#);
    packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

fn line(words: &str) -> String {
    format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", words.replace('&', "&amp;"))
}

/// A heading.
fn head(words: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#)
}

/// A table; a cell that begins with ^ goes on from the one above, with v is the first of such.
fn table(rows: &[&[&str]]) -> String {
    let cell = |words: &&str| {
        let (kind, words) = match (words.strip_prefix('^'), words.strip_prefix('|')) {
            (Some(_), _) => ("<w:tcPr><w:vMerge/></w:tcPr>", ""),
            (_, Some(words)) => (r#"<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>"#, words),
            _ => ("", *words),
        };
        let lines: String = words.split('\n').map(line).collect();
        format!("<w:tc>{kind}{lines}</w:tc>")
    };
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

fn sheet(name: &str, rows: &[(u32, &[&str])], joined: &[(u32, u16, u32, u16, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(name).unwrap();
    for (row, cells) in rows {
        for (at, words) in (0..).zip(*cells) {
            match words.strip_prefix('#').and_then(|n| n.parse::<f64>().ok()) {
                Some(number) => page.write_number(*row, at, number).unwrap(),
                None if words.is_empty() => continue,
                None => page.write_string(*row, at, *words).unwrap(),
            };
        }
    }
    for (top, left, bottom, right, words) in joined {
        page.merge_range(*top, *left, *bottom, *right, words, &Format::new()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Headings in the fourth row, a theme over the whole width, who and when in one cell, one "you said" for two actions.
pub(crate) fn who_and_when() -> Vec<u8> {
    sheet(
        "Plan 2021",
        &[
            (0, &["Care leavers’ plan"]),
            (3, &["You said", "We will - actions required", "Who/when", "Update"]),
            (5, &["", "Fit better locks", "Housing team / By September 2021", "12 of 30 done"]),
            (6, &["", "Write down whom to ring at night", "Leaving care team, ongoing", ""]),
            (7, &["Nobody asks how we are", "", "Leaving care team", "Spoken about in May"]),
        ],
        &[(4, 0, 4, 3, "Theme 1: Your home"), (5, 0, 6, 0, "We do not feel safe")],
    )
}

/// Two tables in a document, each with its theme as a heading above; a cell joined to the one above.
pub(crate) fn a_table_for_each_theme() -> Vec<u8> {
    const HEADS: [&str; 6] = [
        "You said",
        "We will - actions required",
        "By who",
        "Timescale",
        "Progress",
        "What difference will this make for me?",
    ];
    let home = table(&[
        &HEADS,
        &[
            "|The flat was empty",
            "Have a starter box ready",
            "Housing & Leaving care",
            "March 2027",
            "Ordered",
            "I can cook on day one",
        ],
        &["^", "Paint before moving in", "Housing", "Spring 2027", "", "It feels like mine"],
    ]);
    let money = table(&[
        &HEADS,
        &[
            "Letters are hard to read",
            "Write letters anew",
            "Finance team",
            "within six months",
            "",
            "I know what I get",
        ],
        &["", "", "", "", "Waiting for legal advice", ""],
    ]);
    docx(&[head("Your home"), line("What you told us about it."), home, head("Cash in hand"), money].concat())
}

/// Away from the corner of the sheet, headings twice, for young people only.
pub(crate) fn for_young_people() -> Vec<u8> {
    sheet(
        "Sheet1",
        &[
            (2, &["", "", "A home that feels safe"]),
            (3, &["", "", "You said", "We are doing", "What you will see"]),
            (4, &["", "", "6 in 10 of us feel safe", "We are giving out doorbells", "Who is at the door"]),
            (8, &["", "", "Theme 2 Money that lasts"]),
            (9, &["", "", "You said", "We are doing", "What you will see"]),
            (
                10,
                &[
                    "",
                    "",
                    "“I never know what I get”",
                    "We are sending one letter a year",
                    "All your money on one page",
                ],
            ),
        ],
        &[],
    )
}

/// Steps in a cell, seven of them, with and without days; what it costs, and where the money comes from.
pub(crate) fn with_steps() -> Vec<u8> {
    let steps = "• Ask young people: by 30 June 2027\n• Fit the first ten\n3\n4\n5\n6\nLook back";
    sheet(
        "Plan",
        &[
            (0, &["We will", "Lead", "Timescale", "Milestones", "Cost", "Funding"]),
            (1, &["Fit better locks", "Housing", "31/03/2028", steps, "£4,000 a year", "The housing budget"]),
        ],
        &[],
    )
}

/// Numbers for days, colours, two officers in a cell, sections in the first column.
pub(crate) fn in_sections() -> Vec<u8> {
    sheet(
        "CP plan",
        &[
            (0, &["Ref", "Action", "Measure", "Milestones", "Timescale", "RAG", "Lead officer(s)"]),
            (1, &["Commitment 1: Your money"]),
            (
                2,
                &[
                    "1.1",
                    "Open a savings club",
                    "40 members",
                    "Bank found",
                    "#45678",
                    "A",
                    "Head of finance\nParticipation worker",
                ],
            ),
            (
                3,
                &["1.2", "Pay travel in advance", "Nobody pays first", "", "Q3 2026", "G", "Head of service"],
            ),
            (
                4,
                &["1.3", "Pay travel in advance", "Nobody pays first", "", "Q3 2026", "G", "Head of service"],
            ),
        ],
        &[],
    )
}

/// Pledges, a table of something else before them, and one pledge over two rows.
pub(crate) fn pledges() -> Vec<u8> {
    let board = table(&[&["Member", "Organisation"], &["Chair of the board", "The council"]]);
    let plan = table(&[
        &["Pledge", "Responsible officer", "Timeline", "Link to other plans", "Expected outcome"],
        &[
            "|Keep rents below the allowance",
            "Housing strategy lead",
            "31/03/2027",
            "Housing strategy",
            "Nobody owes rent",
        ],
        &["^", "Benefits manager", "", "", ""],
        &["Offer ten apprenticeships", "Human resources", "2026/27", "", "Ten young people in work"],
    ]);
    docx(&[line("Who was there"), board, head("Money that lasts"), plan].concat())
}
