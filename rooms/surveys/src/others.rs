//! Asking others than the care leavers whom an LA serves: people no longer served, personal advisers, people at a session.
//! Each such wave has its own box, and what comes of it stands alone.

use chrono::NaiveDate;
use kit::Tx;
use kit::web::Refusal;
use messages::{Channel, Draft};
use people::Role;
use std::collections::HashSet;
use uuid::Uuid;

use crate::group::Group;
use crate::instrument::Instrument;
use crate::making::{New, make};
use crate::model::{State, Wave};
use crate::rights::{AskOthers, ManageWaves, Permit};
use crate::{SURVEY, acts, code, known, store, words};

/// A session that people are asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What those who were there know it by.
    pub name: String,
    /// Its day.
    pub day: NaiveDate,
    /// How many were there: as many slips are made.
    pub people: u32,
}

/// Whom to ask; sessions with what has to be known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Others {
    /// People no longer served.
    NoLongerServed,
    /// Personal advisers.
    Advisers,
    /// Whoever was at this session.
    Session(Session),
}

impl Others {
    /// The group that they are.
    pub const fn group(&self) -> Group {
        match self {
            Self::NoLongerServed => Group::NoLongerServed,
            Self::Advisers => Group::Advisers,
            Self::Session(_) => Group::Session,
        }
    }
}

/// Makes a wave that asks others. Nobody is asked before [`start_others`].
///
/// # Errors
/// [`Refusal::Conflict`] while another of this group runs, [`Refusal::Bad`] where the instrument is not for them.
pub async fn make_others(
    permit: &Permit<'_, ManageWaves>,
    whom: &Others,
    (round, closes_on): (Uuid, NaiveDate),
    instrument: &Instrument,
) -> Result<Wave, Refusal> {
    let wave = make(permit, &New { asks: whom.group(), round, closes_on, instrument }).await?;
    if let Others::Session(session) = whom {
        store::session::add(permit.tx(), wave.id, session).await?;
    }
    Ok(wave)
}

/// Begins to ask: opens the public address, writes to personal advisers, or makes the codes of slips.
///
/// # Errors
/// [`Refusal::Conflict`] when it has begun already, its last day is over, or there is nobody to ask.
pub async fn start_others(permit: &Permit<'_, AskOthers>) -> Result<(), Refusal> {
    let (tx, (la, wave)) = (permit.tx(), permit.thing());
    let wave = &store::wave::hold_alone(tx, wave.id).await?.ok_or(Refusal::NotFound)?;
    if wave.state() != State::Ready {
        return Err(Refusal::Conflict("It has begun already.".to_owned()));
    }
    if tx.today() > wave.closes_on {
        return Err(Refusal::Conflict("Its last day is over. Close it and open another.".to_owned()));
    }
    match wave.asks {
        Group::CareLeavers => return Err(Refusal::NotFound),
        Group::NoLongerServed => {}
        Group::Advisers => write_to_advisers(tx, &la.name, wave).await?,
        Group::Session => {
            let session = store::session::of(tx, wave.id).await?.ok_or(Refusal::NotFound)?;
            places(tx, wave, usize::try_from(session.people).unwrap_or(0)).await?;
        }
    }
    store::wave::mark_sent(tx, wave.id).await?;
    permit.audit(Some(la.id), Some(wave.id)).await
}

/// Closes it: no answer comes in any more, and the opening of the box is on its way.
///
/// # Errors
/// [`Refusal::Conflict`] when it is closed already.
pub async fn close_others(permit: &Permit<'_, AskOthers>) -> Result<(), Refusal> {
    let (tx, (la, wave)) = (permit.tx(), permit.thing());
    if !acts::close(tx, wave.id).await? {
        return Err(Refusal::Conflict("This is closed already.".to_owned()));
    }
    permit.audit(Some(la.id), Some(wave.id)).await
}

/// So many new places, each with a code; in random order, as identifiers are.
async fn places(tx: &Tx, wave: &Wave, count: usize) -> Result<Vec<Uuid>, Refusal> {
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    let new: Vec<(Uuid, Vec<u8>)> = std::iter::repeat_with(|| tx.new_id())
        .take(count)
        .map(|id| (id, code::code_mark(&key, &code::code(&key, id, 0))))
        .collect();
    store::place::add(tx, wave.id, &new).await?;
    Ok(new.into_iter().map(|(id, _)| id).collect())
}

/// Name and address of each personal adviser of an LA who has an account, once.
pub(crate) async fn advisers(tx: &Tx, la: Uuid) -> Result<Vec<people::Details>, Refusal> {
    let mut seen = HashSet::new();
    let team = people::members(tx, la).await?.into_iter().filter(|m| m.role == Role::Adviser);
    Ok(team.filter(|member| seen.insert(member.account)).map(|member| member.details).collect())
}

/// A link of their own to each. No row says which place is whose: only the message does, as it has to.
async fn write_to_advisers(tx: &Tx, la: &str, wave: &Wave) -> Result<(), Refusal> {
    let mut all = advisers(tx, wave.organisation).await?;
    if all.is_empty() {
        return Err(Refusal::Conflict(
            "No personal adviser has an account yet. Invite them first.".to_owned(),
        ));
    }
    tx.house().chance.shuffle(&mut all);
    let minutes = known::instrument(tx.house(), tx.conn(), wave).await?.minutes;
    for (id, adviser) in places(tx, wave, all.len()).await?.into_iter().zip(all) {
        let draft = Draft {
            organisation: Some(wave.organisation),
            kind: SURVEY,
            channel: Channel::Email,
            subject: words::adviser_subject(la),
            body: words::adviser_message(&adviser.name, la, minutes),
            to: adviser.email,
            reference: Some(id),
            owner: None,
        };
        messages::post(tx, &draft).await?;
    }
    Ok(())
}
