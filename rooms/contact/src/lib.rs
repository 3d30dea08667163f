//! Contact: a care leaver asks to be contacted, and somebody answers. A path of its own: nothing here knows the
//! survey, and nothing of a request can be joined to an answer.

mod acts;
mod hours;
mod jobs;
mod mail;
mod model;
mod pages;
pub mod rights;
mod store;
mod words;

pub use acts::{ask, set_contacts};
pub use mail::{ADVOCATE, tell_duty};
pub use model::{Asked, Contacts, Kind, Waiting, Way};

use kit::web::Refusal;
use kit::{House, Room, Tx};
use std::sync::Arc;
use uuid::Uuid;

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![(jobs::ESCALATE, jobs::escalate), (jobs::REMIND, jobs::remind), (jobs::TIDY, jobs::tidy)],
        daily: vec![(jobs::TIDY, 4)],
        ..Room::default()
    }
}

/// What is read here, for whoever checks a translation.
pub fn translations() -> Vec<languages::Part> {
    vec![languages::Part::words("Asking to be contacted", &words::WORDS)]
}

/// How many requests of an LA wait: those that its people may know of.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(tx: &Tx, la: Uuid) -> Result<Waiting, Refusal> {
    Ok(Waiting::of(&store::request::of_council(tx, la).await?))
}

/// How many requests about a worker or a council wait, for the national team.
///
/// # Errors
/// When the database refuses.
pub async fn waiting_about_councils(tx: &Tx) -> Result<Waiting, Refusal> {
    Ok(Waiting::of(&store::request::about_councils(tx).await?))
}

/// The live link of a message to an advocate; `None` when it was used or has expired.
///
/// # Errors
/// When the database refuses.
pub async fn advocate_link(house: &Arc<House>, request: Uuid) -> Result<Option<String>, Refusal> {
    let tx = house.read().await?;
    let live = store::link::is_live(&tx, request).await?;
    Ok(live.then(|| house.settings.link(&format!("/advocate/{}", store::link::secret(house, request)))))
}
