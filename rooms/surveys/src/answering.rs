//! Answering: the draft that only the phone can read, and the ballot that nobody can until the box is opened.
//!
//! No audit line, no fact, no job, no trace of the moment: the only thing written outside the ciphertext
//! is the day on which an unfinished draft expires.

use axum::response::IntoResponseParts;
use chrono::{DateTime, Days, Duration, Utc};
use kit::keys::Key;
use kit::web::{Cx, Refusal};
use kit::{House, Tx};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

use crate::instrument::{Answers, Instrument};
use crate::model::{Invitation, Wave};
use crate::store::{invitation, sealed_box, wave};
use crate::ticket::{DAYS, Ticket};
use crate::{acts, code, sealing};

/// *Back* shows earlier answers only so long: the phone may be in someone else's hand by then.
const BACK: Duration = Duration::minutes(30);

/// An unfinished survey.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Draft {
    invitation: Uuid,
    /// The code it was begun with: one that was replaced since ends it.
    revision: i32,
    /// Whoever it was left in a hurry; nothing else is in it any more.
    left: bool,
    touched: DateTime<Utc>,
    /// The furthest page, counted from 0 over all pages of the instrument.
    pub(crate) furthest: usize,
    /// What lies before this page is shut for good: it was given before a long pause.
    pub(crate) floor: usize,
    pub(crate) answers: Answers,
}

/// A survey in the middle, with all that its pages need.
pub(crate) struct Answering {
    pub(crate) ticket: Ticket,
    pub(crate) wave: Wave,
    pub(crate) instrument: Arc<Instrument>,
    pub(crate) draft: Draft,
}

/// What a browser that comes with (or without) a ticket finds.
///
/// That answers are in is told at once to the browser that sent them, and to nobody else before the next morning: a link
/// passes through other hands, and whoever holds it could ask every minute.
pub(crate) enum Resumed {
    /// Its survey, in the middle.
    Going(Box<Answering>),
    /// Its own answers are in, under this nullifier.
    Sent(Vec<u8>),
    /// As of this morning somebody's answers are in that were not sent from here.
    Used,
    /// It was begun with a code that was replaced.
    Replaced,
    /// The wave is over.
    Over,
    /// No ticket, a draft that expired, or one that was left in a hurry.
    Nothing,
}

/// Finds what this browser's ticket leads to.
pub(crate) async fn resume(cx: &Cx, tx: &Tx) -> Result<Resumed, Refusal> {
    let Some(ticket) = Ticket::of(cx) else { return Ok(Resumed::Nothing) };
    let Some(wave) = wave::find(tx, ticket.wave).await? else { return Ok(Resumed::Nothing) };
    let Some((of, sealed)) = sealed_box::draft(tx, ticket.draft).await? else {
        return without_draft(tx, &ticket, &wave).await;
    };
    let Ok(plain) = ticket.key.open(ticket.draft.as_bytes(), &sealed) else { return Ok(Resumed::Nothing) };
    let draft: Draft = sealing::unpadded(&plain)?;
    if of != wave.id || draft.left {
        return Ok(Resumed::Nothing);
    }
    let Some(invitation) = invitation::find(tx, draft.invitation).await? else { return Ok(Resumed::Nothing) };
    if invitation.done_on.is_some() {
        return Ok(Resumed::Used);
    }
    if !wave.takes_answers(tx.today()) {
        return Ok(Resumed::Over);
    }
    if invitation.revision != draft.revision {
        return Ok(Resumed::Replaced);
    }
    going(tx, ticket, wave, draft).await
}

/// A draft goes when its answers are sent, and otherwise never before its ticket ends: so whoever has none has sent.
async fn without_draft(tx: &Tx, ticket: &Ticket, wave: &Wave) -> Result<Resumed, Refusal> {
    if ticket.until >= tx.today() && sealed_box::has(tx, &ticket.tag).await? {
        return Ok(Resumed::Sent(ticket.tag.clone()));
    }
    Ok(if wave.takes_answers(tx.today()) { Resumed::Nothing } else { Resumed::Over })
}

