//! Rounds of an LA, what was done of them, and what leaders answered.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::{quarter, quarter_answer, quarter_rules, quarter_step};
use super::meanwhile;
use crate::model::{Quarter, Rules, Stage};

fn rules_of(row: &quarter_rules::Model) -> Rules {
    let short = |n: i32| u16::try_from(n).unwrap_or_default();
    Rules {
        next: row.next_on,
        weeks: short(row.weeks),
        owners: short(row.owners),
        young: short(row.young),
        leaders: short(row.leaders),
    }
}

/// When an LA holds its rounds; none where nobody has said so.
pub(crate) async fn rules(tx: &Tx, la: Uuid) -> Result<Option<Rules>, Refusal> {
    Ok(quarter_rules::Entity::find_by_id(la).one(tx.conn()).await?.as_ref().map(rules_of))
}

/// The LAs that hold rounds.
pub(crate) async fn holders(tx: &Tx) -> Result<Vec<(Uuid, Rules)>, Refusal> {
    let rows = quarter_rules::Entity::find().order_by_asc(quarter_rules::Column::Organisation);
    Ok(rows.all(tx.conn()).await?.iter().map(|row| (row.organisation, rules_of(row))).collect())
}

/// Writes when an LA holds its rounds.
pub(crate) async fn set_rules(tx: &Tx, la: Uuid, rules: &Rules) -> Result<(), Refusal> {
    use quarter_rules::Column;
    let row = quarter_rules::ActiveModel {
        organisation: Set(la),
        next_on: Set(rules.next),
        weeks: Set(rules.weeks.into()),
        owners: Set(rules.owners.into()),
        young: Set(rules.young.into()),
        leaders: Set(rules.leaders.into()),
    };
    let all = [Column::NextOn, Column::Weeks, Column::Owners, Column::Young, Column::Leaders];
    let over = OnConflict::column(Column::Organisation).update_columns(all).to_owned();
    quarter_rules::Entity::insert(row).on_conflict(over).exec_without_returning(tx.conn()).await?;
    Ok(())
}

fn read(row: &quarter::Model) -> Quarter {
    Quarter {
        id: row.id,
        la: row.organisation,
        asked: row.asked_on,
        young: row.young_on,
        paper: row.paper_on,
        answer_by: row.answer_by,
    }
}

/// The newest rounds of an LA, newest first.
pub(crate) async fn newest(tx: &Tx, la: Uuid, most: u64) -> Result<Vec<Quarter>, Refusal> {
    let rows = quarter::Entity::find().filter(quarter::Column::Organisation.eq(la));
    let rows = rows.order_by_desc(quarter::Column::AskedOn).limit(most).all(tx.conn()).await?;
    Ok(rows.iter().map(read).collect())
}

/// Begins a round.
pub(crate) async fn begin(tx: &Tx, new: &Quarter) -> Result<(), Refusal> {
    let row = quarter::ActiveModel {
        id: Set(new.id),
        organisation: Set(new.la),
        asked_on: Set(new.asked),
        young_on: Set(new.young),
        paper_on: Set(new.paper),
        answer_by: Set(new.answer_by),
    };
    row.insert(tx.conn()).await.map_err(meanwhile)?;
    Ok(())
}

/// What was done of a round.
pub(crate) async fn stages(tx: &Tx, of: Uuid) -> Result<Vec<Stage>, Refusal> {
    let rows = quarter_step::Entity::find().filter(quarter_step::Column::Quarter.eq(of));
    Ok(rows.all(tx.conn()).await?.iter().filter_map(|row| Stage::of(&row.step)).collect())
}

/// Notes that a step was done.
pub(crate) async fn take(tx: &Tx, of: Uuid, stage: Stage) -> Result<(), Refusal> {
    let row = quarter_step::ActiveModel {
        id: Set(tx.new_id()),
        quarter: Set(of),
        step: Set(stage.code().to_owned()),
        day: Set(tx.today()),
    };
    row.insert(tx.conn()).await.map_err(meanwhile)?;
    Ok(())
}

/// What a leader answers to: a comment, or an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum To {
    Comment(Uuid),
    Promise(Uuid),
}

/// What a leader answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) to: To,
    pub(crate) words: String,
    pub(crate) day: chrono::NaiveDate,
}

/// What was answered in these rounds, the oldest first.
pub(crate) async fn answers(tx: &Tx, of: &[Quarter]) -> Result<Vec<Answered>, Refusal> {
    use quarter_answer::Column;
    let rows = quarter_answer::Entity::find().filter(Column::Quarter.is_in(of.iter().map(|q| q.id)));
    let rows = rows.order_by_asc(Column::Day).order_by_asc(Column::Id).all(tx.conn()).await?;
    let to = |row: &quarter_answer::Model| row.comment.map(To::Comment).or(row.promise.map(To::Promise));
    Ok(rows
        .into_iter()
        .filter_map(|row| to(&row).map(|to| Answered { to, words: row.words, day: row.day }))
        .collect())
}

/// Writes an answer; each comment, and each action of a round, is answered once.
pub(crate) async fn answer(
    tx: &Tx,
    of: Uuid,
    to: To,
    words: &str,
    by: Option<Uuid>,
) -> Result<Uuid, Refusal> {
    let (comment, promise) = match to {
        To::Comment(comment) => (Some(comment), None),
        To::Promise(promise) => (None, Some(promise)),
    };
    let row = quarter_answer::ActiveModel {
        id: Set(tx.new_id()),
        quarter: Set(of),
        comment: Set(comment),
        promise: Set(promise),
        words: Set(words.to_owned()),
        account: Set(by),
        day: Set(tx.today()),
    };
    Ok(row.insert(tx.conn()).await.map_err(meanwhile)?.id)
}

/// The comments that were answered before this day.
pub(crate) async fn answered_before(tx: &Tx, day: chrono::NaiveDate) -> Result<Vec<Uuid>, Refusal> {
    use quarter_answer::Column;
    let rows =
        quarter_answer::Entity::find().filter(Column::Day.lt(day)).filter(Column::Comment.is_not_null());
    Ok(rows.all(tx.conn()).await?.into_iter().filter_map(|row| row.comment).collect())
}
