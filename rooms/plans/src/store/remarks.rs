//! Remarks on a promise, and whom they were for.

use chrono::{DateTime, Utc};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;
use std::collections::HashMap;

use super::entities::{plan_mention, plan_remark};

/// A remark.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) by: Option<Uuid>,
    pub(crate) at: DateTime<Utc>,
    pub(crate) words: String,
    /// Accounts it names.
    pub(crate) named: Vec<Uuid>,
}

/// What was said of a promise, oldest first.
pub(crate) async fn of(tx: &Tx, promise: Uuid) -> Result<Vec<Remark>, Refusal> {
    use plan_remark::{Column, Entity};
    let said = Entity::find().filter(Column::Promise.eq(promise)).order_by_asc(Column::At);
    let said = said.order_by_asc(Column::Id).all(tx.conn()).await?;
    let named = plan_mention::Entity::find()
        .filter(plan_mention::Column::Remark.is_in(said.iter().map(|row| row.id)))
        .all(tx.conn())
        .await?;
    let of = |remark: Uuid| named.iter().filter(|row| row.remark == remark).map(|row| row.account).collect();
    let read = said.iter().map(|row| Remark {
        by: row.account,
        at: row.at,
        words: row.words.clone(),
        named: of(row.id),
    });
    Ok(read.collect())
}

/// How many remarks these promises have.
pub(crate) async fn counts(tx: &Tx, promises: Vec<Uuid>) -> Result<HashMap<Uuid, usize>, Refusal> {
    use plan_remark::{Column, Entity};
    let mut counts = HashMap::new();
    for row in Entity::find().filter(Column::Promise.is_in(promises)).all(tx.conn()).await? {
        *counts.entry(row.promise).or_default() += 1;
    }
    Ok(counts)
}

/// Writes a remark.
pub(crate) async fn add(
    tx: &Tx,
    promise: Uuid,
    by: Option<Uuid>,
    words: &str,
    named: &[Uuid],
) -> Result<(), Refusal> {
    let remark = tx.new_id();
    let row = plan_remark::ActiveModel {
        id: Set(remark),
        promise: Set(promise),
        words: Set(words.to_owned()),
        account: Set(by),
        at: Set(tx.now()),
    };
    row.insert(tx.conn()).await?;
    for account in named {
        let row =
            plan_mention::ActiveModel { id: Set(tx.new_id()), remark: Set(remark), account: Set(*account) };
        row.insert(tx.conn()).await?;
    }
    Ok(())
}

/// Takes what was said of a promise away, with the only action that made it.
pub(super) async fn forget(tx: &Tx, promise: Uuid) -> Result<(), Refusal> {
    use plan_remark::{Column, Entity};
    let said = Entity::find().filter(Column::Promise.eq(promise)).all(tx.conn()).await?;
    plan_mention::Entity::delete_many()
        .filter(plan_mention::Column::Remark.is_in(said.iter().map(|row| row.id)))
        .exec(tx.conn())
        .await?;
    Entity::delete_many().filter(Column::Promise.eq(promise)).exec(tx.conn()).await?;
    Ok(())
}
