//! Front: what anyone meets first, what every page links to, and the quick way out.

mod pages;
mod words;

use kit::Room;

/// What this room brings.
pub fn room() -> Room {
    Room { routes: pages::routes(), ..Room::default() }
}
