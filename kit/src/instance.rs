//! Which key folder belongs to this database: a node whose folder differs refuses to start.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::db::Db;
use crate::keys::fingerprint;
use crate::web::Refusal;
use crate::{House, Tx};
use std::sync::Arc;

/// The one row of the instance.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "instance")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// A fingerprint of the instance key, which tells the folder apart and nothing else.
    pub key_folder: Vec<u8>,
    /// When it began.
    pub since: DateTimeUtc,
    /// Nothing is sent since then: the instance was restored, and somebody must look before messages leave again.
    pub paused_at: Option<DateTimeUtc>,
}

/// No relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Whether an instance was begun in this database: then its key must be there, and no new one may be made.
///
/// # Errors
/// When the database refuses.
pub async fn begun(db: &Db) -> Result<bool, DbErr> {
    Ok(Entity::find_by_id(1).one(db.maintenance()).await?.is_some())
}

/// Whether messages wait for somebody to say that they may leave.
///
/// # Errors
/// When the database refuses.
pub async fn paused(tx: &Tx) -> Result<bool, Refusal> {
    Ok(Entity::find_by_id(1).one(tx.conn()).await?.is_some_and(|row| row.paused_at.is_some()))
}

/// Keeps all messages back, or lets them leave again.
///
/// # Errors
/// When the database refuses.
pub async fn pause(tx: &Tx, pause: bool) -> Result<(), Refusal> {
    let since = pause.then(|| tx.now());
    Entity::update_many().col_expr(Column::PausedAt, Expr::value(since)).exec(tx.conn()).await?;
    Ok(())
}

/// The mark by which a key folder is told from others.
pub fn folder_mark(house: &House) -> Vec<u8> {
    fingerprint(&house.key("key folder").mac("mark", b""))
}

/// Compares the key folder with the one the database was begun with, or begins.
///
/// # Errors
/// [`Refusal::Conflict`] when the folder is another one.
pub async fn check_key_folder(house: &Arc<House>) -> Result<(), Refusal> {
    let tx: Tx = house.write().await?;
    if known_folder(&tx).await? {
        return Ok(());
    }
    let mark = folder_mark(house);
    ActiveModel { id: Set(1), key_folder: Set(mark), since: Set(tx.now()), paused_at: Set(None) }
        .insert(tx.conn())
        .await?;
    tx.commit().await
}

/// Whether the key folder is the one the database was begun with; `false`: it is not begun.
///
/// # Errors
/// [`Refusal::Conflict`] when the folder is another one.
pub async fn known_folder(tx: &Tx) -> Result<bool, Refusal> {
    match Entity::find_by_id(1).one(tx.conn()).await? {
        None => Ok(false),
        Some(row) if row.key_folder == folder_mark(tx.house()) => Ok(true),
        Some(_) => Err(Refusal::Conflict(
            "The key folder is not the one this database was started with. Point keys at the right folder."
                .to_owned(),
        )),
    }
}
