//! Seats: who does what in which organisation.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::account;
use super::entities::membership::{ActiveModel, Column, Entity, Model};
use crate::model::{Kind, Member, Organisation, Role};

/// Gives the account a seat. One that had ended opens again; one that it has stays as it is.
pub(crate) async fn give(
    tx: &Tx,
    account: Uuid,
    organisation: Uuid,
    role: Role,
    invited_by: Option<Uuid>,
) -> Result<(), Refusal> {
    if reopen(tx, account, organisation, role, invited_by).await? {
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(tx.new_id()),
        account: Set(account),
        organisation: Set(organisation),
        role: Set(role.code().to_owned()),
        invited_by: Set(invited_by),
        since: Set(tx.now()),
        ended_at: Set(None),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::Account, Column::Organisation, Column::Role])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

async fn reopen(
    tx: &Tx,
    account: Uuid,
    organisation: Uuid,
    role: Role,
    invited_by: Option<Uuid>,
) -> Result<bool, Refusal> {
    let opened = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(None::<DateTimeUtc>))
        .col_expr(Column::Since, Expr::value(tx.now()))
        .col_expr(Column::InvitedBy, Expr::value(invited_by))
        .filter(Column::Account.eq(account))
        .filter(Column::Organisation.eq(organisation))
        .filter(Column::Role.eq(role.code()))
        .filter(Column::EndedAt.is_not_null())
        .exec(tx.conn())
        .await?;
    Ok(opened.rows_affected == 1)
}

/// Who sits in an organisation, by name.
pub(crate) async fn members(tx: &Tx, organisation: Uuid) -> Result<Vec<Member>, Refusal> {
    let seats = Entity::find()
        .filter(Column::Organisation.eq(organisation))
        .filter(Column::EndedAt.is_null())
        .all(tx.conn())
        .await?;
    let mut members = Vec::new();
    for seat in seats {
        members.extend(member(tx, seat).await?);
    }
    members.sort_by(|a, b| a.details.name.cmp(&b.details.name));
    Ok(members)
}

/// Whether the account has a seat on the other side: in an LA where `place` is the national team, in the national team
/// where it is an LA.
pub(crate) async fn sits_across(tx: &Tx, account: Uuid, place: &Organisation) -> Result<bool, Refusal> {
    let Some(national) = super::national(tx).await? else { return Ok(false) };
    let side = match place.kind {
        Kind::National => Column::Organisation.ne(national.id),
        Kind::Authority => Column::Organisation.eq(national.id),
    };
    let seats = Entity::find().filter(Column::Account.eq(account)).filter(Column::EndedAt.is_null());
    Ok(seats.filter(side).count(tx.conn()).await? > 0)
}

/// Whether the account has, or ever had, a seat in the organisation.
pub(crate) async fn ever_sat(tx: &Tx, account: Uuid, organisation: Uuid) -> Result<bool, Refusal> {
    let seats = Entity::find().filter(Column::Account.eq(account));
    Ok(seats.filter(Column::Organisation.eq(organisation)).count(tx.conn()).await? > 0)
}

async fn member(tx: &Tx, seat: Model) -> Result<Option<Member>, Refusal> {
    let details = account::details(tx, seat.account).await?;
    Ok(details.zip(Role::of(&seat.role)).map(|(details, role)| Member {
        seat: seat.id,
        account: seat.account,
        details,
        role,
        since: seat.since,
    }))
}

/// A seat of this organisation that somebody holds.
pub(crate) async fn find(tx: &Tx, organisation: Uuid, id: Uuid) -> Result<Option<Member>, Refusal> {
    let seat = Entity::find_by_id(id)
        .filter(Column::Organisation.eq(organisation))
        .filter(Column::EndedAt.is_null())
        .one(tx.conn())
        .await?;
    match seat {
        Some(seat) => member(tx, seat).await,
        None => Ok(None),
    }
}

/// Ends a seat. Whoever held it reaches nothing by it from now on, as seats are read anew for every request.
pub(crate) async fn end(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id))
        .filter(Column::EndedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}
