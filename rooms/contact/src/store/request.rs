//! Requests. Two ways to reach one: through its LA, which never leads to one that is about the LA, and from outside.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};

use super::entities::request::{ActiveModel, Column, Entity, Model};
use super::{key, link, unseal};
use crate::model::{Asked, KEPT, Kind, Request, State};

/// The rows that people of an LA may know of.
fn known_to(la: Uuid) -> sea_orm::sea_query::Expr {
    // Named one by one: a kind that comes later is kept from the LA until somebody decides otherwise.
    let kinds = Kind::ALL.into_iter().filter(|k| *k != Kind::Council).map(Kind::code);
    Column::Organisation.eq(la).and(Column::Kind.is_in(kinds))
}

/// The identifier of what was sent: the same form sent again, on a bad line or by two presses, is the same request,
/// and nobody outside can choose one.
pub(crate) fn id_of(tx: &Tx, la: Uuid, once: &[u8], kind: Kind, asked: &Asked) -> Result<Uuid, Refusal> {
    let sent = serde_json::to_vec(&(la, once, kind.code(), asked))?;
    let mac = tx.house().key("contact").mac("request", &sent);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&mac[..16]);
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// Writes a request. `false`: it is there already.
pub(crate) async fn add(tx: &Tx, id: Uuid, la: Uuid, kind: Kind, asked: &Asked) -> Result<bool, Refusal> {
    let row = ActiveModel {
        id: Set(id),
        organisation: Set(la),
        kind: Set(kind.code().to_owned()),
        sealed: Set(key(tx, la)?.seal(id.as_bytes(), &serde_json::to_vec(asked)?, &tx.house().chance)),
        mark: Set((kind == Kind::Council).then(|| link::mark(tx.house(), id))),
        since: Set(tx.now()),
        escalations: Set(0),
        escalated_at: Set(None),
        read_at: Set(None),
        read_by: Set(None),
        done_at: Set(None),
    };
    let added = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(added == 1)
}

/// What was written; `None` where no key opens it any more.
pub(crate) async fn asked(tx: &Tx, request: &Request) -> Result<Option<Asked>, Refusal> {
    let row = Entity::find_by_id(request.id).one(tx.conn()).await?.ok_or(Refusal::NotFound)?;
    let plain = unseal(tx, row.organisation, row.id, &row.sealed)?;
    Ok(plain.map(|plain| serde_json::from_slice(&plain)).transpose()?)
}

/// The requests that people of an LA may know of, the one that waits longest first.
pub(crate) async fn of_council(tx: &Tx, la: Uuid) -> Result<Vec<Request>, Refusal> {
    all(tx, Entity::find().filter(known_to(la))).await
}

/// The requests about a worker or a council, the one that waits longest first.
pub(crate) async fn about_councils(tx: &Tx) -> Result<Vec<Request>, Refusal> {
    all(tx, Entity::find().filter(Column::Kind.eq(Kind::Council.code()))).await
}

pub(crate) async fn one_of_council(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<Request>, Refusal> {
    Ok(all(tx, Entity::find_by_id(id).filter(known_to(la))).await?.pop())
}

pub(crate) async fn one_about_councils(tx: &Tx, id: Uuid) -> Result<Option<Request>, Refusal> {
    let found = Entity::find_by_id(id).filter(Column::Kind.eq(Kind::Council.code()));
    Ok(all(tx, found).await?.pop())
}

/// Any request, for the product's own jobs.
pub(crate) async fn any(tx: &Tx, id: Uuid) -> Result<Option<Request>, Refusal> {
    Ok(all(tx, Entity::find_by_id(id)).await?.pop())
}

pub(super) async fn all(tx: &Tx, which: Select<Entity>) -> Result<Vec<Request>, Refusal> {
    let mut found = Vec::new();
    for row in which.order_by_asc(Column::Since).all(tx.conn()).await? {
        found.extend(read(tx, row).await?);
    }
    found.sort_by_key(Request::state);
    Ok(found)
}

async fn read(tx: &Tx, row: Model) -> Result<Option<Request>, Refusal> {
    let la = people::organisation(tx, row.organisation).await?;
    Ok(la.map(|la| Request {
        id: row.id,
        la,
        kind: Kind::stored(&row.kind),
        since: row.since,
        read_at: row.read_at,
        read_by: row.read_by,
        done_at: row.done_at,
    }))
}

/// Marks a request as opened; what others are told from now on is counted from the start. `false`: somebody opened it
/// before.
pub(crate) async fn open(tx: &Tx, id: Uuid, by: Option<Uuid>) -> Result<bool, Refusal> {
    let opened = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::value(tx.now()))
        .col_expr(Column::ReadBy, Expr::value(by))
        .col_expr(Column::Escalations, Expr::value(0))
        .filter(Column::Id.eq(id).and(Column::ReadAt.is_null()))
        .exec(tx.conn())
        .await?;
    Ok(opened.rows_affected == 1)
}

/// Marks a request as done. `false`: it was before.
pub(crate) async fn finish(tx: &Tx, id: Uuid) -> Result<bool, Refusal> {
    let finished = Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id).and(Column::DoneAt.is_null()))
        .exec(tx.conn())
        .await?;
    Ok(finished.rows_affected == 1)
}

/// Notes that others were told for the `nth` time since it was asked, or opened. `false`: that was done before, or
/// somebody has opened it, or done it, meanwhile.
pub(crate) async fn escalated(tx: &Tx, request: &Request, nth: i32) -> Result<bool, Refusal> {
    let still = match request.state() {
        State::Unread => Column::ReadAt.is_null(),
        _ => Column::ReadAt.is_not_null(),
    };
    let before = Column::DoneAt.is_null().and(Column::Escalations.eq(nth - 1));
    let noted = Entity::update_many()
        .col_expr(Column::Escalations, Expr::value(nth))
        .col_expr(Column::EscalatedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(request.id).and(still).and(before))
        .exec(tx.conn())
        .await?;
    Ok(noted.rows_affected == 1)
}

/// Erases what was done long enough ago.
pub(crate) async fn tidy(tx: &Tx) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::DoneAt.lt(tx.now() - KEPT)).exec(tx.conn()).await?;
    Ok(())
}

/// Erases all of an LA's, whatever their kind.
pub(crate) async fn forget(tx: &Tx, la: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Organisation.eq(la)).exec(tx.conn()).await?;
    Ok(())
}
