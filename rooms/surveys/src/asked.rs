//! What the other rooms, the demo and the command line may ask of this one. Nothing here checks a right: it is
//! asked inside another room's permit, in a job, or by the person at the terminal.

use chrono::NaiveDate;
use kit::web::Refusal;
use kit::words::Language;
use kit::{House, Tx};
use std::sync::Arc;
use uuid::Uuid;

use crate::answering::{self, Sending};
use crate::group::Group;
use crate::instrument::{Answers, Instrument};
use crate::model::{Place, Round, State, Wave};
use crate::others::Session;
use crate::{code, done, joining, known, opening, store};

/// An opened wave, for the room that makes findings of it and for nobody else.
#[derive(Debug, Clone)]
pub struct OpenedWave {
    /// The wave.
    pub wave: Uuid,
    /// Its LA.
    pub organisation: Uuid,
    /// Whom it asked.
    pub asks: Group,
    /// What was asked.
    pub instrument: Instrument,
    /// How many were asked.
    pub invited: u32,
    /// The closed answers in shuffled order; own words are not among them.
    pub answers: Vec<Answers>,
    /// Its last day.
    pub closed_on: NaiveDate,
    /// The disclosure thresholds it was created with (`calc::Thresholds`).
    pub thresholds: serde_json::Value,
}

/// The answers of a wave; `None` before its box is opened, and for ever where there were too few.
///
/// # Errors
/// When the database refuses.
pub async fn opened(tx: &Tx, wave: Uuid) -> Result<Option<OpenedWave>, Refusal> {
    let Some(wave) = store::wave::find(tx, wave).await?.filter(|w| w.state() == State::Opened) else {
        return Ok(None);
    };
    let rows = store::sealed_box::answers(tx, wave.id).await?;
    let answers = rows.into_iter().map(serde_json::from_value).collect::<Result<_, _>>()?;
    let (invited, _) = tally(tx, wave.id).await?;
    let known = known::instrument(tx.house(), tx.conn(), &wave).await?;
    Ok(Some(OpenedWave {
        wave: wave.id,
        organisation: wave.organisation,
        asks: wave.asks,
        instrument: Instrument::clone(&known),
        invited: u32::try_from(invited).unwrap_or(u32::MAX),
        answers,
        closed_on: wave.closes_on,
        thresholds: wave.thresholds,
    }))
}

/// An LA's waves that ask this group, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn waves(tx: &Tx, la: Uuid, asks: Group) -> Result<Vec<Wave>, Refusal> {
    store::wave::of(tx, la, asks).await
}

/// The waves that asked one person, newest first, with the day on which it was known that they had answered: all that is
/// kept of it with their name.
///
/// # Errors
/// When the database refuses.
pub async fn asked_of(tx: &Tx, la: Uuid, person: Uuid) -> Result<Vec<(Wave, Option<NaiveDate>)>, Refusal> {
    let mut asked = Vec::new();
    for wave in store::wave::of(tx, la, Group::CareLeavers).await? {
        if let Some(invitation) = store::invitation::of_person(tx, wave.id, person).await? {
            asked.push((wave, invitation.done_on));
        }
    }
    Ok(asked)
}

/// The session that a wave asks about; `None` where it asks about none.
///
/// # Errors
/// When the database refuses.
pub async fn session_of(tx: &Tx, wave: Uuid) -> Result<Option<Session>, Refusal> {
    store::session::of(tx, wave).await
}

/// How many a wave asked, and how many had answered as of this morning.
///
/// # Errors
/// When the database refuses.
pub async fn tally(tx: &Tx, wave: Uuid) -> Result<(u64, u64), Refusal> {
    let (asked, answered) = store::invitation::tally(tx, wave).await?;
    let (others, done) = store::place::tally(tx, wave).await?;
    // Of a wave's two kinds of places there is only ever one.
    Ok((asked + others, answered + done))
}

/// The rounds that are open, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn open_rounds(tx: &Tx) -> Result<Vec<Round>, Refusal> {
    store::round::open(tx).await
}

