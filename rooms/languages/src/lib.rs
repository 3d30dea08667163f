//! Languages: what young people read in each, who has checked that it is right, and how somebody picks theirs.

mod acts;
mod model;
mod offer;
mod pages;
pub mod rights;
mod store;

pub use model::{Part, Text, Translations};
pub use offer::{Offer, offer};

use kit::Room;

/// What this room brings.
pub fn room() -> Room {
    Room { routes: pages::routes(), ..Room::default() }
}
