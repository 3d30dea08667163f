//! A refusal for a program: what a page would say, as JSON (RFC 9457).

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::layers::log_broken;
use crate::web::Refusal;

/// What the address of everything begins with that programs read.
pub(super) const FOR_PROGRAMS: &str = "/api/";

/// The refusal as a problem document.
pub(super) fn told(refusal: &Refusal) -> Response {
    log_broken(refusal);
    let (status, title, detail) = refusal.told();
    let problem = json!({ "title": title, "status": status.as_u16(), "detail": detail });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], problem.to_string()).into_response()
}
