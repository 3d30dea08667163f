//! What promises reached on the way: milestones that were ticked off, and decisions about pilots.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::{milestone_done, pilot_decision};
use super::meanwhile;
use crate::model::{Decided, Decision, Reached};

/// What these promises reached.
pub(super) async fn of(tx: &Tx, promises: &[Uuid]) -> Result<Reached, Refusal> {
    use {milestone_done as milestone, pilot_decision as decision};
    let done = milestone::Entity::find().filter(milestone::Column::Promise.is_in(promises.iter().copied()));
    let decided = decision::Entity::find()
        .filter(decision::Column::Promise.is_in(promises.iter().copied()))
        .order_by_asc(decision::Column::Position);
    // A later row takes an earlier one's place.
    let decisions = decided.all(tx.conn()).await?.into_iter().filter_map(|row| {
        let decision = Decision::of(&row.decision)?;
        Some((row.promise, Decided { decision, reason: row.reason, day: row.day }))
    });
    Ok(Reached {
        decisions: decisions.collect(),
        milestones: done.all(tx.conn()).await?.into_iter().map(|row| (row.milestone, row.day)).collect(),
    })
}

/// Ticks a milestone off; ticked before, it keeps its day.
pub(crate) async fn tick(
    tx: &Tx,
    promise: Uuid,
    milestone: Uuid,
    account: Option<Uuid>,
) -> Result<(), Refusal> {
    use milestone_done::{ActiveModel, Column, Entity};
    let row = ActiveModel {
        milestone: Set(milestone),
        promise: Set(promise),
        day: Set(tx.today()),
        account: Set(account),
    };
    let known = OnConflict::column(Column::Milestone).do_nothing().to_owned();
    Entity::insert(row).on_conflict(known).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Takes a tick back that was a mistake.
pub(crate) async fn untick(tx: &Tx, milestone: Uuid) -> Result<(), Refusal> {
    milestone_done::Entity::delete_by_id(milestone).exec(tx.conn()).await?;
    Ok(())
}

/// Writes what was decided about a promise's pilot.
pub(crate) async fn decide(
    tx: &Tx,
    promise: Uuid,
    decided: &Decided,
    account: Option<Uuid>,
) -> Result<(), Refusal> {
    use pilot_decision::{ActiveModel, Column, Entity};
    let last: Option<i32> = Entity::find()
        .select_only()
        .column_as(Column::Position.max(), "last")
        .filter(Column::Promise.eq(promise))
        .into_tuple::<Option<i32>>()
        .one(tx.conn())
        .await?
        .flatten();
    let row = ActiveModel {
        id: Set(tx.new_id()),
        promise: Set(promise),
        position: Set(last.map_or(0, |last| last + 1)),
        decision: Set(decided.decision.code().to_owned()),
        reason: Set(decided.reason.clone()),
        day: Set(decided.day),
        account: Set(account),
    };
    row.insert(tx.conn()).await.map_err(meanwhile)?;
    Ok(())
}
