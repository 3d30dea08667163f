//! A poster for the wall of a drop-in, a job centre, a surgery: for people who left care and are served no longer.

use axum::extract::{Path, Query};
use kit::clock;
use kit::govuk::back_link;
use kit::permit::Actor;
use kit::web::{Answer, Cx, Refusal, page};
use kit::words::{Language, Speech};
use maud::{Markup, html};
use people::{Frame, Organisation};
use serde::Deserialize;

use super::super::join;
use super::page_of;
use crate::group::Group;
use crate::model::Wave;
use crate::{known, qr, rights, words};

/// The language of the poster; anything else is English.
#[derive(Debug, Deserialize)]
pub(super) struct In {
    poster: Option<String>,
}

pub(super) async fn get(
    cx: Cx,
    Path((la, other)): Path<(String, String)>,
    Query(In { poster }): Query<In>,
) -> Answer {
    let tx = cx.read().await?;
    let actor = cx.actor()?;
    let permit = rights::ask_others(&tx, actor, &la, &other).await?;
    let (la, wave) = permit.thing();
    if wave.asks != Group::NoLongerServed || !wave.takes_answers(tx.today()) {
        return Err(Refusal::NotFound);
    }
    let language = poster.as_deref().and_then(Language::of).unwrap_or_default();
    let minutes = known::instrument(tx.house(), tx.conn(), wave).await?.minutes.to_string();
    let address = tx.house().settings.link(&join::path(la));
    let drawn = sheet(words::others(language), la, wave, (&minutes, &address));
    page(draw(actor, la, wave, language, &drawn))
}

fn sheet(t: Speech, la: &Organisation, wave: &Wave, (minutes, address): (&str, &str)) -> Markup {
    let language = t.language();
    let link = if language == Language::English {
        address.to_owned()
    } else {
        format!("{address}?l={}", language.code())
    };
    let places = [("la", &*la.name), ("minutes", minutes)];
    html! {
        article.nb-letter lang=(language.code()) dir=(language.dir()) {
            h2.govuk-heading-xl { (t.say("poster-title")) }
            p.govuk-body-l { (t.fill("poster-lead", &places)) }
            p.govuk-body { (t.fill("poster-who", &places)) }
            p.govuk-body { (t.say("poster-safe")) }
            div."nb-letter__ways" {
                div { p { (t.say("poster-how")) } (qr::drawn(&link, &t.say("poster-squares"))) }
                div {
                    p."nb-letter__key" { bdi dir="ltr" { (address.trim_start_matches("https://")) } }
                    p { (t.fill("poster-until", &[("day", &t.day(wave.closes_on))])) }
                }
            }
        }
    }
}

fn draw(actor: &Actor, la: &Organisation, wave: &Wave, now: Language, sheet: &Markup) -> Markup {
    let here = |what: &str| page_of(la, wave.id, what);
    let content = html! {
        div.nb-screen-only {
            h1.govuk-heading-l { "Poster" }
            p.govuk-body { "Print this page, and hang it where people go who left care some time ago. It works until " (clock::written(wave.closes_on)) "." }
            p.govuk-body {
                "In: "
                @for language in Language::ALL {
                    @if language == now { strong { (language.name()) } } @else {
                        a.govuk-link href=(here(&format!("/poster?poster={}", language.code()))) { (language.name()) }
                    }
                    " "
                }
            }
        }
        (sheet)
    };
    let before = Some(back_link("Survey", &here("")));
    Frame { title: "Poster", here: "Surveys", la: Some(la), before, content, ..Frame::default() }.draw(actor)
}
