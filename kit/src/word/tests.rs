//! What a document says is read as it stands, and what is hostile is refused.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Block, Document, is_document, tables, write};
use crate::workbook::{Fault, Limits};

const LIMITS: Limits = Limits { rows: 100, columns: 20 };

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        package.start_file(*name, SimpleFileOptions::default()).expect("a part");
        package.write_all(content).expect("its content");
    }
    package.finish().expect("a package").into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

fn said(bytes: &[u8]) -> Vec<Vec<String>> {
    let all = tables(bytes, LIMITS).expect("tables");
    all.iter().flat_map(|t| &t.rows).map(|r| r.cells.iter().map(|c| c.text.clone()).collect()).collect()
}

#[test]
fn what_is_written_is_read() {
    let columns = vec![("You said".to_owned(), 2), ("We <will> & do".to_owned(), 1)];
    let rows = vec![vec!["“Too cold”\nin winter".to_owned(), "\u{1}=1+1".to_owned()]];
    let blocks = vec![
        Block::Heading(1, "Our plan".to_owned()),
        Block::Heading(2, "Home".to_owned()),
        Block::Paragraph("Why".to_owned()),
        Block::Table { caption: "Home".to_owned(), columns, rows },
    ];
    let file = write(&Document { title: "Plan & more".to_owned(), landscape: true, blocks }).expect("a file");
    assert!(is_document(&file).expect("a document"));
    assert_eq!(tables(&file, LIMITS).expect("tables")[0].heading.as_deref(), Some("Home"));
    assert_eq!(said(&file), [["You said", "We <will> & do"], ["“Too cold”\nin winter", "=1+1"]]);
}

#[test]
fn joined_cells_and_what_was_deleted() {
    let file = docx(
        r#"<w:document xmlns:w="w"><w:p><w:r><w:t>Above</w:t></w:r></w:p><w:tbl>
        <w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Wide</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Tall &amp; &#233;</w:t></w:r></w:p></w:tc>
          <w:tc><w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>one</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p>
          <w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:document>"#,
    );
    assert_eq!(said(&file), [["Wide", ""], ["Tall & é", "one"], ["Tall & é", "two\ninner"]]);
    let all = tables(&file, LIMITS).expect("tables");
    assert!(all[0].rows[2].cells[0].continues && !all[0].rows[1].cells[0].continues);
    assert_eq!((all[0].rows[0].cells[0].across, all[0].heading.as_deref()), (2, Some("Above")));
}

#[test]
fn hostile_files_are_refused() {
    let entity = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:tbl><w:tr><w:tc><w:p><w:t>&b;</w:t></w:p></w:tc></w:tr></w:tbl></w:document>"#;
    assert_eq!(tables(&docx(entity), LIMITS), Err(Fault::Broken));
    let unknown =
        "<w:document><w:tbl><w:tr><w:tc><w:p><w:t>&b;</w:t></w:p></w:tc></w:tr></w:tbl></w:document>";
    assert_eq!(tables(&docx(unknown), LIMITS), Err(Fault::Broken));
    let macros = packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<a/>"),
        ("word/vbaProject.bin", b"x"),
    ]);
    assert_eq!(is_document(&macros), Err(Fault::Macros));
    let bomb = vec![b' '; 50 * 1024 * 1024];
    let bomb = packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &bomb)]);
    assert!(bomb.len() < 100_000, "it is small on the way");
    assert_eq!(is_document(&bomb), Err(Fault::TooMuch));
    let row = "<w:tr><w:tc><w:p><w:t>x</w:t></w:p></w:tc></w:tr>".repeat(101);
    assert_eq!(tables(&docx(&format!("<w:tbl>{row}</w:tbl>")), LIMITS), Err(Fault::TooManyRows));
    let wide =
        r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr></w:tc></w:tr></w:tbl>"#;
    assert!(matches!(tables(&docx(wide), LIMITS), Err(Fault::TooManyColumns { .. })));
    for broken in ["<w:tbl><w:tr>", "</w:tbl>", "", "<w:tr><w:tc><w:p><w:t>x</w:t></w:p></w:tc></w:tr>"] {
        let _ = tables(&docx(broken), LIMITS);
    }
    assert_eq!(is_document(b"plain words"), Ok(false));
}
