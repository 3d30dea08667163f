//! What the room that sets surveys side by side may ask of this one: rounds, their waves and what these asked. Nothing
//! here checks a right, and nothing here holds an answer.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::group::Group;
use crate::instrument::Instrument;
use crate::model::{Round, Wave};
use crate::{known, offered, store};

/// A round, open or closed.
///
/// # Errors
/// When the database refuses.
pub async fn round(tx: &Tx, id: Uuid) -> Result<Option<Round>, Refusal> {
    store::round::find(tx, id).await
}

/// The waves of a round that ask this group, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn in_round(tx: &Tx, round: Uuid, asks: Group) -> Result<Vec<Wave>, Refusal> {
    store::wave::in_round(tx, round, &[asks]).await
}

/// A wave.
///
/// # Errors
/// When the database refuses.
pub async fn wave(tx: &Tx, id: Uuid) -> Result<Option<Wave>, Refusal> {
    store::wave::find(tx, id).await
}

/// What a wave asks, in English.
///
/// # Errors
/// When the database refuses.
pub async fn instrument_of(tx: &Tx, wave: &Wave) -> Result<Instrument, Refusal> {
    let known = known::instrument(tx.house(), tx.conn(), wave).await?;
    Ok(Instrument::clone(&known))
}

/// What leads can choose to ask their care leavers.
///
/// # Errors
/// When the database refuses.
pub async fn askable(tx: &Tx) -> Result<Vec<Instrument>, Refusal> {
    offered::to_care_leavers(tx).await
}
