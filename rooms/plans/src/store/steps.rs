//! The steps of a plan: one row each, never changed. They go only with a draft that is discarded.

use kit::web::Refusal;
use kit::{Tx, clock};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;

use super::entities::plan_step::{ActiveModel, Column, Entity, Model};
use super::entities::{plan, theme};
use super::meanwhile;
use crate::PublishedPlan;
use crate::model::{Mark, Plan, Stamp, Step};

const SENT: &str = "sent to leader";
const BACK: &str = "sent back";
const SIGNED: &str = "signed off";
pub(super) const PUBLISHED: &str = "published";

pub(super) async fn of(tx: &Tx, plan: Uuid) -> Result<Vec<(Stamp, Step)>, Refusal> {
    let rows =
        Entity::find().filter(Column::Plan.eq(plan)).order_by_asc(Column::Position).all(tx.conn()).await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Model) -> Result<(Stamp, Step), Refusal> {
    let stamp = Stamp { by: row.account, at: row.at };
    let mark = row.content_mark.map(Mark::stored);
    let step = match (row.step.as_str(), mark) {
        (SENT, Some(mark)) => Step::Sent(mark),
        (BACK, _) => Step::SentBack(row.words.unwrap_or_default()),
        (SIGNED, Some(mark)) => Step::Signed(mark, row.words),
        (PUBLISHED, Some(mark)) => Step::Published(mark),
        _ => return Err(Refusal::Broken("a plan's step can't be read".to_owned())),
    };
    Ok((stamp, step))
}

/// Writes the next step of `plan`.
pub(crate) async fn take(tx: &Tx, plan: &Plan, stamp: Stamp, step: Step) -> Result<(), Refusal> {
    let (name, mark, words) = match step {
        Step::Sent(mark) => (SENT, Some(mark), None),
        Step::SentBack(words) => (BACK, None, Some(words)),
        Step::Signed(mark, words) => (SIGNED, Some(mark), words),
        Step::Published(mark) => (PUBLISHED, Some(mark), None),
    };
    let row = ActiveModel {
        id: Set(tx.new_id()),
        plan: Set(plan.id),
        position: Set(plan.steps),
        step: Set(name.to_owned()),
        account: Set(stamp.by),
        at: Set(stamp.at),
        words: Set(words),
        content_mark: Set(mark.map(|m| m.bytes().to_vec())),
    };
    row.insert(tx.conn()).await.map_err(meanwhile)?;
    Ok(())
}

/// Takes back the steps of a draft that is discarded.
pub(super) async fn forget(tx: &Tx, plan: Uuid) -> Result<(), Refusal> {
    Entity::delete_many().filter(Column::Plan.eq(plan)).exec(tx.conn()).await?;
    Ok(())
}

/// The newest published plan of every LA that has one, by LA.
pub(crate) async fn published_in_all(tx: &Tx) -> Result<Vec<(Uuid, PublishedPlan)>, Refusal> {
    let steps = Entity::find().filter(Column::Step.eq(PUBLISHED)).all(tx.conn()).await?;
    let ids: Vec<Uuid> = steps.iter().map(|s| s.plan).collect();
    let themes = theme::Entity::find().filter(theme::Column::Plan.is_in(ids.clone())).all(tx.conn()).await?;
    let plans = plan::Entity::find().filter(plan::Column::Id.is_in(ids)).order_by_desc(plan::Column::Version);
    let mut newest: Vec<(Uuid, PublishedPlan)> = Vec::new();
    for row in plans.all(tx.conn()).await? {
        let Some(step) = steps.iter().find(|s| s.plan == row.id) else { continue };
        if newest.iter().any(|(la, _)| *la == row.organisation) {
            continue;
        }
        let themes = themes.iter().filter(|t| t.plan == row.id).count();
        let on = clock::london_day(step.at);
        newest.push((row.organisation, PublishedPlan { title: row.title, on, themes }));
    }
    Ok(newest)
}
