//! The sheets of a form as an instrument, with a note of whatever is not taken as it stands there.

mod choices;
mod groups;
mod number;
mod question;
mod settings;

pub(super) use groups::{GRID, PAGE};
pub(super) use question::USUAL;

use kit::words::Language;
use std::collections::{BTreeMap, HashSet};

use super::{CHOICES, Form, Note, Row, SETTINGS, SURVEY, language};
use crate::instrument::{Choice, Instrument, Kind, Section, Text, shape};

/// What came of reading a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The instrument; `None` where something in the form can't be asked.
    pub instrument: Option<Instrument>,
    /// What was not taken as it stands, in the order of the sheets.
    pub notes: Vec<Note>,
}

/// Columns of other tools' forms that ours never has, of which each row is told something.
const ALSO_READ: [&str; 2] = ["required", "choice_filter"];
/// Rows that a note names.
const NAMED_ROWS: usize = 8;

/// Reads a form. Its name is the form's own or made of its title, its version the one it says or 1.
pub fn read(form: &Form) -> Read {
    let mut reading = Reading { notes: Vec::new(), lists: BTreeMap::new(), rows: BTreeMap::new() };
    reading.columns(form);
    reading.choices(form);
    let sections = reading.survey(form);
    let instrument = reading.settings(form, sections);
    if instrument.questions().next().is_none() {
        reading.stop("survey", None, "There is no question in it.");
    }
    for fault in instrument.faults() {
        let row = fault.question.and_then(|name| reading.rows.get(&name).copied());
        reading.stop("survey", row, fault.what);
    }
    reading.languages(&instrument);
    reading.once();
    let stopped = reading.notes.iter().any(|note| note.stops);
    Read { instrument: (!stopped).then_some(instrument), notes: reading.notes }
}

struct Reading {
    notes: Vec<Note>,
    lists: BTreeMap<String, Vec<Choice>>,
    /// In which row each question stands.
    rows: BTreeMap<String, u32>,
}

impl Reading {
    fn stop(&mut self, sheet: &str, row: Option<u32>, what: impl Into<String>) {
        self.notes.push(Note::stop(sheet, row, what));
    }

    fn tell(&mut self, sheet: &str, row: Option<u32>, what: impl Into<String>) {
        self.notes.push(Note::tell(sheet, row, what));
    }

    /// What was found twice is said once.
    fn once(&mut self) {
        let mut said = HashSet::new();
        self.notes.retain(|note| said.insert((note.sheet.clone(), note.row, note.what.clone())));
    }

    /// Columns that are not read and hold something, with the rows in which they do.
    fn columns(&mut self, form: &Form) {
        for (sheet, table, known) in [
            ("survey", &form.survey, &SURVEY[..]),
            ("choices", &form.choices, &CHOICES),
            ("settings", &form.settings, &SETTINGS),
        ] {
            let read = |head: &str| {
                let spoken = language::of(head).is_some_and(|(column, _)| known.contains(&column));
                known.contains(&head) || spoken || (sheet == "survey" && ALSO_READ.contains(&head))
            };
            for head in table.heads.iter().filter(|head| !read(head)) {
                let used = table.rows.iter().filter(|row| row.get(head).is_some()).map(|row| row.number);
                let rows: Vec<String> = used.map(|number| number.to_string()).collect();
                if !rows.is_empty() {
                    let what = format!("The column {} is not taken ({}).", shape::cut(head), named(&rows));
                    self.tell(sheet, Some(1), what);
                }
            }
        }
    }

    /// Languages in which something is said and something is not.
    fn languages(&mut self, instrument: &Instrument) {
        let all: Vec<_> = instrument.texts().collect();
        for language in Language::ALL {
            let missing: Vec<String> = all
                .iter()
                .filter(|text| text.spoken(language).is_none())
                .map(|text| format!("“{}”", &***text))
                .collect();
            if !missing.is_empty() && missing.len() < all.len() {
                let (name, some) = (language.name(), missing.iter().take(3).cloned().collect::<Vec<_>>());
                let (lacks, texts, some) = (missing.len(), all.len(), some.join(", "));
                let what =
                    format!("{name} lacks {lacks} of {texts} texts, so nobody can answer in it: {some}.");
                self.tell("survey", None, what);
            }
        }
    }

    /// Cells that mean nothing in such a row.
    fn pass_over(&mut self, row: &Row, reads: impl Fn(&str) -> bool) {
        for head in SURVEY.into_iter().filter(|head| row.get(head).is_some() && !reads(head)) {
            self.tell("survey", Some(row.number), format!("What stands under {head} is not taken here."));
        }
    }

    /// A text that respondents read, of at most `most` characters in every language, as plain words.
    fn words(&mut self, sheet: &str, row: &Row, column: &str, most: usize) -> Option<Text> {
        let text = row.text(column)?;
        let all = Language::ALL.into_iter().filter_map(|language| text.spoken(language));
        for said in all.map(str::to_owned).collect::<Vec<_>>() {
            if let Err(why) = shape::text(&said, most) {
                self.stop(sheet, Some(row.number), why);
            }
            if said.contains("${") {
                let what = "What somebody answered can't be put into a text here (${…}). Write it without.";
                self.stop(sheet, Some(row.number), what);
            }
            if said.contains('<') || said.contains("**") {
                let what = "This text is shown as it is typed: marks like <b> or ** do nothing here.";
                self.tell(sheet, Some(row.number), what);
            }
        }
        Some(text)
    }

    /// A name that questions and answers may have.
    fn name(&mut self, sheet: &str, row: &Row, name: &str) {
        if let Err(why) = shape::name(name) {
            self.stop(sheet, Some(row.number), why);
        }
    }
}

fn named(rows: &[String]) -> String {
    let more = if rows.len() > NAMED_ROWS { " and more" } else { "" };
    let word = if rows.len() == 1 { "row" } else { "rows" };
    format!("{word} {}{more}", rows.iter().take(NAMED_ROWS).cloned().collect::<Vec<_>>().join(", "))
}

/// A guess, where the form does not say: a quarter of a minute a question, one for own words.
fn minutes(sections: &[Section]) -> u8 {
    let quarter = |kind: &Kind| if matches!(kind, Kind::Text { .. }) { 4 } else { 1 };
    let quarters: usize = sections.iter().flat_map(|s| &s.questions).map(|q| quarter(&q.kind)).sum();
    u8::try_from(quarters.div_ceil(4)).unwrap_or(u8::MAX)
}
