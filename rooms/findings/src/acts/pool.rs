//! Counting small boxes together when their round is closed: once, as they are deleted in the same transaction.

use kit::House;
use kit::jobs::{JobError, Running};
use kit::web::Refusal;
use std::sync::Arc;
use surveys::RoundClosed;

use crate::rights::{Permit, PoolSmallBoxes, pool_small_boxes};
use crate::{pool, store};

pub(crate) const JOB: &str = "findings.pool";

pub(crate) fn run(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let fact: RoundClosed =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        pool_together(&pool_small_boxes(&tx, fact.round)).await?;
        Ok(tx.commit().await?)
    })
}

/// Takes the small boxes of a closed round, keeps the figures of those that may be counted together, and nothing of the others.
///
/// # Errors
/// [`Refusal::Bad`] while the round is open: more boxes may come.
pub(crate) async fn pool_together(permit: &Permit<'_, PoolSmallBoxes>) -> Result<(), Refusal> {
    let (tx, round) = (permit.tx(), *permit.thing());
    if surveys::round(tx, round).await?.is_none_or(|round| round.closed_at.is_none()) {
        return Err(Refusal::Bad("the round is not closed".to_owned()));
    }
    for boxes in surveys::take_small(tx, round).await? {
        let made = pool::make(tx.new_id(), &boxes).map_err(|e| Refusal::Broken(e.to_string()))?;
        // Under limits stricter than ours even these may be too few for a figure.
        if !made.figures.is_empty() {
            store::pool::keep(tx, round, &made).await?;
            permit.audit(None, Some(made.id)).await?;
        }
    }
    Ok(())
}
