//! Imports that wait for a lead's yes: sealed, for two days, and one a person.

use chrono::Duration;
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use super::Seal;
use super::entities::pending_import::{ActiveModel, Column, Entity};
use crate::import::Preview;

const TABLE: &str = "pending_import";
/// How long a preview can be confirmed, in days.
const LASTS: i64 = 2;

/// Keeps a preview; the one that this person left lying goes.
pub(crate) async fn add(tx: &Tx, la: Uuid, by: Uuid, preview: &Preview) -> Result<Uuid, Refusal> {
    let left = Entity::delete_many().filter(Column::Organisation.eq(la)).filter(Column::By.eq(by));
    left.exec(tx.conn()).await?;
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        organisation: Set(la),
        by: Set(by),
        sealed: Set(Seal::of(tx, la)?.seal(tx, TABLE, id, preview)?),
        since: Set(tx.now()),
        ends_on: Set(tx.today() + Duration::days(LASTS)),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(id)
}

pub(crate) async fn find(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<Preview>, Refusal> {
    let waiting =
        Entity::find_by_id(id).filter(Column::Organisation.eq(la)).filter(Column::EndsOn.gte(tx.today()));
    let row = waiting.one(tx.conn()).await?;
    row.map(|row| Seal::of(tx, la)?.open(TABLE, row.id, &row.sealed)).transpose()
}

/// Takes a preview away. `false`: it was gone, and whoever took it acts on it.
pub(crate) async fn remove(tx: &Tx, la: Uuid, id: Uuid) -> Result<bool, Refusal> {
    let gone = Entity::delete_by_id(id).filter(Column::Organisation.eq(la)).exec(tx.conn()).await?;
    Ok(gone.rows_affected == 1)
}

/// Takes away all whose days are over.
pub(crate) async fn tidy(tx: &Tx) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::EndsOn.lt(tx.today())).exec(tx.conn()).await?;
    Ok(())
}
