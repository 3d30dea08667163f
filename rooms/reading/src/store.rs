//! The tables of this room. Texts, and what reviewers say of them, are sealed under a key of their wave that goes with them.

mod entities;
mod released;

pub(crate) use released::{quotes_of, release, theme_cells, write_theme};

use kit::keys::Key;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::model::{Proposal, State, Text, Waiting, Wave, moved_on};
use entities::{own_text, text_wave};

const AT_ONCE: usize = 200;

/// The name of the key that a wave's texts are sealed under.
pub(crate) fn key_name(wave: Uuid) -> String {
    format!("texts-{}", ids::show(wave))
}

fn words_key(house: &House, wave: Uuid) -> Result<Key, Refusal> {
    Ok(house.keys.read(&key_name(wave))?.derive("words"))
}

fn proposals_key(house: &House, wave: Uuid) -> Result<Key, Refusal> {
    Ok(house.keys.read(&key_name(wave))?.derive("proposals"))
}

fn wave_of(row: text_wave::Model) -> Wave {
    Wave {
        id: row.wave,
        organisation: row.organisation,
        closed_on: row.closed_on,
        quotable: row.quotable,
        thresholds: row.thresholds,
        taken_on: row.taken_on,
        finished_on: row.finished_on,
        forgotten_on: row.forgotten_on,
    }
}

pub(crate) async fn wave(tx: &Tx, id: Uuid) -> Result<Option<Wave>, Refusal> {
    Ok(text_wave::Entity::find_by_id(id).one(tx.conn()).await?.map(wave_of))
}

/// The waves whose texts are here, the one that waits longest first.
pub(crate) async fn waves(tx: &Tx) -> Result<Vec<Wave>, Refusal> {
    let here = text_wave::Entity::find().filter(text_wave::Column::ForgottenOn.is_null());
    let rows = here.order_by_asc(text_wave::Column::TakenOn).order_by_asc(text_wave::Column::Wave);
    Ok(rows.all(tx.conn()).await?.into_iter().map(wave_of).collect())
}

pub(crate) async fn add_wave(tx: &Tx, wave: &Wave) -> Result<(), Refusal> {
    let row = text_wave::ActiveModel {
        wave: Set(wave.id),
        organisation: Set(wave.organisation),
        closed_on: Set(wave.closed_on),
        quotable: Set(wave.quotable),
        thresholds: Set(wave.thresholds.clone()),
        taken_on: Set(wave.taken_on),
        finished_on: Set(None),
        told_on: Set(None),
        forgotten_on: Set(None),
    };
    text_wave::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Puts texts in, sealed, in the order given, which must be a shuffled one. The key is made here, before the rows that need it.
pub(crate) async fn add_texts(tx: &Tx, wave: Uuid, texts: &[surveys::OwnWords]) -> Result<(), Refusal> {
    let house = tx.house();
    house.keys.read_or_create(&key_name(wave), &house.chance)?;
    let key = words_key(house, wave)?;
    for chunk in texts.chunks(AT_ONCE) {
        let rows = chunk.iter().map(|text| {
            let id = tx.new_id();
            own_text::ActiveModel {
                id: Set(id),
                wave: Set(wave),
                asked: Set(text.asked.clone()),
                sealed: Set(key.seal(id.as_bytes(), text.words.as_bytes(), &house.chance)),
                may_quote: Set(text.may_quote),
                state: Set(State::Waiting.code().to_owned()),
                revision: Set(0),
                proposal: Set(None),
                first: Set(None),
                second: Set(None),
            }
        });
        own_text::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// One text of a wave, opened.
pub(crate) async fn text(tx: &Tx, wave: Uuid, id: Uuid) -> Result<Option<Text>, Refusal> {
    let row = own_text::Entity::find_by_id(id).filter(own_text::Column::Wave.eq(wave));
    row.one(tx.conn()).await?.map(|row| opened(tx.house(), row)).transpose()
}

fn opened(house: &House, row: own_text::Model) -> Result<Text, Refusal> {
    let words = words_key(house, row.wave)?.open(row.id.as_bytes(), &row.sealed)?;
    let words = String::from_utf8(words).map_err(|e| Refusal::Broken(e.to_string()))?;
    let proposal =
        row.proposal.as_deref().map(|sealed| proposal(house, row.wave, row.id, sealed)).transpose()?;
    let state =
        State::of(&row.state).ok_or_else(|| Refusal::Broken("a text has an unknown state".to_owned()))?;
    Ok(Text {
        id: row.id,
        wave: row.wave,
        asked: row.asked,
        words,
        may_quote: row.may_quote,
        state,
        revision: row.revision,
        proposal,
        first: row.first,
    })
}

fn proposal(house: &House, wave: Uuid, text: Uuid, sealed: &[u8]) -> Result<Proposal, Refusal> {
    Ok(serde_json::from_slice(&proposals_key(house, wave)?.open(text.as_bytes(), sealed)?)?)
}

/// What was said last of each text of a wave that is decided on, and how many texts there are.
pub(crate) async fn proposals(tx: &Tx, wave: Uuid) -> Result<(Vec<Proposal>, usize), Refusal> {
    let rows = own_text::Entity::find().filter(own_text::Column::Wave.eq(wave)).all(tx.conn()).await?;
    let all = rows.len();
    let said = rows.into_iter().filter(|row| State::of(&row.state).is_some_and(State::over));
    let said = said.filter_map(|row| Some((row.id, row.proposal?)));
    let read = said.map(|(id, sealed)| proposal(tx.house(), wave, id, &sealed)).collect::<Result<_, _>>()?;
    Ok((read, all))
}

/// Who said what last: the change that one reading makes.
pub(crate) struct Decided<'a> {
    pub(crate) state: State,
    pub(crate) proposal: &'a Proposal,
    pub(crate) first: Option<Uuid>,
    pub(crate) second: Option<Uuid>,
}

/// Writes a decision on a text as it was at `revision`.
///
/// # Errors
/// [`Refusal::Conflict`] where somebody decided on it meanwhile.
pub(crate) async fn decide(tx: &Tx, text: &Text, revision: i32, to: &Decided<'_>) -> Result<(), Refusal> {
    let (house, plain) = (tx.house(), serde_json::to_vec(to.proposal)?);
    let sealed = proposals_key(house, text.wave)?.seal(text.id.as_bytes(), &plain, &house.chance);
    let done = own_text::Entity::update_many()
        .col_expr(own_text::Column::State, Expr::value(to.state.code()))
        .col_expr(own_text::Column::Revision, Expr::value(revision + 1))
        .col_expr(own_text::Column::Proposal, Expr::value(sealed))
        .col_expr(own_text::Column::First, Expr::value(to.first))
        .col_expr(own_text::Column::Second, Expr::value(to.second))
        .filter(own_text::Column::Id.eq(text.id))
        .filter(own_text::Column::Revision.eq(revision))
        .exec(tx.conn())
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(moved_on()) }
}

/// A text as the desk knows it: nothing of it is opened.
struct Known {
    id: Uuid,
    state: State,
    first: Option<Uuid>,
}

async fn known(tx: &Tx, wave: Uuid) -> Result<Vec<Known>, Refusal> {
    let columns = [own_text::Column::Id, own_text::Column::State, own_text::Column::First];
    let rows: Vec<(Uuid, String, Option<Uuid>)> = own_text::Entity::find()
        .select_only()
        .columns(columns)
        .filter(own_text::Column::Wave.eq(wave))
        .into_tuple()
        .all(tx.conn())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, state, first)| Some(Known { id, state: State::of(&state)?, first }))
        .collect())
}

