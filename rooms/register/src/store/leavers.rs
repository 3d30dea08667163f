//! Care leavers.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QuerySelect, Select};
use std::collections::{HashMap, HashSet};

use super::entities::care_leaver::{ActiveModel, Column, Entity, Model};
use super::{ASKED, CHUNK, Seal};
use crate::codes::{Accommodation, Gender, InTouch};
use crate::import::Row;
use crate::model::{Details, Person};

const TABLE: &str = "care_leaver";

/// Whose case ids an LA's register holds, archived people too.
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

    pub(crate) fn holds(&self, case_id: &str) -> bool {
        self.marks.contains(&self.seal.case(case_id))
    }
}

fn served(la: Uuid) -> Select<Entity> {
    Entity::find()
        .filter(Column::Organisation.eq(la))
        .filter(Column::ArchivedAt.is_null())
        .filter(Column::InTouch.ne(InTouch::Died.code()))
}

async fn opened(tx: &Tx, la: Uuid, found: Select<Entity>) -> Result<Vec<Person>, Refusal> {
    let rows = found.all(tx.conn()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let seal = Seal::of(tx, la)?;
    rows.into_iter().map(|row| open(&seal, row)).collect()
}

fn open(seal: &Seal, row: Model) -> Result<Person, Refusal> {
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
    let mut fresh = Vec::new();
    for row in rows {
        let mark = known.seal.case(&row.case_id);
        if known.marks.insert(mark.clone()) {
            fresh.push((mark.clone(), sealed(tx, la, &known.seal, row, mark, advisers)?));
        }
    }
    // Everybody adds in the same order, so that two who add the same people at once wait for each other and don't lock.
    fresh.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut added = 0;
    let mut fresh = fresh.into_iter().map(|(_, row)| row).peekable();
    while fresh.peek().is_some() {
        // On PostgreSQL somebody else may be adding the same person: the first one stays.
        added += Entity::insert_many(fresh.by_ref().take(CHUNK))
            .on_conflict(
                OnConflict::columns([Column::Organisation, Column::CaseMark]).do_nothing().to_owned(),
            )
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(usize::try_from(added).unwrap_or(usize::MAX))
}

fn sealed(
    tx: &Tx,
    la: Uuid,
    seal: &Seal,
    row: &Row,
    mark: Vec<u8>,
    advisers: &HashMap<Vec<u8>, Uuid>,
) -> Result<ActiveModel, Refusal> {
    let id = tx.new_id();
    let code = |code: &str| Set(code.to_owned());
    Ok(ActiveModel {
        id: Set(id),
        organisation: Set(la),
        case_mark: Set(mark),
        details: Set(seal.seal(tx, TABLE, id, &Details::of(row))?),
        adviser: Set(row.personal_adviser.as_ref().and_then(|name| advisers.get(&seal.name(name)).copied())),
        gender: code(row.gender.code()),
        ethnicity: code(row.ethnicity.code()),
        eligibility: code(row.eligibility.code()),
        in_touch: code(row.in_touch.code()),
        accommodation: code(row.accommodation.code()),
        suitability: code(row.suitability.code()),
        activity: code(row.activity.code()),
        uasc: code(row.uasc.code()),
        disability: code(row.disability.code()),
        since: Set(tx.now()),
        archived_at: Set(None),
        erase_on: Set(None),
        erased_on: Set(None),
    })
}

/// Marks people as died, so that nobody writes to them; returns how many were not marked before.
pub(crate) async fn mark_died(tx: &Tx, la: Uuid, case_ids: &[&str]) -> Result<u64, Refusal> {
    let mut marked = 0;
    for ids in case_ids.chunks(ASKED) {
        let seal = Seal::of(tx, la)?;
        let marks = ids.iter().map(|id| seal.case(id));
        marked += Entity::update_many()
            .col_expr(Column::InTouch, Expr::value(InTouch::Died.code()))
            .filter(Column::Organisation.eq(la))
            .filter(Column::CaseMark.is_in(marks))
            .filter(Column::InTouch.ne(InTouch::Died.code()))
            .exec(tx.conn())
            .await?
            .rows_affected;
    }
    Ok(marked)
}
