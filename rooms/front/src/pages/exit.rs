//! The quick way out: this phone forgets the survey, and the browser shows the weather.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kit::web::{Answer, Cx};

/// The survey's cookie; the room of surveys, which this one doesn't know, sets it.
const SURVEY: &str = "nb-survey";
/// Somewhere that anybody may have been.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

pub(super) async fn get(cx: Cx) -> Answer {
    let headers = [(header::LOCATION, ELSEWHERE), (header::CACHE_CONTROL, "no-store")];
    Ok((StatusCode::SEE_OTHER, cx.drop_cookie(SURVEY), headers).into_response())
}
