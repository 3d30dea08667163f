//! Sessions: opaque, hashed at rest, ending by themselves.

use chrono::Duration;
use kit::keys::fingerprint;
use kit::web::Refusal;
use kit::{Tx, ids};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use super::entities::session::{ActiveModel, Column, Entity};
use crate::model::{ABSOLUTE, IDLE};

/// Opens a session and returns its secret, which only the cookie holds.
pub(crate) async fn open(tx: &Tx, account: Uuid) -> Result<String, Refusal> {
    let secret = ids::letters(&tx.house().chance.bytes::<32>());
    let now = tx.now();
    ActiveModel {
        mark: Set(fingerprint(secret.as_bytes())),
        id: Set(tx.new_id()),
        account: Set(account),
        device: Set(String::new()),
        second_factor: Set(false),
        since: Set(now),
        seen_at: Set(now),
        ends_at: Set(now + ABSOLUTE),
    }
    .insert(tx.conn())
    .await?;
    Ok(secret)
}

/// Whose session this is, and whether its last sight is old enough to write a new one.
pub(crate) async fn holder(tx: &Tx, secret: &str) -> Result<Option<(Uuid, bool)>, Refusal> {
    let now = tx.now();
    let row = Entity::find_by_id(fingerprint(secret.as_bytes())).one(tx.conn()).await?;
    let row = row.filter(|s| s.ends_at > now && s.seen_at + IDLE > now);
    Ok(row.map(|s| (s.account, s.seen_at + Duration::minutes(5) < now)))
}

pub(crate) async fn seen(tx: &Tx, secret: &str) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(tx.now()))
        .filter(Column::Mark.eq(fingerprint(secret.as_bytes())))
        .exec(tx.conn())
        .await?;
    Ok(())
}

pub(crate) async fn close(tx: &Tx, secret: &str) -> Result<(), Refusal> {
    Entity::delete_by_id(fingerprint(secret.as_bytes())).exec(tx.conn()).await?;
    Ok(())
}
