//! What LAs call the columns of their lists.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use super::Seal;
use super::entities::import_columns::{ActiveModel, Column, Entity};
use crate::import::Headings;

const TABLE: &str = "import_columns";

/// What an LA has said.
pub(crate) async fn of(tx: &Tx, la: Uuid) -> Result<Headings, Refusal> {
    match Entity::find().filter(Column::Organisation.eq(la)).one(tx.conn()).await? {
        Some(row) => Seal::of(tx, la)?.open(TABLE, row.id, &row.sealed),
        None => Ok(Headings::default()),
    }
}

/// Keeps what an LA says in the place of what it said before. The caller holds the LA.
pub(crate) async fn save(tx: &Tx, la: Uuid, said: &Headings) -> Result<(), Refusal> {
    remove(tx, la).await?;
    let id = tx.new_id();
    let sealed = Seal::of(tx, la)?.seal(tx, TABLE, id, said)?;
    let row = ActiveModel { id: Set(id), organisation: Set(la), sealed: Set(sealed) };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Forgets what an LA has said; whether there was anything.
pub(crate) async fn remove(tx: &Tx, la: Uuid) -> Result<bool, Refusal> {
    let gone = Entity::delete_many().filter(Column::Organisation.eq(la)).exec(tx.conn()).await?;
    Ok(gone.rows_affected > 0)
}
