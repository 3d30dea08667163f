//! The table `message`: who and what are sealed, the link is not in it.

use kit::keys::Key;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::model::{Channel, Draft, LINK, MASK, Sealed, Shown, State, plain_address};

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

fn mark(house: &House, address: &str) -> Vec<u8> {
    key(house).mac("address", plain_address(address).as_bytes()).to_vec()
}

pub(crate) async fn insert(tx: &Tx, draft: &Draft) -> Result<Uuid, Refusal> {
    let house = tx.house();
    let id = ids::ordered(tx.now(), &house.chance);
    let sealed = Sealed { to: draft.to.clone(), subject: draft.subject.clone(), body: draft.body.clone() };
    ActiveModel {
        id: Set(id),
        organisation: Set(draft.organisation),
        kind: Set(draft.kind.to_owned()),
        channel: Set(draft.channel.code().to_owned()),
        address_mark: Set(mark(house, &draft.to)),
        sealed: Set(key(house).seal(id.as_bytes(), &serde_json::to_vec(&sealed)?, &house.chance)),
        ring: Set(None),
        person: Set(None),
        reference: Set(draft.reference),
        state: Set(State::Waiting.code().to_owned()),
        since: Set(tx.now()),
    }
    .insert(tx.conn())
    .await?;
    Ok(id)
}

pub(crate) fn unseal(house: &House, row: &Model) -> Result<Sealed, Refusal> {
    Ok(serde_json::from_slice(&key(house).open(row.id.as_bytes(), &row.sealed)?)?)
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

/// Those that wait or are held back.
pub(crate) async fn unsent(tx: &Tx) -> Result<Vec<Uuid>, Refusal> {
    let unsent = [State::Waiting, State::Held].map(State::code);
    let rows = Entity::find().filter(Column::State.is_in(unsent)).order_by_asc(Column::Id);
    Ok(rows.all(tx.conn()).await?.into_iter().map(|row| row.id).collect())
}

fn of(organisation: Option<Uuid>) -> sea_orm::sea_query::Expr {
    match organisation {
        Some(id) => Column::Organisation.eq(id),
        None => Column::Organisation.is_null(),
    }
}

pub(crate) async fn newest(tx: &Tx, organisation: Option<Uuid>, limit: u64) -> Result<Vec<Shown>, Refusal> {
    let rows =
        Entity::find().filter(of(organisation)).order_by_desc(Column::Id).limit(limit).all(tx.conn()).await?;
    rows.iter().map(|row| shown(tx.house(), row)).collect()
}

fn shown(house: &House, row: &Model) -> Result<Shown, Refusal> {
    let sealed = unseal(house, row)?;
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
