//! The box: drafts, nullifiers, sealed ballots; and, once it is opened, the answers.
//!
//! Nothing here is ever written together with a register row, and nothing here tells an order.

use kit::web::Refusal;
use kit::{House, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict};
use sea_orm::{QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

use crate::ticket::DAYS;

use super::entities::{answer, answer_text, box_ballot, box_draft, box_nullifier};

const AT_ONCE: usize = 200;

/// Puts a new draft in.
pub(crate) async fn add_draft(house: &House, id: Uuid, wave: Uuid, sealed: Vec<u8>) -> Result<(), Refusal> {
    let row = box_draft::ActiveModel {
        id: Set(id),
        wave: Set(wave),
        sealed: Set(sealed),
        expires_on: Set(expiry(house.today())),
    };
    house.write_alone(&box_draft::Entity::insert(row).into_query()).await.map(drop)
}

/// Writes a draft over the one that begins with `last`; `false` where that is not there any more: somebody wrote in
/// between, or it is gone.
pub(crate) async fn replace_draft(
    house: &House,
    id: Uuid,
    last: &[u8],
    sealed: Vec<u8>,
) -> Result<bool, Refusal> {
    use box_draft::Column::{ExpiresOn, Id, Sealed};
    let length = i32::try_from(last.len()).unwrap_or(i32::MAX);
    let begins = Func::cust("substr").args([Expr::col(Sealed), Expr::value(1), Expr::value(length)]);
    let update = box_draft::Entity::update_many()
        .col_expr(Sealed, Expr::value(sealed))
        .col_expr(ExpiresOn, Expr::value(expiry(house.today())))
        .filter(Id.eq(id))
        .filter(Expr::expr(begins).eq(last.to_vec()));
    Ok(house.write_alone(&update.into_query()).await? == 1)
}

fn expiry(today: Date) -> Date {
    today + chrono::Days::new(DAYS)
}

/// Takes a draft out; `false` where it is gone.
pub(crate) async fn drop_draft(tx: &Tx, id: Uuid) -> Result<bool, Refusal> {
    Ok(box_draft::Entity::delete_by_id(id).exec(tx.conn()).await?.rows_affected == 1)
}

/// Writes over what a draft that is there holds; its day stays.
pub(crate) async fn write_over_draft(tx: &Tx, id: Uuid, sealed: Vec<u8>) -> Result<(), Refusal> {
    box_draft::Entity::update_many()
        .col_expr(box_draft::Column::Sealed, Expr::value(sealed))
        .filter(box_draft::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Takes the drafts of a wave out.
pub(crate) async fn drop_drafts(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    box_draft::Entity::delete_many().filter(box_draft::Column::Wave.eq(wave)).exec(tx.conn()).await?;
    Ok(())
}

pub(crate) async fn drop_expired(tx: &Tx) -> Result<(), Refusal> {
    box_draft::Entity::delete_many()
        .filter(box_draft::Column::ExpiresOn.lt(tx.today()))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Puts one ballot in; `false` when this person's was in already.
pub(crate) async fn cast(tx: &Tx, wave: Uuid, tag: Vec<u8>, sealed: Vec<u8>) -> Result<bool, Refusal> {
    let nullifier = box_nullifier::ActiveModel { tag: Set(tag), wave: Set(wave) };
    let new = box_nullifier::Entity::insert(nullifier)
        .on_conflict(OnConflict::column(box_nullifier::Column::Tag).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    if new == 0 {
        return Ok(false);
    }
    let ballot = box_ballot::ActiveModel { id: Set(tx.new_id()), wave: Set(wave), sealed: Set(sealed) };
    box_ballot::Entity::insert(ballot).exec_without_returning(tx.conn()).await?;
    Ok(true)
}

/// The nullifiers of a wave.
pub(crate) async fn tags(tx: &Tx, wave: Uuid) -> Result<HashSet<Vec<u8>>, Refusal> {
    let rows =
        box_nullifier::Entity::find().filter(box_nullifier::Column::Wave.eq(wave)).all(tx.conn()).await?;
    Ok(rows.into_iter().map(|r| r.tag).collect())
}

/// The sealed ballots of a wave.
pub(crate) async fn ballots(tx: &Tx, wave: Uuid) -> Result<Vec<Vec<u8>>, Refusal> {
    let rows = box_ballot::Entity::find().filter(box_ballot::Column::Wave.eq(wave)).all(tx.conn()).await?;
    Ok(rows.into_iter().map(|r| r.sealed).collect())
}

/// Takes everything of a wave out of the box.
pub(crate) async fn empty(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    box_ballot::Entity::delete_many().filter(box_ballot::Column::Wave.eq(wave)).exec(tx.conn()).await?;
    box_nullifier::Entity::delete_many().filter(box_nullifier::Column::Wave.eq(wave)).exec(tx.conn()).await?;
    drop_drafts(tx, wave).await
}

/// Writes the answers, in the order given, which must be a shuffled one.
pub(crate) async fn write_answers(tx: &Tx, wave: Uuid, answers: &[Json]) -> Result<(), Refusal> {
    for chunk in answers.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|answers| answer::ActiveModel {
            id: Set(tx.new_id()),
            wave: Set(wave),
            answers: Set(answers.clone()),
        });
        answer::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// One free text, on its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Text {
    pub(crate) question: String,
    pub(crate) words: String,
    pub(crate) may_quote: bool,
}

/// Writes the free texts, apart from the answers and in an order of their own.
pub(crate) async fn write_texts(tx: &Tx, wave: Uuid, texts: &[Text]) -> Result<(), Refusal> {
    for chunk in texts.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|text| answer_text::ActiveModel {
            id: Set(tx.new_id()),
            wave: Set(wave),
            question: Set(text.question.clone()),
            words: Set(text.words.clone()),
            may_quote: Set(text.may_quote),
        });
        answer_text::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// The answers of an opened wave.
pub(crate) async fn answers(tx: &Tx, wave: Uuid) -> Result<Vec<Json>, Refusal> {
    let rows = answer::Entity::find().filter(answer::Column::Wave.eq(wave)).all(tx.conn()).await?;
    Ok(rows.into_iter().map(|r| r.answers).collect())
}

/// The free texts of an opened wave.
pub(crate) async fn texts(tx: &Tx, wave: Uuid) -> Result<Vec<Text>, Refusal> {
    let rows = answer_text::Entity::find().filter(answer_text::Column::Wave.eq(wave)).all(tx.conn()).await?;
    let read = |r: answer_text::Model| Text { question: r.question, words: r.words, may_quote: r.may_quote };
    Ok(rows.into_iter().map(read).collect())
}

/// Takes the free texts of a wave out.
pub(crate) async fn drop_texts(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    answer_text::Entity::delete_many().filter(answer_text::Column::Wave.eq(wave)).exec(tx.conn()).await?;
    Ok(())
}

/// The waves that have free texts here.
pub(crate) async fn waves_with_texts(tx: &Tx) -> Result<Vec<Uuid>, Refusal> {
    let waves = answer_text::Entity::find().select_only().column(answer_text::Column::Wave).distinct();
    Ok(waves.into_tuple().all(tx.conn()).await?)
}
