//! What is over is deleted: sessions at once, links a month after their end.

use kit::House;
use kit::jobs::Running;
use std::sync::Arc;

use crate::store::{pass, session};

/// Runs every night.
pub(crate) const SWEEP: &str = "people.sweep";

pub(crate) fn sweep(house: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async move {
        let tx = house.write().await?;
        session::sweep(&tx).await?;
        pass::sweep(&tx).await?;
        Ok(tx.commit().await?)
    })
}
