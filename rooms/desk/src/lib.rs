//! The desk: the signed-in home of each role. It asks every room how far it is, and says what needs you now.

mod model;
mod needs;
mod pace;
mod pages;
mod quarter;
pub mod rights;
mod task;

use kit::Room;

/// What this room brings.
pub fn room() -> Room {
    Room { routes: pages::routes(), ..Room::default() }
}
