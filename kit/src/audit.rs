//! The audit log: who did which act, when, to what. No names, no answers, and nothing about the survey
//! finer than a day: answering leaves no line at all.
//!
//! Lines are chained: each carries a mark made from the one before under a key that is not in the database. Whoever
//! changes, drops, reorders or cuts off lines in the database alone is found by [`verify`], as they can't write the head
//! that says where a chain ends; every hour the heads are written beside the keys as well, so that putting an old copy of
//! lines and head back is found too. Who has both the database and the key folder can write any history since the newest head they don't control.

mod anchor;
mod chain;

pub use anchor::room;
pub use chain::{Fault, check, verify};

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};

use crate::permit::Actor;
use crate::web::Refusal;
use crate::{Tx, clock, ids};

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_line")]
pub struct Model {
    /// Names the line, nothing else.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The chain: the organisation, or nil for the programme's own acts.
    pub chain: Uuid,
    /// Its place in the chain, from 1.
    pub number: i64,
    /// When; for acts about a survey the beginning of the day.
    pub at: DateTimeUtc,
    /// The account that acted; none for the product itself.
    pub account: Option<Uuid>,
    /// The organisation it belongs to; none for the programme's own acts.
    pub organisation: Option<Uuid>,
    /// The act's name.
    pub act: String,
    /// The thing it was done to.
    pub about: Option<Uuid>,
    /// Made from the mark before and all of the above.
    pub mark: Vec<u8>,
}

/// No relation: the log outlives what it tells of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// How finely a line tells the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// To the moment.
    Moment,
    /// To the day in London: for everything about a survey.
    Day,
}

/// Writes one line in the act's own transaction.
///
/// # Errors
/// When the database refuses.
pub async fn line(
    tx: &Tx,
    by: &Actor,
    (act, grain): (&str, Grain),
    organisation: Option<Uuid>,
    about: Option<Uuid>,
) -> Result<(), Refusal> {
    let at = match grain {
        Grain::Moment => tx.now(),
        Grain::Day => clock::london_at(tx.today(), 0),
    };
    let chain = organisation.unwrap_or(Uuid::nil());
    let head = chain::take_head(tx, chain).await?;
    let mut line = Model {
        id: ids::ordered(at, &tx.house().chance),
        chain,
        number: head.number + 1,
        at,
        account: by.account,
        organisation,
        act: act.to_owned(),
        about,
        mark: Vec::new(),
    };
    line.mark = chain::mark(tx.house(), &head.mark, &line)?;
    chain::move_head(tx, &head, &line).await?;
    ActiveModel {
        id: Set(line.id),
        chain: Set(line.chain),
        number: Set(line.number),
        at: Set(line.at),
        account: Set(line.account),
        organisation: Set(line.organisation),
        act: Set(line.act),
        about: Set(line.about),
        mark: Set(line.mark),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// The newest lines of a chain (an organisation's, or none: the programme's own acts at the beginning), `before` a line
/// of this number where one is given.
///
/// # Errors
/// When the database refuses.
pub async fn newest(
    tx: &Tx,
    chain: Option<Uuid>,
    before: Option<i64>,
    limit: u64,
) -> Result<Vec<Model>, Refusal> {
    let mut lines = Entity::find().filter(Column::Chain.eq(chain.unwrap_or(Uuid::nil())));
    if let Some(before) = before {
        lines = lines.filter(Column::Number.lt(before));
    }
    Ok(lines.order_by_desc(Column::Number).limit(limit).all(tx.conn()).await?)
}
