//! Tables of this room. A plan is read whole, through its LA or its identifier.

mod actions;
pub(crate) mod comments;
pub(crate) mod drift;
mod entities;
pub(crate) mod heard;
pub(crate) mod history;
pub(crate) mod left;
pub(crate) mod owners;
pub(crate) mod quarters;
pub(crate) mod reached;
pub(crate) mod remarks;
pub(crate) mod rows;
mod steps;
mod themes;

pub(crate) use actions::{Teller, add_action, delete_action, news, report, write_action};
pub(crate) use steps::{published_in_all, take};
pub(crate) use themes::agree;

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::model::{Content, Cover, Current, Plan, State};
use entities::plan::{ActiveModel, Column, Entity, Model};

/// The plan that people read, and the one in the making: the newest version and, unless that is published, the one before.
pub(crate) async fn current(tx: &Tx, la: Uuid) -> Result<Current, Refusal> {
    let versions = Entity::find().filter(Column::Organisation.eq(la)).order_by_desc(Column::Version);
    let mut current = Current::default();
    for row in versions.limit(2).all(tx.conn()).await? {
        let plan = read(tx, row).await?;
        if plan.published_on().is_some() {
            current.published = Some(plan);
            break;
        }
        current.making.get_or_insert(plan);
    }
    Ok(current)
}

/// A version of an LA's plan.
pub(crate) async fn version(tx: &Tx, la: Uuid, version: i32) -> Result<Option<Plan>, Refusal> {
    let one = Entity::find().filter(Column::Organisation.eq(la)).filter(Column::Version.eq(version));
    match one.one(tx.conn()).await? {
        Some(row) => read(tx, row).await.map(Some),
        None => Ok(None),
    }
}

/// The plan as it is now, kept from everybody else until the transaction ends.
pub(crate) async fn hold(tx: &Tx, id: Uuid) -> Result<Plan, Refusal> {
    let row = Entity::find_by_id(id).lock_exclusive().one(tx.conn()).await?.ok_or(Refusal::NotFound)?;
    read(tx, row).await
}

pub(crate) async fn start(
    tx: &Tx,
    la: Uuid,
    version: i32,
    release: Uuid,
    cover: Cover,
    change: Option<String>,
) -> Result<Uuid, Refusal> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        organisation: Set(la),
        version: Set(version),
        title: Set(cover.title),
        lead: Set(cover.lead),
        release: Set(release),
        since: Set(tx.now()),
        exception: Set(None),
        change: Set(change),
    };
    Ok(row.insert(tx.conn()).await.map_err(meanwhile)?.id)
}

pub(crate) async fn cover(
    tx: &Tx,
    plan: Uuid,
    cover: &Cover,
    exception: Option<&str>,
) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::Title, Expr::value(cover.title.clone()))
        .col_expr(Column::Lead, Expr::value(cover.lead.clone()))
        .col_expr(Column::Exception, Expr::value(exception.map(str::to_owned)))
        .filter(Column::Id.eq(plan))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// The themes of a plan, in their order.
pub(crate) async fn themes_of(tx: &Tx, plan: Uuid) -> Result<Vec<crate::model::Theme>, Refusal> {
    themes::of(tx, plan).await
}

/// The steps of a version, in their order.
pub(crate) async fn steps_of(
    tx: &Tx,
    plan: Uuid,
) -> Result<Vec<(crate::model::Stamp, crate::model::Step)>, Refusal> {
    steps::of(tx, plan).await
}

/// Takes a version back as if it had never been begun.
pub(crate) async fn discard(tx: &Tx, plan: &Plan) -> Result<(), Refusal> {
    for theme in &plan.content.themes {
        for action in &theme.actions {
            delete_action(tx, action.id).await?;
        }
    }
    themes::agree(tx, plan.id, &plan.content.themes, &[]).await?;
    steps::forget(tx, plan.id).await?;
    left::set(tx, plan.id, &[]).await?;
    history::forget(tx, plan.id).await?;
    rows::forget(tx, plan.id).await?;
    Entity::delete_by_id(plan.id).exec(tx.conn()).await?;
    Ok(())
}

async fn read(tx: &Tx, row: Model) -> Result<Plan, Refusal> {
    let themes = themes::of(tx, row.id).await?;
    let promises: Vec<Uuid> = themes.iter().flat_map(|t| t.actions.iter().map(|a| a.promise)).collect();
    let steps = steps::of(tx, row.id).await?;
    Ok(Plan {
        id: row.id,
        organisation: row.organisation,
        begun: kit::clock::london_day(row.since),
        steps: i32::try_from(steps.len()).unwrap_or(i32::MAX),
        state: State::after(steps)
            .map_err(|_| Refusal::Broken("a plan's steps are out of order".to_owned()))?,
        reached: reached::of(tx, &promises).await?,
        progress: actions::latest_progress(tx, promises).await?,
        content: Content {
            version: row.version,
            release: row.release,
            cover: Cover { title: row.title, lead: row.lead },
            themes,
            exception: row.exception,
            change: row.change,
            left_out: left::of(tx, row.id).await?,
        },
    })
}

/// Two people did the same thing at once: the later one is told, and nothing is doubled.
fn meanwhile(error: DbErr) -> Refusal {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            Refusal::Conflict("Somebody did this a moment ago. Go back to the plan to see it.".to_owned())
        }
        _ => error.into(),
    }
}
