//! Who changed what of a care leaver, and on which day.

use kit::Tx;
use kit::keys::Key;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use super::entities::leaver_change::{ActiveModel, Column, Entity};
use super::{Seal, ring};
use crate::details::{Noted, Told};

const TABLE: &str = "leaver_change";

/// Notes a change; `number` counts a person's changes from 1.
pub(crate) async fn add(
    tx: &Tx,
    (la, person): (Uuid, Uuid),
    key: &Key,
    (number, by): (i32, Option<Uuid>),
    told: &Told,
) -> Result<(), Refusal> {
    let id = tx.new_id();
    let row = ActiveModel {
        id: Set(id),
        organisation: Set(la),
        care_leaver: Set(person),
        number: Set(number),
        day: Set(tx.today()),
        by: Set(by),
        sealed: Set(Seal::under(key).seal(tx, TABLE, id, told)?),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// All that changed of somebody, the newest first.
pub(crate) async fn of(tx: &Tx, la: Uuid, person: Uuid) -> Result<Vec<Noted>, Refusal> {
    let all = Entity::find().filter(Column::Organisation.eq(la)).filter(Column::CareLeaver.eq(person));
    let rows = all.order_by_desc(Column::Number).all(tx.conn()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let Some(key) = ring(tx, la)?.find(person)? else { return Ok(Vec::new()) };
    let seal = Seal::under(&key);
    let noted = |row: &super::entities::leaver_change::Model| {
        Ok(Noted { day: row.day, by: row.by, told: seal.open(TABLE, row.id, &row.sealed)? })
    };
    rows.iter().map(noted).collect()
}

/// Takes away all that changed of somebody.
pub(super) async fn remove(tx: &Tx, person: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::CareLeaver.eq(person)).exec(tx.conn()).await?;
    Ok(())
}
