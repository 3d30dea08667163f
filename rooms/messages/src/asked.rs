//! What other rooms may ask of what was written. Nothing here checks a right: it is asked inside their own permits.

use chrono::{DateTime, Utc};
use kit::Tx;
use kit::web::Refusal;
use std::collections::HashMap;
use uuid::Uuid;

use crate::{AT_ONCE, Channel, Shown, State, store};

/// How a message travelled, how far it came, and when it was written.
pub type Sent = (Channel, State, DateTime<Utc>);

/// What was or would have been sent for an organisation (or for the programme itself), newest first, links masked.
///
/// # Errors
/// When the database refuses.
pub async fn outbox(tx: &Tx, organisation: Option<Uuid>, limit: u64) -> Result<Vec<Shown>, Refusal> {
    store::newest(tx, organisation, limit).await
}

/// All that was written to one person, newest first, links masked: for the person themselves.
///
/// # Errors
/// When the database refuses.
pub async fn written_to(tx: &Tx, person: Uuid) -> Result<Vec<Shown>, Refusal> {
    store::of_person(tx, person).await
}

/// Of the messages of a kind to these people the newest about each thing, by what it was about.
///
/// # Errors
/// When the database refuses.
pub async fn newest_about(tx: &Tx, kind: &str, people: &[Uuid]) -> Result<HashMap<Uuid, Sent>, Refusal> {
    let mut all = HashMap::new();
    for some in people.chunks(AT_ONCE) {
        all.extend(store::about(tx, kind, some).await?);
    }
    Ok(all)
}

/// How many messages of an organisation are in each state: waiting, sent, held back, void, refused.
///
/// # Errors
/// When the database refuses.
pub async fn tally(tx: &Tx, organisation: Option<Uuid>) -> Result<Vec<(State, u64)>, Refusal> {
    store::tally(tx, organisation).await
}
