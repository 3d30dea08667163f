//! The programming interface: published figures as JSON, read by the same people by the same right as the pages. Nothing in an
//! address selects: a survey or a round is whole or not there.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::ids;
use kit::web::{Answer, Cx};
use serde_json::{Value, json};
use surveys::Group;

use super::files::survey_of;
use super::national;
use crate::data::{Set, json, openapi};
use crate::{rights, store};

fn answer(document: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], document.to_string()).into_response()
}

/// What can be asked, and what is answered.
pub(super) async fn described() -> Answer {
    Ok(answer(&openapi::document()))
}

/// The surveys of an LA that have findings.
pub(super) async fn list(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_findings(&tx, cx.actor()?, &la).await?;
    let la = permit.thing();
    let all = store::all(&tx, la.id, Group::CareLeavers).await?;
    let surveys: Vec<Value> = all
        .iter()
        .map(|release| {
            let survey = ids::show(release.id);
            let href = openapi::SURVEY.replace("{la}", &la.slug).replace("{survey}", &survey);
            json!({ "survey": survey, "closed_on": release.closed_on.to_string(), "href": href })
        })
        .collect();
    Ok(answer(&json!({ "area": { "name": la.name, "gss_code": la.gss_code }, "surveys": surveys })))
}

/// One survey.
pub(super) async fn one(cx: Cx, Path((la, survey)): Path<(String, String)>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_findings(&tx, cx.actor()?, &la).await?;
    let release = survey_of(&tx, permit.thing(), &survey).await?;
    let beside = store::comparison::of_release(&tx, release.id).await?;
    Ok(answer(&json::document(&Set::of(permit.thing(), &release, beside.as_ref()))))
}

/// A closed round.
pub(super) async fn round(cx: Cx, Path(round): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::read_national(&tx, cx.actor()?, &round).await?;
    Ok(answer(&json::document(&national::set(&tx, permit.thing()).await?)))
}
