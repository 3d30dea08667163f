//! Care leavers who leave the register: archived for some days, then erased to an empty row.

use chrono::{Duration, NaiveDate};
use kit::Tx;
use kit::web::Refusal;
use sea_orm::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect};

use super::entities::care_leaver::{Column, Entity, Model};
use super::leavers::open;
use super::{ASKED, Seal, history, ring};
use crate::codes::{Accommodation, Activity, Eligibility, Ethnicity, Gender, InTouch, Suitability, YesNo};
use crate::model::{Held, KEPT_DAYS, Leaving};

/// Somebody of an LA's register, not erased.
pub(crate) async fn find(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<Held>, Refusal> {
    let alive = Entity::find_by_id(id).filter(Column::Organisation.eq(la)).filter(Column::ErasedOn.is_null());
    let Some(row) = alive.one(tx.conn()).await? else { return Ok(None) };
    let Some(key) = ring(tx, la)?.find(id)? else { return Ok(None) };
    let (since, erase_on, recorded) = (row.since, row.erase_on, recorded(&row));
    Ok(Some(Held { person: open(&Seal::under(&key), row)?, since, erase_on, recorded }))
}

/// The codes of the official return, in words.
fn recorded(row: &Model) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("Gender", Gender::from_code(&row.gender).map(Gender::label)),
        ("Ethnicity", Ethnicity::from_code(&row.ethnicity).map(Ethnicity::label)),
        ("Status", Eligibility::from_code(&row.eligibility).map(Eligibility::label)),
        ("In touch", InTouch::from_code(&row.in_touch).map(InTouch::label)),
        ("Home", Accommodation::from_code(&row.accommodation).map(Accommodation::label)),
        ("Home is suitable", Suitability::from_code(&row.suitability).map(Suitability::label)),
        ("Activity", Activity::from_code(&row.activity).map(Activity::label)),
        ("Came as an unaccompanied child", YesNo::from_code(&row.uasc).map(YesNo::label)),
        ("Disability", YesNo::from_code(&row.disability).map(YesNo::label)),
    ];
    all.into_iter().filter_map(|(what, label)| Some((what, label?))).collect()
}

/// Whether an LA's register has, or had, this person. `Some(true)`: they are erased.
pub(crate) async fn erased(tx: &Tx, la: Uuid, id: Uuid) -> Result<Option<bool>, Refusal> {
    let row = Entity::find_by_id(id).filter(Column::Organisation.eq(la)).one(tx.conn()).await?;
    Ok(row.map(|row| row.erased_on.is_some()))
}

/// Archives those of `whom` who aren't, and says when they will be erased; returns how many.
pub(super) async fn archive(tx: &Tx, whom: sea_orm::sea_query::Expr) -> Result<u64, Refusal> {
    let archived = Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(tx.now()))
        .col_expr(Column::EraseOn, Expr::value(tx.today() + Duration::days(KEPT_DAYS)))
        .filter(whom)
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::ErasedOn.is_null())
        .exec(tx.conn())
        .await?;
    Ok(archived.rows_affected)
}

/// Archives somebody; `false`: they were archived before.
pub(crate) async fn leave(tx: &Tx, la: Uuid, id: Uuid) -> Result<bool, Refusal> {
    Ok(archive(tx, Column::Id.eq(id).and(Column::Organisation.eq(la))).await? == 1)
}

/// Takes somebody back in; `false`: they were in. Who a list says has died has not, if a lead says so.
pub(crate) async fn bring_back(tx: &Tx, la: Uuid, id: Uuid) -> Result<bool, Refusal> {
    let left = Column::Id.eq(id).and(Column::Organisation.eq(la)).and(Column::ErasedOn.is_null());
    Entity::update_many()
        .col_expr(Column::InTouch, Expr::value(InTouch::NotRecorded.code()))
        .filter(left.clone())
        .filter(Column::InTouch.eq(InTouch::Died.code()))
        .exec(tx.conn())
        .await?;
    let back = Entity::update_many()
        .col_expr(Column::ArchivedAt, Expr::value(None::<DateTimeUtc>))
        .col_expr(Column::EraseOn, Expr::value(None::<NaiveDate>))
        .filter(left)
        .filter(Column::ArchivedAt.is_not_null())
        .exec(tx.conn())
        .await?;
    Ok(back.rows_affected == 1)
}

