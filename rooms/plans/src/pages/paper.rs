//! The plan on paper, as files: for who works on it, for a board, for young people.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Refusal};
use maud::{Markup, html};
use press::{PressError, Printed};

use crate::paper::{Paper, Reader};
use crate::rights::{self, Seen};
use crate::{acts, evidence};

pub(super) async fn full(cx: Cx, Path(la): Path<String>) -> Answer {
    file(&cx, &la, Reader::Full).await
}

pub(super) async fn board(cx: Cx, Path(la): Path<String>) -> Answer {
    file(&cx, &la, Reader::Board).await
}

pub(super) async fn young(cx: Cx, Path(la): Path<String>) -> Answer {
    file(&cx, &la, Reader::Young).await
}

async fn file(cx: &Cx, la: &str, reader: Reader) -> Answer {
    let paper = load(cx, la, reader).await?;
    sent(reader.name(&paper), move || reader.file(&paper)).await
}

/// A PDF under this name. Making it is the processor's work: on a thread of its own, so that nobody else waits.
pub(super) async fn sent(
    name: String,
    make: impl FnOnce() -> Result<Printed, PressError> + Send + 'static,
) -> Answer {
    let made = tokio::task::spawn_blocking(make).await;
    let made = made.map_err(|why| Refusal::Broken(why.to_string()))?;
    let file = made.map_err(|why| Refusal::Broken(why.to_string()))?.pdf;
    let kind = (header::CONTENT_TYPE, "application/pdf".to_owned());
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([kind, saved_as], file).into_response())
}

/// All that paper is made of; the database is let go before the work begins. A board and young people get the plan that
/// is public, while there is one.
async fn load(cx: &Cx, la: &str, reader: Reader) -> Result<Paper, Refusal> {
    let tx = cx.read().await?;
    let permit = rights::see(&tx, cx.actor()?, la).await?;
    let seen = permit.thing();
    let public = seen.public.as_ref().filter(|_| reader != Reader::Full);
    let plan = public.or(seen.plan.as_ref()).ok_or(Refusal::NotFound)?.clone();
    let base = evidence::of(&tx, plan.content.release).await?;
    let drift = acts::drifting(&tx, &plan).await?;
    Ok(Paper { la: seen.la.clone(), plan, base, drift, today: tx.today() })
}

/// The way to each file.
pub(super) fn ways(seen: &Seen) -> Markup {
    let way = |path: &str, words: &str, more: &str| html! { li { a.govuk-link href=(seen.la.path(path)) { (words) } ", " (more) } };
    html! {
        @if seen.plan.is_some() {
            div.nb-off-paper {
                h2.govuk-heading-s."govuk-!-margin-bottom-1" { "To take along" }
                ul.govuk-list."govuk-list--bullet" {
                    (way("/plan.xlsx", "Excel workbook", "one row for each action"))
                    (way("/plan.docx", "Word document", "a table for each theme"))
                    (way("/plan.pdf", "PDF", "the whole plan"))
                    (way("/plan-board.pdf", "Paper for a board (PDF)", "two pages"))
                    (way("/plan-young-people.pdf", "Young people’s version (PDF)", "a page for each theme"))
                }
            }
        }
    }
}
