//! What anyone can read at `/findings/{la}`: the page, or why it is not there. On a phone, perhaps from a message, perhaps
//! with somebody beside them.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kit::web::{Answer, Cx, Refusal, english, page};
use kit::young::{Ground, Hero, hero, link_button, scene};
use maud::{Markup, html};

use super::draw::{Page, draw};
use super::{View, quotes};
use crate::leaflet::Choice;
use crate::model::Report;
use crate::words::leaflet::say;
use crate::{rights, store};

pub(crate) async fn get(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let la = match people::public_authority(&tx, &la).await {
        Ok(la) => la,
        Err(Refusal::NotFound) => return Ok((StatusCode::NOT_FOUND, lost()).into_response()),
        Err(other) => return Err(other),
    };
    let steps = store::leaflet::steps(&tx, la.id).await?;
    let Some(shown) = steps.shown() else {
        return page(absent(&la.name, if steps.taken_back() { "gone" } else { "soon" }));
    };
    let release = store::by_id(&tx, shown.release).await?.ok_or(Refusal::NotFound)?;
    let report = Report::of(&release);
    let choice = Choice::of(&shown.content, &report, &quotes(&tx, release.wave).await?);
    page(draw(&Page { la: &la, report: &report, choice: &choice, content: &shown.content, back: None }))
}

pub(crate) async fn preview(cx: Cx, Path(la): Path<String>) -> Answer {
    let tx = cx.read().await?;
    let permit = rights::give_back(&tx, cx.actor()?, &la).await?;
    let view = View::load(&tx, permit.thing()).await?;
    let release = view.release.as_ref().ok_or(Refusal::NotFound)?;
    let leaflet = view.leaflet.as_ref().ok_or(Refusal::NotFound)?;
    let report = Report::of(release);
    let choice = Choice::of(&leaflet.content, &report, &view.said);
    let back = view.path("");
    let back = Some(back.as_str());
    page(draw(&Page { la: &view.la, report: &report, choice: &choice, content: &leaflet.content, back }))
}

/// Nothing to read here yet, or not any more.
fn absent(council: &str, why: &str) -> Markup {
    let (title, lead) = (say(&format!("{why}-title")), say(&format!("{why}-lead")));
    let top = hero(Hero {
        ground: Ground::Sky,
        over: Some(council),
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(scene()),
    });
    let content = html! { p { (say(&format!("{why}-more"))) } (link_button(&say("all-link"), "/findings")) };
    english(&title, true, Some(top), content, None)
}

fn lost() -> Markup {
    let title = say("lost-title");
    let content =
        html! { h1 { (title) } p { (say("lost-text")) } (link_button(&say("all-link"), "/findings")) };
    english(&title, true, None, content, None)
}
