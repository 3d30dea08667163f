//! Who has checked which language.

use kit::entity;
use kit::web::Refusal;
use kit::words::Language;
use kit::{House, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use std::collections::HashMap;

use crate::model::{Check, Checker};

/// Keeps the key that seals who checked apart from the instance's others.
const PURPOSE: &str = "language-checks";

entity! { language_check, "language_check",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) language: String,
    pub(crate) digest: Vec<u8>,
    pub(crate) day: Date,
    pub(crate) sealed: Vec<u8>,
}

fn read(house: &House, row: language_check::Model) -> Result<(Option<Language>, Check), Refusal> {
    let plain = house.key(PURPOSE).open(row.id.as_bytes(), &row.sealed)?;
    let by: Checker = serde_json::from_slice(&plain)?;
    Ok((Language::of(&row.language), Check { by, day: row.day, digest: row.digest }))
}

/// The digest of the words that were checked last; nothing is opened, as a respondent's page asks it.
pub(crate) async fn digest(tx: &Tx, language: Language) -> Result<Option<Vec<u8>>, Refusal> {
    let row = language_check::Entity::find().filter(language_check::Column::Language.eq(language.code()));
    Ok(row.one(tx.conn()).await?.map(|row| row.digest))
}

pub(crate) async fn of(tx: &Tx, language: Language) -> Result<Option<Check>, Refusal> {
    Ok(all(tx).await?.remove(&language))
}

pub(crate) async fn all(tx: &Tx) -> Result<HashMap<Language, Check>, Refusal> {
    let rows = language_check::Entity::find().all(tx.conn()).await?;
    let read = rows.into_iter().map(|row| read(tx.house(), row)).collect::<Result<Vec<_>, _>>()?;
    Ok(read.into_iter().filter_map(|(language, check)| Some((language?, check))).collect())
}

/// One check of a language is kept: the newest.
pub(crate) async fn put(tx: &Tx, language: Language, check: &Check) -> Result<(), Refusal> {
    drop_check(tx, language).await?;
    let id = tx.new_id();
    let sealed =
        tx.house().key(PURPOSE).seal(id.as_bytes(), &serde_json::to_vec(&check.by)?, &tx.house().chance);
    language_check::ActiveModel {
        id: Set(id),
        language: Set(language.code().to_owned()),
        digest: Set(check.digest.clone()),
        day: Set(check.day),
        sealed: Set(sealed),
    }
    .insert(tx.conn())
    .await?;
    Ok(())
}

/// `false` where there was none.
pub(crate) async fn drop_check(tx: &Tx, language: Language) -> Result<bool, Refusal> {
    let gone = language_check::Entity::delete_many()
        .filter(language_check::Column::Language.eq(language.code()))
        .exec(tx.conn())
        .await?;
    Ok(gone.rows_affected > 0)
}
