//! What is said of a form that is not taken as it stands.

use serde::{Deserialize, Serialize};

/// Something that is not taken as it stands in the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The sheet, or "workbook" for the file as a whole.
    pub sheet: String,
    /// The row as a spreadsheet counts; `None` for the sheet as a whole.
    pub row: Option<u32>,
    /// A sentence for whoever made the form.
    pub what: String,
    /// Whether the form can't be used until this is put right.
    pub stops: bool,
}

impl Note {
    /// Something that is taken otherwise than it stands there, or left out.
    pub(super) fn tell(sheet: &str, row: Option<u32>, what: impl Into<String>) -> Self {
        Self { sheet: sheet.to_owned(), row, what: what.into(), stops: false }
    }

    /// Something that has to be put right before the form can be used.
    pub(super) fn stop(sheet: &str, row: Option<u32>, what: impl Into<String>) -> Self {
        Self { stops: true, ..Self::tell(sheet, row, what) }
    }
}
