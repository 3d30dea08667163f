//! Tables of this room. Names and e-mail addresses are sealed under the instance's key.

pub(crate) mod account;
pub(crate) mod entities;
pub(crate) mod factor;
pub(crate) mod pass;
pub(crate) mod seat;
pub(crate) mod session;

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::LockType;
use sea_orm::{QueryOrder, QuerySelect};

use crate::authorities::Authority;
use crate::model::{Kind, Organisation, slug};
use entities::organisation::{ActiveModel, Column, Entity, Model};

fn read(row: Model) -> Organisation {
    Organisation {
        id: row.id,
        kind: Kind::of(&row.kind),
        slug: row.slug,
        name: row.name,
        gss_code: row.gss_code,
        since: row.since,
    }
}

pub(crate) async fn organisation(tx: &Tx, id: Uuid) -> Result<Option<Organisation>, Refusal> {
    Ok(Entity::find_by_id(id).one(tx.conn()).await?.map(read))
}

/// Keeps others who hold it waiting until this transaction ends; what only refers to it goes on.
pub(crate) async fn hold(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(tx.conn())
        .await?
        .map(drop)
        .ok_or(Refusal::NotFound)
}

pub(crate) async fn organisation_by_slug(tx: &Tx, slug: &str) -> Result<Option<Organisation>, Refusal> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).one(tx.conn()).await?.map(read))
}

pub(crate) async fn national(tx: &Tx) -> Result<Option<Organisation>, Refusal> {
    let national = Entity::find().filter(Column::Kind.eq(Kind::National.code()));
    Ok(national.one(tx.conn()).await?.map(read))
}

pub(crate) async fn authorities(tx: &Tx) -> Result<Vec<Organisation>, Refusal> {
    let all = Entity::find().filter(Column::Kind.eq(Kind::Authority.code())).order_by_asc(Column::Name);
    Ok(all.all(tx.conn()).await?.into_iter().map(read).collect())
}

pub(crate) async fn any_account(tx: &Tx) -> Result<bool, Refusal> {
    Ok(entities::account::Entity::find().count(tx.conn()).await? > 0)
}

pub(crate) async fn add_national(tx: &Tx, name: &str) -> Result<Organisation, Refusal> {
    insert(tx, Kind::National, slug(name), name, None).await
}

pub(crate) async fn add_authority(tx: &Tx, authority: &Authority) -> Result<Organisation, Refusal> {
    insert(tx, Kind::Authority, authority.slug.clone(), &authority.name, Some(authority)).await
}

async fn insert(
    tx: &Tx,
    kind: Kind,
    slug: String,
    name: &str,
    authority: Option<&Authority>,
) -> Result<Organisation, Refusal> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        kind: Set(kind.code().to_owned()),
        slug: Set(slug),
        name: Set(name.to_owned()),
        gss_code: Set(authority.map(|a| a.gss_code.clone())),
        region: Set(authority.map(|a| a.region.clone())),
        since: Set(tx.now()),
    };
    Ok(read(row.insert(tx.conn()).await?))
}
