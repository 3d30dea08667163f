//! Sessions: opaque, hashed at rest, ending by themselves.

use chrono::Duration;
use kit::keys::fingerprint;
use kit::web::Refusal;
use kit::{Tx, ids};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{IntoActiveModel, QueryOrder};

use super::entities::session::{ActiveModel, Column, Entity, Model};
use crate::model::{ABSOLUTE, IDLE, REPLACING};

/// Opens a session and returns its secret, which only the cookie holds.
pub(crate) async fn open(
    tx: &Tx,
    account: Uuid,
    device: &str,
    second_factor: bool,
) -> Result<String, Refusal> {
    let secret = ids::letters(&tx.house().chance.bytes::<32>());
    let now = tx.now();
    ActiveModel {
        mark: Set(fingerprint(secret.as_bytes())),
        id: Set(tx.new_id()),
        account: Set(account),
        device: Set(device.to_owned()),
        second_factor: Set(second_factor),
        since: Set(now),
        seen_at: Set(now),
        ends_at: Set(now + ABSOLUTE),
        replaces_until: Set(None),
    }
    .insert(tx.conn())
    .await?;
    Ok(secret)
}

/// The session of this secret, while it counts.
pub(crate) async fn find(tx: &Tx, secret: &str) -> Result<Option<Model>, Refusal> {
    let row = Entity::find_by_id(fingerprint(secret.as_bytes())).one(tx.conn()).await?;
    Ok(row.filter(|s| s.ends_at > tx.now() && s.seen_at + IDLE > tx.now()))
}

/// Whether its last sight is old enough to write a new one.
pub(crate) fn stale(tx: &Tx, session: &Model) -> bool {
    session.seen_at + Duration::minutes(5) < tx.now()
}

pub(crate) async fn seen(tx: &Tx, secret: &str) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(tx.now()))
        .filter(Column::Mark.eq(fingerprint(secret.as_bytes())))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// The same session under a new secret, whole now; the old secret is worth nothing. It ends when it would have.
pub(crate) async fn renew(tx: &Tx, session: Model) -> Result<String, Refusal> {
    Entity::delete_by_id(session.mark.clone()).exec(tx.conn()).await?;
    let secret = ids::letters(&tx.house().chance.bytes::<32>());
    let renewed = Model {
        mark: fingerprint(secret.as_bytes()),
        second_factor: true,
        seen_at: tx.now(),
        replaces_until: None,
        ..session
    };
    Entity::insert(renewed.into_active_model().reset_all()).exec_without_returning(tx.conn()).await?;
    Ok(secret)
}

/// Lets a session set up another second factor in the place of the one that stays until then.
pub(crate) async fn let_replace(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::ReplacesUntil, Expr::value(tx.now() + REPLACING))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Whether it may now.
pub(crate) fn may_replace(tx: &Tx, session: &Model) -> bool {
    session.replaces_until.is_some_and(|until| until > tx.now())
}

/// Uses that leave up. `false`: it is over, or was used meanwhile.
pub(crate) async fn use_replace(tx: &Tx, session: &Model) -> Result<bool, Refusal> {
    let used = Entity::update_many()
        .col_expr(Column::ReplacesUntil, Expr::value(None::<DateTimeUtc>))
        .filter(Column::Mark.eq(session.mark.clone()))
        .filter(Column::ReplacesUntil.gt(tx.now()))
        .exec(tx.conn())
        .await?;
    Ok(used.rows_affected == 1)
}

/// The sessions of an account that still count, newest sight first.
pub(crate) async fn of_account(tx: &Tx, account: Uuid) -> Result<Vec<Model>, Refusal> {
    let now = tx.now();
    let live = Entity::find()
        .filter(Column::Account.eq(account))
        .filter(Column::EndsAt.gt(now))
        .filter(Column::SeenAt.gt(now - IDLE))
        .order_by_desc(Column::SeenAt)
        .order_by_desc(Column::Since);
    Ok(live.all(tx.conn()).await?)
}

pub(crate) async fn close(tx: &Tx, secret: &str) -> Result<(), Refusal> {
    Entity::delete_by_id(fingerprint(secret.as_bytes())).exec(tx.conn()).await?;
    Ok(())
}

/// Ends one session of an account. `false`: it has none of this name.
pub(crate) async fn end(tx: &Tx, account: Uuid, id: Uuid) -> Result<bool, Refusal> {
    let one = Entity::delete_many().filter(Column::Account.eq(account)).filter(Column::Id.eq(id));
    Ok(one.exec(tx.conn()).await?.rows_affected == 1)
}

/// Ends all sessions of an account but `keep`.
pub(crate) async fn end_all(tx: &Tx, account: Uuid, keep: Option<Uuid>) -> Result<(), Refusal> {
    let mut all = Entity::delete_many().filter(Column::Account.eq(account));
    if let Some(keep) = keep {
        all = all.filter(Column::Id.ne(keep));
    }
    all.exec(tx.conn()).await?;
    Ok(())
}

/// Ends every session there is.
pub(crate) async fn end_everybody(tx: &Tx) -> Result<(), Refusal> {
    Entity::delete_many().exec(tx.conn()).await?;
    Ok(())
}

/// Deletes the sessions that are over.
pub(crate) async fn sweep(tx: &Tx) -> Result<(), Refusal> {
    let now = tx.now();
    let over = Column::EndsAt.lte(now).or(Column::SeenAt.lte(now - IDLE));
    Entity::delete_many().filter(over).exec(tx.conn()).await?;
    Ok(())
}
