//! The pages of this room, each with its door.

mod accessibility;
mod councils;
mod exit;
mod home;
mod machine;
mod privacy;

use kit::web::{Door, Routes};
use maud::{Markup, html};

use crate::words::say;

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/", Door::Public, home::get)
        .get("/councils", Door::Public, councils::get)
        .get("/privacy", Door::Public, privacy::get)
        .get("/accessibility", Door::Public, accessibility::get)
        .get("/exit", Door::Respondent, exit::get)
        .get("/health/live", Door::Public, machine::live)
        .get("/health/ready", Door::Public, machine::ready)
        .get("/robots.txt", Door::Public, machine::robots)
}

/// A heading, its paragraphs and its list, each by the key of its words.
fn part(key: &str, paragraphs: &[&str], points: &[&str]) -> Markup {
    html! {
        h2 { (say(key)) }
        @for each in paragraphs { p { (say(each)) } }
        @if !points.is_empty() { ul { @for each in points { li { (say(each)) } } } }
    }
}
