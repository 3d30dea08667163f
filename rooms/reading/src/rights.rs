//! Who may read what was written: reviewers of the national team, who see no register and nothing that was sent to anybody.

use kit::Tx;
use kit::audit::Grain;
use kit::permit::Actor;
use kit::web::Refusal;
use people::{Organisation, Role};
use uuid::Uuid;

use crate::model::{Text, Wave};
use crate::store;

kit::permits!();

kit::acts! {
    // They are about a survey.
    grain = Grain::Day;
    /// Seeing what waits to be read.
    SeeDesk("see what waits to be read") -> Desk;
    /// Reading a wave's texts, one after the other.
    ReadWave("read a survey’s texts") -> Shelf;
    /// Reading one text and saying what becomes of it.
    ReadText("read a text") -> Open;
    /// Taking a wave's texts over from the survey, sealed: the product itself.
    TakeTexts("take texts over") -> Uuid;
    /// Making the themes of a wave whose texts are all decided on: the product itself.
    FinishReading("finish reading") -> Uuid;
    /// Deleting a wave's texts, and the key that they are sealed under: the product itself.
    ForgetTexts("delete texts") -> Uuid;
}

/// A reviewer at the desk.
#[derive(Debug)]
pub struct Desk {
    pub(crate) team: Organisation,
    pub(crate) reader: Uuid,
}

/// A wave whose texts this reviewer may read.
pub struct Shelf {
    pub(crate) team: Organisation,
    pub(crate) reader: Uuid,
    pub(crate) wave: Wave,
    pub(crate) la: Organisation,
}

/// A text that a reviewer has open.
pub struct Open {
    pub(crate) shelf: Shelf,
    pub(crate) text: Text,
}

impl Open {
    /// Whether its words may be released at all: its writer said so, and enough answered.
    pub(crate) fn quotable(&self) -> bool {
        self.text.may_quote && self.shelf.wave.quotable
    }
}

/// The reviewer this person is. Who also sits anywhere else reads nothing, be it that another rule failed to keep the two
/// apart; nor does a manager, who sees the outbox and what care leavers ask about their council.
async fn reader(tx: &Tx, actor: &Actor) -> Result<Desk, Refusal> {
    let team = people::national(tx, actor, &[Role::Reviewer]).await?;
    let elsewhere = actor.seats.iter().any(|seat| seat.organisation != team.id);
    let manages = actor.seats.iter().any(|seat| Role::of(&seat.role) == Some(Role::Manager));
    match actor.account {
        Some(reader) if !elsewhere && !manages => Ok(Desk { team, reader }),
        _ => Err(Refusal::Forbidden),
    }
}

/// Whether this reviewer may read what was written to this LA: not if they ever worked there, as they may know who writes so.
pub(crate) async fn reaches(tx: &Tx, reader: Uuid, wave: &Wave) -> Result<bool, Refusal> {
    Ok(wave.forgotten_on.is_none() && !people::ever_sat(tx, reader, wave.organisation).await?)
}

async fn shelf(tx: &Tx, actor: &Actor, wave: &str) -> Result<Shelf, Refusal> {
    let Desk { team, reader } = reader(tx, actor).await?;
    let wave = kit::ids::read(wave).ok_or(Refusal::NotFound)?;
    let wave = store::wave(tx, wave).await?.ok_or(Refusal::NotFound)?;
    if !reaches(tx, reader, &wave).await? {
        return Err(Refusal::NotFound);
    }
    let la = people::organisation(tx, wave.organisation).await?.ok_or(Refusal::NotFound)?;
    Ok(Shelf { team, reader, wave, la })
}

/// Leave to see the desk.
///
/// # Errors
/// [`Refusal::Forbidden`] for everybody but reviewers who sit nowhere else.
pub async fn see_desk<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, SeeDesk>, Refusal> {
    Ok(Permit::grant(tx, actor, reader(tx, actor).await?))
}

/// Leave to read the texts of this wave.
///
/// # Errors
/// As [`see_desk`]; [`Refusal::NotFound`] for a wave that has none, whose texts are gone, or of an LA where the reviewer ever
/// worked.
pub async fn read_wave<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    wave: &str,
) -> Result<Permit<'tx, ReadWave>, Refusal> {
    Ok(Permit::grant(tx, actor, shelf(tx, actor, wave).await?))
}

/// Leave to read this text, and to say what becomes of it.
///
/// # Errors
/// As [`read_wave`]; [`Refusal::NotFound`] for a text of another wave.
pub async fn read_text<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    wave: &str,
    text: &str,
) -> Result<Permit<'tx, ReadText>, Refusal> {
    let shelf = shelf(tx, actor, wave).await?;
    let id = kit::ids::read(text).ok_or(Refusal::NotFound)?;
    let text = store::text(tx, shelf.wave.id, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, Open { shelf, text }))
}

/// Leave for the product itself to take a wave's texts over.
pub(crate) fn take_texts(tx: &Tx, wave: Uuid) -> Permit<'_, TakeTexts> {
    Permit::grant(tx, &Actor::house(), wave)
}

/// Leave for the product itself to end the reading of a wave.
pub(crate) fn finish_reading(tx: &Tx, wave: Uuid) -> Permit<'_, FinishReading> {
    Permit::grant(tx, &Actor::house(), wave)
}

/// Leave for the product itself to delete a wave's texts.
pub(crate) fn forget_texts(tx: &Tx, wave: Uuid) -> Permit<'_, ForgetTexts> {
    Permit::grant(tx, &Actor::house(), wave)
}
