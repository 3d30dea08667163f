//! What machines ask for: is it alive, is it ready, what may be searched.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kit::web::{Answer, Cx};

/// Only what is for everyone: no page of an LA, of a person, or on the way into a survey.
const ROBOTS: &str = "User-agent: *\n\
                      Disallow: /la/\n\
                      Disallow: /programme/\n\
                      Disallow: /s/\n\
                      Disallow: /survey\n\
                      Disallow: /sign-in\n\
                      Disallow: /advocate/\n\
                      Disallow: /set-up\n\
                      Disallow: /exit\n";

/// The program answers.
pub(super) async fn live() -> Answer {
    Ok(told(StatusCode::OK, "alive\n"))
}

/// The database answers, too.
pub(super) async fn ready(cx: Cx) -> Answer {
    Ok(match cx.house.db.answers().await {
        true => told(StatusCode::OK, "ready\n"),
        false => told(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    })
}

pub(super) async fn robots() -> Answer {
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], ROBOTS).into_response())
}

fn told(status: StatusCode, words: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, words).into_response()
}
