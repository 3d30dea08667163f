//! What happens without anybody asking: rounds move along each morning.

use kit::House;
use kit::jobs::Running;
use kit::web::Refusal;
use serde_json::Value;
use std::sync::Arc;

use crate::store::quarters;
use crate::{acts, rights};

/// Rounds begin, and those whose turn it is are written to.
pub(crate) const QUARTERS: &str = "plans.quarters";
/// The hour of London at which they do: before anybody is at work.
pub(crate) const HOUR: u32 = 6;

pub(crate) fn quarters(house: Arc<House>, _: Value) -> Running {
    Box::pin(async move { Ok(morning(&house).await?) })
}

/// Moves every LA's round along and writes to those whose turn it is; doing it twice on a day does nothing more. Each LA by
/// itself: what goes wrong with one leaves what was done for others done.
///
/// # Errors
/// When the database or the key folder refuses.
pub async fn morning(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.read().await?;
    let all = quarters::holders(&tx).await?;
    drop(tx);
    for (la, _) in all {
        let tx = house.write().await?;
        if let Some(permit) = rights::move_quarter(&tx, la).await? {
            acts::move_along(&permit).await?;
        }
        tx.commit().await?;
    }
    let tx = house.write().await?;
    acts::morning(&tx).await?;
    tx.commit().await
}
