//! The table `message`: who and what are sealed, the link is not in it.

use kit::keys::{Key, KeyError};
use kit::web::Refusal;
use kit::{House, Tx, ids};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::HashMap;

use crate::model::{
    ANSWERED, Channel, Draft, JOINED, LINK, MASK, Owner, Sealed, Shown, State, plain_address,
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) organisation: Option<Uuid>,
    pub(crate) kind: String,
    pub(crate) channel: String,
    pub(crate) address_mark: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
    pub(crate) ring: Option<String>,
    pub(crate) person: Option<Uuid>,
    pub(crate) reference: Option<Uuid>,
    pub(crate) state: String,
    pub(crate) since: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

fn key(house: &House) -> Key {
    house.key("messages")
}

/// A person's own key; `None` where it was destroyed, alone or with all of the LA's.
fn own_key(house: &House, owner: &Owner) -> Result<Option<Key>, KeyError> {
    match house.keys.ring(&owner.ring).and_then(|ring| ring.find(owner.person)) {
        Err(KeyError::Destroyed(_)) => Ok(None),
        found => Ok(found?.map(|key| key.derive("messages"))),
    }
}

fn key_for(house: &House, owner: Option<&Owner>) -> Result<Option<Key>, KeyError> {
    owner.map_or_else(|| Ok(Some(key(house))), |owner| own_key(house, owner))
}

fn mark(house: &House, address: &str) -> Vec<u8> {
    key(house).mac("address", plain_address(address).as_bytes()).to_vec()
}

pub(crate) async fn insert(tx: &Tx, draft: &Draft) -> Result<Uuid, Refusal> {
    let house = tx.house();
    let id = ids::ordered(tx.now(), &house.chance);
    let sealed = Sealed { to: draft.to.clone(), subject: draft.subject.clone(), body: draft.body.clone() };
    let gone = || Refusal::Conflict("Somebody was erased meanwhile. Look again, then try again.".to_owned());
    let key = key_for(house, draft.owner.as_ref())?.ok_or_else(gone)?;
    ActiveModel {
        id: Set(id),
        organisation: Set(draft.organisation),
        kind: Set(draft.kind.to_owned()),
        channel: Set(draft.channel.code().to_owned()),
        address_mark: Set(mark(house, &draft.to)),
        sealed: Set(key.seal(id.as_bytes(), &serde_json::to_vec(&sealed)?, &house.chance)),
        ring: Set(draft.owner.as_ref().map(|owner| owner.ring.clone())),
        person: Set(draft.owner.as_ref().map(|owner| owner.person)),
        reference: Set(draft.reference),
        state: Set(State::Waiting.code().to_owned()),
        since: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    Ok(id)
}

/// Who and what; `None` where the person whose message it is was erased.
pub(crate) fn unseal(house: &House, row: &Model) -> Result<Option<Sealed>, Refusal> {
    let owner = row.ring.clone().zip(row.person).map(|(ring, person)| Owner { ring, person });
    let Some(key) = key_for(house, owner.as_ref())? else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&key.open(row.id.as_bytes(), &row.sealed)?)?))
}

/// Deletes everything that was written to these people; returns which messages that were.
pub(crate) async fn delete_of(tx: &Tx, people: &[Uuid]) -> Result<Vec<Uuid>, Refusal> {
    delete(tx, Column::Person.is_in(people.iter().copied())).await
}

/// The messages of a kind about one thing.
pub(crate) async fn delete_about(tx: &Tx, kind: &str, reference: Uuid) -> Result<Vec<Uuid>, Refusal> {
    delete(tx, Column::Kind.eq(kind).and(Column::Reference.eq(reference))).await
}

async fn delete(tx: &Tx, which: sea_orm::sea_query::Expr) -> Result<Vec<Uuid>, Refusal> {
    let ids = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(which.clone())
        .into_tuple()
        .all(tx.conn())
        .await?;
    Entity::delete_many().filter(which).exec(tx.conn()).await?;
    Ok(ids)
}

pub(crate) async fn find(tx: &Tx, id: Uuid) -> Result<Option<Model>, Refusal> {
    Ok(Entity::find_by_id(id).one(tx.conn()).await?)
}

pub(crate) async fn set_state(tx: &Tx, id: Uuid, state: State) -> Result<(), Refusal> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Lets those that were held back wait again; returns all that wait, with their kinds.
pub(crate) async fn unheld(tx: &Tx) -> Result<Vec<(Uuid, String)>, Refusal> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Waiting.code()))
        .filter(Column::State.eq(State::Held.code()))
        .exec(tx.conn())
        .await?;
    let waiting = Entity::find().select_only().column(Column::Id).column(Column::Kind);
    let waiting = waiting.filter(Column::State.eq(State::Waiting.code())).order_by_asc(Column::Id);
    Ok(waiting.into_tuple().all(tx.conn()).await?)
}

