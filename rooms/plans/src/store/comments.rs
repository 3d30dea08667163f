//! What young people say in a round. The words are sealed under the LA's key until anyone may read them; an address is sealed
//! under a key of its own, in the LA's ring, which is destroyed with it. Nothing here has a moment: days only.

use chrono::Days;
use kit::Tx;
use kit::keys::{Key, KeyError};
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect};

use super::entities::quarter_comment::{ActiveModel, Column, Entity, Model};
use crate::model::{Comment, Fate, Quarter, Typed, WhyKeptBack};

/// Days for which words that are kept back can be read again by those who keep them back.
const KEPT: u64 = 90;
/// Days for which an address is kept after its writer was told, and at most.
const TOLD: u64 = 30;
const LONGEST: u64 = 365;

fn key(tx: &Tx, la: Uuid) -> Result<Key, KeyError> {
    Ok(tx.house().keys.read(&people::la_key(la))?.derive("comments"))
}

/// Whether there is a key to keep what is said: it was destroyed with the LA's register, or is lost.
pub(crate) fn can_keep(tx: &Tx, la: Uuid) -> bool {
    key(tx, la).is_ok()
}

/// The identifier of what was sent: the same form sent again is the same comment, and nobody outside can choose one.
pub(crate) fn id_of(tx: &Tx, quarter: Uuid, once: &[u8], typed: &Typed) -> Result<Uuid, Refusal> {
    let sent = serde_json::to_vec(&(quarter, once, typed))?;
    let mac = tx.house().key("comments").mac("comment", &sent);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&mac[..16]);
    Ok(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// Whether it is there already.
pub(crate) async fn is_there(tx: &Tx, id: Uuid) -> Result<bool, Refusal> {
    Ok(Entity::find_by_id(id).one(tx.conn()).await?.is_some())
}

/// Writes a comment.
pub(crate) async fn add(tx: &Tx, id: Uuid, quarter: &Quarter, typed: &Typed) -> Result<(), Refusal> {
    let house = tx.house();
    let contact = match &typed.contact {
        Some(address) => {
            let keys = house.keys.ring(&people::la_key(quarter.la))?.add(&[id], &house.chance)?;
            let own = keys.get(&id).ok_or_else(|| Refusal::Broken("a key was not made".to_owned()))?;
            Some(own.derive("comments").seal(id.as_bytes(), address.as_bytes(), &house.chance))
        }
        None => None,
    };
    let row = ActiveModel {
        id: Set(id),
        quarter: Set(quarter.id),
        organisation: Set(quarter.la),
        promise: Set(typed.promise),
        outside: Set(typed.outside),
        day: Set(tx.today()),
        sealed: Set(Some(key(tx, quarter.la)?.seal(id.as_bytes(), typed.words.as_bytes(), &house.chance))),
        words: Set(None),
        contact: Set(contact),
        kept_back: Set(None),
        decided_by: Set(None),
        decided_on: Set(None),
    };
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// How many wait for somebody to decide.
pub(crate) async fn waiting(tx: &Tx, which: sea_orm::sea_query::Expr) -> Result<u64, Refusal> {
    Ok(Entity::find().filter(which.and(Column::DecidedOn.is_null())).count(tx.conn()).await?)
}

/// Those that an LA's own people decide about.
pub(crate) fn of_la(la: Uuid) -> sea_orm::sea_query::Expr {
    Column::Organisation.eq(la).and(Column::Outside.eq(false))
}

/// Those that the national team decides about.
pub(crate) fn outside() -> sea_orm::sea_query::Expr {
    Column::Outside.eq(true)
}

/// Those that wait, the oldest first.
pub(crate) async fn to_read(tx: &Tx, which: sea_orm::sea_query::Expr) -> Result<Vec<Comment>, Refusal> {
    all(tx, Entity::find().filter(which.and(Column::DecidedOn.is_null()))).await
}

/// Those that an LA kept back and whose words are still there: others look at them again.
pub(crate) async fn kept_back(tx: &Tx) -> Result<Vec<Comment>, Refusal> {
    let kept = Column::KeptBack.is_not_null().and(Column::Sealed.is_not_null());
    all(tx, Entity::find().filter(kept).limit(200)).await
}

/// Those of these rounds that anyone may read, the oldest first.
pub(crate) async fn out(tx: &Tx, of: &[Quarter]) -> Result<Vec<Comment>, Refusal> {
    let these = Column::Quarter.is_in(of.iter().map(|q| q.id)).and(Column::Words.is_not_null());
    all(tx, Entity::find().filter(these)).await
}

/// How many of a round are kept back.
pub(crate) async fn count_kept_back(tx: &Tx, quarter: Uuid) -> Result<u64, Refusal> {
    let kept = Column::Quarter.eq(quarter).and(Column::KeptBack.is_not_null());
    Ok(Entity::find().filter(kept).count(tx.conn()).await?)
}

/// One comment.
pub(crate) async fn one(tx: &Tx, id: Uuid) -> Result<Option<Comment>, Refusal> {
    Ok(all(tx, Entity::find_by_id(id)).await?.pop())
}

async fn all(tx: &Tx, which: Select<Entity>) -> Result<Vec<Comment>, Refusal> {
    let rows = which.order_by_asc(Column::Day).order_by_asc(Column::Id).all(tx.conn()).await?;
    rows.into_iter().map(|row| read(tx, row)).collect()
}

fn read(tx: &Tx, row: Model) -> Result<Comment, Refusal> {
    let fate = match (row.kept_back.as_deref(), row.decided_on) {
        (Some(code), _) => Fate::KeptBack(WhyKeptBack::of(code).unwrap_or(WhyKeptBack::Harm)),
        (None, Some(_)) => Fate::Out,
        (None, None) => Fate::Waits,
    };
    Ok(Comment {
        words: match row.words {
            Some(words) => Some(words),
            None => unsealed(tx, row.organisation, row.id, row.sealed.as_deref())?,
        },
        id: row.id,
        quarter: row.quarter,
        la: row.organisation,
        promise: row.promise,
        outside: row.outside,
        day: row.day,
        fate,
        contact: row.contact.is_some(),
    })
}

/// A page of many comments must not fail for one whose key is gone.
fn unsealed(tx: &Tx, la: Uuid, id: Uuid, sealed: Option<&[u8]>) -> Result<Option<String>, Refusal> {
    let Some(sealed) = sealed else { return Ok(None) };
    match key(tx, la).and_then(|key| key.open(id.as_bytes(), sealed)) {
        Ok(plain) => Ok(String::from_utf8(plain).ok()),
        Err(KeyError::Destroyed(_) | KeyError::Missing(_) | KeyError::Unsealable) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// Decides about a comment that is as it was read. `false`: somebody decided meanwhile.
pub(crate) async fn decide(
    tx: &Tx,
    comment: &Comment,
    fate: Fate,
    by: Option<Uuid>,
) -> Result<bool, Refusal> {
    let as_read = match comment.fate {
        Fate::Waits => Column::DecidedOn.is_null(),
        Fate::KeptBack(_) => Column::KeptBack.is_not_null(),
        Fate::Out => return Ok(false),
    };
    let mut change = Entity::update_many()
        .col_expr(Column::DecidedBy, Expr::value(by))
        .col_expr(Column::DecidedOn, Expr::value(Some(tx.today())));
    change = match fate {
        Fate::KeptBack(why) => change.col_expr(Column::KeptBack, Expr::value(Some(why.code().to_owned()))),
        _ => change
            .col_expr(Column::KeptBack, Expr::value(Option::<String>::None))
            .col_expr(Column::Words, Expr::value(comment.words.clone()))
            .col_expr(Column::Sealed, Expr::value(Option::<Vec<u8>>::None)),
    };
    Ok(change.filter(Column::Id.eq(comment.id).and(as_read)).exec(tx.conn()).await?.rows_affected == 1)
}

/// The address that somebody left; none where there is none, or its key is gone.
pub(crate) async fn contact(tx: &Tx, comment: &Comment) -> Result<Option<String>, Refusal> {
    let row = Entity::find_by_id(comment.id).one(tx.conn()).await?;
    let Some(sealed) = row.and_then(|row| row.contact) else { return Ok(None) };
    let own = match tx.house().keys.ring(&people::la_key(comment.la)).and_then(|ring| ring.find(comment.id)) {
        Ok(own) => own,
        Err(KeyError::Destroyed(_) | KeyError::Missing(_)) => None,
        Err(other) => return Err(other.into()),
    };
    let Some(own) = own else { return Ok(None) };
    let plain = own.derive("comments").open(comment.id.as_bytes(), &sealed)?;
    Ok(String::from_utf8(plain).ok())
}

/// Erases what has been kept long enough: words that are kept back, and addresses of those who were told or waited too long.
/// What is left of an LA whose register was erased whole goes at once.
pub(crate) async fn tidy(tx: &Tx, told: &[Uuid]) -> Result<(), Refusal> {
    let before = |days: u64| tx.today() - Days::new(days);
    let old = Column::KeptBack.is_not_null().and(Column::DecidedOn.lt(before(KEPT)));
    Entity::update_many()
        .col_expr(Column::Sealed, Expr::value(Option::<Vec<u8>>::None))
        .filter(old)
        .exec(tx.conn())
        .await?;
    let left = Entity::find().filter(Column::Contact.is_not_null()).all(tx.conn()).await?;
    for row in left {
        let over = told.contains(&row.id) || row.day < before(LONGEST);
        if over || tx.house().keys.destroyed(&people::la_key(row.organisation)) {
            forget(tx, &row).await?;
        }
    }
    Ok(())
}

/// The day before which an answer was given long enough ago.
pub(crate) fn told_before(tx: &Tx) -> chrono::NaiveDate {
    tx.today() - Days::new(TOLD)
}

/// An address goes with its key, and so does what was written to it.
async fn forget(tx: &Tx, row: &Model) -> Result<(), Refusal> {
    messages::forget(tx, &[row.id]).await?;
    match tx.house().keys.ring(&people::la_key(row.organisation)) {
        Ok(ring) => ring.erase(&[row.id])?,
        Err(KeyError::Destroyed(_) | KeyError::Missing(_)) => {}
        Err(other) => return Err(other.into()),
    }
    Entity::update_many()
        .col_expr(Column::Contact, Expr::value(Option::<Vec<u8>>::None))
        .filter(Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
