//! The chain: how a line's mark is made, and how every change to past lines is found.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

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
    /// Made from all of the above: whoever has the database alone can copy a line's mark, but can't write a head.
    pub seal: Vec<u8>,
}

/// No relation.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(super) enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether the program wrote it.
    pub(super) fn fits(&self, house: &House) -> Result<bool, Refusal> {
        Ok(self.seal == seal(house, self.chain, self.number, &self.mark)?)
    }
}

fn seal(house: &House, chain: Uuid, number: i64, mark: &[u8]) -> Result<Vec<u8>, Refusal> {
    Ok(house.key("audit").mac("head", &serde_json::to_vec(&(chain, number, mark))?).to_vec())
}

/// The head of a chain, held until the transaction ends, so that lines of one chain come one after the other.
pub(super) async fn take_head(tx: &Tx, chain: Uuid) -> Result<Model, Refusal> {
    let first = ActiveModel {
        chain: Set(chain),
        number: Set(0),
        mark: Set(Vec::new()),
        seal: Set(seal(tx.house(), chain, 0, &[])?),
    };
    Entity::insert(first)
        .on_conflict(OnConflict::column(Column::Chain).do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    let head = Entity::find_by_id(chain).lock_exclusive().one(tx.conn()).await?;
    head.ok_or_else(|| Refusal::Broken("the head of an audit chain is missing".to_owned()))
}

/// Moves a head on to its next line. One that the program did not write stays without a seal: writing on must not make
/// a cut look whole.
pub(super) async fn move_head(tx: &Tx, from: &Model, line: &LineModel) -> Result<(), Refusal> {
    let seal = match from.fits(tx.house())? {
        true => seal(tx.house(), line.chain, line.number, &line.mark)?,
        false => Vec::new(),
    };
    Entity::update_many()
        .col_expr(Column::Number, Expr::value(line.number))
        .col_expr(Column::Mark, Expr::value(line.mark.clone()))
        .col_expr(Column::Seal, Expr::value(seal))
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

/// Checks the log of an instance that goes on working: as it is at one moment, so that a line written meanwhile is no
/// alarm. What is found is as with [`verify`].
///
/// # Errors
/// As [`verify`].
pub async fn check(house: &Arc<House>) -> Result<Vec<Fault>, Refusal> {
    verify(&house.snapshot().await?).await
}

/// Checks every chain, line by line, against its head and against the heads kept beside the keys. An empty list: no
/// line was changed, dropped, added, reordered or cut off since it was written. In a transaction that sees what others
/// write meanwhile there may be false alarms: see [`check`].
///
/// # Errors
/// When the database or the key folder can't be read.
pub async fn verify(tx: &Tx) -> Result<Vec<Fault>, Refusal> {
    // First: what is beside the keys must never be newer than what is looked at.
    let kept = anchor::read(tx.house())?;
    let heads = Entity::find().all(tx.conn()).await?;
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
    if head.number != number || head.mark != before || !head.fits(tx.house())? {
        return fault(number, "its head does not fit");
    }
    Ok(None)
}
