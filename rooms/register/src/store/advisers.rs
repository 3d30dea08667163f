//! Personal advisers' names as lists have them, and the accounts they are linked to.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use std::collections::{BTreeMap, HashMap};

use super::entities::adviser_name::{ActiveModel, Column, Entity, Model};
use super::{CHUNK, Seal};
use crate::model::{Adviser, AdviserDetails};

const TABLE: &str = "adviser_name";

fn open(seal: &Seal, row: &Model) -> Result<Adviser, Refusal> {
    Ok(Adviser { id: row.id, account: row.account, details: seal.open(TABLE, row.id, &row.details)? })
}

async fn rows(tx: &Tx, la: Uuid) -> Result<Vec<Model>, Refusal> {
    Ok(Entity::find().filter(Column::Organisation.eq(la)).all(tx.conn()).await?)
}

/// All names of an LA's list.
pub(crate) async fn all(tx: &Tx, la: Uuid) -> Result<Vec<Adviser>, Refusal> {
    let rows = rows(tx, la).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let seal = Seal::of(tx, la)?;
    let mut all = rows.iter().map(|row| open(&seal, row)).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_cached_key(|adviser| crate::model::same_name(&adviser.details.name));
    Ok(all)
}

pub(crate) async fn find(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<Adviser>, Refusal> {
    let row = Entity::find_by_id(id).filter(Column::Organisation.eq(la)).one(tx.conn()).await?;
    row.map(|row| open(&Seal::of(tx, la)?, &row)).transpose()
}

/// Which name is linked to which account.
pub(crate) async fn accounts(tx: &Tx, la: Uuid) -> Result<HashMap<Uuid, Uuid>, Refusal> {
    Ok(rows(tx, la).await?.into_iter().filter_map(|row| Some((row.id, row.account?))).collect())
}

/// The names that are linked to an account.
pub(crate) async fn of_account(tx: &Tx, la: Uuid, account: Uuid) -> Result<Vec<Uuid>, Refusal> {
    let own = Entity::find().filter(Column::Organisation.eq(la)).filter(Column::Account.eq(account));
    Ok(own.all(tx.conn()).await?.into_iter().map(|row| row.id).collect())
}

/// Adds the names that are new; returns the rows of all names of the LA by their marks.
pub(crate) async fn add<'a>(
    tx: &Tx,
    la: Uuid,
    names: impl Iterator<Item = &'a str>,
) -> Result<HashMap<Vec<u8>, Uuid>, Refusal> {
    let seal = Seal::of(tx, la)?;
    let known = marks(tx, la).await?;
    // In order, so that two who add the same names at once wait for each other and don't lock.
    let mut fresh: BTreeMap<Vec<u8>, ActiveModel> = BTreeMap::new();
    for name in names {
        let mark = seal.name(name);
        if !known.contains_key(&mark) && !fresh.contains_key(&mark) {
            fresh.insert(mark.clone(), sealed(tx, la, &seal, name, mark)?);
        }
    }
    if fresh.is_empty() {
        return Ok(known);
    }
    let mut fresh = fresh.into_values().peekable();
    while fresh.peek().is_some() {
        // On PostgreSQL somebody else may be adding the same name: the first one stays, and is read below.
        Entity::insert_many(fresh.by_ref().take(CHUNK))
            .on_conflict(
                OnConflict::columns([Column::Organisation, Column::NameMark]).do_nothing().to_owned(),
            )
            .exec_without_returning(tx.conn())
            .await?;
    }
    marks(tx, la).await
}

async fn marks(tx: &Tx, la: Uuid) -> Result<HashMap<Vec<u8>, Uuid>, Refusal> {
    Ok(rows(tx, la).await?.into_iter().map(|row| (row.name_mark, row.id)).collect())
}

fn sealed(tx: &Tx, la: Uuid, seal: &Seal, name: &str, mark: Vec<u8>) -> Result<ActiveModel, Refusal> {
    let id = tx.new_id();
    let details = AdviserDetails { name: name.trim().to_owned(), by_hand: false };
    Ok(ActiveModel {
        id: Set(id),
        organisation: Set(la),
        name_mark: Set(mark),
        details: Set(seal.seal(tx, TABLE, id, &details)?),
        account: Set(None),
    })
}

/// Links a name to an account, or to nobody.
pub(crate) async fn link(tx: &Tx, la: Uuid, adviser: &Adviser) -> Result<(), Refusal> {
    let details = Seal::of(tx, la)?.seal(tx, TABLE, adviser.id, &adviser.details)?;
    Entity::update_many()
        .col_expr(Column::Account, Expr::value(adviser.account))
        .col_expr(Column::Details, Expr::value(details))
        .filter(Column::Id.eq(adviser.id))
        .filter(Column::Organisation.eq(la))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Takes away all names of an LA, once nobody is linked to them.
pub(crate) async fn remove_all(tx: &Tx, la: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Organisation.eq(la)).exec(tx.conn()).await?;
    Ok(())
}
