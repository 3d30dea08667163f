//! What happens without anybody asking: names are matched when somebody joins, and old previews go.

use kit::House;
use kit::jobs::{JobError, Running};
use std::sync::Arc;

use crate::acts;
use crate::store::pending;

/// Somebody joined an LA's team: perhaps the list names them.
pub(crate) const MATCH: &str = "register.match-advisers";
/// Previews that nobody confirmed.
pub(crate) const TIDY: &str = "register.tidy";

pub(crate) fn match_advisers(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let joined: people::MemberJoined =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        acts::match_advisers(&tx, joined.organisation).await?;
        Ok(tx.commit().await?)
    })
}

pub(crate) fn tidy(house: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async move {
        let tx = house.write().await?;
        pending::tidy(&tx).await?;
        Ok(tx.commit().await?)
    })
}
