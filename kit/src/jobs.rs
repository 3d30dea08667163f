//! Jobs and facts: rows in the same database, written in the act's own transaction.
//!
//! A low room says a fact ([`say`]); whoever listens gets a job. A job may run more than once (a crash
//! after its work and before its mark), so every runner must bear that.

use chrono::{DateTime, Duration, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::web::Refusal;
use crate::{House, Tx, clock, ids};

/// A job's outcome when it did not succeed.
#[derive(Debug)]
pub enum JobError {
    /// The world was not ready (a server away, a lock held): try again, later each time.
    Retry(String),
    /// It will never work: stop, and show it to the operator.
    GiveUp(String),
}

impl From<Refusal> for JobError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Broken(why) => Self::Retry(why),
            other => Self::GiveUp(format!("{other:?}")),
        }
    }
}

/// The future a runner returns.
pub type Running = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;
/// Does one job of a kind, given its payload.
pub type Runner = fn(Arc<House>, Value) -> Running;

/// When the fact is said, enqueue the job.
#[derive(Debug, Clone, Copy)]
pub struct Listener {
    /// The fact's name.
    pub fact: &'static str,
    /// The job's name.
    pub job: &'static str,
}

/// Something that happened, told upwards.
pub trait Fact: Serialize {
    /// Its name.
    const NAME: &'static str;
}

/// A job's row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which runner.
    pub kind: String,
    /// What it is given: identifiers only, never personal data.
    pub payload: Json,
    /// `ready`, `running`, `done` or `failed`.
    pub state: String,
    /// Not before.
    pub run_at: DateTimeUtc,
    /// When a worker took it; a claim older than ten minutes is void.
    pub claimed_at: Option<DateTimeUtc>,
    /// How often it was tried.
    pub attempts: i32,
    /// What went wrong last, without personal data.
    pub trouble: Option<String>,
    /// At most one waiting job has this name.
    pub only_one: Option<String>,
}

/// No relation: jobs name things by id in their payload.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Enqueues a job in the act's transaction.
///
/// # Errors
/// When the database refuses, or the payload can't be written as JSON.
pub async fn enqueue(
    tx: &Tx,
    kind: &str,
    payload: &impl Serialize,
    run_at: DateTime<Utc>,
) -> Result<(), Refusal> {
    insert(tx, kind, payload, run_at, None).await
}

/// Enqueues a job unless one with this name waits already.
///
/// # Errors
/// As [`enqueue`].
pub async fn enqueue_once(
    tx: &Tx,
    kind: &str,
    payload: &impl Serialize,
    run_at: DateTime<Utc>,
    name: &str,
) -> Result<(), Refusal> {
    insert(tx, kind, payload, run_at, Some(name.to_owned())).await
}

async fn insert(
    tx: &Tx,
    kind: &str,
    payload: &impl Serialize,
    run_at: DateTime<Utc>,
    only_one: Option<String>,
) -> Result<(), Refusal> {
    let row = ActiveModel {
        id: Set(ids::ordered(tx.now(), &tx.house().chance)),
        kind: Set(kind.to_owned()),
        payload: Set(serde_json::to_value(payload)?),
        state: Set("ready".to_owned()),
        run_at: Set(run_at),
        claimed_at: Set(None),
        attempts: Set(0),
        trouble: Set(None),
        only_one: Set(only_one),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::OnlyOne).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Takes away the jobs of a kind that have one of these payloads: what they were about is gone. One that is running
/// finds that out itself.
///
/// # Errors
/// As [`enqueue`].
pub async fn forget(tx: &Tx, kind: &str, payloads: &[impl Serialize]) -> Result<(), Refusal> {
    let payloads = payloads.iter().map(serde_json::to_value).collect::<Result<Vec<_>, _>>()?;
    Entity::delete_many()
        .filter(Column::Kind.eq(kind))
        .filter(Column::Payload.is_in(payloads))
        .filter(Column::State.ne("running"))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Says a fact in the transaction in which it became true.
///
/// # Errors
/// As [`enqueue`].
pub async fn say<F: Fact>(tx: &Tx, fact: &F) -> Result<(), Refusal> {
    for listener in tx.house().listeners.iter().filter(|l| l.fact == F::NAME) {
        enqueue(tx, listener.job, fact, tx.now()).await?;
    }
    Ok(())
}

/// Makes sure that each daily job waits for its next hour.
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
    tx.commit().await
}

/// Takes the next due job and runs it. `false`: nothing was due.
///
/// # Errors
/// When the database refuses; a job's own failure is written on its row.
pub async fn run_next(house: &Arc<House>) -> Result<bool, Refusal> {
    let Some(job) = claim(house).await? else { return Ok(false) };
    let outcome = match house.runners.get(job.kind.as_str()) {
        // In a task of its own: a panic is that job's trouble, not the end of the worker.
        Some(run) => tokio::spawn(run(house.clone(), job.payload.clone()))
            .await
            .unwrap_or_else(|_| Err(JobError::Retry("it panicked".to_owned()))),
        None => Err(JobError::GiveUp(format!("no room runs {}", job.kind))),
    };
    settle(house, job, outcome).await?;
    plan_daily(house).await?;
    Ok(true)
}

/// Runs everything that is due, for tests, the demo and the command line.
///
/// # Errors
/// As [`run_next`].
pub async fn run_due(house: &Arc<House>) -> Result<(), Refusal> {
    while run_next(house).await? {}
    Ok(())
}

async fn claim(house: &Arc<House>) -> Result<Option<Model>, Refusal> {
    let tx = house.write().await?;
    let (now, stale) = (tx.now(), tx.now() - Duration::minutes(10));
    let due = Column::State.eq("ready").or(Column::State.eq("running").and(Column::ClaimedAt.lt(stale)));
    let found = Entity::find()
        .filter(due.and(Column::RunAt.lte(now)))
        .order_by_asc(Column::RunAt)
        .limit(1)
        .one(tx.conn())
        .await?;
    let Some(job) = found else { return Ok(None) };
    // On PostgreSQL another node may be here too: the state and the attempt that were read must still hold.
    let claimed = Entity::update_many()
        .col_expr(Column::State, Expr::value("running"))
        .col_expr(Column::ClaimedAt, Expr::value(now))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(
            Column::Id.eq(job.id).and(Column::Attempts.eq(job.attempts)).and(Column::State.eq(&job.state)),
        )
        .exec(tx.conn())
        .await?;
    tx.commit().await?;
    Ok((claimed.rows_affected == 1).then_some(job))
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
