//! A plan that exists already, in a workbook or a Word document: read row by row into what an action says.
//!
//! Nothing here knows the database or what young people said. What a row goes back to is never read out of a file: a lead
//! says it when they place the row.

mod columns;
mod grid;
mod rows;
mod when;

pub(crate) use grid::Problem;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::MOST_MILESTONES;

/// The largest file, in bytes.
pub(crate) const MAX_BYTES: usize = 10 * 1024 * 1024;

/// A row that can become an action, in the words of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// Where it stands in the file: `sheet “Plan”, row 12`.
    pub(crate) place: String,
    /// The theme it stands under.
    pub(crate) theme: Option<String>,
    pub(crate) you_said: String,
    pub(crate) we_will: String,
    /// Everybody who is named, apart by semicolons.
    pub(crate) who: String,
    /// By when, as it stands there.
    pub(crate) when: String,
    /// The day that this means, where it means one.
    pub(crate) due_on: Option<NaiveDate>,
    pub(crate) difference: String,
    pub(crate) doing: String,
    pub(crate) will_see: String,
    /// What it costs.
    #[serde(default)]
    pub(crate) cost: String,
    /// Where the money comes from.
    #[serde(default)]
    pub(crate) money_from: String,
    /// Steps on the way, one a line.
    #[serde(default)]
    pub(crate) steps: String,
    /// All else that the row says, each under its heading: news, colours.
    pub(crate) note: Vec<(String, String)>,
    /// What to look at when it is placed.
    pub(crate) remarks: Vec<String>,
}

impl Row {
    /// The steps on the way, each with the day that it names, where it names one; without “: by” and the day, as our own files
    /// write it. Of more than an action can have, the first.
    pub(crate) fn milestones(&self) -> Vec<(&str, Option<NaiveDate>)> {
        let told = |step: &str| {
            [": by ", ": done on "].iter().find_map(|sign| {
                step.rsplit_once(sign).filter(|(_, rest)| when::says_when(rest)).map(|(words, _)| words.len())
            })
        };
        let one = |step| (told(step).map_or(step, |end| &step[..end]), when::read(step).day);
        rows::steps(&self.steps).take(MOST_MILESTONES).map(one).collect()
    }

    /// Whether two rows promise the same for the same reason, whatever else is told of them.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let key = |row: &Self| {
            (
                plain(row.theme.as_deref().unwrap_or_default()),
                plain(&row.you_said),
                plain(&row.we_will),
                plain(&row.who),
            )
        };
        key(self) == key(other)
    }
}

/// Rows that can't become an action, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Left {
    /// Where they stand in the file.
    pub(crate) place: String,
    /// How they begin.
    pub(crate) words: String,
    /// A sentence.
    pub(crate) why: String,
}

/// All that a file says: every row of it is in one of the three lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Found {
    /// What can become an action.
    pub(crate) rows: Vec<Row>,
    /// What can't.
    pub(crate) left: Vec<Left>,
    /// What was read as a heading: where, and what it says.
    pub(crate) headings: Vec<(String, String)>,
}

/// Reads a file.
///
/// # Errors
/// Where it is no workbook and no Word document, or can't be opened.
pub(crate) fn read(bytes: &[u8]) -> Result<Found, Problem> {
    let mut found = Found::default();
    for table in grid::of(bytes)? {
        rows::read(&table, &mut found);
    }
    Ok(found)
}

/// Letters and digits in lower case, words apart by one space: how headings and titles are compared.
pub(crate) fn plain(text: &str) -> String {
    let letters: String =
        text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect::<String>().to_lowercase();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words, to know a row by.
pub(crate) fn start(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(MOST).collect();
    if short.len() < line.len() { format!("{} …", short.trim_end()) } else { short }
}
