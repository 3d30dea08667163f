//! The kit: what every room stands on and no word of the domain.
//!
//! Its promises are types. A right is a [`permit`], a route has a [`web::Door`], an act runs in a [`Tx`],
//! and time, chance and keys come from the [`House`] and nowhere else.

pub mod archive;
pub mod audit;
pub mod chance;
pub mod clock;
pub mod csv;
pub mod db;
pub mod doctor;
pub mod forms;
pub mod govuk;
mod house;
pub mod ids;
pub mod instance;
pub mod jobs;
pub mod keys;
pub mod metrics;
pub mod permit;
pub mod settings;
#[cfg(feature = "testing")]
pub mod testing;
pub mod web;
pub mod word;
pub mod words;
pub mod workbook;
pub mod young;

pub use fluent_bundle::FluentValue;
pub use house::{House, Parts, Room, Tx};
#[doc(hidden)]
pub use uuid;

/// What the house itself brings: the hourly job of the audit log, its own checks and what it measures.
pub fn room() -> Room {
    Room { checks: vec![doctor::house], measures: vec![jobs::measure, archive::measure], ..audit::room() }
}
