//! Whom an LA's requests are told to.

use kit::Tx;
use kit::web::Refusal;
use people::Details;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::entities::contact::{ActiveModel, Column, Entity};
use super::{key, unseal};
use crate::model::{Contacts, Post};

/// An LA's contacts. Whoever can't be unsealed any more is not among them, so that the others are still told.
pub(crate) async fn of(tx: &Tx, la: Uuid) -> Result<Contacts, Refusal> {
    let mut contacts = Contacts::default();
    for row in Entity::find().filter(Column::Organisation.eq(la)).all(tx.conn()).await? {
        let Some(post) = Post::of(&row.kind) else { continue };
        let Some(plain) = unseal(tx, la, row.id, &row.sealed)? else { continue };
        contacts.put(post, serde_json::from_slice(&plain)?);
    }
    Ok(contacts)
}

/// Puts somebody, or nobody, in a post.
pub(crate) async fn put(tx: &Tx, la: Uuid, post: Post, who: Option<&Details>) -> Result<(), Refusal> {
    let there = Column::Organisation.eq(la).and(Column::Kind.eq(post.code()));
    Entity::delete_many().filter(there).exec(tx.conn()).await?;
    let Some(who) = who else { return Ok(()) };
    let id = tx.new_id();
    ActiveModel {
        id: Set(id),
        organisation: Set(la),
        kind: Set(post.code().to_owned()),
        sealed: Set(key(tx, la)?.seal(id.as_bytes(), &serde_json::to_vec(who)?, &tx.house().chance)),
        since: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// Erases all of an LA's.
pub(crate) async fn forget(tx: &Tx, la: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Organisation.eq(la)).exec(tx.conn()).await?;
    Ok(())
}
