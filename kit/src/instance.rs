//! Which key folder belongs to this database: a node whose folder differs refuses to start.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

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
}

/// No relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Compares the key folder with the one the database was begun with, or begins.
///
/// # Errors
/// [`Refusal::Conflict`] when the folder is another one.
pub async fn check_key_folder(house: &Arc<House>) -> Result<(), Refusal> {
    let mark = fingerprint(&house.key("key folder").mac("mark", b""));
    let tx: Tx = house.write().await?;
    match Entity::find_by_id(1).one(tx.conn()).await? {
        Some(row) if row.key_folder == mark => Ok(()),
        Some(_) => Err(Refusal::Conflict(
            "The key folder is not the one this database was started with. Point keys at the right folder."
                .to_owned(),
        )),
        None => {
            ActiveModel { id: Set(1), key_folder: Set(mark), since: Set(tx.now()) }.insert(tx.conn()).await?;
            tx.commit().await
        }
    }
}
