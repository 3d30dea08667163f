//! Messages: everything the product sends, as rows first.
//!
//! A message is written in the act's own transaction and leaves in a job. It holds a placeholder where a
//! code or sign-in link goes; the live link is made at the moment of sending and kept nowhere.

mod asked;
mod delivery;
mod measure;
mod model;
mod refused;
mod store;

pub use asked::{Sent, newest_about, outbox, tally, written_to};
pub use model::{Channel, Draft, LINK, Owner, Shown, State};
pub use refused::{AddressRefused, Addressed, addressed};

use async_trait::async_trait;
use kit::web::Refusal;
use kit::{House, Room, Tx, jobs};
use std::sync::Arc;
use uuid::Uuid;

/// Makes live links at the moment of sending; the rooms that own codes and passes are wired to it.
#[async_trait]
pub trait Filler: Send + Sync {
    /// The live link for a message of this kind about `reference`; `None` when it no longer leads anywhere.
    ///
    /// # Errors
    /// When the database or a key can't be read.
    async fn link(&self, house: &Arc<House>, kind: &str, reference: Uuid) -> Result<Option<String>, Refusal>;
}

/// What this room brings.
pub fn room() -> Room {
    Room { jobs: vec![(delivery::JOB, delivery::run)], measures: vec![measure::measure], ..Room::default() }
}

/// Writes a message and its sending, in the act's transaction.
///
/// # Errors
/// When the database or a key folder refuses; [`Refusal::Conflict`] where its owner was erased.
pub async fn post(tx: &Tx, draft: &Draft) -> Result<Uuid, Refusal> {
    let id = store::insert(tx, draft).await?;
    delivery::plan(tx, id, draft.kind).await?;
    Ok(id)
}

/// Lets messages leave again after a restore, and tries once more what was held back because nothing could carry it;
/// returns how many are on their way. What is void stays so. It may be done again at any time.
///
/// # Errors
/// When the database refuses.
pub async fn take_up(tx: &Tx) -> Result<usize, Refusal> {
    kit::instance::pause(tx, false).await?;
    let waiting = store::unheld(tx).await?;
    for (id, kind) in &waiting {
        delivery::plan(tx, *id, kind).await?;
    }
    Ok(waiting.len())
}

/// Deletes everything that was written to these people, and what waits to be sent to them.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &Tx, people: &[Uuid]) -> Result<(), Refusal> {
    for some in people.chunks(AT_ONCE) {
        for messages in store::delete_of(tx, some).await?.chunks(AT_ONCE) {
            jobs::forget(tx, delivery::JOB, messages).await?;
        }
    }
    Ok(())
}

/// Deletes the messages of one kind about one thing, and what waits to be sent of them.
///
/// # Errors
/// When the database refuses.
pub async fn forget_about(tx: &Tx, kind: &str, reference: Uuid) -> Result<(), Refusal> {
    for messages in store::delete_about(tx, kind, reference).await?.chunks(AT_ONCE) {
        jobs::forget(tx, delivery::JOB, messages).await?;
    }
    Ok(())
}

/// Identifiers in one statement: both databases bound them.
const AT_ONCE: usize = 500;

/// The live link in the newest message to `address` (e-mail or phone): for the command line only.
///
/// # Errors
/// When the database or a key can't be read.
pub async fn newest_link(house: &Arc<House>, address: &str) -> Result<Option<String>, Refusal> {
    let tx = house.read().await?;
    let Some((kind, reference)) = store::newest_to(&tx, address).await? else { return Ok(None) };
    delivery::filled(house, &kind, reference).await
}
