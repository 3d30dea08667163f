//! After sending: what happens next, without a number or a link that somebody else could use.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use kit::web::Answer;
use kit::young::{Ground, Hero, Picture, cheer, hero, points, steps};
use maud::html;
use people::Organisation;

use super::ask_form::when;
use super::{help, young};
use crate::model::Kind;
use crate::words::say;

pub(super) fn draw(la: &Organisation, kind: Kind, now: DateTime<Utc>) -> Answer {
    let (title, lead) = (say("sent-title"), say("sent-lead"));
    let top = hero(Hero {
        ground: Ground::Mint,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(cheer()),
    });
    let reads = say(if kind == Kind::Council { "next-read-outside" } else { "next-read" });
    let when = format!("{} {}", when(now), say("slow"));
    let rest = ["next-contact", "next-else"].map(|key| (say(key), say(&format!("{key}-more"))));
    let mut next = vec![(reads.as_str(), when.as_str())];
    next.extend(rest.iter().map(|(what, more)| (what.as_str(), more.as_str())));
    let again = format!("/contact-me/{}", la.slug);
    let content = html! {
        h2 { (say("next-title")) }
        (steps(&next))
        (points(&[(Picture::Door, Ground::Lilac, html! { (say("leave")) })]))
        (help::lines())
        p { (say("again")) " " a href=(again) { (say("again-link")) } }
    };
    young(StatusCode::OK, &title, Some(top), content)
}
