//! The findings on paper, as files: for who works with them, for a board, for young people.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Refusal};
use maud::{Markup, html};
use people::Organisation;
use std::sync::Arc;
use surveys::Group;

use crate::report::{Paper, Reader};
use crate::{InTheirWords, Said, rights, store};

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
    let paper = load(cx, la).await?;
    let name = reader.name(&paper);
    // It is the processor's work: on a thread of its own, so that nobody else waits.
    let made = tokio::task::spawn_blocking(move || reader.file(&paper)).await;
    let made = made.map_err(|why| Refusal::Broken(why.to_string()))?;
    let file = made.map_err(|why| Refusal::Broken(why.to_string()))?.pdf;
    let kind = (header::CONTENT_TYPE, "application/pdf".to_owned());
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([kind, saved_as], file).into_response())
}

/// All that paper is made of; the database is let go before the work begins.
async fn load(cx: &Cx, la: &str) -> Result<Paper, Refusal> {
    let tx = cx.read().await?;
    let permit = rights::read_findings(&tx, cx.actor()?, la).await?;
    let la = permit.thing().clone();
    let release = store::latest(&tx, la.id, Group::CareLeavers).await?.ok_or(Refusal::NotFound)?;
    let comparison = store::comparison::of_release(&tx, release.id).await?;
    let said = match tx.house().port::<Arc<dyn InTheirWords>>() {
        Some(words) => words.said(&tx, release.wave).await?,
        None => Said::default(),
    };
    Ok(Paper { la, release, comparison, said })
}

/// The way to each of them.
pub(super) fn ways(la: &Organisation) -> Markup {
    let way = |path: &str, words: &str, more: &str| html! { li { a.govuk-link href=(la.path(path)) { (words) } ", " (more) } };
    html! {
        div.nb-off-paper {
            h2.govuk-heading-s."govuk-!-margin-bottom-1" { "To print or hand round (PDF)" }
            ul.govuk-list."govuk-list--bullet" {
                (way("/findings.pdf", "Full report", "with every figure and how it was worked out"))
                (way("/findings-board.pdf", "Summary for a board", "two pages"))
                (way("/findings-young-people.pdf", "What we said", "one page for young people"))
            }
        }
    }
}
