//! Accounts and their seats.

use kit::keys::Key;
use kit::permit::{Actor, Seat};
use kit::web::Refusal;
use kit::{House, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::entities::{account, membership, organisation};
use crate::model::{Details, Member, Role};

fn key(house: &House) -> Key {
    house.key("accounts")
}

fn mark(house: &House, email: &str) -> Vec<u8> {
    key(house).mac("email", email.trim().to_lowercase().as_bytes()).to_vec()
}

fn unseal(house: &House, row: &account::Model) -> Result<Details, Refusal> {
    Ok(serde_json::from_slice(&key(house).open(row.id.as_bytes(), &row.details)?)?)
}

pub(crate) async fn by_email(tx: &Tx, email: &str) -> Result<Option<Uuid>, Refusal> {
    let found = account::Entity::find().filter(account::Column::EmailMark.eq(mark(tx.house(), email)));
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

/// Gives the account a seat; the same seat again changes nothing.
pub(crate) async fn seat(
    tx: &Tx,
    account: Uuid,
    organisation: Uuid,
    role: Role,
    invited_by: Option<Uuid>,
) -> Result<(), Refusal> {
    use membership::Column::{Account, Organisation, Role as RoleColumn};
    let row = membership::ActiveModel {
        id: Set(tx.new_id()),
        account: Set(account),
        organisation: Set(organisation),
        role: Set(role.code().to_owned()),
        invited_by: Set(invited_by),
        since: Set(tx.now()),
        ended_at: Set(None),
    };
    membership::Entity::insert(row)
        .on_conflict(OnConflict::columns([Account, Organisation, RoleColumn]).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

pub(crate) async fn members(tx: &Tx, organisation: Uuid) -> Result<Vec<Member>, Refusal> {
    let seats = membership::Entity::find()
        .filter(membership::Column::Organisation.eq(organisation))
        .filter(membership::Column::EndedAt.is_null())
        .all(tx.conn())
        .await?;
    let mut members = Vec::new();
    for seat in seats {
        let details = details(tx, seat.account).await?;
        if let (Some(details), Some(role)) = (details, Role::of(&seat.role)) {
            members.push(Member { account: seat.account, details, role, since: seat.since });
        }
    }
    members.sort_by(|a, b| a.details.name.cmp(&b.details.name));
    Ok(members)
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
