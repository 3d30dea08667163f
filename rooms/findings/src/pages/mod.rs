//! The pages of this room, each with its door.

mod draw;
mod finding;
mod findings;
mod method;
mod spreadsheet;
mod summary;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use method::METHOD;

use kit::web::{Door, Routes};

use crate::rights::ReadFindings;

pub(crate) fn routes() -> Routes {
    let read = Door::of::<ReadFindings>();
    Routes::default()
        .get("/la/{la}/findings", read, findings::get)
        .get("/la/{la}/findings.xlsx", read, spreadsheet::get)
        .get("/la/{la}/findings/method", read, method::get)
}
