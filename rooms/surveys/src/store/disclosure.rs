//! The programme's settings of disclosure control, each with its reason. Rows are never changed; the newest counts.

use kit::Tx;
use kit::clock::london_day;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use crate::disclosure::Setting;

kit::entity! { setting, "disclosure_setting",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) number: i32,
    pub(crate) thresholds: Json,
    pub(crate) reason: String,
    pub(crate) by: Option<Uuid>,
    pub(crate) since: DateTimeUtc,
}

/// All that was ever set, newest first.
pub(crate) async fn all(tx: &Tx) -> Result<Vec<Setting>, Refusal> {
    let rows = setting::Entity::find().order_by_desc(setting::Column::Number).all(tx.conn()).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Setting {
                number: row.number,
                thresholds: serde_json::from_value(row.thresholds)?,
                reason: row.reason,
                by: row.by,
                on: london_day(row.since),
            })
        })
        .collect()
}

/// Adds one and returns its identifier; the caller holds the national team.
pub(crate) async fn add(tx: &Tx, new: &Setting) -> Result<Uuid, Refusal> {
    let row = setting::ActiveModel {
        id: Set(tx.new_id()),
        number: Set(new.number),
        thresholds: Set(serde_json::to_value(new.thresholds)?),
        reason: Set(new.reason.clone()),
        by: Set(new.by),
        since: Set(tx.now()),
    };
    Ok(row.insert(tx.conn()).await?.id)
}
