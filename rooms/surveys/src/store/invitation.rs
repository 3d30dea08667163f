//! Invitations: who was asked, and on which morning we knew that they had answered.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::prelude::*;
use std::collections::HashMap;

use super::entities::invitation::{ActiveModel, Column, Entity, Model};
use super::entities::replaced_code;
use crate::model::Invitation;

/// SQLite takes some 32,000 values in one statement; six a row leaves room.
const AT_ONCE: usize = 500;

fn read(row: Model) -> Invitation {
    Invitation {
        id: row.id,
        wave: row.wave,
        care_leaver: row.care_leaver,
        revision: row.revision,
        done_on: row.done_on,
    }
}

pub(crate) async fn add(tx: &Tx, new: &[(Invitation, Vec<u8>)]) -> Result<(), Refusal> {
    for chunk in new.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|(invitation, mark)| ActiveModel {
            id: Set(invitation.id),
            wave: Set(invitation.wave),
            care_leaver: Set(invitation.care_leaver),
            revision: Set(invitation.revision),
            code_mark: Set(mark.clone()),
            done_on: Set(None),
        });
        Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Option<Invitation>, Refusal> {
    Ok(Entity::find_by_id(id).one(tx.conn()).await?.map(read))
}

/// The invitation whose code has one of these marks (one a wave that is open).
pub(crate) async fn by_marks(tx: &Tx, marks: Vec<Vec<u8>>) -> Result<Option<Invitation>, Refusal> {
    Ok(Entity::find().filter(Column::CodeMark.is_in(marks)).one(tx.conn()).await?.map(read))
}

/// The invitation that once had a code with one of these marks.
pub(crate) async fn by_replaced_marks(tx: &Tx, marks: Vec<Vec<u8>>) -> Result<Option<Invitation>, Refusal> {
    let old = replaced_code::Entity::find().filter(replaced_code::Column::Mark.is_in(marks));
    match old.one(tx.conn()).await? {
        Some(row) => find(tx, row.invitation).await,
        None => Ok(None),
    }
}

/// One person's invitation to a wave.
pub(crate) async fn of_person(tx: &Tx, wave: Uuid, person: Uuid) -> Result<Option<Invitation>, Refusal> {
    let found = Entity::find().filter(Column::Wave.eq(wave)).filter(Column::CareLeaver.eq(person));
    Ok(found.one(tx.conn()).await?.map(read))
}

/// Gives an invitation its next code and keeps the mark of the one before; `false` when it has another by now.
pub(crate) async fn replace(tx: &Tx, of: &Invitation, old: Vec<u8>, new: Vec<u8>) -> Result<bool, Refusal> {
    let done = Entity::update_many()
        .col_expr(Column::Revision, Expr::value(of.revision + 1))
        .col_expr(Column::CodeMark, Expr::value(new))
        .filter(Column::Id.eq(of.id))
        .filter(Column::Revision.eq(of.revision))
        .exec(tx.conn())
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    let row = replaced_code::ActiveModel { mark: Set(old), invitation: Set(of.id) };
    replaced_code::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(true)
}

pub(crate) async fn of_wave(tx: &Tx, wave: Uuid) -> Result<Vec<Invitation>, Refusal> {
    Ok(Entity::find().filter(Column::Wave.eq(wave)).all(tx.conn()).await?.into_iter().map(read).collect())
}

/// How many were asked, and how many of them we know to have answered.
pub(crate) async fn tally(tx: &Tx, wave: Uuid) -> Result<(u64, u64), Refusal> {
    let asked = Entity::find().filter(Column::Wave.eq(wave));
    let done = asked.clone().filter(Column::DoneOn.is_not_null());
    Ok((asked.count(tx.conn()).await?, done.count(tx.conn()).await?))
}

/// The same of many waves at once; a wave that asked nobody is not in it.
pub(crate) async fn tallies(tx: &Tx, waves: &[Uuid]) -> Result<HashMap<Uuid, (u64, u64)>, Refusal> {
    let rows: Vec<(Uuid, i64, i64)> = Entity::find()
        .select_only()
        .column(Column::Wave)
        .column_as(Column::Id.count(), "asked")
        .column_as(Column::DoneOn.count(), "answered")
        .filter(Column::Wave.is_in(waves.iter().copied()))
        .group_by(Column::Wave)
        .into_tuple()
        .all(tx.conn())
        .await?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    Ok(rows.into_iter().map(|(wave, asked, answered)| (wave, (count(asked), count(answered)))).collect())
}

/// Marks one as answered, as of this morning.
pub(crate) async fn mark_done(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::DoneOn, Expr::value(tx.today()))
        .filter(Column::Id.eq(id))
        .filter(Column::DoneOn.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}
