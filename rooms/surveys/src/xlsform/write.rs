//! An instrument as the sheets of a form, and those as a workbook.

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::collections::BTreeMap;

use super::{CHOICES, Form, Row, SETTINGS, SURVEY, Table, relevant};
use crate::instrument::{Choice, Instrument, Kind, Page, Question, Section};

/// An instrument as a workbook that other survey tools read.
///
/// # Errors
/// When the workbook can't be written.
pub fn workbook(instrument: &Instrument) -> Result<Vec<u8>, XlsxError> {
    let form = form(instrument);
    let (mut book, head) = (Workbook::new(), Format::new().set_bold());
    for (name, table) in [("survey", &form.survey), ("choices", &form.choices), ("settings", &form.settings)]
    {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        for (column, title) in (0..).zip(&table.heads) {
            sheet.write_string_with_format(0, column, title, &head)?;
            for row in &table.rows {
                // As text, whatever it looks like: nothing in a label is ever worked out.
                if let Some(text) = row.get(title) {
                    sheet.write_string(row.number - 1, column, text)?;
                }
            }
        }
        sheet.autofit();
    }
    book.save_to_buffer()
}

/// An instrument as the sheets of a form.
pub(super) fn form(instrument: &Instrument) -> Form {
    let mut lists = Lists::default();
    let mut survey = Table { heads: SURVEY.map(str::to_owned).to_vec(), rows: Vec::new() };
    for (at, part) in instrument.sections.iter().enumerate() {
        let name = format!("part-{}", at + 1);
        survey.put(&[
            ("type", "begin group"),
            ("name", &name),
            ("label", &part.title),
            ("nb_picture", &part.picture),
        ]);
        for page in instrument.pages().filter(|page| page.part == at + 1) {
            page_of(&mut survey, &mut lists, instrument, part, &page);
        }
        survey.put(&[("type", "end group"), ("name", &name)]);
    }
    let mut settings = Table { heads: SETTINGS.map(str::to_owned).to_vec(), rows: Vec::new() };
    settings.put(&[
        ("form_title", &instrument.title),
        ("form_id", &instrument.name),
        ("version", &instrument.version.to_string()),
        ("nb_minutes", &instrument.minutes.to_string()),
    ]);
    Form { survey, choices: lists.table(), settings }
}

/// The questions of a page; several stand in a group that other tools show on one page, too.
fn page_of(survey: &mut Table, lists: &mut Lists, instrument: &Instrument, part: &Section, page: &Page<'_>) {
    let shared = page.questions.len() > 1;
    let name = format!("page-{}-{}", page.part, page.number);
    if shared {
        let group = [
            ("type", "begin group"),
            ("name", &*name),
            ("label", &*part.title),
            ("appearance", "field-list"),
        ];
        survey.put(&group);
    }
    for question in page.questions {
        asked(survey, lists, instrument, question);
    }
    if shared {
        survey.put(&[("type", "end group"), ("name", &name)]);
    }
}

fn asked(survey: &mut Table, lists: &mut Lists, instrument: &Instrument, question: &Question) {
    let mut cells: Vec<(&str, String)> =
        vec![("name", question.name.clone()), ("label", question.text.clone())];
    cells.extend(question.hint.clone().map(|hint| ("hint", hint)));
    cells.extend(question.ask_if.as_ref().map(|c| ("relevant", relevant::written(c, instrument))));
    cells.extend(question.sensitive.then(|| ("nb_sensitive", "yes".to_owned())));
    match &question.kind {
        Kind::One { options } => cells.push(("type", format!("select_one {}", lists.of(question, options)))),
        Kind::Several { options } => {
            cells.push(("type", format!("select_multiple {}", lists.of(question, options))));
        }
        Kind::Scale { low, high } => cells.extend([
            ("type", "range".to_owned()),
            ("parameters", "start=0 end=10 step=1".to_owned()),
            ("nb_low", low.clone()),
            ("nb_high", high.clone()),
        ]),
        Kind::Text { most } => {
            cells.extend([("type", "text".to_owned()), ("constraint", format!("string-length(.) <= {most}"))])
        }
    }
    if let Some(indicator) = &question.indicator {
        let (good, concern) = (indicator.favourable.join(" "), indicator.concern.join(" "));
        cells.extend([
            ("nb_indicator", indicator.label.clone()),
            ("nb_good", good),
            ("nb_concern", concern),
            ("nb_said", format!("{} | {}", indicator.favourable_said, indicator.concern_said)),
        ]);
    }
    let cells: Vec<(&str, &str)> = cells.iter().map(|(head, text)| (*head, text.as_str())).collect();
    survey.put(&cells);
}

impl Table {
    fn put(&mut self, cells: &[(&str, &str)]) {
        let cells: BTreeMap<String, String> =
            cells.iter().map(|(head, text)| ((*head).to_owned(), (*text).to_owned())).collect();
        let number = u32::try_from(self.rows.len() + 2).unwrap_or(u32::MAX);
        self.rows.push(Row { number, cells });
    }
}

/// Lists of answers: questions that offer the same share one, called after the first of them.
#[derive(Default)]
struct Lists(Vec<(String, Vec<Choice>)>);

impl Lists {
    fn of(&mut self, question: &Question, options: &[Choice]) -> String {
        if let Some((name, _)) = self.0.iter().find(|(_, known)| known == options) {
            return name.clone();
        }
        self.0.push((question.name.clone(), options.to_vec()));
        question.name.clone()
    }

    fn table(self) -> Table {
        let mut table = Table { heads: CHOICES.map(str::to_owned).to_vec(), rows: Vec::new() };
        for (list, options) in &self.0 {
            for option in options {
                table.put(&[("list_name", list), ("name", &option.value), ("label", &option.label)]);
            }
        }
        table
    }
}