/// What an organisation's outbox shows and counts.
fn of(organisation: Option<Uuid>) -> sea_orm::sea_query::Expr {
    let theirs = match organisation {
        Some(id) => Column::Organisation.eq(id),
        None => Column::Organisation.is_null(),
    };
    theirs.and(Column::Kind.is_not_in([JOINED, ANSWERED]))
}

pub(crate) async fn newest(tx: &Tx, organisation: Option<Uuid>, limit: u64) -> Result<Vec<Shown>, Refusal> {
    let rows =
        Entity::find().filter(of(organisation)).order_by_desc(Column::Id).limit(limit).all(tx.conn()).await?;
    rows.iter().map(|row| shown(tx.house(), row)).collect()
}

pub(crate) async fn of_person(tx: &Tx, person: Uuid) -> Result<Vec<Shown>, Refusal> {
    let all = Entity::find().filter(Column::Person.eq(person)).order_by_desc(Column::Id);
    all.all(tx.conn()).await?.iter().map(|row| shown(tx.house(), row)).collect()
}

/// Of the messages of a kind to these people the newest about each thing.
pub(crate) async fn about(
    tx: &Tx,
    kind: &str,
    people: &[Uuid],
) -> Result<HashMap<Uuid, (Channel, State, DateTimeUtc)>, Refusal> {
    let rows: Vec<(Option<Uuid>, String, String, DateTimeUtc)> = Entity::find()
        .select_only()
        .columns([Column::Reference, Column::Channel, Column::State, Column::Since])
        .filter(Column::Kind.eq(kind))
        .filter(Column::Person.is_in(people.iter().copied()))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(tx.conn())
        .await?;
    // In order of time: the newest stays.
    let told = |(reference, channel, state, at): (Option<Uuid>, String, String, _)| {
        Some((reference?, (Channel::of(&channel), State::of(&state), at)))
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

fn shown(house: &House, row: &Model) -> Result<Shown, Refusal> {
    let sealed = unseal(house, row)?.unwrap_or_else(Sealed::erased);
    Ok(Shown {
        id: row.id,
        at: row.since,
        channel: Channel::of(&row.channel),
        to: sealed.to,
        subject: sealed.subject,
        body: sealed.body.replace(LINK, MASK),
        state: State::of(&row.state),
    })
}

pub(crate) async fn tally(tx: &Tx, organisation: Option<Uuid>) -> Result<Vec<(State, u64)>, Refusal> {
    let mut tally = Vec::new();
    for state in State::ALL {
        let count = Entity::find()
            .filter(of(organisation))
            .filter(Column::State.eq(state.code()))
            .count(tx.conn())
            .await?;
        tally.push((state, count));
    }
    Ok(tally)
}

/// How many messages are so far, those of some kinds left out.
pub(crate) async fn count(tx: &Tx, state: State, without: [&str; 2]) -> Result<u64, Refusal> {
    let all = Entity::find().filter(Column::State.eq(state.code())).filter(Column::Kind.is_not_in(without));
    Ok(all.count(tx.conn()).await?)
}

/// Whether a message of these kinds that was written between `from` and `until` has not left.
pub(crate) async fn stuck(
    tx: &Tx,
    kinds: [&str; 2],
    from: DateTimeUtc,
    until: DateTimeUtc,
) -> Result<bool, Refusal> {
    // Messages are ordered by time in their key: nothing older is looked at.
    let first = ids::first_at(from);
    let found = Entity::find()
        .filter(Column::Id.gte(first))
        .filter(Column::State.is_in([State::Waiting.code(), State::Held.code()]))
        .filter(Column::Kind.is_in(kinds))
        .filter(Column::Since.lte(until));
    Ok(found.limit(1).one(tx.conn()).await?.is_some())
}

pub(crate) async fn newest_to(tx: &Tx, address: &str) -> Result<Option<(String, Uuid)>, Refusal> {
    let row = Entity::find()
        .filter(Column::AddressMark.eq(mark(tx.house(), address)))
        .filter(Column::Reference.is_not_null())
        .order_by_desc(Column::Id)
        .limit(1)
        .one(tx.conn())
        .await?;
    Ok(row.and_then(|r| r.reference.map(|reference| (r.kind, reference))))
}
