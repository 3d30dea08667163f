//! What was heard after the findings of a release.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use super::entities::{action, plan, theme};
use crate::model::heard::{Heard, Kind, Words};

kit::entity! { heard, "heard",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) release: Uuid,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) day: Date,
    pub(crate) people: i32,
    pub(crate) said: String,
    pub(crate) section: String,
}

/// What was heard after these findings, first day first.
pub(crate) async fn of(tx: &Tx, release: Uuid) -> Result<Vec<Heard>, Refusal> {
    let rows = heard::Entity::find()
        .filter(heard::Column::Release.eq(release))
        .order_by_asc(heard::Column::Day)
        .order_by_asc(heard::Column::Title)
        .order_by_asc(heard::Column::Id);
    Ok(rows.all(tx.conn()).await?.into_iter().filter_map(read).collect())
}

fn read(row: heard::Model) -> Option<Heard> {
    let people = u16::try_from(row.people).ok()?;
    let kind = Kind::of(&row.kind)?;
    let words = Words { kind, title: row.title, day: row.day, people, said: row.said, section: row.section };
    Some(Heard { id: row.id, words })
}

/// Writes it down.
pub(crate) async fn insert(tx: &Tx, la: Uuid, release: Uuid, words: &Words) -> Result<Uuid, Refusal> {
    let row = heard::ActiveModel {
        id: Set(tx.new_id()),
        organisation: Set(la),
        release: Set(release),
        kind: Set(words.kind.code().to_owned()),
        title: Set(words.title.clone()),
        day: Set(words.day),
        people: Set(words.people.into()),
        said: Set(words.said.clone()),
        section: Set(words.section.clone()),
    };
    Ok(row.insert(tx.conn()).await?.id)
}

/// One of this LA.
pub(crate) async fn one(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<Heard>, Refusal> {
    let found = heard::Entity::find_by_id(id).filter(heard::Column::Organisation.eq(la));
    Ok(found.one(tx.conn()).await?.and_then(read))
}

/// Whether a theme or an action of any version of the LA's plan rests on this.
pub(crate) async fn is_used(tx: &Tx, la: Uuid, key: &str) -> Result<bool, Refusal> {
    let plans = plan::Entity::find().filter(plan::Column::Organisation.eq(la)).all(tx.conn()).await?;
    let plans = plans.into_iter().map(|plan| plan.id);
    let themes = theme::Entity::find().filter(theme::Column::Plan.is_in(plans)).all(tx.conn()).await?;
    if themes.iter().any(|theme| theme.indicators.lines().any(|line| line == key)) {
        return Ok(true);
    }
    let back = action::Entity::find()
        .filter(action::Column::Theme.is_in(themes.iter().map(|theme| theme.id)))
        .filter(action::Column::Indicator.eq(key));
    Ok(back.one(tx.conn()).await?.is_some())
}

/// Takes it back.
pub(crate) async fn delete(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    heard::Entity::delete_by_id(id).exec(tx.conn()).await?;
    Ok(())
}
