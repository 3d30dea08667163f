//! Rounds.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::survey_round;
use crate::model::Round;

pub(crate) async fn add(tx: &Tx, name: &str) -> Result<Uuid, Refusal> {
    let row = survey_round::ActiveModel {
        id: Set(tx.new_id()),
        name: Set(name.to_owned()),
        since: Set(tx.now()),
        closed_at: Set(None),
    };
    Ok(row.insert(tx.conn()).await?.id)
}

fn read(row: survey_round::Model) -> Round {
    Round { id: row.id, name: row.name, since: row.since, closed_at: row.closed_at }
}

/// All rounds, newest first.
pub(crate) async fn all(tx: &Tx) -> Result<Vec<Round>, Refusal> {
    let rows = survey_round::Entity::find().order_by_desc(survey_round::Column::Since).all(tx.conn()).await?;
    Ok(rows.into_iter().map(read).collect())
}

/// The rounds that are open, newest first.
pub(crate) async fn open(tx: &Tx) -> Result<Vec<Round>, Refusal> {
    Ok(all(tx).await?.into_iter().filter(|round| round.closed_at.is_none()).collect())
}

/// A round, open or not.
pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Option<Round>, Refusal> {
    Ok(survey_round::Entity::find_by_id(id).one(tx.conn()).await?.map(read))
}

/// The round, held so that it can't be closed before this transaction ends. (On SQLite there is one writer anyway.)
pub(crate) async fn hold(tx: &Tx, id: Uuid) -> Result<Option<Round>, Refusal> {
    Ok(survey_round::Entity::find_by_id(id).lock_shared().one(tx.conn()).await?.map(read))
}

/// The round, held so that nobody else can hold it, and no wave begins in it, before this transaction ends.
pub(crate) async fn hold_alone(tx: &Tx, id: Uuid) -> Result<Option<Round>, Refusal> {
    Ok(survey_round::Entity::find_by_id(id).lock_exclusive().one(tx.conn()).await?.map(read))
}

pub(crate) async fn mark_closed(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    survey_round::Entity::update_many()
        .col_expr(survey_round::Column::ClosedAt, Expr::value(tx.now()))
        .filter(survey_round::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
