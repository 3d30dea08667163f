//! A plan that exists already comes in: upload, preview, and the rows that wait to be placed.

pub(super) mod list;
pub(super) mod one;
pub(super) mod preview;
pub(super) mod upload;

use maud::{Markup, html};

use crate::import::{MAX_BYTES, Row};
use crate::model::{State, Theme};
use crate::rights::Seen;

/// A file of the largest size, and what a browser puts around it.
pub(super) const UPLOAD: usize = MAX_BYTES + 64 * 1024;

/// The way there, for whoever writes a draft, and how many rows wait.
pub(super) fn offered(seen: &Seen, waiting: usize) -> Markup {
    let draft = seen.plan.as_ref().is_some_and(|plan| matches!(plan.state, State::Draft(_)));
    html! {
        @if seen.writes && draft {
            @if waiting > 0 {
                (kit::govuk::inset_text(html! {
                    p.govuk-body { b { (counted(waiting)) " of your file " (if waiting == 1 { "waits" } else { "wait" }) " to be placed." }
                        " The plan can be sent when each is an action or dismissed with a reason. "
                        a.govuk-link href=(seen.la.path("/plan/rows")) { "Place them" } }
                }))
            } @else {
                p.govuk-body { "Do you have a plan already? "
                    a.govuk-link href=(seen.la.path("/plan/import")) { "Bring it in from Excel or Word" } }
            }
        }
    }
}

fn counted(rows: usize) -> String {
    format!("{rows} row{}", if rows == 1 { "" } else { "s" })
}

/// Words of a file, line by line as they stand there.
fn lines(words: &str) -> Markup {
    html! { @for (at, line) in words.lines().enumerate() { @if at > 0 { br; } (line) } }
}

/// The theme of the draft that a row's file names.
fn fitting<'a>(row: &Row, themes: &'a [Theme]) -> Option<&'a Theme> {
    let named = crate::import::plain(row.theme.as_deref()?);
    // A heading such as “Theme 2: Your home” names it, too.
    let fits = |title: &str| {
        let title = crate::import::plain(title);
        !title.is_empty() && (named == title || format!(" {named} ").ends_with(&format!(" {title} ")))
    };
    themes.iter().find(|theme| fits(&theme.agreed.title) || fits(&theme.agreed.young_title))
}
