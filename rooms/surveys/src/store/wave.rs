//! Instruments and waves.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::{instrument, wave};
use crate::group::Group;
use crate::instrument::Instrument;
use crate::model::{Custody, Mode, Opening, Wave};

/// The instrument's row, made when this version is new here.
pub(crate) async fn instrument_row(tx: &Tx, given: &Instrument) -> Result<Uuid, Refusal> {
    use instrument::Column::{Name, Version};
    let this = instrument::Entity::find().filter(Name.eq(&given.name)).filter(Version.eq(given.version));
    if let Some(row) = this.clone().one(tx.conn()).await? {
        return Ok(row.id);
    }
    let row = instrument::ActiveModel {
        id: Set(tx.new_id()),
        name: Set(given.name.clone()),
        version: Set(given.version),
        title: Set(given.title.clone()),
        definition: Set(serde_json::to_value(given)?),
        since: Set(tx.now()),
    };
    // Another LA may be opening its first survey at this moment.
    instrument::Entity::insert(row)
        .on_conflict(OnConflict::columns([Name, Version]).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    this.one(tx.conn()).await?.map(|row| row.id).ok_or(Refusal::NotFound)
}

pub(crate) async fn instrument(conn: &impl ConnectionTrait, id: Uuid) -> Result<Instrument, Refusal> {
    let row = instrument::Entity::find_by_id(id).one(conn).await?.ok_or(Refusal::NotFound)?;
    Ok(serde_json::from_value(row.definition)?)
}

/// The waves of a round that ask these groups.
pub(crate) async fn in_round(tx: &Tx, round: Uuid, asks: &[Group]) -> Result<Vec<Wave>, Refusal> {
    let rows = wave::Entity::find()
        .filter(wave::Column::Round.eq(round))
        .filter(wave::Column::Asks.is_in(asks.iter().map(|group| group.code())))
        .order_by_asc(wave::Column::Since)
        .all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

/// A mode or custody that this version does not know is an error, never a guess: pages make promises of it.
pub(super) fn read(row: wave::Model) -> Result<Wave, Refusal> {
    let unknown = |what: &str| Refusal::Broken(format!("wave: a {what} that this version does not know"));
    Ok(Wave {
        id: row.id,
        organisation: row.organisation,
        round: row.round,
        asks: Group::of(&row.asks).ok_or_else(|| unknown("group"))?,
        instrument: row.instrument,
        mode: Mode::of(&row.mode).ok_or_else(|| unknown("mode"))?,
        custody: Custody::of(&row.custody).ok_or_else(|| unknown("custody"))?,
        opens_on: row.opens_on,
        closes_on: row.closes_on,
        sent_at: row.sent_at,
        closed_at: row.closed_at,
        opening: Opening::of(&row.opening),
        public_key: row.public_key,
        thresholds: row.thresholds,
    })
}

pub(crate) async fn add(tx: &Tx, new: &Wave) -> Result<(), Refusal> {
    wave::ActiveModel {
        id: Set(new.id),
        organisation: Set(new.organisation),
        round: Set(new.round),
        asks: Set(new.asks.code().to_owned()),
        instrument: Set(new.instrument),
        mode: Set(new.mode.code().to_owned()),
        custody: Set(new.custody.code().to_owned()),
        thresholds: Set(new.thresholds.clone()),
        opens_on: Set(new.opens_on),
        closes_on: Set(new.closes_on),
        public_key: Set(new.public_key.clone()),
        since: Set(tx.now()),
        sent_at: Set(None),
        closed_at: Set(None),
        opening: Set(Opening::Sealed.code().to_owned()),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Option<Wave>, Refusal> {
    wave::Entity::find_by_id(id).one(tx.conn()).await?.map(read).transpose()
}

/// The wave, held so that it can't be closed before this transaction ends. (On SQLite there is one writer anyway.)
pub(crate) async fn hold(tx: &Tx, id: Uuid) -> Result<Option<Wave>, Refusal> {
    wave::Entity::find_by_id(id).lock_shared().one(tx.conn()).await?.map(read).transpose()
}

/// The wave, held so that nobody else can hold it, or add a ballot to it, before this transaction ends.
pub(crate) async fn hold_alone(tx: &Tx, id: Uuid) -> Result<Option<Wave>, Refusal> {
    wave::Entity::find_by_id(id).lock_exclusive().one(tx.conn()).await?.map(read).transpose()
}

/// An LA's waves that ask this group, newest first.
pub(crate) async fn of(tx: &Tx, organisation: Uuid, asks: Group) -> Result<Vec<Wave>, Refusal> {
    let rows = wave::Entity::find()
        .filter(wave::Column::Organisation.eq(organisation))
        .filter(wave::Column::Asks.eq(asks.code()))
        .order_by_desc(wave::Column::Since)
        .all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Every wave there is.
pub(crate) async fn all(tx: &Tx) -> Result<Vec<Wave>, Refusal> {
    let rows = wave::Entity::find().order_by_asc(wave::Column::Since).all(tx.conn()).await?;
    rows.into_iter().map(read).collect()
}

/// The waves whose box is still sealed, and may yet be opened.
pub(crate) async fn sealed(tx: &Tx) -> Result<Vec<Wave>, Refusal> {
    at(tx, &[Opening::Sealed]).await
}

/// The waves whose keys are there: a code can still be told to be one of theirs.
pub(crate) async fn with_keys(tx: &Tx) -> Result<Vec<Wave>, Refusal> {
    at(tx, &[Opening::Sealed, Opening::TooFew]).await
}

/// The waves with a small box that is still sealed.
pub(crate) async fn small(tx: &Tx) -> Result<Vec<Wave>, Refusal> {
    at(tx, &[Opening::TooFew]).await
}

async fn at(tx: &Tx, openings: &[Opening]) -> Result<Vec<Wave>, Refusal> {
    let codes = openings.iter().map(|o| o.code());
    let rows = wave::Entity::find().filter(wave::Column::Opening.is_in(codes)).all(tx.conn()).await?;
    rows.into_iter().map(read).collect()
}

/// The waves that were opened and closed since `day`.
pub(crate) async fn opened_since(tx: &Tx, day: DateTimeUtc) -> Result<Vec<Wave>, Refusal> {
    let out = [Opening::Shuffled, Opening::KeysGone, Opening::Done].map(Opening::code);
    let rows = wave::Entity::find()
        .filter(wave::Column::ClosedAt.gte(day))
        .filter(wave::Column::Opening.is_in(out))
        .all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

/// The waves whose opening was begun and not finished, or is due.
pub(crate) async fn unfinished(tx: &Tx) -> Result<Vec<Wave>, Refusal> {
    let begun = [Opening::Sealed, Opening::Emptied, Opening::Shuffled, Opening::KeysGone].map(Opening::code);
    let rows = wave::Entity::find()
        .filter(wave::Column::ClosedAt.is_not_null())
        .filter(wave::Column::Opening.is_in(begun))
        .all(tx.conn())
        .await?;
    rows.into_iter().map(read).collect()
}

pub(crate) async fn mark_sent(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    set(tx, id, wave::Column::SentAt, tx.now().into()).await
}

pub(crate) async fn mark_closed(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    set(tx, id, wave::Column::ClosedAt, tx.now().into()).await
}

pub(crate) async fn mark_opening(tx: &Tx, id: Uuid, step: Opening) -> Result<(), Refusal> {
    set(tx, id, wave::Column::Opening, step.code().into()).await
}

async fn set(tx: &Tx, id: Uuid, column: wave::Column, value: sea_orm::Value) -> Result<(), Refusal> {
    wave::Entity::update_many()
        .col_expr(column, Expr::value(value))
        .filter(wave::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
