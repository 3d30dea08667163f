//! The sessions that waves ask about.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use super::entities::session_asked::{ActiveModel, Entity};
use crate::others::Session;

pub(crate) async fn add(tx: &Tx, wave: Uuid, session: &Session) -> Result<(), Refusal> {
    let row = ActiveModel {
        wave: Set(wave),
        name: Set(session.name.clone()),
        day: Set(session.day),
        people: Set(i32::try_from(session.people).unwrap_or(i32::MAX)),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

pub(crate) async fn of(tx: &Tx, wave: Uuid) -> Result<Option<Session>, Refusal> {
    let row = Entity::find_by_id(wave).one(tx.conn()).await?;
    let people = |n: i32| u32::try_from(n).unwrap_or(0);
    Ok(row.map(|row| Session { name: row.name, day: row.day, people: people(row.people) }))
}
