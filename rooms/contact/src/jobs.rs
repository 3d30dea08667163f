//! What happens without anybody asking: unread requests are told to others, old ones are erased.

use kit::House;
use kit::jobs::{JobError, Running};
use std::sync::Arc;

use crate::store::request;
use crate::{acts, rights};

/// A working hour has passed: has somebody opened it?
pub(crate) const ESCALATE: &str = "contact.escalate";
/// Requests that were done long ago.
pub(crate) const TIDY: &str = "contact.tidy";

pub(crate) fn escalate(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let due: acts::Due = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        if let Some(permit) = rights::escalate(&tx, due.request).await? {
            acts::escalate(&permit, due.nth).await?;
        }
        Ok(tx.commit().await?)
    })
}

pub(crate) fn tidy(house: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async move {
        let tx = house.write().await?;
        request::tidy(&tx).await?;
        Ok(tx.commit().await?)
    })
}
