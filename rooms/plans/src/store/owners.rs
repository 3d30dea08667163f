//! Owners with a link. Its secret is made again from the link's identifier under the instance's key when the message
//! leaves; the database holds its fingerprint. Withdrawn, the row goes; a line beside the keys keeps an old copy of the
//! database from bringing it back.

use kit::keys::{GONE, Key, fingerprint};
use kit::web::Refusal;
use kit::{House, Tx, ids};
use people::Details;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;
use std::collections::{HashMap, HashSet};

use super::entities::owner_link::{ActiveModel, Column, Entity, Model};
use super::entities::owner_promise;
use crate::model::Owner;

fn key(house: &House) -> Key {
    house.key("owners")
}

/// The secret of a link: 128 bits in 26 characters.
pub(crate) fn secret(house: &House, link: Uuid) -> String {
    ids::letters(&key(house).mac("link", link.as_bytes())[..16])
}

/// The owner behind a link that counts, and the LA.
pub(crate) async fn behind(tx: &Tx, secret: &str) -> Result<Option<(Uuid, Owner)>, Refusal> {
    let found = Entity::find().filter(Column::Mark.eq(fingerprint(secret.as_bytes()))).one(tx.conn()).await?;
    let Some(row) = found else { return Ok(None) };
    let la = row.organisation;
    Ok(read(tx, vec![row]).await?.pop().map(|owner| (la, owner)))
}

/// Whether a link counts.
pub(crate) async fn is_live(tx: &Tx, link: Uuid) -> Result<bool, Refusal> {
    Ok(Entity::find_by_id(link).one(tx.conn()).await?.is_some())
}

/// All owners with a link in an LA, the oldest first.
pub(crate) async fn of(tx: &Tx, la: Uuid) -> Result<Vec<Owner>, Refusal> {
    let rows = Entity::find().filter(Column::Organisation.eq(la)).order_by_asc(Column::Since);
    read(tx, rows.all(tx.conn()).await?).await
}

async fn read(tx: &Tx, rows: Vec<Model>) -> Result<Vec<Owner>, Refusal> {
    let links = rows.iter().map(|row| row.id);
    let promised = owner_promise::Entity::find().filter(owner_promise::Column::Link.is_in(links));
    let mut promises: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in promised.all(tx.conn()).await? {
        promises.entry(row.link).or_default().push(row.promise);
    }
    let owner = |row: Model| {
        let plain = key(tx.house()).open(row.id.as_bytes(), &row.sealed)?;
        let promises = promises.remove(&row.id).unwrap_or_default();
        Ok(Owner { id: row.id, details: serde_json::from_slice(&plain)?, promises })
    };
    rows.into_iter().map(owner).collect()
}

/// Gives somebody a link for these promises.
pub(crate) async fn add(tx: &Tx, la: Uuid, who: &Details, promises: &[Uuid]) -> Result<Uuid, Refusal> {
    let (house, id) = (tx.house(), tx.new_id());
    ActiveModel {
        id: Set(id),
        organisation: Set(la),
        mark: Set(fingerprint(secret(house, id).as_bytes())),
        sealed: Set(key(house).seal(id.as_bytes(), &serde_json::to_vec(who)?, &house.chance)),
        since: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    for promise in promises {
        let row = owner_promise::ActiveModel { id: Set(tx.new_id()), link: Set(id), promise: Set(*promise) };
        row.insert(tx.conn()).await?;
    }
    Ok(id)
}

const WITHDRAWN: &str = "owner";

/// Notes beside the keys that a link is withdrawn.
pub(crate) fn note(tx: &Tx, link: Uuid) -> Result<(), Refusal> {
    Ok(tx.house().keys.add_lines(GONE, &[format!("{WITHDRAWN} {}", ids::show(link))])?)
}

/// The links that were withdrawn and are in the database nevertheless, each with its LA.
pub(crate) async fn come_back(tx: &Tx) -> Result<Vec<(Uuid, Uuid)>, Refusal> {
    let lines = tx.house().keys.lines(GONE)?;
    let withdrawn = lines.iter().filter_map(|line| ids::read(line.strip_prefix(WITHDRAWN)?.trim_start()));
    let withdrawn: HashSet<Uuid> = withdrawn.collect();
    let all = Entity::find().all(tx.conn()).await?;
    Ok(all
        .into_iter()
        .filter(|row| withdrawn.contains(&row.id))
        .map(|row| (row.organisation, row.id))
        .collect())
}

/// Takes a link away. `false`: there was none in this LA.
pub(crate) async fn withdraw(tx: &Tx, la: Uuid, link: Uuid) -> Result<bool, Refusal> {
    let there = Column::Id.eq(link).and(Column::Organisation.eq(la));
    if Entity::find().filter(there.clone()).one(tx.conn()).await?.is_none() {
        return Ok(false);
    }
    owner_promise::Entity::delete_many().filter(owner_promise::Column::Link.eq(link)).exec(tx.conn()).await?;
    Ok(Entity::delete_many().filter(there).exec(tx.conn()).await?.rows_affected == 1)
}
