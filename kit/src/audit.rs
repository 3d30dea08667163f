//! The audit log: who did which act, when, to what. No names, no answers, and nothing about the survey
//! finer than a day: answering leaves no line at all.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};

use crate::permit::Actor;
use crate::web::Refusal;
use crate::{Tx, ids};

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_line")]
pub struct Model {
    /// Ordered by time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// When.
    pub at: DateTimeUtc,
    /// The account that acted; none for the product itself.
    pub account: Option<Uuid>,
    /// The organisation it belongs to; none for the programme's own acts.
    pub organisation: Option<Uuid>,
    /// The act's name.
    pub act: String,
    /// The thing it was done to.
    pub about: Option<Uuid>,
}

/// No relation: the log outlives what it tells of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// Writes one line in the act's own transaction.
///
/// # Errors
/// When the database refuses.
pub async fn line(
    tx: &Tx,
    by: &Actor,
    act: &str,
    organisation: Option<Uuid>,
    about: Option<Uuid>,
) -> Result<(), Refusal> {
    let at = tx.now();
    ActiveModel {
        id: Set(ids::ordered(at, &tx.house().chance)),
        at: Set(at),
        account: Set(by.account),
        organisation: Set(organisation),
        act: Set(act.to_owned()),
        about: Set(about),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// The newest lines of an organisation.
///
/// # Errors
/// When the database refuses.
pub async fn newest(tx: &Tx, organisation: Uuid, limit: u64) -> Result<Vec<Model>, Refusal> {
    Ok(Entity::find()
        .filter(Column::Organisation.eq(organisation))
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(tx.conn())
        .await?)
}
