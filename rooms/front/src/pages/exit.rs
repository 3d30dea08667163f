//! The quick way out: the survey is wiped from this phone and from the database, and the browser shows the weather.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kit::web::{Answer, Cx};

/// Somewhere that anybody may have been.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

pub(super) async fn get(cx: Cx) -> Answer {
    let forgotten = surveys::leave(&cx).await;
    let headers = [(header::LOCATION, ELSEWHERE), (header::CACHE_CONTROL, "no-store")];
    // The language that somebody reads tells of them, too.
    Ok((StatusCode::SEE_OTHER, forgotten, cx.forget_language(), headers).into_response())
}