/// How a wave's texts stand for this reviewer.
pub(crate) async fn waiting(tx: &Tx, wave: Uuid, reader: Uuid) -> Result<Waiting, Refusal> {
    let mut waiting = Waiting::default();
    for text in known(tx, wave).await? {
        waiting.all += 1;
        match text.state {
            State::Waiting | State::Returned => waiting.first += 1,
            State::Proposed if text.first == Some(reader) => waiting.elsewhere += 1,
            State::Proposed => waiting.second += 1,
            State::Released | State::Kept => {}
        }
    }
    Ok(waiting)
}

/// The text that this reviewer reads next: what somebody else waits for first, then what came back to them, then what nobody
/// has read. Each reviewer goes through them in an order of their own, so that two at once rarely have the same one open.
pub(crate) async fn next(tx: &Tx, wave: Uuid, reader: Uuid) -> Result<Option<Uuid>, Refusal> {
    let rank = |text: &Known| match text.state {
        State::Proposed if text.first != Some(reader) => Some(0),
        State::Returned if text.first == Some(reader) => Some(1),
        State::Returned | State::Waiting => Some(2),
        _ => None,
    };
    let order = |id: Uuid| kit::keys::fingerprint(&[reader.as_bytes().as_slice(), id.as_bytes()].concat());
    let texts = known(tx, wave).await?;
    let open = texts.iter().filter_map(|text| Some((rank(text)?, order(text.id), text.id)));
    Ok(open.min().map(|(.., id)| id))
}

/// Whether every text of a wave is decided on.
pub(crate) async fn all_over(tx: &Tx, wave: Uuid) -> Result<bool, Refusal> {
    Ok(known(tx, wave).await?.iter().all(|text| text.state.over()))
}

pub(crate) async fn finish(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    mark(tx, wave, text_wave::Column::FinishedOn).await
}

/// Deletes the texts of a wave.
pub(crate) async fn forget(tx: &Tx, wave: Uuid) -> Result<(), Refusal> {
    own_text::Entity::delete_many().filter(own_text::Column::Wave.eq(wave)).exec(tx.conn()).await?;
    mark(tx, wave, text_wave::Column::ForgottenOn).await
}

async fn mark(tx: &Tx, wave: Uuid, day: text_wave::Column) -> Result<(), Refusal> {
    text_wave::Entity::update_many()
        .col_expr(day, Expr::value(tx.today()))
        .filter(text_wave::Column::Wave.eq(wave))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Notes that an LA is told today of a worry in this wave; `false` where it was told today already: how many messages come
/// must not say how many wrote.
pub(crate) async fn tell_today(tx: &Tx, wave: Uuid) -> Result<bool, Refusal> {
    use sea_orm::sea_query::ExprTrait;
    let earlier = text_wave::Column::ToldOn.is_null().or(text_wave::Column::ToldOn.lt(tx.today()));
    let told = text_wave::Entity::update_many()
        .col_expr(text_wave::Column::ToldOn, Expr::value(tx.today()))
        .filter(text_wave::Column::Wave.eq(wave))
        .filter(earlier)
        .exec(tx.conn())
        .await?;
    Ok(told.rows_affected == 1)
}
