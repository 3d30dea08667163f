//! The plan as a workbook, for whoever takes it into a meeting or another system: every word of it, and how it stands.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use kit::web::{Answer, Cx, Refusal};
use people::Organisation;
use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, XlsxError,
};

mod more;

pub(crate) use more::lines;

use crate::evidence::{self, Base};
use crate::model::{Action, Because, Part, Plan, Shown, Theme};
use crate::rights;
use crate::watch::Watched;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// A4, as the file format counts paper.
const A4: u8 = 9;

/// Headings, and how wide their columns are, in characters.
const COLUMNS: [(&str, f64); 15] = [
    ("Theme", 24.0),
    ("Theme, for young people", 24.0),
    ("You said", 34.0),
    ("Where that comes from", 28.0),
    ("We will", 34.0),
    ("Who", 22.0),
    ("By when", 13.0),
    ("What difference", 30.0),
    ("Young people take part", 26.0),
    ("We are doing", 30.0),
    ("What you will see", 30.0),
    ("How it stands", 14.0),
    ("News", 30.0),
    ("Said on", 13.0),
    ("Late", 8.0),
];

fn columns() -> impl Iterator<Item = (&'static str, f64)> {
    COLUMNS.into_iter().chain(more::COLUMNS)
}

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::see(&tx, cx.actor()?, &la).await?;
    let seen = permit.thing();
    let plan = seen.plan.as_ref().ok_or(Refusal::NotFound)?;
    let base = evidence::of(&tx, plan.content.release).await?;
    let watched = Watched::of(&tx, seen.la.id, &plan.content).await?;
    let file =
        file(&seen.la, plan, &base, &watched, tx.today()).map_err(|why| Refusal::Broken(why.to_string()))?;
    let name = format!("{}-plan-version-{}.xlsx", seen.la.slug, plan.content.version);
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([(header::CONTENT_TYPE, KIND.to_owned()), saved_as], file).into_response())
}

fn file(
    la: &Organisation,
    plan: &Plan,
    base: &Base,
    watched: &Watched,
    today: NaiveDate,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = format!("{}: {}", la.name, plan.content.cover.title);
    // The library would write the moment of making it, and then two downloads would differ.
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&plan.came_on()));
    let page = book.add_worksheet();
    page.set_name("Plan")?;
    page.write_string_with_format(0, 0, &title, &Format::new().set_bold().set_font_size(14))?;
    page.write_string(1, 0, about(la, plan, today))?;
    for (at, (_, width)) in (0..).zip(columns()) {
        page.set_column_width(at, width)?;
    }
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let heads: Vec<TableColumn> =
        columns().map(|(name, _)| TableColumn::new().set_header(name).set_header_format(&head)).collect();
    let table = Table::new().set_columns(&heads).set_style(TableStyle::Light1).set_autofilter(false);
    let rows: Vec<(&Theme, &Action)> = plan
        .content
        .themes
        .iter()
        .flat_map(|theme| theme.actions.iter().map(move |action| (theme, action)))
        .collect();
    let last = 2 + u32::try_from(rows.len().max(1)).unwrap_or(1);
    page.add_table(2, 0, last, u16::try_from(heads.len() - 1).unwrap_or(u16::MAX), &table)?;
    let wrapped = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let days = wrapped.clone().set_num_format("d mmmm yyyy");
    for (row, (theme, action)) in (3..).zip(rows) {
        // Strings are written as strings: no spreadsheet takes one for a formula, whatever it begins with.
        for (at, cell) in (0..).zip(
            cells(plan, theme, action, base, today).into_iter().chain(more::cells(plan, action, watched)),
        ) {
            match cell {
                Cell::Words(words) => page.write_string_with_format(row, at, words, &wrapped)?,
                Cell::Day(day) => page.write_date_with_format(row, at, day, &days)?,
            };
        }
    }
    page.set_freeze_panes(3, 0)?.set_repeat_rows(2, 2)?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

/// What to know before reading it.
pub(super) fn about(la: &Organisation, plan: &Plan, today: NaiveDate) -> String {
    let code = la.gss_code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
    let stands = match plan.published_on() {
        Some(day) => format!("published on {}", kit::clock::written(day)),
        None => "not published".to_owned(),
    };
    let version = plan.content.version;
    format!("{}{code}, version {version}, {stands}; as it stood on {}", la.name, kit::clock::written(today))
}

enum Cell {
    Words(String),
    Day(NaiveDate),
}

fn cells(plan: &Plan, theme: &Theme, action: &Action, base: &Base, today: NaiveDate) -> [Cell; 15] {
    let text = &action.text;
    let words = |words: &str| Cell::Words(words.to_owned());
    let news = plan.news(action);
    let late = Shown::of(news, text.due_on, today) == Shown::Late;
    let comes_from = comes_from(action, base);
    let status = news.map_or(crate::model::Status::NotStarted, |news| news.status);
    [
        words(&theme.agreed.title),
        words(&theme.agreed.young_title),
        words(&text.you_said),
        Cell::Words(comes_from),
        words(&text.we_will),
        Cell::Words(text.who()),
        Cell::Day(text.due_on),
        words(&text.difference),
        Cell::Words(part(text.part.as_ref())),
        words(&text.doing),
        words(&text.will_see),
        words(status.words()),
        words(news.map_or("", |news| &news.news)),
        news.map_or_else(|| words(""), |news| Cell::Day(news.day)),
        words(if late { "Late" } else { "" }),
    ]
}

/// What an action goes back to.
pub(crate) fn comes_from(action: &Action, base: &Base) -> String {
    match &action.text.because {
        Because::Said(indicator) => {
            base.find(indicator).map_or(indicator.clone(), |found| found.label.clone())
        }
        Because::Duty(duty) => format!("A duty: {duty}"),
    }
}

pub(crate) fn part(part: Option<&Part>) -> String {
    match part {
        None => "Not said yet".to_owned(),
        Some(Part::None(why)) => format!("No. {}", why.words()),
        Some(Part::Takes(ways)) => {
            let ways: Vec<&str> = ways.iter().filter_map(|way| way.words().split(':').next()).collect();
            ways.join(", ")
        }
    }
}
