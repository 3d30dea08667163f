//! An instrument as the sheets of a form, and those as a workbook.

use kit::words::Language;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::collections::BTreeMap;

use super::read::{GRID, PAGE, USUAL};
use super::{CHOICES, Form, Row, SETTINGS, SURVEY, Table, language, relevant};
use crate::instrument::{Choice, Instrument, Kind, Page, Question, Section, Text};

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
        survey.put(
            Cells::default()
                .with("type", "begin group")
                .with("name", &name)
                .spoken("label", &part.title)
                .with("nb_picture", &part.picture),
        );
        let pages: Vec<Page<'_>> = instrument.pages().filter(|page| page.part == at + 1).collect();
        for grid in pages.chunk_by(|page, next| lead(page).is_some() && lead(page) == lead(next)) {
            grid_of(&mut survey, &mut lists, instrument, part, grid);
        }
        survey.put(Cells::default().with("type", "end group").with("name", &name));
    }
    let mut settings = Table { heads: SETTINGS.map(str::to_owned).to_vec(), rows: Vec::new() };
    settings.put(
        Cells::default()
            .with("form_title", &instrument.title)
            .with("form_id", &instrument.name)
            .with("version", &instrument.version.to_string())
            .with("nb_minutes", &instrument.minutes.to_string())
            .with("nb_for", instrument.audience.words())
            .with("nb_groups", &instrument.groupings.join(" ")),
    );
    survey.heads_of_languages();
    Form { survey, choices: lists.table(), settings }
}

/// What a statement that stands alone on its page begins with.
fn lead<'a>(page: &Page<'a>) -> Option<&'a Text> {
    page.questions.first().and_then(|question| question.lead.as_ref())
}

/// Pages one after the other; statements under one lead-in stand in a group that other tools show as a grid.
fn grid_of(
    survey: &mut Table,
    lists: &mut Lists,
    instrument: &Instrument,
    part: &Section,
    pages: &[Page<'_>],
) {
    let lead = pages.first().and_then(lead);
    let name = pages.first().map(|page| format!("grid-{}-{}", page.part, page.number)).unwrap_or_default();
    if let Some(lead) = lead {
        let group = Cells::default().with("type", "begin group").with("name", &name);
        survey.put(group.spoken("label", lead).with("appearance", GRID));
    }
    for page in pages {
        page_of(survey, lists, instrument, part, page);
    }
    if lead.is_some() {
        survey.put(Cells::default().with("type", "end group").with("name", &name));
    }
}

/// The questions of a page; several stand in a group that other tools show on one page, too.
fn page_of(survey: &mut Table, lists: &mut Lists, instrument: &Instrument, part: &Section, page: &Page<'_>) {
    let shared = page.questions.len() > 1;
    let name = format!("page-{}-{}", page.part, page.number);
    if shared {
        let group = Cells::default().with("type", "begin group").with("name", &name);
        survey.put(group.spoken("label", &part.title).with("appearance", PAGE));
    }
    for question in page.questions {
        asked(survey, lists, instrument, question);
    }
    if shared {
        survey.put(Cells::default().with("type", "end group").with("name", &name));
    }
}

fn asked(survey: &mut Table, lists: &mut Lists, instrument: &Instrument, question: &Question) {
    let mut cells = Cells::default().with("name", &question.name).spoken("label", &question.text);
    if let Some(hint) = &question.hint {
        cells = cells.spoken("hint", hint);
    }
    if let Some(condition) = &question.ask_if {
        cells = cells.with("relevant", &relevant::written(condition, instrument));
    }
    if question.sensitive {
        cells = cells.with("nb_sensitive", "yes");
    }
    cells = match &question.kind {
        Kind::One { options } => cells.with("type", &format!("select_one {}", lists.of(question, options))),
        Kind::Several { options } => {
            cells.with("type", &format!("select_multiple {}", lists.of(question, options)))
        }
        Kind::Rank { options } => cells.with("type", &format!("rank {}", lists.of(question, options))),
        Kind::Note => cells.with("type", "note"),
        Kind::Number { low, high, bands } => {
            let number =
                cells.with("type", "integer").with("constraint", &format!(". >= {low} and . <= {high}"));
            let bands: Vec<String> = bands.iter().map(i32::to_string).collect();
            if bands.is_empty() { number } else { number.with("nb_bands", &bands.join(" ")) }
        }
        Kind::Scale { low, high } => {
            let scale = cells.with("type", "range").with("parameters", "start=0 end=10 step=1");
            scale.spoken("nb_low", low).spoken("nb_high", high)
        }
        Kind::Text { most } => {
            let text = cells.with("type", "text").with("constraint", &format!("string-length(.) <= {most}"));
            if *most > USUAL { text.with("appearance", "multiline") } else { text }
        }
    };
    if let Some(indicator) = &question.indicator {
        cells = cells
            .with("nb_indicator", &indicator.label)
            .with("nb_good", &indicator.favourable.join(" "))
            .with("nb_concern", &indicator.concern.join(" "))
            .with("nb_said", &format!("{} | {}", indicator.favourable_said, indicator.concern_said));
    }
    survey.put(cells);
}

/// The cells of a row that is being written.
#[derive(Default)]
struct Cells(BTreeMap<String, String>);

impl Cells {
    fn with(mut self, head: &str, text: &str) -> Self {
        self.0.insert(head.to_owned(), text.to_owned());
        self
    }

    /// What respondents read, each language in a column of its own.
    fn spoken(self, column: &str, text: &Text) -> Self {
        let translated = Language::ALL.into_iter().filter(|l| *l != Language::English);
        let said = translated.filter_map(|l| Some((language::head(column, l), text.spoken(l)?)));
        said.fold(self.with(column, text), |cells, (head, said)| cells.with(&head, said))
    }
}

impl Table {
    fn put(&mut self, cells: Cells) {
        let number = u32::try_from(self.rows.len() + 2).unwrap_or(u32::MAX);
        self.rows.push(Row { number, cells: cells.0 });
    }

    /// Adds the columns of the languages that stand in its rows.
    fn heads_of_languages(&mut self) {
        for language in Language::ALL {
            for column in language::COLUMNS {
                let head = language::head(column, language);
                if self.rows.iter().any(|row| row.get(&head).is_some()) {
                    self.heads.push(head);
                }
            }
        }
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
                let cells = Cells::default().with("list_name", list).with("name", &option.value);
                table.put(cells.spoken("label", &option.label));
            }
        }
        table.heads_of_languages();
        table
    }
}
