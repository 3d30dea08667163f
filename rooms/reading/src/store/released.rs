//! What stays: released quotes, and themes as published cells.

use calc::{Published, Safe};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use super::entities::{quote, text_theme};
use crate::model::{Proposal, Redacted, Text, Theme, Wave};
use crate::quotes::Quote;

/// Writes a released text, redacted, with an identifier of its own: nothing leads from it to the text it was.
pub(crate) async fn release(
    tx: &Tx,
    wave: &Wave,
    text: &Text,
    proposal: &Proposal,
    words: &Redacted,
) -> Result<(), Refusal> {
    let row = quote::ActiveModel {
        id: Set(tx.new_id()),
        wave: Set(wave.id),
        organisation: Set(wave.organisation),
        asked: Set(text.asked.clone()),
        themes: Set(proposal.themes.iter().map(|theme| theme.code()).collect::<Vec<_>>().join(" ")),
        words: Set(words.shown()),
        translated: Set(proposal.translated()),
        released_on: Set(tx.today()),
    };
    quote::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

fn read(row: quote::Model) -> Quote {
    let themes = row.themes.split_whitespace().filter_map(Theme::of).collect();
    Quote { id: row.id, wave: row.wave, asked: row.asked, themes, words: row.words }
}

/// The quotes of a wave, in an order that says nothing of when each was released.
pub(crate) async fn quotes_of(tx: &Tx, wave: Uuid) -> Result<Vec<Quote>, Refusal> {
    let rows = quote::Entity::find().filter(quote::Column::Wave.eq(wave)).order_by_asc(quote::Column::Id);
    Ok(rows.all(tx.conn()).await?.into_iter().map(read).collect())
}

pub(crate) async fn write_theme(tx: &Tx, wave: Uuid, theme: Theme, cell: Safe) -> Result<(), Refusal> {
    let row = text_theme::ActiveModel {
        id: Set(tx.new_id()),
        wave: Set(wave),
        theme: Set(theme.code().to_owned()),
        cell: Set(serde_json::to_value(cell)?),
    };
    text_theme::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// The themes of a wave, once all its texts are read.
pub(crate) async fn theme_cells(tx: &Tx, wave: Uuid) -> Result<Vec<(Theme, Safe)>, Refusal> {
    let rows = text_theme::Entity::find().filter(text_theme::Column::Wave.eq(wave)).all(tx.conn()).await?;
    let mut cells = Vec::new();
    for row in rows {
        let Some(theme) = Theme::of(&row.theme) else { continue };
        let stored: Published<Safe> = serde_json::from_value(row.cell)?;
        cells.push((theme, Safe::from_published(stored)));
    }
    cells.sort_by_key(|(theme, _)| *theme);
    Ok(cells)
}
