//! The sheets of a form as an instrument, with a note of whatever is not taken as it stands there.

mod question;

use kit::words::Language;
use std::collections::BTreeMap;

use super::{CHOICES, Form, Row, SETTINGS, SURVEY, language};
use crate::instrument::{Choice, Instrument, Kind, Question, Section};

/// What came of reading a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The instrument; `None` where something in the form can't be asked.
    pub instrument: Option<Instrument>,
    /// What was not taken as it stands, in the order of the sheets.
    pub notes: Vec<Note>,
}

/// Something that is not taken as it stands in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The sheet.
    pub sheet: &'static str,
    /// The row as a spreadsheet counts; `None` for the sheet as a whole.
    pub row: Option<u32>,
    /// A sentence for whoever made the form.
    pub what: String,
    /// Whether the form can't be used until this is put right.
    pub stops: bool,
}

/// What other tools put into a form that has no meaning for what is asked.
const PASSED_OVER: [&str; 8] =
    ["start", "end", "today", "deviceid", "username", "simserial", "subscriberid", "phonenumber"];
/// A column of other tools' forms that ours never has.
const ALSO_READ: &str = "required";
const PICTURE: &str = "talk";

/// Reads a form. Its name is the form's own, its version the one it says or 1.
pub fn read(form: &Form) -> Read {
    let mut reading = Reading { notes: Vec::new(), lists: BTreeMap::new() };
    reading.columns(form);
    reading.choices(form);
    let sections = reading.survey(form);
    let settings = form.settings.rows.first();
    let of = |head: &str| settings.and_then(|row| row.get(head));
    let instrument = Instrument {
        name: of("form_id").unwrap_or("survey").to_owned(),
        version: of("version").and_then(|v| v.parse().ok()).unwrap_or(1),
        title: of("form_title").unwrap_or("Survey").to_owned(),
        minutes: of("nb_minutes").and_then(|m| m.parse().ok()).unwrap_or_else(|| minutes(&sections)),
        sections,
    };
    if instrument.questions().next().is_none() {
        reading.stop("survey", None, "There is no question in it.");
    } else if let Err(why) = instrument.askable() {
        reading.stop("survey", None, why);
    }
    reading.languages(&instrument);
    let stopped = reading.notes.iter().any(|note| note.stops);
    Read { instrument: (!stopped).then_some(instrument), notes: reading.notes }
}

/// A guess, where the form does not say: a quarter of a minute a question, one for own words.
fn minutes(sections: &[Section]) -> u8 {
    let quarter = |question: &Question| if matches!(question.kind, Kind::Text { .. }) { 4 } else { 1 };
    let quarters: usize = sections.iter().flat_map(|s| &s.questions).map(quarter).sum();
    u8::try_from(quarters.div_ceil(4)).unwrap_or(u8::MAX)
}

struct Reading {
    notes: Vec<Note>,
    lists: BTreeMap<String, Vec<Choice>>,
}

impl Reading {
    fn stop(&mut self, sheet: &'static str, row: Option<u32>, what: impl Into<String>) {
        self.notes.push(Note { sheet, row, what: what.into(), stops: true });
    }

    fn tell(&mut self, sheet: &'static str, row: Option<u32>, what: impl Into<String>) {
        self.notes.push(Note { sheet, row, what: what.into(), stops: false });
    }

    /// Columns that are not read and hold something.
    fn columns(&mut self, form: &Form) {
        for (sheet, table, known) in [
            ("survey", &form.survey, &SURVEY[..]),
            ("choices", &form.choices, &CHOICES),
            ("settings", &form.settings, &SETTINGS),
        ] {
            let read = |head: &str| {
                let spoken = language::of(head).is_some_and(|(column, _)| known.contains(&column));
                known.contains(&head) || spoken || (sheet == "survey" && head == ALSO_READ)
            };
            let used = |head: &&String| table.rows.iter().any(|row| row.get(head).is_some());
            for head in table.heads.iter().filter(|head| !read(head)).filter(used) {
                self.tell(sheet, Some(1), format!("The column {head} is not taken."));
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

    fn choices(&mut self, form: &Form) {
        for row in &form.choices.rows {
            let (Some(list), Some(name)) = (row.get("list_name"), row.get("name")) else {
                self.stop("choices", Some(row.number), "An answer needs a list_name and a name.");
                continue;
            };
            let label = row.text("label").unwrap_or_else(|| name.into());
            let choice = Choice { value: name.to_owned(), label };
            let offered = self.lists.entry(list.to_owned()).or_default();
            if offered.iter().any(|known| known.value == choice.value) {
                self.stop("choices", Some(row.number), format!("The list {list} has {name} twice."));
            } else {
                offered.push(choice);
            }
        }
    }

    fn survey(&mut self, form: &Form) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        let mut groups: Vec<&Row> = Vec::new();
        // Whether the next question begins a page: always, but inside a group that is shown as one.
        let mut first = true;
        for row in &form.survey.rows {
            match row.get("type").unwrap_or_default() {
                "begin group" | "begin_group" => {
                    let outermost = groups.is_empty();
                    groups.push(row);
                    self.group(row, &groups);
                    if outermost {
                        sections.push(part(row));
                    }
                    first = true;
                }
                "end group" | "end_group" => {
                    if groups.pop().is_none() {
                        self.stop("survey", Some(row.number), "This ends a group that nothing begins.");
                    }
                    first = true;
                }
                kind if PASSED_OVER.contains(&kind) => {
                    self.tell(
                        "survey",
                        Some(row.number),
                        format!("{kind} is not kept: nothing here notes who answers when."),
                    );
                }
                kind => {
                    let Some(question) = self.question(row, kind) else { continue };
                    let together = groups.iter().any(|group| group.get("appearance") == Some("field-list"));
                    if sections.is_empty() {
                        sections.push(part(row));
                    }
                    if let Some(section) = sections.last_mut() {
                        section.questions.push(Question { with_previous: together && !first, ..question });
                    }
                    first = false;
                }
            }
        }
        if let Some(open) = groups.last() {
            self.stop("survey", Some(open.number), "Nothing ends this group.");
        }
        sections.retain(|section| !section.questions.is_empty());
        sections
    }

    /// Cells that mean nothing in such a row.
    fn pass_over(&mut self, row: &Row, reads: impl Fn(&str) -> bool) {
        for head in SURVEY.into_iter().filter(|head| row.get(head).is_some() && !reads(head)) {
            self.tell("survey", Some(row.number), format!("What stands under {head} is not taken here."));
        }
    }

    fn group(&mut self, row: &Row, groups: &[&Row]) {
        self.pass_over(row, |head| {
            matches!(head, "type" | "name" | "label" | "relevant" | "appearance" | "nb_picture")
        });
        if row.get("relevant").is_some() {
            self.stop(
                "survey",
                Some(row.number),
                "A whole group can't depend on an answer here; say it of each question.",
            );
        }
        if groups.len() > 2 {
            self.tell(
                "survey",
                Some(row.number),
                "A group in a group in a group is taken as part of the one around it.",
            );
        }
    }
}

fn part(row: &Row) -> Section {
    Section {
        title: row.text("label").unwrap_or_else(|| row.get("name").unwrap_or("Questions").into()),
        picture: row.get("nb_picture").unwrap_or(PICTURE).to_owned(),
        questions: Vec::new(),
    }
}