async fn going(tx: &Tx, ticket: Ticket, wave: Wave, mut draft: Draft) -> Result<Resumed, Refusal> {
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
        until: tx.today() + Days::new(DAYS),
    };
    let draft = Draft {
        invitation: invitation.id,
        revision: invitation.revision,
        left: false,
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

/// Whether this browser has sent this invitation's answers.
pub(crate) fn was_sent(tx: &Tx, resumed: &Resumed, invitation: &Invitation) -> Result<bool, Refusal> {
    let Resumed::Sent(tag) = resumed else { return Ok(false) };
    let key = tx.house().keys.read(&Wave::code_key(invitation.wave))?;
    Ok(*tag == code::nullifier(&key, invitation.id))
}

/// Keeps the draft as it now stands.
pub(crate) async fn keep(tx: &Tx, going: &mut Answering) -> Result<(), Refusal> {
    going.draft.touched = tx.now();
    put(tx, &going.ticket, &going.instrument, &going.draft).await
}

async fn put(tx: &Tx, ticket: &Ticket, instrument: &Instrument, draft: &Draft) -> Result<(), Refusal> {
    let sealed = locked(tx, ticket, instrument, draft)?;
    sealed_box::put_draft(tx, ticket.draft, ticket.wave, sealed, tx.today() + Days::new(DAYS)).await
}

fn locked(tx: &Tx, ticket: &Ticket, instrument: &Instrument, draft: &Draft) -> Result<Vec<u8>, Refusal> {
    let plain = sealing::padded(draft, sealing::size(instrument))?;
    Ok(ticket.key.seal(ticket.draft.as_bytes(), &plain, &tx.house().chance))
}

/// What came of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sending {
    /// The answers are in; also where this browser had sent them before.
    In,
    /// Somebody's were in already, sent from another browser: these were not taken.
    Before,
    /// The survey is over.
    TooLate,
}

/// Casts the ballot: nullifier and sealed answers in, draft out, in one transaction of the box alone.
/// Durable when it returns. The same browser again changes nothing and is told the same.
pub(crate) async fn submit(house: &Arc<House>, going: &Answering) -> Result<Sending, Refusal> {
    let tx = house.write().await?;
    let held = wave::hold(&tx, going.wave.id).await?;
    if !held.is_some_and(|w| w.takes_answers(tx.today())) {
        return Ok(Sending::TooLate);
    }
    let answers = going.draft.answers.clone().fitting(&going.instrument);
    let ballot = sealing::padded(&answers, sealing::size(&going.instrument))?;
    let sealed = sealing::seal(&going.wave.public_key, &ballot, &house.chance)?;
    let new = sealed_box::cast(&tx, going.wave.id, going.ticket.tag.clone(), sealed).await?;
    // Whoever pressed twice finds the draft gone by the first.
    let had_draft = sealed_box::drop_draft(&tx, going.ticket.draft).await?;
    tx.commit().await?;
    Ok(if new || !had_draft { Sending::In } else { Sending::Before })
}

/// Longer than this nobody who leaves in a hurry waits for us.
const HURRY: std::time::Duration = std::time::Duration::from_millis(500);

/// Somebody leaves in a hurry: what their draft held goes now, and the cookie that held its key goes with the answer to
/// this request. An old copy of the cookie finds nothing any more. The empty draft stays until its day, as a draft that
/// is gone says that its answers were sent.
///
/// Where the database is too slow for that, nobody is kept waiting and nothing is logged, as a line would tell that
/// somebody left: the draft stays as it was until its day, sealed to a key that this phone no longer has.
pub async fn leave(cx: &Cx) -> impl IntoResponseParts + use<> {
    if let Some(ticket) = Ticket::of(cx).filter(|t| !t.draft.is_nil()) {
        let _ = tokio::time::timeout(HURRY, forget(&cx.house, &ticket)).await;
    }
    Ticket::take_away(cx)
}

async fn forget(house: &Arc<House>, ticket: &Ticket) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let Some(wave) = wave::find(&tx, ticket.wave).await? else { return Ok(()) };
    let empty = Draft {
        invitation: Uuid::nil(),
        revision: 0,
        left: true,
        touched: tx.now(),
        furthest: 0,
        floor: 0,
        answers: Answers::default(),
    };
    let instrument = acts::instrument(&tx, &wave).await?;
    let sealed = locked(&tx, ticket, &instrument, &empty)?;
    sealed_box::write_over_draft(&tx, ticket.draft, sealed).await?;
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
