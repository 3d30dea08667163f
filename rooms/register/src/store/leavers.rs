//! Care leavers.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{QuerySelect, Select};
use std::collections::{BTreeMap, HashMap, HashSet};

use super::entities::care_leaver::{ActiveModel, Column, Entity, Model};
use super::{ASKED, CHUNK, Seal, leaving, ring};
use crate::codes::{Accommodation, Gender, InTouch};
use crate::details::Details;
use crate::import::Row;
use crate::model::Person;

pub(super) const TABLE: &str = "care_leaver";

/// Whose case ids an LA's register holds, archived people too; of those who were erased nothing is known.
pub(crate) struct Known {
    seal: Seal,
    marks: HashSet<Vec<u8>>,
}

impl Known {
    pub(crate) async fn load(tx: &Tx, la: Uuid) -> Result<Self, Refusal> {
        let marks: Vec<Vec<u8>> = Entity::find()
            .select_only()
            .column(Column::CaseMark)
            .filter(Column::Organisation.eq(la))
            .into_tuple()
            .all(tx.conn())
            .await?;
        Ok(Self { seal: Seal::of(tx, la)?, marks: marks.into_iter().collect() })
    }

    pub(crate) fn nobody(&self) -> bool {
        self.marks.is_empty()
    }

    pub(crate) fn holds(&self, case_id: &str) -> bool {
        self.marks.contains(&self.seal.case(case_id))
    }
}

fn served(la: Uuid) -> Select<Entity> {
    Entity::find()
        .filter(Column::Organisation.eq(la))
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::ErasedOn.is_null())
        .filter(Column::InTouch.ne(InTouch::Died.code()))
}

