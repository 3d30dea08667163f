//! Press: data in, a tagged PDF out (PDF/UA-1). The only crate that knows the typesetter; it knows nothing of the field.
//!
//! Whoever wants paper makes a [`Document`] of headings, paragraphs, bars, tables and bubbles and calls [`print`]. The
//! same document is the same file, to the byte: no clock and no machine is in it.

mod document;
mod figures;
mod fonts;
mod setting;

pub use document::{
    Bar, Block, Bubble, Column, Day, Document, Face, Measure, Number, Side, Table, Tag, Tone, Voice,
};
pub use figures::figures;
pub use fonts::can_set;
pub use setting::{Printed, print};

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// It does not fit on as many pages as it may have, not even set small.
    #[error("the document does not fit on {0} pages")]
    TooLong(usize),
    /// The typesetter, or its check against PDF/UA-1, refused it. A mistake of ours, never of what was typed.
    #[error("the document can't be set: {0}")]
    Refused(String),
    /// The document can't be handed over.
    #[error("the document can't be written down: {0}")]
    Written(#[from] serde_json::Error),
}
