//! Setting a document: the sheets (`sheets/*.typ`) say how it looks and read it as data.

use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::PagedDocument;
use typst::syntax::{FileId, Source, VirtualPath};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use serde_json::Value;

use crate::PressError;
use crate::document::{Document, Face};
use crate::figures::is_ours;
use crate::fonts::{FONTS, settable};

/// How large a document is set, in per cent, from as designed to as small as can be read.
const SIZES: [u8; 7] = [100, 95, 90, 84, 78, 72, 66];
/// A poster fills its page: little on it is set larger.
const LARGER: [u8; 3] = [124, 116, 108];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // The one thing that is still tried out there: heads of rows, which the standard asks for.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static SHEETS: LazyLock<[(FileId, Source); 3]> = LazyLock::new(|| {
    [
        ("main.typ", include_str!("sheets/main.typ")),
        ("parts.typ", include_str!("sheets/parts.typ")),
        ("palette.typ", include_str!("sheets/palette.typ")),
    ]
    .map(|(name, text)| (id(name), Source::new(id(name), text.to_owned())))
});

fn id(name: &str) -> FileId {
    FileId::new(None, VirtualPath::new(name))
}

/// A document on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file: PDF 1.7, tagged, PDF/UA-1.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// How large it is set, in per cent of what was designed.
    pub size: u8,
}

/// Prints a document. It takes a moment of the processor: call it where others don't wait for it.
///
/// # Errors
/// [`PressError::TooLong`] where it can't be made to fit; [`PressError::Refused`] where it breaks the standard, such as a
/// level of headings that is left out.
pub fn print(document: &Document) -> Result<Printed, PressError> {
    let made = fit(document);
    // What the typesetter remembers is what the document says: it forgets it here.
    comemo::evict(0);
    made
}

fn fit(document: &Document) -> Result<Printed, PressError> {
    let mut data = serde_json::to_value(document)?;
    make_settable(&mut data);
    let most = document.most_pages.unwrap_or(usize::MAX);
    let larger = if document.face == Face::Poster && most == 1 { &LARGER[..] } else { &[] };
    for size in larger.iter().chain(&SIZES).copied() {
        data["size"] = Value::from(size);
        let set = set(serde_json::to_vec(&data)?)?;
        if set.pages.len() <= most {
            return Ok(Printed { pdf: pdf(&set, document)?, pages: set.pages.len(), size });
        }
    }
    Err(PressError::TooLong(most))
}

fn make_settable(value: &mut Value) {
    match value {
        Value::String(text) => *text = settable(text),
        Value::Array(of) => of.iter_mut().for_each(make_settable),
        Value::Object(fields) => {
            fields.iter_mut().filter(|(name, _)| !is_ours(name)).for_each(|(_, field)| make_settable(field));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn set(data: Vec<u8>) -> Result<PagedDocument, PressError> {
    let set = typst::compile::<PagedDocument>(&Desk { data: Bytes::new(data) });
    // A warning is a letter without a font or a sheet that says what it can't do: ours to mend, so nobody gets it.
    if let Some(first) = set.warnings.first() {
        return Err(PressError::Refused(first.message.to_string()));
    }
    set.output.map_err(|all| refused(&all))
}

fn pdf(set: &PagedDocument, document: &Document) -> Result<Vec<u8>, PressError> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| PressError::Refused(e.to_string()))?;
    let ident = format!("{}, {}", document.title, document.author);
    let options = PdfOptions { ident: Smart::Custom(&ident), standards, ..PdfOptions::default() };
    typst_pdf::pdf(set, &options).map_err(|all| refused(&all))
}

fn refused(all: &[SourceDiagnostic]) -> PressError {
    let said: Vec<String> = all.iter().map(|one| one.message.to_string()).collect();
    PressError::Refused(said.join("; "))
}

/// Where the typesetter finds the sheets, the letters and the one document; it has no other files, no network, no clock.
struct Desk {
    data: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        SHEETS[0].0
    }

    fn source(&self, asked: FileId) -> FileResult<Source> {
        let sheet = SHEETS.iter().find(|(id, _)| *id == asked);
        sheet.map(|(_, source)| source.clone()).ok_or_else(|| none(asked))
    }

    fn file(&self, asked: FileId) -> FileResult<Bytes> {
        if asked == id("document.json") { Ok(self.data.clone()) } else { Err(none(asked)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<i64>) -> Option<Datetime> {
        None
    }
}

fn none(asked: FileId) -> FileError {
    FileError::NotFound(asked.vpath().as_rootless_path().to_owned())
}
