//! The findings as a file: what the page shows, for those who work on with the figures.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Refusal};
use surveys::Group;

use crate::{rights, store, workbook};

pub(super) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_findings(&tx, cx.actor()?, &la).await?;
    let la = permit.thing();
    let release = store::latest(&tx, la.id, Group::CareLeavers).await?.ok_or(Refusal::NotFound)?;
    let beside = store::comparison::of_release(&tx, release.id).await?;
    let file =
        workbook::file(la, &release, beside.as_ref()).map_err(|why| Refusal::Broken(why.to_string()))?;
    let kind = (header::CONTENT_TYPE, workbook::KIND.to_owned());
    let name = workbook::name(la, &release);
    let saved_as = (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""));
    Ok(([kind, saved_as], file).into_response())
}
