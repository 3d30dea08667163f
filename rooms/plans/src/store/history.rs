//! Every change of a draft, a row each: never changed, gone only with a draft that is discarded.

use chrono::{DateTime, Utc};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::plan_change::{ActiveModel, Column, Entity, Model};
use super::meanwhile;
use crate::model::{Change, Kept, What};

/// A change, and who made it when.
#[derive(Debug)]
pub(crate) struct Noted {
    pub(crate) change: Change,
    pub(crate) by: Option<Uuid>,
    pub(crate) at: DateTime<Utc>,
}

/// Writes a change down.
pub(crate) async fn note(tx: &Tx, plan: Uuid, by: Option<Uuid>, change: &Change) -> Result<(), Refusal> {
    let last: Option<i32> = Entity::find()
        .select_only()
        .column_as(Column::Position.max(), "last")
        .filter(Column::Plan.eq(plan))
        .into_tuple::<Option<i32>>()
        .one(tx.conn())
        .await?
        .flatten();
    let row = ActiveModel {
        id: Set(tx.new_id()),
        plan: Set(plan),
        position: Set(last.map_or(0, |last| last + 1)),
        what: Set(change.what.code().to_owned()),
        about: Set(change.about.clone()),
        before: Set(serde_json::json!(change.before)),
        after: Set(serde_json::json!(change.after)),
        account: Set(by),
        at: Set(tx.now()),
    };
    row.insert(tx.conn()).await.map_err(meanwhile)?;
    Ok(())
}

/// The changes of a version, newest first, `most` of them at most.
pub(crate) async fn of(tx: &Tx, plan: Uuid, most: u64) -> Result<Vec<Noted>, Refusal> {
    let rows = Entity::find().filter(Column::Plan.eq(plan)).order_by_desc(Column::Position).limit(most);
    rows.all(tx.conn()).await?.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<Noted, Refusal> {
    let broken = |_| Refusal::Broken("a change of a plan can't be read".to_owned());
    let kept = |json| serde_json::from_value::<Vec<Kept>>(json).map_err(broken);
    let what = What::of(&row.what).ok_or_else(|| Refusal::Broken("a change without a kind".to_owned()))?;
    let change = Change { what, about: row.about, before: kept(row.before)?, after: kept(row.after)? };
    Ok(Noted { change, by: row.account, at: row.at })
}

/// Takes the changes of a discarded draft back.
pub(super) async fn forget(tx: &Tx, plan: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Plan.eq(plan)).exec(tx.conn()).await?;
    Ok(())
}
