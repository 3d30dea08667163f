//! What happens without anybody asking: names are matched when somebody joins, old previews go, and so does everybody
//! whose day has come.

use kit::jobs::{JobError, Running};
use kit::web::Refusal;
use kit::{House, db};
use std::sync::Arc;

use crate::store::pending;
use crate::{acts, correcting, erasure};

/// Somebody joined an LA's team: perhaps the list names them.
pub(crate) const MATCH: &str = "register.match-advisers";
/// A message came back: the address it went to is wrong.
pub(crate) const REFUSED: &str = "register.address-refused";
/// Previews that nobody confirmed, and people whose time in the register is over.
pub(crate) const TIDY: &str = "register.tidy";

/// The tables that erasing empties.
const FORGETFUL: [&str; 5] = ["care_leaver", "leaver_change", "pending_import", "message", "job"];

pub(crate) fn match_advisers(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let joined: people::MemberJoined =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        acts::match_advisers(&tx, joined.organisation).await?;
        Ok(tx.commit().await?)
    })
}

pub(crate) fn refused(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let fact: messages::AddressRefused =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        correcting::came_back(&tx, fact.message).await?;
        Ok(tx.commit().await?)
    })
}

pub(crate) fn tidy(house: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async move {
        // Whatever one of them finds broken must not keep anybody in the register for another day.
        let outcomes = [
            previews(&house).await,
            erasure::due(&house).await.map(drop),
            // An erasure that a crash cut off after its first step is on the list, and is finished here.
            erasure::replay(&house).await.map(drop),
            db::differ::forget_deleted(house.db.maintenance(), &FORGETFUL).await.map_err(Refusal::from),
        ];
        Ok(outcomes.into_iter().collect::<Result<(), Refusal>>()?)
    })
}

async fn previews(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    pending::tidy(&tx).await?;
    tx.commit().await
}
