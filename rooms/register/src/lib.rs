//! The register: the care leavers an LA serves, as imported from its case management. Holds no answer, ever.
//!
//! Everything that could point at somebody (name, case id, date of birth, phone, e-mail, address, a worker's name) is
//! sealed under a key of their own, which is not in the database: destroying it erases them from every copy of it.
//!
//! The reading functions below check no right themselves: they are called inside another room's permit, which names
//! the LA they are asked about.

mod acts;
mod asked;
pub mod codes;
mod correcting;
mod details;
mod difference;
mod erasure;
mod export;
pub mod fields;
pub mod import;
mod jobs;
mod model;
mod pages;
mod reimport;
pub mod rights;
mod served;
mod store;

pub use acts::import;
pub use asked::{adviser_names, contacts, count, current, of_adviser, to_check};
pub use erasure::{authority as erase_authority, replay as replay_erasures};
pub use export::{Due, Everything, everything, retention};
pub use model::{CareLeaver, Contact};
pub use served::{Address, serves};

use kit::Room;
use kit::jobs::{Fact, Listener};
use uuid::Uuid;

/// The name of the list of erased people in the key folder.
pub const ERASED: &str = kit::keys::GONE;

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![
            (jobs::MATCH, jobs::match_advisers),
            (jobs::REFUSED, jobs::refused),
            (jobs::TIDY, jobs::tidy),
        ],
        listeners: vec![
            Listener { fact: people::MemberJoined::NAME, job: jobs::MATCH },
            Listener { fact: messages::AddressRefused::NAME, job: jobs::REFUSED },
        ],
        daily: vec![(jobs::TIDY, 3)],
        ..Room::default()
    }
}

/// Whose messages to a care leaver are: sealed under the person's own key.
pub fn owner(la: Uuid, person: Uuid) -> messages::Owner {
    messages::Owner { ring: people::la_key(la), person }
}
