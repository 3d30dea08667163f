//! What is said of a form that somebody sent, by sheet and row.

use kit::govuk::{Column, table};
use maud::{Markup, html};

use crate::xlsform::Note;

/// Rows of one note that are named; a form of another tool may say the same a hundred times.
const NAMED: usize = 12;

/// What stops first, then what is taken otherwise.
pub(super) fn told(notes: &[Note]) -> Markup {
    let (stops, others): (Vec<&Note>, Vec<&Note>) = notes.iter().partition(|note| note.stops);
    html! {
        @if !stops.is_empty() { (list("Put these right in the form, then upload it again", &stops)) }
        @if !others.is_empty() { (list("Taken otherwise than it stands in the form, or left out", &others)) }
    }
}

fn list(caption: &str, notes: &[&Note]) -> Markup {
    let columns = [Column::text("Sheet"), Column::text("Row"), Column::text("What")];
    let rows: Vec<Vec<Markup>> = together(notes)
        .into_iter()
        .map(|(note, rows)| vec![html! { (note.sheet) }, html! { (rows) }, html! { (note.what) }])
        .collect();
    table(caption, &columns, &rows)
}

/// Notes that say the same stand once, with all their rows.
fn together<'a>(notes: &[&'a Note]) -> Vec<(&'a Note, String)> {
    let mut said: Vec<(&Note, Vec<u32>)> = Vec::new();
    for note in notes {
        match said.iter_mut().find(|(known, _)| (&known.sheet, &known.what) == (&note.sheet, &note.what)) {
            Some((_, rows)) => rows.extend(note.row),
            None => said.push((note, note.row.into_iter().collect())),
        }
    }
    said.into_iter().map(|(note, rows)| (note, written(&rows))).collect()
}

fn written(rows: &[u32]) -> String {
    let named: Vec<String> = rows.iter().take(NAMED).map(u32::to_string).collect();
    let more = rows.len().saturating_sub(NAMED);
    if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") }
}
