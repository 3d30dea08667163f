//! Themes of a plan.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use super::actions;
use super::entities::theme::{Column, Entity, Model};
use crate::model::{Agreed, Theme};

pub(super) async fn of(tx: &Tx, plan: Uuid) -> Result<Vec<Theme>, Refusal> {
    let rows =
        Entity::find().filter(Column::Plan.eq(plan)).order_by_asc(Column::Position).all(tx.conn()).await?;
    let mut actions = actions::of(tx, rows.iter().map(|t| t.id).collect()).await?;
    Ok(rows
        .into_iter()
        .map(|row| Theme { actions: actions.remove(&row.id).unwrap_or_default(), ..read(row) })
        .collect())
}

fn read(row: Model) -> Theme {
    Theme {
        id: row.id,
        actions: Vec::new(),
        agreed: Agreed {
            title: row.title,
            young_title: row.young_title,
            picture: row.picture,
            indicators: row.indicators.lines().map(str::to_owned).collect(),
            reason: row.reason,
        },
    }
}

/// Makes the plan's themes these, in this order. A theme is known again by its title; `before` are the ones there were.
pub(crate) async fn agree(tx: &Tx, plan: Uuid, before: &[Theme], themes: &[Agreed]) -> Result<(), Refusal> {
    for gone in before.iter().filter(|t| !themes.iter().any(|a| a.title == t.agreed.title)) {
        Entity::delete_by_id(gone.id).exec(tx.conn()).await?;
    }
    for (position, agreed) in (0..).zip(themes) {
        let row = |id: Uuid| Model {
            id,
            plan,
            position,
            title: agreed.title.clone(),
            young_title: agreed.young_title.clone(),
            picture: agreed.picture.clone(),
            indicators: agreed.indicators.join("\n"),
            reason: agreed.reason.clone(),
        };
        match before.iter().find(|t| t.agreed.title == agreed.title) {
            Some(known) => row(known.id).into_active_model().reset_all().update(tx.conn()).await?,
            None => row(tx.new_id()).into_active_model().reset_all().insert(tx.conn()).await?,
        };
    }
    Ok(())
}
