//! What a care leaver sees: on an old phone, on a bad line, perhaps with somebody near.

pub(super) mod help;
pub(super) mod question;
pub(super) mod ready;
pub(super) mod welcome;

use axum::http::StatusCode;
use axum::response::IntoResponse;
use kit::web::{Answer, ShellWords};
use kit::young::{Young, shell};
use maud::{Markup, html};

use crate::words::say;

/// A page of the survey.
pub(super) struct Sheet<'a> {
    pub(super) title: &'a str,
    pub(super) back: Option<&'a str>,
    pub(super) hero: Option<Markup>,
    pub(super) content: Markup,
}

impl Sheet<'_> {
    pub(super) fn draw(self) -> Markup {
        let words = ShellWords::english();
        shell(Young {
            title: self.title,
            lang: "en",
            dir: "ltr",
            words: words.as_words(),
            back: self.back,
            exit: true,
            wide: false,
            hero: self.hero,
            content: self.content,
        })
    }
}

/// A plain page that says why the survey is not here and what to do.
fn kind(status: StatusCode, key: &str) -> Answer {
    let title = say(&format!("{key}-title"));
    let content = html! {
        h1 { (title) }
        p { (say(&format!("{key}-lead"))) }
        (help::card())
    };
    Ok((status, Sheet { title: &title, back: None, hero: None, content }.draw()).into_response())
}

pub(super) fn over() -> Answer {
    kind(StatusCode::OK, "over")
}

pub(super) fn unknown() -> Answer {
    kind(StatusCode::NOT_FOUND, "unknown")
}

pub(super) fn lost() -> Answer {
    kind(StatusCode::OK, "lost")
}