/// The live link of an invitation; `None` where it would lead nowhere (the wave is over) or to nobody (the person died,
/// left, or was erased): a message that waits for it is then not sent.
///
/// # Errors
/// When the database or the key folder can't be read.
pub async fn survey_link(house: &Arc<House>, invitation: Uuid) -> Result<Option<String>, Refusal> {
    let tx = house.read().await?;
    let Some(found) = store::invitation::find(&tx, invitation).await? else {
        return others_link(house, &tx, invitation).await;
    };
    let wave = store::wave::find(&tx, found.wave).await?.ok_or(Refusal::NotFound)?;
    let served = register::contacts(&tx, wave.organisation, &[found.care_leaver]).await?;
    let Some(contact) = served.first().filter(|_| wave.takes_answers(tx.today())) else { return Ok(None) };
    link(house, &found.place(), contact.language())
}

/// The link of a place that is nobody's of the register.
async fn others_link(house: &Arc<House>, tx: &Tx, place: Uuid) -> Result<Option<String>, Refusal> {
    let Some(found) = store::place::find(tx, place).await? else { return Ok(None) };
    let wave = store::wave::find(tx, found.wave).await?.ok_or(Refusal::NotFound)?;
    if !wave.takes_answers(tx.today()) {
        return Ok(None);
    }
    let language = match wave.asks {
        Group::NoLongerServed => joining::language(tx, &found).await?,
        Group::CareLeavers | Group::Advisers | Group::Session => Some(Language::English),
    };
    match language {
        Some(language) => link(house, &found, language),
        None => Ok(None),
    }
}

fn link(house: &House, place: &Place, language: Language) -> Result<Option<String>, Refusal> {
    match house.keys.read(&Wave::code_key(place.wave)) {
        Ok(key) => Ok(Some(house.settings.link(&code::link(&code::of(&key, place), language)))),
        Err(kit::keys::KeyError::Destroyed(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The places of a wave whose link the demo or a test may use.
///
/// # Errors
/// When the database refuses.
pub async fn invitations(tx: &Tx, wave: Uuid) -> Result<Vec<Uuid>, Refusal> {
    let mut all: Vec<Uuid> = store::invitation::of_wave(tx, wave).await?.into_iter().map(|i| i.id).collect();
    all.extend(store::place::of_wave(tx, wave).await?.into_iter().map(|place| place.id));
    Ok(all)
}

/// Opens every box whose wave is closed, or takes its opening up where it stopped; returns how many.
///
/// # Errors
/// When a key is missing or the database refuses.
pub async fn open_boxes(house: &Arc<House>) -> Result<usize, Refusal> {
    let tx = house.read().await?;
    let due = store::wave::unfinished(&tx).await?;
    drop(tx);
    for wave in &due {
        opening::open(house, wave.id).await?;
    }
    Ok(due.len())
}

/// Does the morning's work now: marks who has answered, closes what is over. The daily job does it at five;
/// the demo, whose clock jumps, asks for it.
///
/// # Errors
/// When a key is missing or the database refuses.
pub async fn morning(house: &Arc<House>) -> Result<(), Refusal> {
    done::morning(house).await
}

/// Casts a ballot as a phone would, page by page left out: for the demo's invented care leavers and tests.
///
/// # Errors
/// When the wave takes no answers.
pub async fn cast(house: &Arc<House>, invitation: Uuid, answers: Answers) -> Result<(), Refusal> {
    let tx = house.read().await?;
    let found = match store::invitation::find(&tx, invitation).await? {
        Some(invited) => invited.place(),
        None => store::place::find(&tx, invitation).await?.ok_or(Refusal::NotFound)?,
    };
    let wave = store::wave::find(&tx, found.wave).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let mut going = answering::begin(house, &found, wave).await?;
    going.draft.answers = answers;
    match answering::submit(house, &going).await? {
        Sending::In | Sending::Before => Ok(()),
        Sending::TooLate => Err(Refusal::NotFound),
    }
}
