//! Pages over HTTP: routes that say their door, refusals that are pages with a way out, and one set of headers.

mod cx;
mod english;
mod layers;
mod limit;
mod origin;
mod problem;
mod refusal;
mod routes;
mod tongue;
mod trouble;
mod typed;
mod upload;

pub use cx::{Cx, SESSION, Who, WhoIs};
pub use english::english;
pub use layers::router;
pub use limit::{Limit, Limits};
pub use refusal::Refusal;
pub use routes::{Declared, Door, Routes};
pub use trouble::ShellWords;
pub(crate) use typed::Typed;
pub use upload::{Sent, received};

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

/// What a handler returns.
pub type Answer = Result<Response, Refusal>;

/// A page.
pub fn page(content: Markup) -> Answer {
    Ok(content.into_response())
}

/// A form that came back with errors: the page again, with what was typed (422).
pub fn refused(content: Markup) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, content).into_response())
}

/// Go and look at `path` (303): what follows every form that was accepted.
pub fn go(path: impl AsRef<str>) -> Answer {
    let to = HeaderValue::from_str(path.as_ref()).map_err(|_| Refusal::NotFound)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}
