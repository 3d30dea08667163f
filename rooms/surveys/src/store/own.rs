//! The programme's own instruments. Whoever writes one holds the programme, so that two versions never have one number.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::{instrument, own_instrument};
use crate::own::{Own, Stage};

use own_instrument::{ActiveModel, Column, Entity, Model};

fn read(row: Model) -> Result<Own, Refusal> {
    let unknown = || Refusal::Broken("own_instrument: a stage that this version does not know".to_owned());
    Ok(Own {
        id: row.id,
        instrument: serde_json::from_value(row.definition)?,
        stage: Stage::of(&row.stage).ok_or_else(unknown)?,
        notes: serde_json::from_value(row.notes)?,
        mark: row.mark,
        changed_by: row.changed_by,
        changed_on: row.changed_on,
        offered_on: row.offered_on,
    })
}

fn row(own: &Own) -> Result<ActiveModel, Refusal> {
    Ok(ActiveModel {
        id: Set(own.id),
        name: Set(own.instrument.name.clone()),
        version: Set(own.instrument.version),
        stage: Set(own.stage.code().to_owned()),
        definition: Set(serde_json::to_value(&own.instrument)?),
        notes: Set(serde_json::to_value(&own.notes)?),
        mark: Set(own.mark),
        changed_by: Set(own.changed_by),
        changed_on: Set(own.changed_on),
        offered_on: Set(own.offered_on),
    })
}

pub(crate) async fn add(tx: &Tx, own: &Own) -> Result<(), Refusal> {
    Entity::insert(row(own)?).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Writes it over what is stored of it, and counts the change; `false` where somebody changed it meanwhile.
pub(crate) async fn change(tx: &Tx, own: &Own) -> Result<bool, Refusal> {
    let mut row = row(own)?;
    row.mark = Set(own.mark + 1);
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(own.id))
        .filter(Column::Mark.eq(own.mark))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Option<Own>, Refusal> {
    Entity::find_by_id(id).one(tx.conn()).await?.map(read).transpose()
}

/// Those that were kept, by name and then the newest version first.
pub(crate) async fn kept(tx: &Tx) -> Result<Vec<Own>, Refusal> {
    at(tx, &[Stage::Draft, Stage::Offered, Stage::Withdrawn]).await
}

/// Those that leads may choose, by name and then the newest version first.
pub(crate) async fn offered(tx: &Tx) -> Result<Vec<Own>, Refusal> {
    at(tx, &[Stage::Offered]).await
}

async fn at(tx: &Tx, stages: &[Stage]) -> Result<Vec<Own>, Refusal> {
    let rows = Entity::find()
        .filter(Column::Stage.is_in(stages.iter().map(|s| s.code())))
        .order_by_asc(Column::Name)
        .order_by_desc(Column::Version)
        .all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

pub(crate) async fn remove(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    Entity::delete_by_id(id).exec(tx.conn()).await?;
    Ok(())
}

/// Lets go of what was read before today and nobody kept.
pub(crate) async fn remove_unkept(tx: &Tx) -> Result<(), Refusal> {
    Entity::delete_many()
        .filter(Column::Stage.eq(Stage::Read.code()).and(Column::ChangedOn.lt(tx.today())))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Whether a wave has frozen this version.
pub(crate) async fn frozen(tx: &Tx, name: &str, version: i32) -> Result<bool, Refusal> {
    use instrument::Column as Frozen;
    let same = Frozen::Name.eq(name).and(Frozen::Version.eq(version));
    Ok(instrument::Entity::find().filter(same).count(tx.conn()).await? > 0)
}

/// The highest version of this name that a wave has frozen; 0 where there is none.
pub(crate) async fn highest_frozen(tx: &Tx, name: &str) -> Result<i32, Refusal> {
    use instrument::Column as Frozen;
    let all = instrument::Entity::find().select_only().column(Frozen::Version).filter(Frozen::Name.eq(name));
    let versions: Vec<i32> = all.into_tuple().all(tx.conn()).await?;
    Ok(versions.into_iter().max().unwrap_or(0))
}
