//! Young people's pages of findings: one in the making for each release, and the steps of each LA's, which are never changed.

use chrono::NaiveDate;
use kit::Tx;
use kit::clock::london_day;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;
use std::collections::BTreeMap;

use crate::leaflet::{Content, Deed, Leaflet, Shown, Step, Steps};

kit::entity! { leaflet, "leaflet",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) release: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) content: Json,
    pub(crate) mark: i32,
    pub(crate) by: Option<Uuid>,
    pub(crate) since: DateTimeUtc,
}

kit::entity! { step, "leaflet_step",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) number: i32,
    pub(crate) leaflet: Uuid,
    pub(crate) kind: String,
    pub(crate) content: Json,
    pub(crate) by: Option<Uuid>,
    pub(crate) since: DateTimeUtc,
}

/// The page in the making of a release.
pub(crate) async fn of_release(tx: &Tx, release: Uuid) -> Result<Option<Leaflet>, Refusal> {
    let found = leaflet::Entity::find().filter(leaflet::Column::Release.eq(release));
    let Some(row) = found.one(tx.conn()).await? else { return Ok(None) };
    let content: Content = serde_json::from_value(row.content)?;
    Ok(Some(Leaflet { id: row.id, release: row.release, content, mark: row.mark }))
}

/// Writes it, over what `before` held; the caller holds the LA.
pub(crate) async fn write(
    tx: &Tx,
    (la, release): (Uuid, Uuid),
    before: Option<&Leaflet>,
    content: &Content,
    by: Option<Uuid>,
) -> Result<Uuid, Refusal> {
    let row = leaflet::ActiveModel {
        id: Set(before.map_or_else(|| tx.new_id(), |leaflet| leaflet.id)),
        release: Set(release),
        organisation: Set(la),
        content: Set(serde_json::to_value(content)?),
        mark: Set(before.map_or(1, |leaflet| leaflet.mark + 1)),
        by: Set(by),
        since: Set(tx.now()),
    };
    let row = if before.is_some() { row.update(tx.conn()).await? } else { row.insert(tx.conn()).await? };
    Ok(row.id)
}

/// The steps of an LA, oldest first.
pub(crate) async fn steps(tx: &Tx, la: Uuid) -> Result<Steps, Refusal> {
    let rows = step::Entity::find()
        .filter(step::Column::Organisation.eq(la))
        .order_by_asc(step::Column::Number)
        .all(tx.conn())
        .await?;
    Ok(Steps(rows.into_iter().map(read).collect::<Result<_, _>>()?))
}

fn read(row: step::Model) -> Result<Step, Refusal> {
    let on: NaiveDate = london_day(row.since);
    Ok(Step { number: row.number, leaflet: row.leaflet, deed: serde_json::from_value(row.content)?, on })
}

/// Adds a step; the caller holds the LA.
pub(crate) async fn add(
    tx: &Tx,
    la: Uuid,
    leaflet: Uuid,
    deed: &Deed,
    by: Option<Uuid>,
) -> Result<(), Refusal> {
    let number = steps(tx, la).await?.newest() + 1;
    step::ActiveModel {
        id: Set(tx.new_id()),
        organisation: Set(la),
        number: Set(number),
        leaflet: Set(leaflet),
        kind: Set(deed.code().to_owned()),
        content: Set(serde_json::to_value(deed)?),
        by: Set(by),
        since: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// The LAs whose page anyone can read, with it.
pub(crate) async fn shown(tx: &Tx) -> Result<BTreeMap<Uuid, Shown>, Refusal> {
    let rows = step::Entity::find().order_by_asc(step::Column::Number).all(tx.conn()).await?;
    let mut all: BTreeMap<Uuid, Steps> = BTreeMap::new();
    for row in rows {
        all.entry(row.organisation).or_default().0.push(read(row)?);
    }
    Ok(all.into_iter().filter_map(|(la, steps)| Some((la, steps.shown()?))).collect())
}

/// Whose page this is; `None` where there is no such page.
pub(crate) async fn whose(tx: &Tx, leaflet: Uuid) -> Result<Option<Uuid>, Refusal> {
    Ok(leaflet::Entity::find_by_id(leaflet).one(tx.conn()).await?.map(|row| row.organisation))
}
