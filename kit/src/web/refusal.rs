//! Why a request was not answered as asked. Each becomes a page that says what happened and a way out.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sea_orm::DbErr;

use crate::keys::KeyError;

/// A refusal; the layer of the route's door turns it into a page in that door's face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    SignIn,
    /// The person can see the thing but may not do this.
    Forbidden,
    /// There is no such thing, or it is out of this person's reach: the two look alike.
    NotFound,
    /// What was sent makes no sense; a sentence says why.
    Bad(String),
    /// The body is larger than this route takes.
    TooLarge,
    /// The thing has moved on since the page was shown; a sentence says how.
    Conflict(String),
    /// The request means another site than this one.
    Misdirected,
    /// A form that was not sent from this site, as far as its browser tells.
    Forged,
    /// Too often; in so many seconds it may be tried again.
    TooMany(i64),
    /// Our fault: the database, a key, a disk. The words are for the log, never for a page.
    Broken(String),
}

impl Refusal {
    /// What the log calls it: a word, nothing of the request.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::SignIn => "nobody is signed in",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not found",
            Self::Bad(_) => "bad",
            Self::TooLarge => "too large",
            Self::Conflict(_) => "conflict",
            Self::Misdirected => "misdirected",
            Self::Forged => "forged",
            Self::TooMany(_) => "too many",
            Self::Broken(_) => "broken",
        }
    }

    /// Status, title and what to say.
    pub(super) fn told(&self) -> (StatusCode, &'static str, String) {
        let say = str::to_owned;
        match self {
            Self::SignIn => {
                (StatusCode::UNAUTHORIZED, "Sign in first", say("This page is for people who are signed in."))
            }
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                "You can’t do this",
                say(
                    "Your role does not include this. If you think it should, ask your local authority’s lead.",
                ),
            ),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "Page not found",
                say("The address may be mistyped, or the page may be about somewhere you don’t work."),
            ),
            Self::Bad(why) => (StatusCode::BAD_REQUEST, "That did not work", why.clone()),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "That is too large",
                say("Send less at once, or a smaller file."),
            ),
            Self::Conflict(why) => (StatusCode::CONFLICT, "Something changed meanwhile", why.clone()),
            Self::TooMany(seconds) => (
                StatusCode::TOO_MANY_REQUESTS,
                "Too many tries",
                match (seconds + 59) / 60 {
                    ..=1 => say("Wait a minute, then try again."),
                    minutes => format!("Wait {minutes} minutes, then try again."),
                },
            ),
            Self::Misdirected => (
                StatusCode::MISDIRECTED_REQUEST,
                "That is not this site’s address",
                say("Check the address. If it is right, whoever runs this site has to pass its name on."),
            ),
            Self::Forged => (
                StatusCode::FORBIDDEN,
                "That did not come from this site",
                say(
                    "Open the page again and send the form from there. A very old browser may not be able to.",
                ),
            ),
            Self::Broken(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "Something went wrong on our side",
                say("Nothing you sent was changed. Go back and try again in a minute."),
            ),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.told().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<DbErr> for Refusal {
    fn from(error: DbErr) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<KeyError> for Refusal {
    fn from(error: KeyError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(format!("stored JSON: {}", error.classify() as u8))
    }
}
