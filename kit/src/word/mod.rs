//! Word documents (.docx): the tables of one that somebody sends, and one of ours with headings and tables.
//!
//! A file may be anybody's. It is unpacked and counted first, as a workbook is; nothing in it is fetched, run or expanded:
//! a document that declares entities of its own is refused.

mod read;
mod write;

pub use read::{Table, is_document, tables};
pub use write::{Block, Document, write};

/// The kind of file, as browsers are told.
pub const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

#[cfg(test)]
mod tests;
