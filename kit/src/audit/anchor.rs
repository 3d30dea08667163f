//! The heads of all chains, written beside the keys every hour, where a change of the database does not reach.

use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

use super::chain;
use crate::House;
use crate::house::Room;
use crate::jobs::Running;
use crate::web::Refusal;

const JOB: &str = "kit.audit-anchor";
const NAME: &str = "audit-heads";

/// Where a chain stood.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) number: i64,
    pub(super) mark: Vec<u8>,
}

/// The hourly job.
pub fn room() -> Room {
    Room { jobs: vec![(JOB, run)], hourly: vec![JOB], ..Room::default() }
}

fn run(house: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async move { Ok(write(&house).await?) })
}

/// Heads only ever grow: one that has shrunk is left as it was, so that a log put back stays noticed. Nor is one kept
/// that the program did not write.
async fn write(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.read().await?;
    let mut kept = read(house)?;
    for head in chain::Entity::find().all(tx.conn()).await? {
        let grown = kept.get(&head.chain).is_none_or(|k| k.number < head.number);
        if grown && head.fits(house)? {
            kept.insert(head.chain, Head { number: head.number, mark: head.mark });
        }
    }
    house.keys.write_note(NAME, &serde_json::to_vec(&kept)?)?;
    Ok(())
}

pub(super) fn read(house: &House) -> Result<BTreeMap<Uuid, Head>, Refusal> {
    match house.keys.read_note(NAME)? {
        Some(bytes) => Ok(serde_json::from_slice(&bytes)?),
        None => Ok(BTreeMap::new()),
    }
}
