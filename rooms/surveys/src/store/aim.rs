//! What an LA aims at with a wave, and whom it has thanked.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use std::collections::HashSet;

use super::entities::{thanked, wave_aim};
use crate::model::Aim;

pub(crate) async fn of(tx: &Tx, wave: Uuid) -> Result<Aim, Refusal> {
    let row = wave_aim::Entity::find_by_id(wave).one(tx.conn()).await?;
    let percent = |n: i32| u32::try_from(n).ok();
    Ok(row.map_or_else(Aim::default, |row| Aim { target: row.target.and_then(percent), thanks: row.thanks }))
}

pub(crate) async fn set(tx: &Tx, wave: Uuid, aim: &Aim) -> Result<(), Refusal> {
    use wave_aim::Column::{Target, Thanks, Wave};
    let row = wave_aim::ActiveModel {
        wave: Set(wave),
        target: Set(aim.target.and_then(|n| i32::try_from(n).ok())),
        thanks: Set(aim.thanks.clone()),
    };
    wave_aim::Entity::insert(row)
        .on_conflict(OnConflict::column(Wave).update_columns([Target, Thanks]).to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(())
}

/// Notes that somebody got what was promised; a second time changes nothing, and is `false`.
pub(crate) async fn thank(tx: &Tx, invitation: Uuid) -> Result<bool, Refusal> {
    let row = thanked::ActiveModel { invitation: Set(invitation), day: Set(tx.today()) };
    let done = thanked::Entity::insert(row)
        .on_conflict(OnConflict::column(thanked::Column::Invitation).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    Ok(done > 0)
}

/// Those of some invitations whose people were thanked.
pub(crate) async fn thanked(tx: &Tx, invitations: &[Uuid]) -> Result<HashSet<Uuid>, Refusal> {
    let mut all = HashSet::new();
    for some in invitations.chunks(500) {
        let rows = thanked::Entity::find().filter(thanked::Column::Invitation.is_in(some.iter().copied()));
        all.extend(rows.all(tx.conn()).await?.into_iter().map(|row| row.invitation));
    }
    Ok(all)
}
