//! Imports that wait for a lead's yes: one a person, for two days, each sealed under a key of its own that goes with it,
//! so that an old copy of the database tells nothing of a list that came in once.

use chrono::{Duration, NaiveDate};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::BTreeMap;

use super::entities::pending_import::{ActiveModel, Column, Entity, Model};
use super::{Seal, ring};
use crate::import::Preview;

const TABLE: &str = "pending_import";
/// How long a preview can be confirmed, in days.
const LASTS: i64 = 2;

/// Keeps a preview; the one that this person left lying goes.
pub(crate) async fn add(tx: &Tx, la: Uuid, by: Uuid, preview: &Preview) -> Result<Uuid, Refusal> {
    delete(tx, Column::Organisation.eq(la).and(Column::By.eq(by))).await?;
    let id = tx.new_id();
    let keys = ring(tx, la)?.add(&[id], &tx.house().chance)?;
    let row = ActiveModel {
        id: Set(id),
        organisation: Set(la),
        by: Set(by),
        sealed: Set(Seal::under(&keys[&id]).seal(tx, TABLE, id, preview)?),
        since: Set(tx.now()),
        ends_on: Set(tx.today() + Duration::days(LASTS)),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(id)
}

/// The preview, while it waits.
pub(crate) async fn find(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<Preview>, Refusal> {
    let waiting =
        Entity::find_by_id(id).filter(Column::Organisation.eq(la)).filter(Column::EndsOn.gte(tx.today()));
    match waiting.one(tx.conn()).await? {
        Some(row) => open(tx, &row),
        None => Ok(None),
    }
}

fn open(tx: &Tx, row: &Model) -> Result<Option<Preview>, Refusal> {
    let key = ring(tx, row.organisation)?.find(row.id)?;
    key.map(|key| Seal::under(&key).open(TABLE, row.id, &row.sealed)).transpose()
}

/// Takes a preview away. `false`: it was gone, and whoever took it acts on it. Its key is left for [`destroy`], when all
/// that is made of the preview stands: should that fail, the preview is still there.
pub(crate) async fn remove(tx: &Tx, la: Uuid, id: Uuid) -> Result<bool, Refusal> {
    let gone = Entity::delete_by_id(id).filter(Column::Organisation.eq(la)).exec(tx.conn()).await?;
    Ok(gone.rows_affected == 1)
}

/// Destroys the key of a preview that was taken away.
pub(crate) fn destroy(tx: &Tx, la: Uuid, id: Uuid) -> Result<(), Refusal> {
    super::destroy(tx, la, &[id])
}

/// Throws away what waits and says something of the person whose case id has this mark.
pub(crate) async fn discard_about(tx: &Tx, la: Uuid, mark: &[u8]) -> Result<(), Refusal> {
    let waiting = Entity::find().filter(Column::Organisation.eq(la)).all(tx.conn()).await?;
    for row in waiting {
        let seal = Seal::of(tx, la)?;
        // What can't be opened is of no use to anybody.
        let says = match open(tx, &row) {
            Ok(Some(preview)) => preview.case_ids().any(|id| seal.case(id) == mark),
            _ => true,
        };
        if says {
            delete(tx, Column::Id.eq(row.id)).await?;
        }
    }
    Ok(())
}

/// Throws away all that waits in an LA.
pub(crate) async fn discard_all(tx: &Tx, la: Uuid) -> Result<(), Refusal> {
    delete(tx, Column::Organisation.eq(la)).await
}

/// The LA of each, and the day on which it goes.
pub(crate) async fn days(tx: &Tx) -> Result<Vec<(Uuid, NaiveDate)>, Refusal> {
    let all = Entity::find().select_only().columns([Column::Organisation, Column::EndsOn]);
    let all: Vec<(Uuid, NaiveDate)> = all.into_tuple().all(tx.conn()).await?;
    // Its last day is a whole one.
    Ok(all.into_iter().filter_map(|(la, last)| Some((la, last.succ_opt()?))).collect())
}

/// Takes away all whose days are over.
pub(crate) async fn tidy(tx: &Tx) -> Result<(), Refusal> {
    delete(tx, Column::EndsOn.lt(tx.today())).await
}

async fn delete(tx: &Tx, which: Expr) -> Result<(), Refusal> {
    let mut gone: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in Entity::find().filter(which.clone()).all(tx.conn()).await? {
        gone.entry(row.organisation).or_default().push(row.id);
    }
    Entity::delete_many().filter(which).exec(tx.conn()).await?;
    for (la, ids) in gone {
        super::destroy(tx, la, &ids)?;
    }
    Ok(())
}
