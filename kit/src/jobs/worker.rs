//! The worker: it plans what comes again, takes what is due, runs it, and writes down how it went.

use chrono::{Duration, DurationRound};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};
use serde_json::Value;
use std::sync::Arc;

use super::{Column, Entity, JobError, Model, enqueue_once};
use crate::web::Refusal;
use crate::{House, Tx, clock};

/// Makes sure that each daily job waits for its next hour, and each hourly one for the next.
///
/// # Errors
/// When the database refuses.
pub async fn plan_daily(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    for (kind, hour) in &house.daily {
        let now = tx.now();
        let today = clock::london_at(clock::london_day(now), *hour);
        let next = if today > now {
            today
        } else {
            clock::london_at(clock::london_day(now) + Duration::days(1), *hour)
        };
        enqueue_once(&tx, kind, &Value::Null, next, &format!("daily:{kind}")).await?;
    }
    let next = (tx.now() + Duration::hours(1)).duration_trunc(Duration::hours(1));
    for kind in &house.hourly {
        let next = next.map_err(|e| Refusal::Broken(e.to_string()))?;
        enqueue_once(&tx, kind, &Value::Null, next, &format!("hourly:{kind}")).await?;
    }
    tx.commit().await
}

/// Takes the next due job, urgent ones first, and runs it. `false`: nothing was due.
///
/// # Errors
/// When the database refuses; a job's own failure is written on its row.
pub async fn run_next(house: &Arc<House>) -> Result<bool, Refusal> {
    let Some(job) = claim(house, false).await? else { return Ok(false) };
    run(house, job).await?;
    plan_daily(house).await?;
    Ok(true)
}

/// Takes the next due job that is urgent and runs it. `false`: none was due.
///
/// # Errors
/// As [`run_next`].
pub async fn run_next_urgent(house: &Arc<House>) -> Result<bool, Refusal> {
    let Some(job) = claim(house, true).await? else { return Ok(false) };
    run(house, job).await?;
    Ok(true)
}

async fn run(house: &Arc<House>, job: Model) -> Result<(), Refusal> {
    let outcome = match house.runners.get(job.kind.as_str()) {
        // In a task of its own: a panic is that job's trouble, not the end of the worker.
        Some(run) => tokio::spawn(run(house.clone(), job.payload.clone()))
            .await
            .unwrap_or_else(|_| Err(JobError::Retry("it panicked".to_owned()))),
        None => Err(JobError::GiveUp(format!("no room runs {}", job.kind))),
    };
    settle(house, job, outcome).await
}

/// Runs everything that is due, for tests, the demo and the command line.
///
/// # Errors
/// As [`run_next`].
pub async fn run_due(house: &Arc<House>) -> Result<(), Refusal> {
    while run_next(house).await? {}
    Ok(())
}

/// The next due job, taken: whoever else looks now finds it running.
async fn claim(house: &Arc<House>, urgent_only: bool) -> Result<Option<Model>, Refusal> {
    loop {
        let tx = house.write().await?;
        let Some(job) = next_due(&tx, urgent_only).await? else { return Ok(None) };
        let claimed = take(&tx, &job).await?;
        tx.commit().await?;
        if claimed {
            return Ok(Some(job));
        }
    }
}

async fn next_due(tx: &Tx, urgent_only: bool) -> Result<Option<Model>, Refusal> {
    let (now, stale) = (tx.now(), tx.now() - Duration::minutes(10));
    let due = Column::State.eq("ready").or(Column::State.eq("running").and(Column::ClaimedAt.lt(stale)));
    let mut found = Entity::find().filter(due.and(Column::RunAt.lte(now)));
    if urgent_only {
        found = found.filter(Column::Urgent.eq(true));
    }
    let found = found.order_by_desc(Column::Urgent).order_by_asc(Column::RunAt).limit(1);
    Ok(found.one(tx.conn()).await?)
}

/// `false`: another worker was faster.
async fn take(tx: &Tx, job: &Model) -> Result<bool, Refusal> {
    // On PostgreSQL another worker may be here too: the state and the attempt that were read must still hold.
    let claimed = Entity::update_many()
        .col_expr(Column::State, Expr::value("running"))
        .col_expr(Column::ClaimedAt, Expr::value(tx.now()))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(
            Column::Id.eq(job.id).and(Column::Attempts.eq(job.attempts)).and(Column::State.eq(&job.state)),
        )
        .exec(tx.conn())
        .await?;
    Ok(claimed.rows_affected == 1)
}

async fn settle(house: &Arc<House>, job: Model, outcome: Result<(), JobError>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let attempts = job.attempts + 1;
    let mut row = job.into_active_model();
    row.claimed_at = Set(None);
    match outcome {
        Ok(()) => {
            row.state = Set("done".to_owned());
            row.only_one = Set(None);
        }
        Err(JobError::Retry(why)) if attempts < 12 => {
            row.state = Set("ready".to_owned());
            row.run_at = Set(tx.now() + Duration::seconds(15 << Ord::min(attempts, 6)));
            row.trouble = Set(Some(why));
        }
        Err(JobError::Retry(why) | JobError::GiveUp(why)) => {
            tracing::error!(kind = row.kind.as_ref(), "job failed for good");
            row.state = Set("failed".to_owned());
            row.only_one = Set(None);
            row.trouble = Set(Some(why));
        }
    }
    row.update(tx.conn()).await?;
    tx.commit().await
}
