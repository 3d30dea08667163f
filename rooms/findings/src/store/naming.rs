//! Which LAs are willing to be named for what goes well. Each row is a yes or a no; the newest counts.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;
use std::collections::HashMap;

kit::entity! { said, "bright_spot_naming",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) agreed: bool,
    pub(crate) by: Option<Uuid>,
    pub(crate) since: DateTimeUtc,
}

pub(crate) async fn add(tx: &Tx, la: Uuid, agreed: bool, by: Option<Uuid>) -> Result<(), Refusal> {
    said::ActiveModel {
        id: Set(tx.new_id()),
        organisation: Set(la),
        agreed: Set(agreed),
        by: Set(by),
        since: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// The LAs that are willing now.
pub(crate) async fn willing(tx: &Tx) -> Result<Vec<Uuid>, Refusal> {
    let rows = said::Entity::find().order_by_asc(said::Column::Since).all(tx.conn()).await?;
    let newest: HashMap<Uuid, bool> = rows.into_iter().map(|row| (row.organisation, row.agreed)).collect();
    Ok(newest.into_iter().filter(|(_, agreed)| *agreed).map(|(la, _)| la).collect())
}
