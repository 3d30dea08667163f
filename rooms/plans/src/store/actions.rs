//! Actions of a theme, and the news about them.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::HashMap;

use super::entities::action::{ActiveModel, Column, Entity, Model};
use super::entities::progress;
use super::meanwhile;
use crate::model::{Action, ActionText, Because, More, News, Part, Plan, Progress, Status};

/// By theme, each in its order.
pub(super) async fn of(tx: &Tx, themes: Vec<Uuid>) -> Result<HashMap<Uuid, Vec<Action>>, Refusal> {
    let rows = Entity::find()
        .filter(Column::Theme.is_in(themes))
        .order_by_asc(Column::Position)
        .all(tx.conn())
        .await?;
    let mut actions: HashMap<Uuid, Vec<Action>> = HashMap::new();
    for row in rows {
        actions.entry(row.theme).or_default().push(read(row)?);
    }
    Ok(actions)
}

fn read(row: Model) -> Result<Action, Refusal> {
    let because = match (row.indicator, row.duty) {
        (Some(indicator), None) => Because::Said(indicator),
        (None, Some(duty)) => Because::Duty(duty),
        _ => return Err(Refusal::Broken("an action goes back to nothing".to_owned())),
    };
    let more = row.more.map(serde_json::from_value::<More>).transpose();
    let text = ActionText {
        more: more.map_err(|why| Refusal::Broken(why.to_string()))?.unwrap_or_default(),
        because,
        you_said: row.you_said,
        we_will: row.we_will,
        owner: row.owner,
        due_on: row.due_on,
        difference: row.difference,
        doing: row.doing,
        will_see: row.will_see,
        part: Part::read(row.part.as_deref().unwrap_or_default(), row.why_none.as_deref()),
        partner: row.partner,
    };
    Ok(Action { id: row.id, promise: row.promise.unwrap_or(row.id), text })
}

fn words(text: &ActionText) -> ActiveModel {
    let more = Some(&text.more).filter(|more| !more.is_empty()).map(|more| serde_json::json!(more));
    let (ways, why) = text.part.as_ref().map(Part::codes).unzip();
    ActiveModel {
        you_said: Set(text.you_said.clone()),
        indicator: Set(text.because.indicator().map(str::to_owned)),
        duty: Set(text.because.duty().map(str::to_owned)),
        we_will: Set(text.we_will.clone()),
        owner: Set(text.owner.clone()),
        due_on: Set(text.due_on),
        difference: Set(text.difference.clone()),
        doing: Set(text.doing.clone()),
        will_see: Set(text.will_see.clone()),
        part: Set(ways),
        why_none: Set(why.flatten().map(str::to_owned)),
        partner: Set(text.partner.clone()),
        more: Set(more),
        ..<ActiveModel as ActiveModelTrait>::default()
    }
}

/// Writes an action at the end of a theme; `promise` where it was made in an earlier version.
pub(crate) async fn add_action(
    tx: &Tx,
    theme: Uuid,
    text: &ActionText,
    promise: Option<Uuid>,
) -> Result<Uuid, Refusal> {
    let last =
        Entity::find().filter(Column::Theme.eq(theme)).order_by_desc(Column::Position).one(tx.conn()).await?;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        theme: Set(theme),
        position: Set(last.map_or(0, |l| l.position + 1)),
        promise: Set(promise),
        ..words(text)
    };
    Ok(row.insert(tx.conn()).await?.id)
}

pub(crate) async fn write_action(tx: &Tx, action: Uuid, text: &ActionText) -> Result<(), Refusal> {
    ActiveModel { id: Unchanged(action), ..words(text) }.update(tx.conn()).await?;
    Ok(())
}

pub(crate) async fn delete_action(tx: &Tx, action: Uuid) -> Result<(), Refusal> {
    super::rows::unplace(tx, action).await?;
    // Of a promise that an earlier version made, what was said belongs to that one, too, and stays.
    super::remarks::forget(tx, action).await?;
    Entity::delete_by_id(action).exec(tx.conn()).await?;
    Ok(())
}

/// The latest news by promise.
pub(super) async fn latest_progress(
    tx: &Tx,
    promises: Vec<Uuid>,
) -> Result<HashMap<Uuid, Progress>, Refusal> {
    use progress::Column;
    // The years before stay where they are: only the last row of each is read.
    let last = Query::select()
        .column(Column::Action)
        .expr(Expr::col(Column::Position).max())
        .from(progress::Entity)
        .and_where(Column::Action.is_in(promises))
        .group_by_col(Column::Action)
        .to_owned();
    let each = Expr::tuple([Expr::col(Column::Action), Expr::col(Column::Position)]);
    let rows = progress::Entity::find().filter(each.in_subquery(last)).all(tx.conn()).await?;
    Ok(rows.into_iter().filter_map(one).map(|told| (told.promise, told.progress)).collect())
}

/// What was said of a plan's promises, newest first, `most` of it at most.
pub(crate) async fn news(tx: &Tx, plan: &Plan, most: u64) -> Result<Vec<News>, Refusal> {
    use progress::Column;
    let rows = progress::Entity::find()
        .filter(Column::Action.is_in(plan.content.actions().map(|action| action.promise)))
        .order_by_desc(Column::Day)
        .order_by_desc(Column::Position)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(tx.conn())
        .await?;
    Ok(rows.into_iter().filter_map(one).collect())
}

fn one(row: progress::Model) -> Option<News> {
    let (status, by_owner) = (Status::of(&row.status)?, row.link.is_some());
    let progress = Progress { status, news: row.news, evidence: row.evidence, day: row.day, by_owner };
    Some(News { id: row.id, promise: row.action, progress })
}

/// Who brings news: an account, or an owner's link.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Teller {
    Account(Option<Uuid>),
    Link(Uuid),
}

pub(crate) async fn report(tx: &Tx, promise: Uuid, news: &Progress, by: Teller) -> Result<(), Refusal> {
    let (account, link) = match by {
        Teller::Account(account) => (account, None),
        Teller::Link(link) => (None, Some(link)),
    };
    let last: Option<i32> = progress::Entity::find()
        .select_only()
        .column_as(progress::Column::Position.max(), "last")
        .filter(progress::Column::Action.eq(promise))
        .into_tuple::<Option<i32>>()
        .one(tx.conn())
        .await?
        .flatten();
    let row = progress::ActiveModel {
        id: Set(tx.new_id()),
        action: Set(promise),
        position: Set(last.map_or(0, |l| l + 1)),
        status: Set(news.status.code().to_owned()),
        news: Set(news.news.clone()),
        evidence: Set(news.evidence.clone()),
        day: Set(news.day),
        account: Set(account),
        link: Set(link),
    };
    row.insert(tx.conn()).await.map_err(meanwhile)?;
    Ok(())
}
