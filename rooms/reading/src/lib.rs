//! Reading: what care leavers wrote in their own words is read by two reviewers who see no register, and what both release
//! is told to the LA, without anything that could point at anyone.

mod acts;
mod asked;
mod jobs;
mod model;
mod pages;
mod quotes;
pub mod rights;
mod store;

pub use asked::{Reading, night, read_next, retention};
pub use model::Theme;
pub use quotes::{OwnWords, Quote, quotes};

use kit::Room;
use kit::jobs::{Fact, Listener};
use surveys::WaveOpened;

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![(jobs::TAKE, jobs::take), (jobs::TEND, jobs::tend)],
        listeners: vec![Listener { fact: WaveOpened::NAME, job: jobs::TAKE }],
        daily: vec![(jobs::TEND, 4)],
        ..Room::default()
    }
}
