//! Tables of this room: a release, one for each wave, and its published cells, neither of which is ever changed; what
//! stands beside them in [`comparison`], [`extract`], [`figure`], [`naming`] and [`pool`]; young people's pages of them in [`leaflet`].

pub(crate) mod comparison;
pub(crate) mod extract;
pub(crate) mod figure;
pub(crate) mod leaflet;
pub(crate) mod naming;
pub(crate) mod pool;

use calc::{Published, Safe, SafeBase};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::de::DeserializeOwned;
use surveys::Group;

use crate::model::{Release, Sheet};

mod release {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) wave: Uuid,
        pub(crate) organisation: Uuid,
        pub(crate) asks: String,
        pub(crate) since: DateTimeUtc,
        pub(crate) closed_on: Date,
        pub(crate) invited: Json,
        pub(crate) answered: Json,
        pub(crate) response: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

mod published_cell {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "published_cell")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) release: Uuid,
        pub(crate) position: i32,
        pub(crate) indicator: String,
        pub(crate) cell: Json,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Whether this wave's findings are there already.
pub(crate) async fn is_released(tx: &Tx, wave: Uuid) -> Result<bool, Refusal> {
    Ok(release::Entity::find().filter(release::Column::Wave.eq(wave)).count(tx.conn()).await? > 0)
}

pub(crate) async fn insert(tx: &Tx, organisation: Uuid, made: &Release) -> Result<(), Refusal> {
    release::ActiveModel {
        id: Set(made.id),
        wave: Set(made.wave),
        organisation: Set(organisation),
        asks: Set(made.asks.code().to_owned()),
        since: Set(tx.now()),
        closed_on: Set(made.closed_on),
        invited: Set(serde_json::to_value(made.invited)?),
        answered: Set(serde_json::to_value(made.answered)?),
        response: Set(serde_json::to_value(made.response)?),
    }
    .insert(tx.conn())
    .await?;
    for (position, sheet) in (0..).zip(&made.sheets) {
        published_cell::ActiveModel {
            id: Set(tx.new_id()),
            release: Set(made.id),
            position: Set(position),
            indicator: Set(sheet.name.clone()),
            cell: Set(serde_json::to_value(sheet)?),
        }
        .insert(tx.conn())
        .await?;
    }
    Ok(())
}

/// The newest release of an LA that is of this group.
pub(crate) async fn latest(tx: &Tx, la: Uuid, asks: Group) -> Result<Option<Release>, Refusal> {
    let own = release::Entity::find()
        .filter(release::Column::Organisation.eq(la))
        .filter(release::Column::Asks.eq(asks.code()));
    let newest = own.order_by_desc(release::Column::ClosedOn).order_by_desc(release::Column::Since).limit(1);
    match newest.one(tx.conn()).await? {
        Some(row) => Ok(Some(read(tx, row).await?)),
        None => Ok(None),
    }
}

/// The releases of an LA that are of this group, newest first.
pub(crate) async fn all(tx: &Tx, la: Uuid, asks: Group) -> Result<Vec<Release>, Refusal> {
    of_groups(tx, la, &[asks]).await
}

/// The releases of an LA that are of others than its care leavers, newest first.
pub(crate) async fn others(tx: &Tx, la: Uuid) -> Result<Vec<Release>, Refusal> {
    of_groups(tx, la, &Group::OTHERS).await
}

async fn of_groups(tx: &Tx, la: Uuid, asks: &[Group]) -> Result<Vec<Release>, Refusal> {
    let rows = release::Entity::find()
        .filter(release::Column::Organisation.eq(la))
        .filter(release::Column::Asks.is_in(asks.iter().map(|group| group.code())))
        .order_by_desc(release::Column::ClosedOn)
        .order_by_desc(release::Column::Since)
        .all(tx.conn())
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(read(tx, row).await?);
    }
    Ok(all)
}

/// The findings of this wave.
pub(crate) async fn of_wave(tx: &Tx, wave: Uuid) -> Result<Option<Release>, Refusal> {
    match release::Entity::find().filter(release::Column::Wave.eq(wave)).one(tx.conn()).await? {
        Some(row) => Ok(Some(read(tx, row).await?)),
        None => Ok(None),
    }
}

/// Whose these releases are, as (LA, release).
pub(crate) async fn whose(tx: &Tx, releases: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, Refusal> {
    let rows = release::Entity::find().filter(release::Column::Id.is_in(releases.iter().copied()));
    Ok(rows.all(tx.conn()).await?.into_iter().map(|row| (row.organisation, row.id)).collect())
}

pub(crate) async fn by_id(tx: &Tx, id: Uuid) -> Result<Option<Release>, Refusal> {
    match release::Entity::find_by_id(id).one(tx.conn()).await? {
        Some(row) => Ok(Some(read(tx, row).await?)),
        None => Ok(None),
    }
}

async fn read(tx: &Tx, row: release::Model) -> Result<Release, Refusal> {
    let cells = published_cell::Entity::find()
        .filter(published_cell::Column::Release.eq(row.id))
        .order_by_asc(published_cell::Column::Position)
        .all(tx.conn())
        .await?;
    let unknown = || Refusal::Broken("release: a group that this version does not know".to_owned());
    let sheets: Result<Vec<Sheet>, _> = cells.into_iter().map(|c| serde_json::from_value(c.cell)).collect();
    Ok(Release {
        id: row.id,
        wave: row.wave,
        asks: Group::of(&row.asks).ok_or_else(unknown)?,
        closed_on: row.closed_on,
        invited: SafeBase::from_published(published(row.invited)?),
        answered: SafeBase::from_published(published(row.answered)?),
        response: Safe::from_published(published(row.response)?),
        sheets: sheets?,
    })
}

fn published<T>(json: Json) -> Result<Published<T>, Refusal>
where
    Published<T>: DeserializeOwned,
{
    Ok(serde_json::from_value(json)?)
}