/// Everybody who will be erased, the next first.
pub(crate) async fn all(tx: &Tx, la: Uuid) -> Result<Vec<Leaving>, Refusal> {
    let rows = Entity::find()
        .filter(Column::Organisation.eq(la))
        .filter(Column::EraseOn.is_not_null())
        .filter(Column::ErasedOn.is_null())
        .order_by_asc(Column::EraseOn)
        .all(tx.conn())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let keys = ring(tx, la)?.open()?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(key), Some(left_at), Some(erase_on)) = (keys.get(&row.id), row.archived_at, row.erase_on)
        else {
            continue;
        };
        let died = row.in_touch == InTouch::Died.code();
        all.push(Leaving { person: open(&Seal::under(key), row)?, left_at, erase_on, died });
    }
    all.sort_by_cached_key(|one| (one.erase_on, one.person.details.name().to_lowercase()));
    Ok(all)
}

/// The LA and the day of everybody who will be erased.
pub(crate) async fn days(tx: &Tx) -> Result<Vec<(Uuid, NaiveDate)>, Refusal> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Organisation, Column::EraseOn])
        .filter(Column::EraseOn.is_not_null())
        .filter(Column::ErasedOn.is_null())
        .into_tuple()
        .all(tx.conn())
        .await?)
}

/// The person with this case id, unless they are erased.
pub(crate) async fn by_case(tx: &Tx, la: Uuid, case_id: &str) -> Result<Option<Uuid>, Refusal> {
    let mark = Seal::of(tx, la)?.case(case_id);
    let found = Entity::find().filter(Column::Organisation.eq(la)).filter(Column::CaseMark.eq(mark));
    Ok(found.filter(Column::ErasedOn.is_null()).one(tx.conn()).await?.map(|row| row.id))
}

/// Who must be erased by today, in any LA: `(LA, person)`.
pub(crate) async fn due(tx: &Tx) -> Result<Vec<(Uuid, Uuid)>, Refusal> {
    pairs(tx, Column::EraseOn.lte(tx.today())).await
}

/// Everybody of an LA who is not erased.
pub(crate) async fn of_authority(tx: &Tx, la: Uuid) -> Result<Vec<(Uuid, Uuid)>, Refusal> {
    pairs(tx, Column::Organisation.eq(la)).await
}

/// Those of `ids` who are not erased.
pub(crate) async fn not_erased(tx: &Tx, ids: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, Refusal> {
    let mut found = Vec::new();
    for ids in ids.chunks(ASKED) {
        found.extend(pairs(tx, Column::Id.is_in(ids.iter().copied())).await?);
    }
    Ok(found)
}

async fn pairs(tx: &Tx, whom: sea_orm::sea_query::Expr) -> Result<Vec<(Uuid, Uuid)>, Refusal> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Organisation, Column::Id])
        .filter(whom)
        .filter(Column::ErasedOn.is_null())
        .into_tuple()
        .all(tx.conn())
        .await?)
}

/// The mark of somebody's case id, unless they are erased.
pub(crate) async fn mark(tx: &Tx, id: Uuid) -> Result<Option<Vec<u8>>, Refusal> {
    let alive = Entity::find_by_id(id).filter(Column::ErasedOn.is_null());
    Ok(alive.one(tx.conn()).await?.map(|row| row.case_mark))
}

/// Leaves an empty row of somebody: what past surveys are counted by, and nothing that was about them. A list that has
/// their case id again finds nobody.
pub(crate) async fn empty(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    history::remove(tx, id).await?;
    let nobody: [u8; 32] = tx.house().chance.bytes();
    Entity::update_many()
        .col_expr(Column::CaseMark, Expr::value(nobody.to_vec()))
        .col_expr(Column::Details, Expr::value(Vec::<u8>::new()))
        .col_expr(Column::Adviser, Expr::value(None::<Uuid>))
        .col_expr(Column::Gender, Expr::value(Gender::NotStated.code()))
        .col_expr(Column::Ethnicity, Expr::value(Ethnicity::Nobt.code()))
        .col_expr(Column::Eligibility, Expr::value(Eligibility::NotKnown.code()))
        .col_expr(Column::InTouch, Expr::value(InTouch::NotRecorded.code()))
        .col_expr(Column::Accommodation, Expr::value(Accommodation::NotKnown.code()))
        .col_expr(Column::Suitability, Expr::value(Suitability::NotKnown.code()))
        .col_expr(Column::Activity, Expr::value(Activity::NotKnown.code()))
        .col_expr(Column::Uasc, Expr::value(YesNo::Unknown.code()))
        .col_expr(Column::Disability, Expr::value(YesNo::Unknown.code()))
        .col_expr(Column::ArchivedAt, Expr::value(tx.now()))
        .col_expr(Column::EraseOn, Expr::value(None::<NaiveDate>))
        .col_expr(Column::ErasedOn, Expr::value(tx.today()))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
