//! After sending: what happens next, without a number or a link that somebody else could use.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use kit::web::Answer;
use kit::words::Speech;
use kit::young::{Ground, Hero, Picture, cheer, hero, points, steps};
use maud::html;
use people::Organisation;

use super::ask_form::when;
use super::{Sheet, help, young};
use crate::model::Kind;

pub(super) fn draw(t: Speech, la: &Organisation, kind: Kind, now: DateTime<Utc>) -> Answer {
    let (title, lead) = (t.say("sent-title"), t.say("sent-lead"));
    let top = hero(Hero {
        ground: Ground::Mint,
        over: None,
        title: &title,
        lead: Some(&lead),
        chips: &[],
        picture: Some(cheer()),
    });
    let reads = t.say(if kind == Kind::Council { "next-read-outside" } else { "next-read" });
    let when = format!("{} {}", when(t, now), t.say("slow"));
    let rest = ["next-contact", "next-else"].map(|key| (t.say(key), t.say(&format!("{key}-more"))));
    let mut next = vec![(reads.as_str(), when.as_str())];
    next.extend(rest.iter().map(|(what, more)| (what.as_str(), more.as_str())));
    let again = format!("/contact-me/{}", la.slug);
    let content = html! {
        h2 { (t.say("next-title")) }
        (steps(&next))
        (points(&[(Picture::Door, Ground::Lilac, html! { (t.say("leave")) })]))
        (help::lines(t))
        p { (t.say("again")) " " a href=(again) { (t.say("again-link")) } }
    };
    young(t, StatusCode::OK, &title, Sheet { hero: Some(top), content, ..Sheet::default() })
}
