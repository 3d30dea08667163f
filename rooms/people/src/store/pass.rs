//! One-time links. The secret is made again from the row's identifier under the instance's key, so that a
//! message can be filled at sending; the database holds only its fingerprint.

use kit::keys::fingerprint;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;

use super::entities::pass::{ActiveModel, Column, Entity, Model};
use crate::model::Purpose;

/// The secret of a link: 128 bits in 26 characters.
pub(crate) fn secret(house: &House, id: Uuid) -> String {
    ids::letters(&house.key("passes").mac("secret", id.as_bytes())[..16])
}

pub(crate) async fn issue(tx: &Tx, purpose: Purpose, account: Option<Uuid>) -> Result<Uuid, Refusal> {
    let id = tx.new_id();
    ActiveModel {
        id: Set(id),
        purpose: Set(purpose.code().to_owned()),
        account: Set(account),
        mark: Set(fingerprint(secret(tx.house(), id).as_bytes())),
        sealed: Set(None),
        ends_at: Set(tx.now() + purpose.lasts()),
        used_at: Set(None),
    }
    .insert(tx.conn())
    .await?;
    Ok(id)
}

/// The link with this secret, while it counts. Wrong, used and expired look alike.
pub(crate) async fn valid(tx: &Tx, secret: &str) -> Result<Option<Model>, Refusal> {
    let found = Entity::find().filter(Column::Mark.eq(fingerprint(secret.as_bytes()))).one(tx.conn()).await?;
    Ok(found.filter(|p| p.used_at.is_none() && p.ends_at > tx.now()))
}

pub(crate) async fn by_id(tx: &Tx, id: Uuid) -> Result<Option<Model>, Refusal> {
    let found = Entity::find_by_id(id).one(tx.conn()).await?;
    Ok(found.filter(|p| p.used_at.is_none() && p.ends_at > tx.now()))
}

/// Uses it up. `false`: somebody else just did.
pub(crate) async fn consume(tx: &Tx, pass: &Model) -> Result<bool, Refusal> {
    if !Purpose::of(&pass.purpose).once() {
        return Ok(true);
    }
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(pass.id))
        .filter(Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(used.rows_affected == 1)
}
