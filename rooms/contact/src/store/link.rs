//! An advocate's link. Its secret is made again from the request's identifier under the instance's key when the
//! message leaves; the database holds its fingerprint until it is used, and nothing after that.

use kit::keys::fingerprint;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::entities::request::{Column, Entity};
use super::request::all;
use crate::model::{LINK_LASTS, Request};

/// The secret of a request's link: 128 bits in 26 characters.
pub(crate) fn secret(house: &House, request: Uuid) -> String {
    ids::letters(&house.key("contact").mac("advocate", request.as_bytes())[..16])
}

pub(super) fn mark(house: &House, request: Uuid) -> Vec<u8> {
    fingerprint(secret(house, request).as_bytes())
}

/// The request behind a link that counts.
pub(crate) async fn behind(tx: &Tx, secret: &str) -> Result<Option<Request>, Refusal> {
    let live = Column::Mark.eq(fingerprint(secret.as_bytes())).and(Column::Since.gt(tx.now() - LINK_LASTS));
    Ok(all(tx, Entity::find().filter(live)).await?.pop())
}

/// Whether a request's link counts.
pub(crate) async fn is_live(tx: &Tx, request: Uuid) -> Result<bool, Refusal> {
    Ok(behind(tx, &secret(tx.house(), request)).await?.is_some())
}

/// Uses a request's link up. `false`: somebody else just did.
pub(crate) async fn consume(tx: &Tx, request: Uuid) -> Result<bool, Refusal> {
    let used = Entity::update_many()
        .col_expr(Column::Mark, Expr::value(Option::<Vec<u8>>::None))
        .filter(Column::Id.eq(request).and(Column::Mark.is_not_null()))
        .exec(tx.conn())
        .await?;
    Ok(used.rows_affected == 1)
}
