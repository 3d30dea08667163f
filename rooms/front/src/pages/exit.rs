//! The quick way out: the survey is wiped from this phone and from the database, and the browser shows the weather.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kit::web::{Answer, Cx};

/// Somewhere that anybody may have been.
const ELSEWHERE: &str = "https://www.bbc.co.uk/weather";

pub(super) async fn get(cx: Cx) -> Answer {
    let forgotten = surveys::leave(&cx).await;
    let headers = [(header::LOCATION, ELSEWHERE), (header::CACHE_CONTROL, "no-store")];
    Ok((StatusCode::SEE_OTHER, forgotten, headers).into_response())
}
