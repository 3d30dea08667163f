//! What happens without anybody asking: requests that nobody opens or finishes are told to others, old ones are erased.

use kit::jobs::{JobError, Running};
use kit::web::Refusal;
use kit::{House, Tx};
use serde_json::Value;
use std::sync::Arc;

use crate::model::State;
use crate::store::{self, contacts, request};
use crate::{acts, rights};

/// A working hour has passed: has somebody opened it?
pub(crate) const ESCALATE: &str = "contact.escalate";
/// A working day has passed since somebody opened it: is it done?
pub(crate) const REMIND: &str = "contact.remind";
/// Requests that were done long ago, and all of an LA whose register was erased whole.
pub(crate) const TIDY: &str = "contact.tidy";

pub(crate) fn escalate(house: Arc<House>, payload: Value) -> Running {
    Box::pin(tell(house, payload, State::Unread))
}

pub(crate) fn remind(house: Arc<House>, payload: Value) -> Running {
    Box::pin(tell(house, payload, State::Opened))
}

async fn tell(house: Arc<House>, payload: Value, state: State) -> Result<(), JobError> {
    let due: acts::Due = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
    let tx = house.write().await?;
    if let Some(permit) = rights::escalate(&tx, due.request, state).await? {
        acts::escalate(&permit, due.nth).await?;
    }
    Ok(tx.commit().await?)
}

pub(crate) fn tidy(house: Arc<House>, _: Value) -> Running {
    Box::pin(async move {
        let tx = house.write().await?;
        request::tidy(&tx).await?;
        forget_erased(&tx).await?;
        Ok(tx.commit().await?)
    })
}

/// Erases what is left of LAs whose register was erased whole. The register lies above this room and can't be listened
/// to; the destroyed key says it as well, and also says it again where an old copy of the database was put back.
async fn forget_erased(tx: &Tx) -> Result<(), Refusal> {
    for la in people::all_authorities(tx).await? {
        if store::erased(tx, la.id) {
            request::forget(tx, la.id).await?;
            contacts::forget(tx, la.id).await?;
        }
    }
    Ok(())
}
