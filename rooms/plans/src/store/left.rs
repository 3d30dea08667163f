//! Promises of the version before that a version leaves out, each with the reason.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use super::entities::plan_left::{ActiveModel, Column, Entity};
use super::meanwhile;
use crate::model::LeftOut;

/// What this version leaves out; in one order, as it is in the plan's mark.
pub(super) async fn of(tx: &Tx, plan: Uuid) -> Result<Vec<LeftOut>, Refusal> {
    let rows =
        Entity::find().filter(Column::Plan.eq(plan)).order_by_asc(Column::Promise).all(tx.conn()).await?;
    Ok(rows.into_iter().map(|row| LeftOut { promise: row.promise, reason: row.reason }).collect())
}

/// Makes what a draft leaves out these.
pub(crate) async fn set(tx: &Tx, plan: Uuid, all: &[LeftOut]) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Plan.eq(plan)).exec(tx.conn()).await?;
    for left in all {
        let row = ActiveModel {
            id: Set(tx.new_id()),
            plan: Set(plan),
            promise: Set(left.promise),
            reason: Set(left.reason.clone()),
        };
        row.insert(tx.conn()).await.map_err(meanwhile)?;
    }
    Ok(())
}
