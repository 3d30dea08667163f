//! Who asked for a link at the public address: the contact, sealed, and the mark that tells one that asks again.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::entities::{join_request, joined};
use joined::{Column, Entity};

/// Keeps what was typed until a job looks at it.
pub(crate) async fn add_request(tx: &Tx, id: Uuid, wave: Uuid, sealed: Vec<u8>) -> Result<(), Refusal> {
    let row = join_request::ActiveModel { id: Set(id), wave: Set(wave), sealed: Set(sealed) };
    join_request::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Takes it out: the wave it is about, and what was typed.
pub(crate) async fn take_request(tx: &Tx, id: Uuid) -> Result<Option<(Uuid, Vec<u8>)>, Refusal> {
    let found = join_request::Entity::find_by_id(id).one(tx.conn()).await?;
    join_request::Entity::delete_by_id(id).exec(tx.conn()).await?;
    Ok(found.map(|row| (row.wave, row.sealed)))
}

/// Notes whose a place is; `false` where this contact has one already.
pub(crate) async fn add(
    tx: &Tx,
    place: Uuid,
    wave: Uuid,
    mark: Vec<u8>,
    sealed: Vec<u8>,
) -> Result<bool, Refusal> {
    let row =
        joined::ActiveModel { place: Set(place), wave: Set(wave), mark: Set(mark), sealed: Set(sealed) };
    let added = Entity::insert(row)
        .on_conflict(OnConflict::columns([Column::Wave, Column::Mark]).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(added > 0)
}

/// The place of this contact.
pub(crate) async fn by_mark(tx: &Tx, wave: Uuid, mark: &[u8]) -> Result<Option<Uuid>, Refusal> {
    let found = Entity::find().filter(Column::Wave.eq(wave)).filter(Column::Mark.eq(mark));
    Ok(found.one(tx.conn()).await?.map(|row| row.place))
}

/// What is kept of whose place it is; `None` once it is wiped.
pub(crate) async fn sealed(tx: &Tx, place: Uuid) -> Result<Option<Vec<u8>>, Refusal> {
    Ok(Entity::find_by_id(place).one(tx.conn()).await?.map(|row| row.sealed))
}

/// The places of a wave whose contacts are kept.
pub(crate) async fn of_wave(tx: &Tx, wave: Uuid) -> Result<Vec<Uuid>, Refusal> {
    let all = Entity::find().select_only().column(Column::Place).filter(Column::Wave.eq(wave));
    Ok(all.into_tuple().all(tx.conn()).await?)
}

/// Wipes one contact; its place stays, as the count of its wave.
pub(crate) async fn remove(tx: &Tx, place: Uuid) -> Result<bool, Refusal> {
    Ok(Entity::delete_by_id(place).exec(tx.conn()).await?.rows_affected > 0)
}

/// Wipes every contact of a wave, and what was typed and not looked at.
pub(crate) async fn remove_all(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Wave.eq(wave)).exec(tx.conn()).await?;
    let requests = join_request::Entity::delete_many().filter(join_request::Column::Wave.eq(wave));
    requests.exec(tx.conn()).await?;
    Ok(())
}
