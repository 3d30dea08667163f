//! Answering: the draft that only the phone can read, and the ballot that nobody can until the box is opened.
//!
//! No audit line, no fact, no job, no trace of the moment: the only thing written outside the ciphertext
//! is the day on which an unfinished draft expires.

use axum::response::IntoResponseParts;
use chrono::{DateTime, Days, Duration, Utc};
use kit::keys::Key;
use kit::web::{Cx, Refusal};
use kit::{House, Tx, ids};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

use crate::instrument::{Answers, Instrument};
use crate::model::{Invitation, Wave};
use crate::store::{sealed_box, wave};
use crate::{acts, code, sealing};

/// The cookie of someone who is answering.
pub(crate) const COOKIE: &str = "nb-survey";
/// Days that an unfinished draft, and its cookie, last.
const DAYS: u64 = 7;
/// *Back* shows earlier answers only so long: the phone may be in someone else's hand by then.
const BACK: Duration = Duration::minutes(30);

/// What the survey cookie holds: where the draft is, the key that reads it, and the nullifier, so that the
/// same browser can be told "we have your answers" after the draft is gone.
#[derive(Debug, Clone)]
pub(crate) struct Ticket {
    draft: Uuid,
    key: Key,
    wave: Uuid,
    tag: Vec<u8>,
}

impl Ticket {
    pub(crate) fn of(cx: &Cx) -> Option<Self> {
        let bytes = ids::bytes(cx.cookie(COOKIE)?)?;
        let (draft, rest) = bytes.split_at_checked(16)?;
        let (key, rest) = rest.split_at_checked(32)?;
        let (wave, tag) = rest.split_at_checked(16)?;
        Some(Self {
            draft: Uuid::from_slice(draft).ok()?,
            key: Key::new(key.try_into().ok()?),
            wave: Uuid::from_slice(wave).ok()?,
            tag: (tag.len() == 32).then(|| tag.to_vec())?,
        })
    }

    pub(crate) fn written(&self) -> String {
        let parts = [self.draft.as_bytes().as_slice(), self.key.bytes(), self.wave.as_bytes(), &self.tag];
        ids::letters(&parts.concat())
    }

    /// The ticket of someone whose answers are in: it finds "we have your answers", and reads no draft.
    pub(crate) fn spent(&self) -> Self {
        Self { draft: Uuid::nil(), key: Key::new([0; 32]), wave: self.wave, tag: self.tag.clone() }
    }

    /// The wave it says it is of.
    pub(crate) fn wave(&self) -> Uuid {
        self.wave
    }

    /// How long the browser keeps it, in seconds.
    pub(crate) const SECONDS: i64 = DAYS as i64 * 24 * 60 * 60;
}

/// An unfinished survey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Draft {
    invitation: Uuid,
    touched: DateTime<Utc>,
    /// The furthest question, counted from 0 over all questions of the instrument.
    pub(crate) furthest: usize,
    /// What lies before this question is shut for good: it was given before a long pause.
    pub(crate) floor: usize,
    pub(crate) answers: Answers,
}

/// A survey in the middle, with all that its pages need.
pub(crate) struct Answering {
    pub(crate) ticket: Ticket,
    pub(crate) wave: Wave,
    pub(crate) instrument: Instrument,
    pub(crate) draft: Draft,
}

/// What a browser that comes with (or without) a ticket finds.
pub(crate) enum Resumed {
    /// Its survey, in the middle.
    Going(Box<Answering>),
    /// Its answers are in.
    Done,
    /// The wave is over.
    Over,
    /// No ticket, or a draft that expired.
    Nothing,
}

pub(crate) async fn resume(cx: &Cx, tx: &Tx) -> Result<Resumed, Refusal> {
    let Some(ticket) = Ticket::of(cx) else { return Ok(Resumed::Nothing) };
    // The draft first: whoever sends several times at once finds it gone only when the ballot can be seen.
    let draft = sealed_box::draft(tx, ticket.draft).await?;
    if sealed_box::has(tx, &ticket.tag).await? {
        return Ok(Resumed::Done);
    }
    let Some(wave) = wave::find(tx, ticket.wave).await? else { return Ok(Resumed::Nothing) };
    if !wave.takes_answers(tx.today()) {
        return Ok(Resumed::Over);
    }
    let Some((of, sealed)) = draft else { return Ok(Resumed::Nothing) };
    let Ok(plain) = ticket.key.open(ticket.draft.as_bytes(), &sealed) else { return Ok(Resumed::Nothing) };
    let mut draft: Draft = sealing::unpadded(&plain)?;
    // A cookie is only what a browser says: wave and nullifier must be the draft's own, or one person could cast many.
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    if of != wave.id || ticket.tag != code::nullifier(&key, draft.invitation) {
        return Ok(Resumed::Nothing);
    }
    let instrument = acts::instrument(tx, &wave).await?;
    if tx.now() - draft.touched >= BACK {
        draft.floor = draft.furthest;
    }
    Ok(Resumed::Going(Box::new(Answering { ticket, wave, instrument, draft })))
}

