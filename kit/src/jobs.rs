//! Jobs and facts: rows in the same database, written in the act's own transaction.
//!
//! A low room says a fact ([`say`]); whoever listens gets a job. A job may run more than once (a crash
//! after its work and before its mark), so every runner must bear that. Two workers take them: one whatever is due, what
//! somebody waits for first; the other nothing but that, so that it never stands behind a thousand invitations.

mod measure;
mod worker;

pub(crate) use measure::measure;
pub use worker::{plan_daily, run_due, run_next, run_next_urgent};

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::Serialize;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::web::Refusal;
use crate::{House, Tx, ids};

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

/// Whether somebody waits for a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Somebody does: it comes before all that is not urgent, and is short.
    Urgent,
    /// Nobody does, or it is one of very many.
    Patient,
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
    /// Somebody waits for it: it comes first.
    pub urgent: bool,
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

/// Enqueues an urgent job in the act's transaction.
///
/// # Errors
/// When the database refuses, or the payload can't be written as JSON.
pub async fn enqueue(
    tx: &Tx,
    kind: &str,
    payload: &impl Serialize,
    run_at: DateTime<Utc>,
) -> Result<(), Refusal> {
    insert(tx, kind, payload, (Urgency::Urgent, run_at), None).await
}

/// Enqueues a job that nobody waits for, unless one with this name waits already.
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
    insert(tx, kind, payload, (Urgency::Patient, run_at), Some(name.to_owned())).await
}

/// Enqueues a job that is due at once, unless one with this name waits already or is at it: two never do the same.
///
/// # Errors
/// As [`enqueue`].
pub async fn enqueue_now(
    tx: &Tx,
    kind: &str,
    payload: &impl Serialize,
    urgency: Urgency,
    name: &str,
) -> Result<(), Refusal> {
    insert(tx, kind, payload, (urgency, tx.now()), Some(name.to_owned())).await
}

async fn insert(
    tx: &Tx,
    kind: &str,
    payload: &impl Serialize,
    (urgency, run_at): (Urgency, DateTime<Utc>),
    only_one: Option<String>,
) -> Result<(), Refusal> {
    let row = ActiveModel {
        id: Set(ids::ordered(tx.now(), &tx.house().chance)),
        kind: Set(kind.to_owned()),
        payload: Set(serde_json::to_value(payload)?),
        state: Set("ready".to_owned()),
        urgent: Set(urgency == Urgency::Urgent),
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
        insert(tx, listener.job, fact, (Urgency::Patient, tx.now()), None).await?;
    }
    Ok(())
}
