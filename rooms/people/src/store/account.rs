//! Accounts: who they are, and the actor each is.

use kit::keys::Key;
use kit::permit::{Actor, Seat};
use kit::web::Refusal;
use kit::{House, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::prelude::*;
use sea_orm::sea_query::{LockType, OnConflict};

use super::entities::{account, membership, organisation};
use crate::model::Details;

fn key(house: &House) -> Key {
    house.key("accounts")
}

/// By what an address is found again: keyed, so that it can stand in a job or a counter in its place.
pub(crate) fn mark(house: &House, email: &str) -> Vec<u8> {
    key(house).mac("email", email.trim().to_lowercase().as_bytes()).to_vec()
}

fn unseal(house: &House, row: &account::Model) -> Result<Details, Refusal> {
    Ok(serde_json::from_slice(&key(house).open(row.id.as_bytes(), &row.details)?)?)
}

pub(crate) async fn by_email(tx: &Tx, email: &str) -> Result<Option<Uuid>, Refusal> {
    by_mark(tx, mark(tx.house(), email)).await
}

pub(crate) async fn by_mark(tx: &Tx, mark: Vec<u8>) -> Result<Option<Uuid>, Refusal> {
    let found = account::Entity::find().filter(account::Column::EmailMark.eq(mark));
    Ok(found.one(tx.conn()).await?.map(|row| row.id))
}

pub(crate) async fn details(tx: &Tx, id: Uuid) -> Result<Option<Details>, Refusal> {
    let row = account::Entity::find_by_id(id).one(tx.conn()).await?;
    row.map(|row| unseal(tx.house(), &row)).transpose()
}

/// The account of this e-mail address, made when there is none. The name of an existing one stays.
pub(crate) async fn find_or_add(tx: &Tx, details: &Details) -> Result<Uuid, Refusal> {
    if let Some(id) = by_email(tx, &details.email).await? {
        return Ok(id);
    }
    let (house, id) = (tx.house(), tx.new_id());
    let row = account::ActiveModel {
        id: Set(id),
        email_mark: Set(mark(house, &details.email)),
        details: Set(key(house).seal(id.as_bytes(), &serde_json::to_vec(details)?, &house.chance)),
        since: Set(tx.now()),
    };
    // Somebody else may be inviting the same person at this moment.
    account::Entity::insert(row)
        .on_conflict(OnConflict::column(account::Column::EmailMark).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    by_email(tx, &details.email).await?.ok_or(Refusal::NotFound)
}

/// Keeps others who hold the account waiting until this transaction ends.
pub(crate) async fn hold(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    let one = account::Entity::find_by_id(id).lock(LockType::NoKeyUpdate);
    one.one(tx.conn()).await?.map(drop).ok_or(Refusal::NotFound)
}

/// Gives the account another e-mail address. `false`: it is another account's.
pub(crate) async fn set_email(tx: &Tx, id: Uuid, email: &str) -> Result<bool, Refusal> {
    let Some(old) = details(tx, id).await? else { return Ok(false) };
    if by_email(tx, email).await?.is_some_and(|other| other != id) {
        return Ok(false);
    }
    let house = tx.house();
    let new = Details { email: email.to_owned(), ..old };
    let sealed = key(house).seal(id.as_bytes(), &serde_json::to_vec(&new)?, &house.chance);
    account::Entity::update_many()
        .col_expr(account::Column::EmailMark, Expr::value(mark(house, email)))
        .col_expr(account::Column::Details, Expr::value(sealed))
        .filter(account::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(true)
}

pub(crate) async fn actor(tx: &Tx, account: Uuid) -> Result<Option<Actor>, Refusal> {
    let Some(details) = details(tx, account).await? else { return Ok(None) };
    let seats = membership::Entity::find()
        .filter(membership::Column::Account.eq(account))
        .filter(membership::Column::EndedAt.is_null())
        .all(tx.conn())
        .await?;
    let ids = seats.iter().map(|s| s.organisation);
    let places =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(tx.conn()).await?;
    let seats = seats
        .into_iter()
        .filter_map(|seat| {
            let slug = places.iter().find(|o| o.id == seat.organisation)?.slug.clone();
            Some(Seat { organisation: seat.organisation, slug, role: seat.role })
        })
        .collect();
    Ok(Some(Actor { account: Some(account), name: details.name, seats }))
}