/// Opens rows of one LA. Whose key was destroyed is erased, even if the row does not say so yet.
async fn opened(tx: &Tx, la: Uuid, found: Select<Entity>) -> Result<Vec<Person>, Refusal> {
    let rows = found.all(tx.conn()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let keys = ring(tx, la)?.open()?;
    rows.into_iter().filter_map(|row| Some(open(&Seal::under(keys.get(&row.id)?), row))).collect()
}

pub(super) fn open(seal: &Seal, row: Model) -> Result<Person, Refusal> {
    let unknown = |what: &str| {
        Refusal::Broken(format!("care_leaver: a code of {what} that this version does not know"))
    };
    Ok(Person {
        id: row.id,
        adviser_name: row.adviser,
        gender: Gender::from_code(&row.gender).ok_or_else(|| unknown("gender"))?,
        accommodation: Accommodation::from_code(&row.accommodation)
            .ok_or_else(|| unknown("accommodation"))?,
        details: seal.open(TABLE, row.id, &row.details)?,
    })
}

pub(crate) async fn current(tx: &Tx, la: Uuid) -> Result<Vec<Person>, Refusal> {
    opened(tx, la, served(la)).await
}

pub(crate) async fn count(tx: &Tx, la: Uuid) -> Result<u64, Refusal> {
    Ok(served(la).count(tx.conn()).await?)
}

pub(crate) async fn some(tx: &Tx, la: Uuid, ids: &[Uuid]) -> Result<Vec<Person>, Refusal> {
    let mut people = Vec::new();
    for ids in ids.chunks(ASKED) {
        people.extend(opened(tx, la, served(la).filter(Column::Id.is_in(ids.iter().copied()))).await?);
    }
    Ok(people)
}

/// Whether somebody whom the LA serves has one of these personal advisers' names.
pub(crate) async fn is_of(tx: &Tx, la: Uuid, id: Uuid, names: Vec<Uuid>) -> Result<bool, Refusal> {
    let own = served(la).filter(Column::Id.eq(id)).filter(Column::Adviser.is_in(names));
    Ok(own.count(tx.conn()).await? == 1)
}

/// The people of these personal advisers' names.
pub(crate) async fn of_names(tx: &Tx, la: Uuid, names: Vec<Uuid>) -> Result<Vec<Person>, Refusal> {
    opened(tx, la, served(la).filter(Column::Adviser.is_in(names))).await
}

/// Adds those who are not in the register yet; returns how many that were. `advisers` maps name marks to rows.
pub(crate) async fn add(
    tx: &Tx,
    la: Uuid,
    rows: &[Row],
    advisers: &HashMap<Vec<u8>, Uuid>,
) -> Result<usize, Refusal> {
    let mut known = Known::load(tx, la).await?;
    // Everybody adds in the same order, so that two who add the same people at once wait for each other and don't lock.
    let mut fresh = BTreeMap::new();
    for row in rows {
        let mark = known.seal.case(&row.case_id);
        if known.marks.insert(mark.clone()) {
            fresh.insert(mark, (tx.new_id(), row));
        }
    }
    if fresh.is_empty() {
        return Ok(0);
    }
    let ids: Vec<Uuid> = fresh.values().map(|(id, _)| *id).collect();
    let keys = ring(tx, la)?.add(&ids, &tx.house().chance)?;
    let mut models = Vec::with_capacity(ids.len());
    for (mark, (id, row)) in fresh {
        let adviser = row.personal_adviser.as_ref().map(|name| known.seal.name(name));
        let adviser = adviser.and_then(|name| advisers.get(&name).copied());
        let details = Seal::under(&keys[&id]).seal(tx, TABLE, id, &Details::of(row))?;
        let model = coded(row, tx.now());
        models.push(ActiveModel {
            id: Set(id),
            organisation: Set(la),
            case_mark: Set(mark),
            details: Set(details),
            adviser: Set(adviser),
            ..model
        });
    }
    insert(tx, models).await
}

async fn insert(tx: &Tx, models: Vec<ActiveModel>) -> Result<usize, Refusal> {
    let mut added = 0;
    let mut models = models.into_iter().peekable();
    while models.peek().is_some() {
        // On PostgreSQL somebody else may be adding the same person: the first one stays.
        added += Entity::insert_many(models.by_ref().take(CHUNK))
            .on_conflict(
                OnConflict::columns([Column::Organisation, Column::CaseMark]).do_nothing().to_owned(),
            )
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(usize::try_from(added).unwrap_or(usize::MAX))
}

/// The columns that stand clear.
fn coded(row: &Row, since: DateTimeUtc) -> ActiveModel {
    let code = |code: &str| Set(code.to_owned());
    ActiveModel {
        gender: code(row.gender.code()),
        ethnicity: code(row.ethnicity.code()),
        eligibility: code(row.eligibility.code()),
        in_touch: code(row.in_touch.code()),
        accommodation: code(row.accommodation.code()),
        suitability: code(row.suitability.code()),
        activity: code(row.activity.code()),
        uasc: code(row.uasc.code()),
        disability: code(row.disability.code()),
        since: Set(since),
        archived_at: Set(None),
        erase_on: Set(None),
        erased_on: Set(None),
        ..Default::default()
    }
}

/// Marks people as died, so that nobody writes to them and they are erased soon; returns how many were not marked before.
pub(crate) async fn mark_died(tx: &Tx, la: Uuid, case_ids: &[&str]) -> Result<u64, Refusal> {
    let mut marked = 0;
    for ids in case_ids.chunks(ASKED) {
        let seal = Seal::of(tx, la)?;
        let marks: Vec<Vec<u8>> = ids.iter().map(|id| seal.case(id)).collect();
        let known = Column::CaseMark.is_in(marks).and(Column::Organisation.eq(la));
        let known = known.and(Column::InTouch.ne(InTouch::Died.code()));
        leaving::archive(tx, known.clone()).await?;
        marked += Entity::update_many()
            .col_expr(Column::InTouch, Expr::value(InTouch::Died.code()))
            .filter(known)
            .exec(tx.conn())
            .await?
            .rows_affected;
    }
    Ok(marked)
}
