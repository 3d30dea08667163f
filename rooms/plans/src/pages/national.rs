//! What the plans of all local authorities come to, for programme managers and facilitators: who works on what, whether young
//! people take part, what moves and what drifts. No league table. Next: read a plan, and ask how they did it.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::csv::Csv;
use kit::govuk::{Column, Figure, back_link, empty, figures, table};
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use maud::{Markup, html};
use people::{Frame, Role};
use rust_xlsxwriter::{DocProperties, Format, Workbook, XlsxError};

use super::friend;
use crate::national::table::{self, Cell, Table};
use crate::national::{self, National};
use crate::rights::national as rights;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TITLE: &str = "The plans of all local authorities";
/// The name of the table that has a line for each authority.
const PLACES: &str = "authorities";

pub(super) async fn get(cx: Cx) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    rights::read_plans(&tx, actor).await?;
    let friend = people::national(&tx, actor, &[Role::Facilitator]).await.is_ok();
    page(draw(actor, &national::all(&tx).await?, friend))
}

/// A file of it: the workbook, or one table.
pub(super) async fn file(cx: Cx, Path(file): Path<String>) -> Answer {
    let tx = cx.read().await?;
    rights::read_plans(&tx, cx.actor()?).await?;
    let found = national::all(&tx).await?;
    if file == "plans.xlsx" {
        let book = book(&found).map_err(|why| Refusal::Broken(why.to_string()))?;
        return Ok(saved(KIND, "plans-all-authorities.xlsx", book));
    }
    let name = file.strip_suffix(".csv").ok_or(Refusal::NotFound)?;
    let one = table::all(&found).into_iter().find(|t| t.name == name).ok_or(Refusal::NotFound)?;
    Ok(saved("text/csv; charset=utf-8", &format!("plans-{name}.csv"), csv(&one)))
}

fn saved(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    ([(header::CONTENT_TYPE, kind.to_owned()), saved_as], bytes).into_response()
}

fn csv(table: &Table) -> Vec<u8> {
    let mut file = Csv::headed(table.columns.iter().map(|(heading, _)| *heading));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(Cell::words).collect();
        file.row(cells.iter().map(String::as_str));
    }
    file.marked()
}

fn book(national: &National) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The library would write the moment of making it, and then two downloads of a day would differ.
    book.set_properties(&DocProperties::new().set_title(TITLE).set_creation_datetime(&national.today));
    let (head, wrapped) = (Format::new().set_bold().set_text_wrap(), Format::new().set_text_wrap());
    let notes = book.add_worksheet();
    notes.set_name("Notes")?.set_column_width(0, 100.0)?;
    notes.write_string_with_format(0, 0, TITLE, &head)?;
    for (at, line) in (1..).zip(table::notes(national)) {
        notes.write_string_with_format(at, 0, line, &wrapped)?;
    }
    for table in table::all(national) {
        let sheet = book.add_worksheet();
        sheet.set_name(table.name)?;
        sheet.write_string_with_format(0, 0, table.caption, &Format::new().set_bold())?;
        for (at, (heading, number)) in (0..).zip(&table.columns) {
            sheet.write_string_with_format(1, at, *heading, &head)?;
            sheet.set_column_width(at, if *number { 14.0 } else { 34.0 })?;
        }
        for (row, cells) in (2..).zip(&table.rows) {
            for (at, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Words(words) => sheet.write_string(row, at, words)?,
                    Cell::Number(n) => sheet.write_number(row, at, u32::try_from(*n).unwrap_or(u32::MAX))?,
                };
            }
        }
        sheet.set_freeze_panes(2, 0)?;
    }
    book.save_to_buffer()
}

fn draw(actor: &Actor, national: &National, friend: bool) -> Markup {
    let content = html! {
        h1.govuk-heading-l { (TITLE) }
        @if national.places.is_empty() {
            (empty(html! { p.govuk-body { "No plan is published yet. What is in the making is its authority’s own matter until then." } }))
            (without(national))
        } @else {
            (all(national))
            @if friend { (friend::offered(national.places.iter().map(|place| &place.la))) }
        }
    };
    let before = Some(back_link("Home", "/home"));
    Frame { title: TITLE, here: "Plans", before, content, ..Frame::default() }.draw(actor)
}

fn all(national: &National) -> Markup {
    html! {
        (numbers(national))
        @for one in table::all(national) { (drawn(&one, national)) }
        (without(national))
        h2.govuk-heading-m { "Take the figures along" }
        ul.govuk-list."govuk-list--bullet" {
            li { a.govuk-link href="/programme/plans/files/plans.xlsx" { "All tables, with notes (XLSX)" } }
            @for one in table::all(national) {
                li { a.govuk-link href=(format!("/programme/plans/files/{}.csv", one.name)) { (one.caption) " (CSV)" } }
            }
        }
        h2.govuk-heading-m { "How to read this" }
        ul.govuk-list."govuk-list--bullet" { @for line in table::notes(national) { li { (line) } } }
    }
}

fn numbers(national: &National) -> Markup {
    let (takes, actions) = national.part();
    let [(_, reached), ..] = national.reached();
    let (traced, _) = national.traced();
    let all = [
        (national.places.len().to_string(), "with a public plan"),
        (format!("{traced} of {actions}"), "actions go back to what was said or to a duty"),
        (format!("{takes} of {actions}"), "with young people taking part"),
        (format!("{} of {}", reached.answered, reached.said), "of what to work on answered"),
    ];
    let shown: Vec<Figure<'_>> = all.iter().map(|(number, label)| Figure { number, label }).collect();
    figures(&shown)
}

fn drawn(one: &Table, national: &National) -> Markup {
    let columns: Vec<Column<'_>> = one
        .columns
        .iter()
        .map(|(label, number)| if *number { Column::number(label) } else { Column::text(label) })
        .collect();
    let row = |(at, cells): (usize, &Vec<Cell>)| {
        let mut drawn: Vec<Markup> = cells.iter().map(|cell| html! { (cell.words()) }).collect();
        if one.name == PLACES
            && let (Some(place), Some(first)) = (national.places.get(at), drawn.first_mut())
        {
            *first = html! { a.govuk-link href=(format!("/plans/{}", place.la.slug)) { (place.la.name) } };
        }
        drawn
    };
    let rows: Vec<Vec<Markup>> = one.rows.iter().enumerate().map(row).collect();
    table(one.caption, &columns, &rows)
}

/// Who has no plan yet is named without a judgement: some have only just begun.
fn without(national: &National) -> Markup {
    let names: Vec<&str> = national.without.iter().map(|la| la.name.as_str()).collect();
    html! {
        @if !names.is_empty() { p.govuk-body { "No public plan yet: " (names.join(", ")) "." } }
    }
}
