//! A document of ours: headings, paragraphs and tables that a screen reader knows as such, in a language that is named.
//!
//! Six small parts in a ZIP (ECMA-376, transitional). No moment and no machine is in it: the same document is the same file.

use quick_xml::escape::escape;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// What a document says, from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, which a reader's window and a screen reader say first.
    pub title: String,
    /// Whether its A4 pages lie on their side, as wide tables need.
    pub landscape: bool,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1 to 3; no level is left out.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table {
        /// What it is a table of, for those who hear it.
        caption: String,
        /// Its columns' heads, each with its share of the width.
        columns: Vec<(String, u32)>,
        /// Each as long as there are columns.
        rows: Vec<Vec<String>>,
    },
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const OF_DOCUMENT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Sides of A4 and its margin, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
const MARGIN: u32 = 850;

/// The file.
///
/// # Errors
/// Where it can't be packed.
pub fn write(document: &Document) -> Result<Vec<u8>, ZipError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", ROOT.to_owned()),
        ("docProps/core.xml", about(document)),
        ("word/_rels/document.xml.rels", OF_DOCUMENT.to_owned()),
        ("word/styles.xml", styles()),
        ("word/document.xml", body(document)),
    ] {
        package.start_file(name, SimpleFileOptions::default())?;
        package.write_all(
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{content}").as_bytes(),
        )?;
    }
    Ok(package.finish()?.into_inner())
}

fn about(document: &Document) -> String {
    format!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>New Belongings</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"#,
        plain(&document.title)
    )
}

fn styles() -> String {
    let heading = |level: u8, size: u8| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/><w:color w:val="0B6E6E"/><w:sz w:val="{size}"/></w:rPr></w:style>"#,
            level - 1
        )
    };
    let line = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="8A8FA8"/>"#);
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).concat();
    format!(
        r#"<w:styles xmlns:w="{WORDS}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{}{}{}<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#,
        heading(1, 36),
        heading(2, 28),
        heading(3, 24)
    )
}

fn body(document: &Document) -> String {
    let (wide, high) = if document.landscape { (LONG, SHORT) } else { (SHORT, LONG) };
    let lies = if document.landscape { r#" w:orient="landscape""# } else { "" };
    let blocks: String = document.blocks.iter().map(|block| draw(block, wide - 2 * MARGIN)).collect();
    format!(
        r#"<w:document xmlns:w="{WORDS}"><w:body>{blocks}<w:sectPr><w:pgSz w:w="{wide}" w:h="{high}"{lies}/><w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

fn draw(block: &Block, width: u32) -> String {
    match block {
        Block::Heading(level, words) => {
            paragraph(words, &format!(r#"<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>"#), "")
        }
        Block::Paragraph(words) => paragraph(words, "", ""),
        Block::Table { caption, columns, rows } => table(caption, columns, rows, width),
    }
}

fn table(caption: &str, columns: &[(String, u32)], rows: &[Vec<String>], width: u32) -> String {
    let all = columns.iter().map(|(_, share)| share).sum::<u32>().max(1);
    let widths: Vec<u32> = columns.iter().map(|(_, share)| width * share / all).collect();
    let mut text = format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{}"/></w:tblPr><w:tblGrid>"#,
        plain(caption)
    );
    for width in &widths {
        let _ = write!(text, r#"<w:gridCol w:w="{width}"/>"#);
    }
    text += "</w:tblGrid>";
    let heads: Vec<String> = columns.iter().map(|(head, _)| head.clone()).collect();
    text += &row(&heads, &widths, "<w:tblHeader/>", "<w:rPr><w:b/></w:rPr>");
    for cells in rows {
        text += &row(cells, &widths, "", "");
    }
    // Two tables without a line between them are one.
    text + "</w:tbl><w:p/>"
}

fn row(cells: &[String], widths: &[u32], kind: &str, letters: &str) -> String {
    let cell = |(words, width): (&String, &u32)| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{}</w:tc>"#,
            paragraph(words, "", letters)
        )
    };
    let cells: String = cells.iter().zip(widths).map(cell).collect();
    format!("<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{cells}</w:tr>")
}

fn paragraph(words: &str, kind: &str, letters: &str) -> String {
    let clean = crate::forms::clean(words);
    let lines: Vec<String> =
        clean.lines().map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, plain(line))).collect();
    if lines.is_empty() {
        return format!("<w:p>{kind}</w:p>");
    }
    format!("<w:p>{kind}<w:r>{letters}{}</w:r></w:p>", lines.join("<w:br/>"))
}

/// As it can stand in the file: without what XML doesn't know.
fn plain(words: &str) -> String {
    escape(crate::forms::clean(words).replace(['\n', '\u{fffe}', '\u{ffff}'], " ")).into_owned()
}
