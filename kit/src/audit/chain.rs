//! The chain: how a line's mark is made, and how every change to past lines is found.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use std::fmt;

use super::{Column as Of, Entity as Line, Model as LineModel, anchor};
use crate::web::Refusal;
use crate::{House, Tx};

/// Where a chain stands: the number and mark of its newest line.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub(super) struct Model {
    /// The chain.
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain: Uuid,
    /// How many lines it has.
    pub number: i64,
    /// The mark of the newest.
    pub mark: Vec<u8>,
}

/// No relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

/// The head of a chain, held until the transaction ends, so that lines of one chain come one after the other.
pub(super) async fn take_head(tx: &Tx, chain: Uuid) -> Result<Model, Refusal> {
    let first = ActiveModel { chain: Set(chain), number: Set(0), mark: Set(Vec::new()) };
    Entity::insert(first)
        .on_conflict(OnConflict::column(Column::Chain).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    let head = Entity::find_by_id(chain).lock_exclusive().one(tx.conn()).await?;
    head.ok_or_else(|| Refusal::Broken("the head of an audit chain is missing".to_owned()))
}

pub(super) async fn move_head(tx: &Tx, line: &LineModel) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::Number, Expr::value(line.number))
        .col_expr(Column::Mark, Expr::value(line.mark.clone()))
        .filter(Column::Chain.eq(line.chain))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// A line's mark: everything it says, and the mark before, under the instance's key.
pub(super) fn mark(house: &House, before: &[u8], line: &LineModel) -> Result<Vec<u8>, Refusal> {
    // As JSON, so that no two different lines are written alike.
    let said = (
        before,
        line.id,
        line.chain,
        line.number,
        line.at.timestamp_micros(),
        line.account,
        line.organisation,
        &line.act,
        line.about,
    );
    Ok(house.key("audit").mac("line", &serde_json::to_vec(&said)?).to_vec())
}

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The chain: an organisation, or nil for the programme's own acts.
    pub chain: Uuid,
    /// The number at which it shows.
    pub number: i64,
    /// What shows there.
    pub what: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "audit chain {} at line {}: {}", crate::ids::show(self.chain), self.number, self.what)
    }
}

/// Lines read at once.
const AT_ONCE: u64 = 1_000;

/// Checks every chain, line by line, against its head and against the heads kept beside the keys. An empty list: no
/// line was changed, dropped, added, reordered or cut off since it was written.
///
/// # Errors
/// When the database or the key folder can't be read.
pub async fn verify(tx: &Tx) -> Result<Vec<Fault>, Refusal> {
    let heads = Entity::find().all(tx.conn()).await?;
    let kept = anchor::read(tx.house())?;
    let mut faults = Vec::new();
    let mut known: BTreeMap<Uuid, i64> = BTreeMap::new();
    for head in &heads {
        let anchored = kept.get(&head.chain);
        faults.extend(one(tx, head, anchored).await?);
        known.insert(head.chain, head.number);
    }
    for chain in kept.keys().filter(|chain| !known.contains_key(*chain)) {
        faults.push(Fault { chain: *chain, number: 0, what: "the whole chain is gone" });
    }
    let chains: Vec<Uuid> =
        Line::find().select_only().column(Of::Chain).distinct().into_tuple().all(tx.conn()).await?;
    for chain in chains.into_iter().filter(|chain| !known.contains_key(chain)) {
        faults.push(Fault { chain, number: 0, what: "its head is gone" });
    }
    Ok(faults)
}

async fn one(tx: &Tx, head: &Model, anchored: Option<&anchor::Head>) -> Result<Option<Fault>, Refusal> {
    let fault = |number, what| Ok(Some(Fault { chain: head.chain, number, what }));
    let (mut number, mut before) = (0, Vec::new());
    loop {
        let lines = Line::find()
            .filter(Of::Chain.eq(head.chain))
            .filter(Of::Number.gt(number))
            .order_by_asc(Of::Number)
            .limit(AT_ONCE)
            .all(tx.conn())
            .await?;
        for line in &lines {
            if line.number != number + 1 {
                return fault(number + 1, "a line is missing");
            }
            number = line.number;
            if line.mark != mark(tx.house(), &before, line)? {
                return fault(number, "the line is not as it was written");
            }
            if anchored.is_some_and(|a| a.number == number && a.mark != line.mark) {
                return fault(number, "another line stands where one was recorded beside the keys");
            }
            before.clone_from(&line.mark);
        }
        if lines.is_empty() {
            break;
        }
    }
    if anchored.is_some_and(|a| a.number > number) || head.number > number {
        return fault(number + 1, "lines were cut off");
    }
    if head.number != number || head.mark != before {
        return fault(number, "its head does not fit");
    }
    Ok(None)
}
