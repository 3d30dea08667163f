//! Extracts for researchers, and each time a file of one was taken.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use crate::extract::{Decision, Done, Extract};

kit::entity! { made, "extract",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round: Uuid,
    pub(crate) recipient: String,
    pub(crate) purpose: String,
    pub(crate) places: Json,
    pub(crate) asked_by: Uuid,
    pub(crate) asked_at: DateTimeUtc,
    pub(crate) decision: String,
    pub(crate) decided_by: Option<Uuid>,
    pub(crate) decided_at: Option<DateTimeUtc>,
    pub(crate) reason: Option<String>,
    pub(crate) last_day: Option<Date>,
}

kit::entity! { taken, "extract_taken",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) extract: Uuid,
    pub(crate) file: String,
    pub(crate) taken_by: Uuid,
    pub(crate) taken_at: DateTimeUtc,
}

/// An extract with nothing decided.
pub(crate) async fn insert(tx: &Tx, extract: &Extract) -> Result<(), Refusal> {
    made::ActiveModel {
        id: Set(extract.id),
        round: Set(extract.round),
        recipient: Set(extract.recipient.clone()),
        purpose: Set(extract.purpose.clone()),
        places: Set(serde_json::to_value(&extract.places)?),
        asked_by: Set(extract.asked.by),
        asked_at: Set(extract.asked.at),
        decision: Set("waiting".to_owned()),
        decided_by: Set(None),
        decided_at: Set(None),
        reason: Set(None),
        last_day: Set(None),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// Writes what was decided of an extract that waits; whether it still waited.
pub(crate) async fn decide(tx: &Tx, extract: Uuid, decision: &Decision) -> Result<bool, Refusal> {
    let (word, done, reason, last_day) = match decision {
        Decision::Waiting => return Ok(false),
        Decision::Granted { done, last_day } => ("granted", done, None, Some(*last_day)),
        Decision::Refused { done, reason } => ("refused", done, Some(reason.clone()), None),
    };
    let changed = made::Entity::update_many()
        .col_expr(made::Column::Decision, Expr::value(word))
        .col_expr(made::Column::DecidedBy, Expr::value(done.by))
        .col_expr(made::Column::DecidedAt, Expr::value(done.at))
        .col_expr(made::Column::Reason, Expr::value(reason))
        .col_expr(made::Column::LastDay, Expr::value(last_day))
        .filter(made::Column::Id.eq(extract))
        .filter(made::Column::Decision.eq("waiting"))
        .exec(tx.conn())
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Writes that a file was taken.
pub(crate) async fn take(tx: &Tx, extract: Uuid, file: &str, by: Uuid) -> Result<(), Refusal> {
    taken::ActiveModel {
        id: Set(tx.new_id()),
        extract: Set(extract),
        file: Set(file.to_owned()),
        taken_by: Set(by),
        taken_at: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// Each time a file of this extract was taken, the first first.
pub(crate) async fn takings(tx: &Tx, extract: Uuid) -> Result<Vec<(String, Done)>, Refusal> {
    let rows = taken::Entity::find().filter(taken::Column::Extract.eq(extract));
    let rows = rows.order_by_asc(taken::Column::TakenAt).all(tx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.file, Done { by: row.taken_by, at: row.taken_at })).collect())
}

/// All of them, newest first.
pub(crate) async fn all(tx: &Tx) -> Result<Vec<Extract>, Refusal> {
    let rows = made::Entity::find().order_by_desc(made::Column::AskedAt).all(tx.conn()).await?;
    rows.into_iter().map(read).collect()
}

pub(crate) async fn by_id(tx: &Tx, id: Uuid) -> Result<Option<Extract>, Refusal> {
    made::Entity::find_by_id(id).one(tx.conn()).await?.map(read).transpose()
}

fn read(row: made::Model) -> Result<Extract, Refusal> {
    let unknown = || Refusal::Broken("extract: a decision that makes no sense".to_owned());
    let done = row.decided_by.zip(row.decided_at).map(|(by, at)| Done { by, at });
    let decision = match (row.decision.as_str(), done, row.reason, row.last_day) {
        ("waiting", ..) => Decision::Waiting,
        ("granted", Some(done), _, Some(last_day)) => Decision::Granted { done, last_day },
        ("refused", Some(done), Some(reason), _) => Decision::Refused { done, reason },
        _ => return Err(unknown()),
    };
    Ok(Extract {
        id: row.id,
        round: row.round,
        recipient: row.recipient,
        purpose: row.purpose,
        places: serde_json::from_value(row.places)?,
        asked: Done { by: row.asked_by, at: row.asked_at },
        decision,
    })
}