/// Begins: a new draft under a new random key. Nothing of the code or the person is left outside the ciphertext.
pub(crate) async fn begin(tx: &Tx, invitation: &Invitation, wave: &Wave) -> Result<Ticket, Refusal> {
    let house = tx.house();
    let key = house.keys.read(&Wave::code_key(wave.id))?;
    let ticket = Ticket {
        draft: tx.new_id(),
        key: Key::new(house.chance.bytes()),
        wave: wave.id,
        tag: code::nullifier(&key, invitation.id),
    };
    let draft = Draft {
        invitation: invitation.id,
        touched: tx.now(),
        furthest: 0,
        floor: 0,
        answers: Answers::default(),
    };
    let instrument = acts::instrument(tx, wave).await?;
    put(tx, &ticket, &instrument, &draft).await?;
    Ok(ticket)
}

/// Whether this ticket is already this invitation's, so that the same browser goes on where it was.
pub(crate) fn is_of(resumed: &Resumed, invitation: &Invitation) -> bool {
    matches!(resumed, Resumed::Going(going) if going.draft.invitation == invitation.id)
}

/// Whether this invitation's ballot is in.
pub(crate) async fn answered(tx: &Tx, invitation: &Invitation, wave: &Wave) -> Result<bool, Refusal> {
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    sealed_box::has(tx, &code::nullifier(&key, invitation.id)).await
}

/// Keeps the draft as it now stands.
pub(crate) async fn keep(tx: &Tx, going: &mut Answering) -> Result<(), Refusal> {
    going.draft.touched = tx.now();
    put(tx, &going.ticket, &going.instrument, &going.draft).await
}

async fn put(tx: &Tx, ticket: &Ticket, instrument: &Instrument, draft: &Draft) -> Result<(), Refusal> {
    let plain = sealing::padded(draft, sealing::size(instrument))?;
    let sealed = ticket.key.seal(ticket.draft.as_bytes(), &plain, &tx.house().chance);
    sealed_box::put_draft(tx, ticket.draft, ticket.wave, sealed, tx.today() + Days::new(DAYS)).await
}

/// Casts the ballot: nullifier and sealed answers in, draft out, in one transaction of the box alone.
/// Durable when it returns. The same person again changes nothing and is told the same.
pub(crate) async fn submit(house: &Arc<House>, going: &Answering) -> Result<bool, Refusal> {
    let tx = house.write().await?;
    let held = wave::hold(&tx, going.wave.id).await?;
    if !held.is_some_and(|w| w.takes_answers(tx.today())) {
        return Ok(false);
    }
    let answers = going.draft.answers.clone().fitting(&going.instrument);
    let ballot = sealing::padded(&answers, sealing::size(&going.instrument))?;
    let sealed = sealing::seal(&going.wave.public_key, &ballot, &house.chance)?;
    sealed_box::cast(&tx, going.wave.id, going.ticket.tag.clone(), sealed).await?;
    sealed_box::drop_draft(&tx, going.ticket.draft).await?;
    tx.commit().await?;
    Ok(true)
}

/// Longer than this nobody who leaves in a hurry waits for us.
const HURRY: std::time::Duration = std::time::Duration::from_millis(500);

/// Somebody leaves in a hurry: their draft goes now, and the cookie that held its key goes with the answer to this
/// request. An old copy of the cookie finds nothing any more.
///
/// Where the database is too slow for that, nobody is kept waiting and nothing is logged, as a line would tell that
/// somebody left: the draft stays until its day, sealed to a key that this phone no longer has.
pub async fn leave(cx: &Cx) -> impl IntoResponseParts + use<> {
    if let Some(ticket) = Ticket::of(cx).filter(|t| !t.draft.is_nil()) {
        let _ = tokio::time::timeout(HURRY, forget(&cx.house, ticket.draft)).await;
    }
    cx.drop_cookie(COOKIE)
}

async fn forget(house: &Arc<House>, draft: Uuid) -> Result<(), Refusal> {
    let tx = house.write().await?;
    sealed_box::drop_draft(&tx, draft).await?;
    tx.commit().await
}

/// A survey at its end with these answers.
pub(crate) async fn continued(
    tx: &Tx,
    ticket: Ticket,
    wave: Wave,
    answers: Answers,
) -> Result<Answering, Refusal> {
    let instrument = acts::instrument(tx, &wave).await?;
    let (_, sealed) = sealed_box::draft(tx, ticket.draft).await?.ok_or(Refusal::NotFound)?;
    let mut draft: Draft = sealing::unpadded(&ticket.key.open(ticket.draft.as_bytes(), &sealed)?)?;
    draft.answers = answers;
    Ok(Answering { ticket, wave, instrument, draft })
}
