//! What is shown of a release, as words and figures, before anybody draws it: pages and paper draw the same.

pub(crate) mod answers;
pub(crate) mod bar;
pub(crate) mod beside;
pub(crate) mod groups;
pub(crate) mod method;
pub(crate) mod quotes;
pub(crate) mod summary;

pub(crate) use bar::Bar;

use calc::{Majority, Safe, Shown};

use crate::words;

/// A table of published figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) caption: String,
    /// A column's head, and whether it holds figures.
    pub(crate) columns: Vec<(String, bool)>,
    pub(crate) rows: Vec<Vec<String>>,
    /// What is said under it, besides what `c` means.
    pub(crate) note: String,
}

/// What `c` means, where one stands.
pub(crate) const KEY: (&str, &str) = ("c", " means not shown, so that nobody can be recognised.");

impl Grid {
    /// Whether something in it is not shown.
    pub(crate) fn hides(&self) -> bool {
        self.rows.iter().flatten().any(|cell| cell == KEY.0)
    }
}

/// Share, range and base of a cell, as a table says them.
pub(crate) fn figures(share: &Safe) -> [String; 3] {
    match share.view() {
        Shown::Share { percent, interval, base, .. } => {
            [words::capital(&percent.to_string()), words::range(interval), format!("about {base}")]
        }
        Shown::Hidden { base } => ["c".to_owned(), "c".to_owned(), format!("about {base}")],
        Shown::Rough(Majority::MoreThanHalf | Majority::HalfOrFewer) => {
            [words::capital(&share.to_string()), "z".to_owned(), "fewer than 30".to_owned()]
        }
        Shown::FewerThanTen => ["c".to_owned(), "c".to_owned(), share.to_string()],
    }
}
