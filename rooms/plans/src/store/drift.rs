//! What tells that a promise drifts, and how patient an LA is.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::{BTreeMap, HashMap, HashSet};

use super::entities::{action, owner_promise, plan, plan_limits, plan_step, promise_left, theme};
use super::steps::PUBLISHED;
use crate::model::{History, Limits, Plan};

/// How the promises of this plan came here.
pub(crate) async fn history(tx: &Tx, now: &Plan) -> Result<History, Refusal> {
    let promises: Vec<Uuid> = now.content.actions().map(|a| a.promise).collect();
    let held = owner_promise::Entity::find().filter(owner_promise::Column::Promise.is_in(promises.clone()));
    let held: HashSet<Uuid> = held.all(tx.conn()).await?.into_iter().map(|row| row.promise).collect();
    let left = promise_left::Entity::find().filter(promise_left::Column::Promise.is_in(promises));
    let left = left.all(tx.conn()).await?.into_iter().map(|row| row.promise);
    Ok(History { left: left.filter(|id| !held.contains(id)).collect(), days: days(tx, now).await? })
}

/// By promise, the day of each published version in turn.
async fn days(tx: &Tx, now: &Plan) -> Result<HashMap<Uuid, Vec<chrono::NaiveDate>>, Refusal> {
    let versions = plan::Entity::find()
        .filter(plan::Column::Organisation.eq(now.organisation))
        .filter(plan::Column::Version.lte(now.content.version))
        .order_by_asc(plan::Column::Version)
        .all(tx.conn())
        .await?;
    let out = plan_step::Entity::find().filter(plan_step::Column::Step.eq(PUBLISHED));
    let out = out.filter(plan_step::Column::Plan.is_in(versions.iter().map(|v| v.id))).all(tx.conn()).await?;
    let out: HashMap<Uuid, i32> = versions
        .iter()
        .filter(|version| out.iter().any(|step| step.plan == version.id))
        .map(|version| (version.id, version.version))
        .collect();
    let themes =
        theme::Entity::find().filter(theme::Column::Plan.is_in(out.keys().copied())).all(tx.conn()).await?;
    let version_of: HashMap<Uuid, i32> = themes.iter().map(|t| (t.id, out[&t.plan])).collect();
    let mut all: HashMap<Uuid, BTreeMap<i32, chrono::NaiveDate>> = HashMap::new();
    // Of years of versions only the days are read, not the words.
    use action::Column;
    let rows = action::Entity::find().select_only().columns([
        Column::Id,
        Column::Promise,
        Column::Theme,
        Column::DueOn,
    ]);
    let rows: Vec<(Uuid, Option<Uuid>, Uuid, chrono::NaiveDate)> =
        rows.filter(Column::Theme.is_in(version_of.keys().copied())).into_tuple().all(tx.conn()).await?;
    for (id, promise, theme, due_on) in rows {
        if let Some(version) = version_of.get(&theme) {
            all.entry(promise.unwrap_or(id)).or_default().insert(*version, due_on);
        }
    }
    Ok(all.into_iter().map(|(promise, days)| (promise, days.into_values().collect())).collect())
}

/// Notes that the owner of these promises has no link any more.
pub(crate) async fn leave(tx: &Tx, promises: &[Uuid]) -> Result<(), Refusal> {
    for promise in promises {
        let row = promise_left::ActiveModel { promise: Set(*promise), since: Set(tx.today()) };
        let known = OnConflict::column(promise_left::Column::Promise).do_nothing().to_owned();
        promise_left::Entity::insert(row).on_conflict(known).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// Somebody has taken these promises over.
pub(crate) async fn take_over(tx: &Tx, promises: &[Uuid]) -> Result<(), Refusal> {
    let gone = promise_left::Entity::delete_many();
    gone.filter(promise_left::Column::Promise.is_in(promises.iter().copied())).exec(tx.conn()).await?;
    Ok(())
}

/// How patient an LA is with itself.
pub(crate) async fn limits(tx: &Tx, la: Uuid) -> Result<Limits, Refusal> {
    let row = plan_limits::Entity::find_by_id(la).one(tx.conn()).await?;
    let days = |n: i32| u16::try_from(n).unwrap_or(Limits::MOST);
    Ok(row.map_or_else(Limits::default, |row| Limits {
        silent: days(row.silent),
        soon: days(row.soon),
        stuck: days(row.stuck),
        still: days(row.still),
    }))
}

/// Writes it.
pub(crate) async fn set_limits(tx: &Tx, la: Uuid, limits: &Limits) -> Result<(), Refusal> {
    use plan_limits::Column;
    let row = plan_limits::ActiveModel {
        organisation: Set(la),
        silent: Set(limits.silent.into()),
        soon: Set(limits.soon.into()),
        stuck: Set(limits.stuck.into()),
        still: Set(limits.still.into()),
    };
    let all = [Column::Silent, Column::Soon, Column::Stuck, Column::Still];
    let over = OnConflict::column(Column::Organisation).update_columns(all).to_owned();
    plan_limits::Entity::insert(row).on_conflict(over).exec_without_returning(tx.conn()).await?;
    Ok(())
}
