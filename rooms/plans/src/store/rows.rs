//! Rows of a plan that came in as a file: previews of uploads, and what waits to be placed.

use chrono::Duration;
use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{PaginatorTrait, QueryOrder};

use super::entities::{plan_import, plan_row};
use crate::import::{Found, Row};
use crate::model::{Fell, Imported};

/// How long a preview can be confirmed, in days.
const LASTS: i64 = 2;

/// Keeps a preview; the one that this person left lying goes, and all whose days are over.
pub(crate) async fn keep(tx: &Tx, plan: Uuid, by: Uuid, found: &Found) -> Result<Uuid, Refusal> {
    use plan_import::{ActiveModel, Column, Entity};
    let own = Column::Plan.eq(plan).and(Column::By.eq(by));
    Entity::delete_many().filter(own.or(Column::EndsOn.lt(tx.today()))).exec(tx.conn()).await?;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        plan: Set(plan),
        by: Set(by),
        found: Set(json(found)?),
        ends_on: Set(tx.today() + Duration::days(LASTS)),
    };
    Ok(row.insert(tx.conn()).await?.id)
}

/// A preview of this plan, while it waits.
pub(crate) async fn kept(tx: &Tx, plan: Uuid, id: Uuid) -> Result<Option<Found>, Refusal> {
    use plan_import::{Column, Entity};
    let one = Entity::find_by_id(id).filter(Column::Plan.eq(plan)).filter(Column::EndsOn.gte(tx.today()));
    one.one(tx.conn()).await?.map(|row| read(row.found)).transpose()
}

/// Takes a preview away. `false`: it was gone, and whoever took it has acted on it.
pub(crate) async fn let_go(tx: &Tx, plan: Uuid, id: Uuid) -> Result<bool, Refusal> {
    use plan_import::{Column, Entity};
    let gone = Entity::delete_by_id(id).filter(Column::Plan.eq(plan)).exec(tx.conn()).await?;
    Ok(gone.rows_affected == 1)
}

/// Puts rows behind those that there are.
pub(crate) async fn add(tx: &Tx, plan: Uuid, rows: &[Row]) -> Result<(), Refusal> {
    use plan_row::{ActiveModel, Column, Entity};
    let last = Entity::find().filter(Column::Plan.eq(plan)).order_by_desc(Column::Position);
    let next = last.one(tx.conn()).await?.map_or(0, |row| row.position + 1);
    let mut all = Vec::new();
    for (position, row) in (next..).zip(rows) {
        all.push(ActiveModel {
            id: Set(tx.new_id()),
            plan: Set(plan),
            position: Set(position),
            words: Set(json(row)?),
            action: Set(None),
            dismissed: Set(None),
        });
    }
    for some in all.chunks(100) {
        Entity::insert_many(some.to_vec()).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// All rows that came into a plan, in their order.
pub(crate) async fn of(tx: &Tx, plan: Uuid) -> Result<Vec<Imported>, Refusal> {
    use plan_row::{Column, Entity};
    let rows = Entity::find().filter(Column::Plan.eq(plan)).order_by_asc(Column::Position);
    rows.all(tx.conn()).await?.into_iter().map(imported).collect()
}

/// One of them.
pub(crate) async fn one(tx: &Tx, plan: Uuid, id: Uuid) -> Result<Option<Imported>, Refusal> {
    use plan_row::{Column, Entity};
    let row = Entity::find_by_id(id).filter(Column::Plan.eq(plan)).one(tx.conn()).await?;
    row.map(imported).transpose()
}

/// How many wait.
pub(crate) async fn waiting(tx: &Tx, plan: Uuid) -> Result<usize, Refusal> {
    use plan_row::{Column, Entity};
    let open = Column::Action.is_null().and(Column::Dismissed.is_null());
    let count = Entity::find().filter(Column::Plan.eq(plan)).filter(open).count(tx.conn()).await?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Says what became of a row that waits. `false`: somebody was faster.
pub(crate) async fn becomes(tx: &Tx, id: Uuid, became: &Fell) -> Result<bool, Refusal> {
    use plan_row::{Column, Entity};
    let (action, why) = match became {
        Fell::Waits => (None, None),
        Fell::Action(action) => (Some(*action), None),
        Fell::Dismissed(why) => (None, Some(why.clone())),
    };
    let open = Column::Action.is_null().and(Column::Dismissed.is_null());
    let done = Entity::update_many()
        .col_expr(Column::Action, Expr::value(action))
        .col_expr(Column::Dismissed, Expr::value(why))
        .filter(Column::Id.eq(id))
        .filter(open)
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The action goes: what it was made of waits again.
pub(super) async fn unplace(tx: &Tx, action: Uuid) -> Result<(), Refusal> {
    use plan_row::{Column, Entity};
    let of_it = Entity::update_many().col_expr(Column::Action, Expr::value(None::<Uuid>));
    of_it.filter(Column::Action.eq(action)).exec(tx.conn()).await?;
    Ok(())
}

/// The plan goes, and all that came into it.
pub(super) async fn forget(tx: &Tx, plan: Uuid) -> Result<(), Refusal> {
    plan_import::Entity::delete_many().filter(plan_import::Column::Plan.eq(plan)).exec(tx.conn()).await?;
    plan_row::Entity::delete_many().filter(plan_row::Column::Plan.eq(plan)).exec(tx.conn()).await?;
    Ok(())
}

fn imported(row: plan_row::Model) -> Result<Imported, Refusal> {
    let became = match (row.action, row.dismissed) {
        (Some(action), _) => Fell::Action(action),
        (None, Some(why)) => Fell::Dismissed(why),
        (None, None) => Fell::Waits,
    };
    Ok(Imported { id: row.id, row: read(row.words)?, became })
}

fn json<T: serde::Serialize>(value: &T) -> Result<Json, Refusal> {
    serde_json::to_value(value).map_err(|why| Refusal::Broken(why.to_string()))
}

fn read<T: serde::de::DeserializeOwned>(value: Json) -> Result<T, Refusal> {
    serde_json::from_value(value).map_err(|why| Refusal::Broken(why.to_string()))
}
