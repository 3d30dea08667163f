//! Empty files to fill in. Next: fill one in, and upload it.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::csv::Csv;
use kit::web::{Answer, Cx, Refusal};
use rust_xlsxwriter::XlsxError;

use crate::{import, rights};

/// What a workbook is called in `Content-Type`.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) async fn main(cx: Cx, Path(la): Path<String>) -> Answer {
    text(&cx, &la, "care-leavers.csv", import::template()).await
}

pub(super) async fn contacts(cx: Cx, Path(la): Path<String>) -> Answer {
    text(&cx, &la, "contacts.csv", import::contacts_template()).await
}

pub(super) async fn main_workbook(cx: Cx, Path(la): Path<String>) -> Answer {
    workbook(&cx, &la, "care-leavers.xlsx", import::template_workbook).await
}

pub(super) async fn contacts_workbook(cx: Cx, Path(la): Path<String>) -> Answer {
    workbook(&cx, &la, "contacts.xlsx", import::contacts_workbook).await
}

async fn text(cx: &Cx, la: &str, name: &'static str, file: Csv) -> Answer {
    let tx = cx.read().await?;
    rights::prepare(&tx, cx.actor()?, la).await?;
    Ok(file.download(name))
}

async fn workbook(cx: &Cx, la: &str, name: &'static str, file: fn() -> Result<Vec<u8>, XlsxError>) -> Answer {
    let tx = cx.read().await?;
    rights::prepare(&tx, cx.actor()?, la).await?;
    let bytes = file().map_err(|error| Refusal::Broken(format!("writing a template: {error}")))?;
    let kind = (header::CONTENT_TYPE, WORKBOOK.to_owned());
    let file = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([kind, file], bytes).into_response())
}
