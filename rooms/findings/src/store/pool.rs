//! Figures of small boxes together: made when their round closes, never changed.

use calc::SafeBase;
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use crate::pool::Pool;

kit::entity! { pool, "small_boxes",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round: Uuid,
    pub(crate) title: String,
    pub(crate) places: i32,
    pub(crate) answered: Json,
    pub(crate) figures: Json,
    pub(crate) since: DateTimeUtc,
}

pub(crate) async fn keep(tx: &Tx, round: Uuid, made: &Pool) -> Result<(), Refusal> {
    let row = pool::ActiveModel {
        id: Set(made.id),
        round: Set(round),
        title: Set(made.title.clone()),
        places: Set(i32::try_from(made.places).unwrap_or(i32::MAX)),
        answered: Set(serde_json::to_value(made.answered)?),
        figures: Set(serde_json::to_value(&made.figures)?),
        since: Set(tx.now()),
    };
    row.insert(tx.conn()).await?;
    Ok(())
}

/// The figures of a round's small boxes, by what they asked.
pub(crate) async fn of_round(tx: &Tx, round: Uuid) -> Result<Vec<Pool>, Refusal> {
    let rows = pool::Entity::find()
        .filter(pool::Column::Round.eq(round))
        .order_by_asc(pool::Column::Title)
        .all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: pool::Model) -> Result<Pool, Refusal> {
    Ok(Pool {
        id: row.id,
        title: row.title,
        places: u32::try_from(row.places).unwrap_or(0),
        answered: SafeBase::from_published(serde_json::from_value(row.answered)?),
        figures: serde_json::from_value(row.figures)?,
    })
}
