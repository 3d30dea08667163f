//! What metrics tell of jobs: how many of each kind are in each state, and since when the oldest waits.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};
use std::sync::Arc;

use super::{Column, Entity};
use crate::metrics::{Gauge, Measuring};
use crate::web::Refusal;
use crate::{House, Tx};

/// Jobs come and go within a second as long as all is well. One that has waited or run for less than this is not counted:
/// metrics tell what is stuck, not what somebody did this moment.
const A_WHILE: Duration = Duration::minutes(1);

/// Jobs by kind and state, and the age of the oldest one that waits.
pub(crate) fn measure(house: Arc<House>) -> Measuring {
    Box::pin(async move {
        let tx = house.read().await?;
        let mut by_kind = Gauge::new(
            "newbelongings_jobs",
            "Jobs by kind: waiting or running for a minute or more, retrying after two failures or more, failed for good.",
            &["kind", "state"],
        );
        for (state, filter) in states(&tx) {
            for (kind, count) in count(&tx, filter).await? {
                by_kind.add(&[&kind, state], count as f64);
            }
        }
        let help =
            "How long the job that was due first has waited, in seconds; 0 where none has for a minute.";
        let mut oldest = Gauge::new("newbelongings_jobs_oldest_seconds", help, &[]);
        oldest.add(&[], longest_wait(&tx).await?);
        Ok(vec![by_kind, oldest])
    })
}

fn states(tx: &Tx) -> [(&'static str, Condition); 4] {
    let ready = || Condition::all().add(Column::State.eq("ready"));
    let running = Condition::all().add(Column::State.eq("running"));
    let past = tx.now() - A_WHILE;
    [
        ("waiting", ready().add(Column::RunAt.lte(past))),
        ("retrying", ready().add(Column::RunAt.gt(past)).add(Column::Attempts.gte(2))),
        ("running", running.add(Column::ClaimedAt.lte(past))),
        ("failed", Condition::all().add(Column::State.eq("failed"))),
    ]
}

async fn count(tx: &Tx, filter: Condition) -> Result<Vec<(String, i64)>, Refusal> {
    let counted = Entity::find().select_only().column(Column::Kind).column_as(Column::Id.count(), "number");
    let counted = counted.filter(filter).group_by(Column::Kind).order_by_asc(Column::Kind);
    Ok(counted.into_tuple().all(tx.conn()).await?)
}

async fn longest_wait(tx: &Tx) -> Result<f64, Refusal> {
    let [(_, waiting), ..] = states(tx);
    let first = Entity::find().filter(waiting).order_by_asc(Column::RunAt).limit(1).one(tx.conn()).await?;
    Ok(first.map_or(0.0, |job| (tx.now() - job.run_at).num_seconds() as f64))
}
