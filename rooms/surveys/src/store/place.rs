//! Places of those whom no register names. They stand apart from invitations, so that no count of one takes in the other.

use chrono::NaiveDate;
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use super::entities::place::{ActiveModel, Column, Entity, Model};
use crate::model::Place;

/// As many rows as one statement takes on both databases.
const AT_ONCE: usize = 500;

fn read(row: Model) -> Place {
    Place { id: row.id, wave: row.wave, revision: 0, done_on: row.done_on }
}

/// Makes places in a wave, each with the mark of its code.
pub(crate) async fn add(tx: &Tx, wave: Uuid, new: &[(Uuid, Vec<u8>)]) -> Result<(), Refusal> {
    for chunk in new.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|(id, mark)| ActiveModel {
            id: Set(*id),
            wave: Set(wave),
            code_mark: Set(mark.clone()),
            since: Set(tx.today()),
            done_on: Set(None),
        });
        Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

pub(crate) async fn remove(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    Entity::delete_by_id(id).exec(tx.conn()).await?;
    Ok(())
}

pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Option<Place>, Refusal> {
    Ok(Entity::find_by_id(id).one(tx.conn()).await?.map(read))
}

/// The place whose code has one of these marks.
pub(crate) async fn by_marks(tx: &Tx, marks: Vec<Vec<u8>>) -> Result<Option<Place>, Refusal> {
    Ok(Entity::find().filter(Column::CodeMark.is_in(marks)).one(tx.conn()).await?.map(read))
}

pub(crate) async fn of_wave(tx: &Tx, wave: Uuid) -> Result<Vec<Place>, Refusal> {
    Ok(Entity::find().filter(Column::Wave.eq(wave)).all(tx.conn()).await?.into_iter().map(read).collect())
}

/// How many there are, and how many of them we know to have answered.
pub(crate) async fn tally(tx: &Tx, wave: Uuid) -> Result<(u64, u64), Refusal> {
    counted(tx, Entity::find().filter(Column::Wave.eq(wave))).await
}

/// The same without those that came on `day` or later.
pub(crate) async fn tally_before(tx: &Tx, wave: Uuid, day: NaiveDate) -> Result<(u64, u64), Refusal> {
    counted(tx, Entity::find().filter(Column::Wave.eq(wave)).filter(Column::Since.lt(day))).await
}

async fn counted(tx: &Tx, all: Select<Entity>) -> Result<(u64, u64), Refusal> {
    let done = all.clone().filter(Column::DoneOn.is_not_null());
    Ok((all.count(tx.conn()).await?, done.count(tx.conn()).await?))
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
