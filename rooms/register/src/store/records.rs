//! Care leavers' whole records, to hold against a list and to change.

use kit::Tx;
use kit::keys::Key;
use kit::web::Refusal;
use sea_orm::prelude::*;
use std::collections::HashMap;

use super::entities::care_leaver::{Column, Entity, Model};
use super::leavers::TABLE;
use super::{Seal, advisers, history, ring};
use crate::codes::{Accommodation, Activity, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo};
use crate::details::{Details, Told};
use crate::import::{Contact, Row};
use crate::model::Record;

/// Everybody of an LA who is not erased, archived people too.
pub(crate) async fn all(tx: &Tx, la: Uuid) -> Result<Vec<Record>, Refusal> {
    let rows = alive(la).all(tx.conn()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (names, keys) = (names(tx, la).await?, ring(tx, la)?.open()?);
    rows.into_iter().filter_map(|row| Some(open(&Seal::under(keys.get(&row.id)?), row, &names))).collect()
}

/// One person's record and key; `None` for whoever is erased, or another LA's.
pub(crate) async fn find(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<(Record, Key)>, Refusal> {
    let Some(row) = alive(la).filter(Column::Id.eq(id)).one(tx.conn()).await? else { return Ok(None) };
    let Some(key) = ring(tx, la)?.find(id)? else { return Ok(None) };
    Ok(Some((open(&Seal::under(&key), row, &names(tx, la).await?)?, key)))
}

fn alive(la: Uuid) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::Organisation.eq(la)).filter(Column::ErasedOn.is_null())
}

async fn names(tx: &Tx, la: Uuid) -> Result<HashMap<Uuid, String>, Refusal> {
    Ok(advisers::all(tx, la).await?.into_iter().map(|adviser| (adviser.id, adviser.details.name)).collect())
}

fn open(seal: &Seal, model: Model, names: &HashMap<Uuid, String>) -> Result<Record, Refusal> {
    let details: Details = seal.open(TABLE, model.id, &model.details)?;
    let unknown = || Refusal::Broken("care_leaver: a code that this version does not know".to_owned());
    let row = row(&model, &details, names).ok_or_else(unknown)?;
    Ok(Record {
        id: model.id,
        mark: model.case_mark,
        adviser: model.adviser,
        archived: model.archived_at.is_some(),
        died: model.in_touch == InTouch::Died.code(),
        details,
        row,
    })
}

/// What is known, as a list would say it.
fn row(model: &Model, details: &Details, names: &HashMap<Uuid, String>) -> Option<Row> {
    Some(Row {
        line: 0,
        case_id: details.case_id.clone(),
        first_name: details.first_name.clone(),
        last_name: details.last_name.clone(),
        gender: Gender::from_code(&model.gender)?,
        ethnicity: Ethnicity::from_code(&model.ethnicity)?,
        date_of_birth: details.date_of_birth,
        uasc: YesNo::from_code(&model.uasc)?,
        disability: YesNo::from_code(&model.disability)?,
        team: details.team.clone(),
        worker: details.worker.clone(),
        personal_adviser: model.adviser.and_then(|name| names.get(&name).cloned()),
        eligibility: Eligibility::from_code(&model.eligibility)?,
        in_touch: InTouch::from_code(&model.in_touch)?,
        accommodation: Accommodation::from_code(&model.accommodation)?,
        suitability: Suitability::from_code(&model.suitability)?,
        activity: Activity::from_code(&model.activity)?,
        contact: Contact {
            phone: details.phone.clone(),
            email: details.email.clone(),
            address: details.address.clone(),
            channel: details.channel,
        },
    })
}

/// Writes a record as it is now, and notes what changed in it if anything did. The caller holds the LA, so that nobody
/// else writes between its reading and this.
pub(crate) async fn save(
    tx: &Tx,
    la: Uuid,
    key: &Key,
    record: &mut Record,
    (told, by): (&Told, Option<Uuid>),
) -> Result<(), Refusal> {
    if !told.changes.is_empty() {
        record.details.changes += 1;
        history::add(tx, (la, record.id), key, (record.details.changes, by), told).await?;
    }
    record.details.take(&record.row);
    let details = Seal::under(key).seal(tx, TABLE, record.id, &record.details)?;
    let row = &record.row;
    Entity::update_many()
        .col_expr(Column::Details, Expr::value(details))
        .col_expr(Column::Adviser, Expr::value(record.adviser))
        .col_expr(Column::Gender, Expr::value(row.gender.code()))
        .col_expr(Column::Ethnicity, Expr::value(row.ethnicity.code()))
        .col_expr(Column::Eligibility, Expr::value(row.eligibility.code()))
        .col_expr(Column::InTouch, Expr::value(row.in_touch.code()))
        .col_expr(Column::Accommodation, Expr::value(row.accommodation.code()))
        .col_expr(Column::Suitability, Expr::value(row.suitability.code()))
        .col_expr(Column::Activity, Expr::value(row.activity.code()))
        .col_expr(Column::Uasc, Expr::value(row.uasc.code()))
        .col_expr(Column::Disability, Expr::value(row.disability.code()))
        .filter(Column::Id.eq(record.id))
        .filter(Column::Organisation.eq(la))
        .exec(tx.conn())
        .await?;
    Ok(())
}
