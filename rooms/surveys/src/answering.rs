//! Answering: the draft that only the phone can read, and the ballot that nobody can until the box is opened.
//!
//! No audit line, no fact, no job, no trace of the moment: the only thing written outside the ciphertext
//! is the day on which an unfinished draft expires.

use axum::response::IntoResponseParts;
use chrono::{DateTime, Days, Duration, Utc};
use kit::House;
use kit::keys::Key;
use kit::web::{Cx, Refusal};
use kit::words::{Language, Speech};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

use crate::instrument::Answers;
use crate::known::Known;
use crate::model::{Place, Wave};
use crate::store::{self, sealed_box, wave};
use crate::ticket::{DAYS, Ticket};
use crate::{code, known, sealing, words};

/// *Back* shows earlier answers only so long: the phone may be in someone else's hand by then.
const BACK: Duration = Duration::minutes(30);
/// As many bytes of a sealed draft as are new each time: its nonce.
const MARK: usize = 24;

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
    pub(crate) instrument: Arc<Known>,
    pub(crate) draft: Draft,
    /// The language of this visit, as far as the survey has it. It is not in the draft.
    pub(crate) speech: Speech,
    /// How the draft began as it lay in the box: whoever writes over it makes sure that it is still the same.
    mark: Vec<u8>,
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
pub(crate) async fn resume(cx: &Cx) -> Result<Resumed, Refusal> {
    let Some(ticket) = Ticket::of(cx) else { return Ok(Resumed::Nothing) };
    let house = &cx.house;
    let Some(seen) = store::glance(house, &ticket).await? else { return Ok(Resumed::Nothing) };
    let takes = seen.wave.takes_answers(house.today());
    let Some((of, sealed)) = seen.draft else {
        // A draft goes when its answers are sent, and otherwise never before its ticket ends: so whoever has none has sent.
        let sent = seen.sent && ticket.until >= house.today();
        let none = if takes { Resumed::Nothing } else { Resumed::Over };
        return Ok(if sent { Resumed::Sent(ticket.tag) } else { none });
    };
    let Ok(plain) = ticket.key.open(ticket.draft.as_bytes(), &sealed) else { return Ok(Resumed::Nothing) };
    let draft: Draft = sealing::unpadded(&plain)?;
    if of != seen.wave.id || draft.left || draft.invitation != ticket.invitation {
        return Ok(Resumed::Nothing);
    }
    Ok(match seen.place {
        None => Resumed::Nothing,
        Some((_, Some(_))) => Resumed::Used,
        Some(_) if !takes => Resumed::Over,
        Some((revision, None)) if revision != draft.revision => Resumed::Replaced,
        Some(_) => Resumed::Going(Box::new(going(cx, ticket, seen.wave, (draft, mark(&sealed))).await?)),
    })
}

async fn going(
    cx: &Cx,
    ticket: Ticket,
    wave: Wave,
    (mut draft, mark): (Draft, Vec<u8>),
) -> Result<Answering, Refusal> {
    let house = &cx.house;
    let instrument = known::instrument(house, house.db.reader(), &wave).await?;
    let speech = words::spoken(cx.language_among(words::languages(wave.asks, &instrument)));
    if house.now() - draft.touched >= BACK {
        draft.floor = draft.furthest;
    }
    Ok(Answering { ticket, wave, instrument, draft, speech, mark })
}

/// What tells one sealing of a draft from the next: each begins with random bytes of its own.
fn mark(sealed: &[u8]) -> Vec<u8> {
    sealed.iter().take(MARK).copied().collect()
}

/// Begins: a new draft under a new random key. Nothing of the code or the person is left outside the ciphertext.
pub(crate) async fn begin(house: &Arc<House>, invitation: &Place, wave: Wave) -> Result<Answering, Refusal> {
    let key = house.keys.read(&Wave::code_key(wave.id))?;
    let ticket = Ticket {
        draft: house.chance.id(),
        key: Key::new(house.chance.bytes()),
        wave: wave.id,
        tag: code::nullifier(&key, invitation.id),
        invitation: invitation.id,
        until: house.today() + Days::new(DAYS),
    };
    let draft = Draft {
        invitation: invitation.id,
        revision: invitation.revision,
        left: false,
        touched: house.now(),
        furthest: 0,
        floor: 0,
        answers: Answers::default(),
    };
    let instrument = known::instrument(house, house.db.reader(), &wave).await?;
    let sealed = locked(house, &ticket, &instrument, &draft)?;
    let mark = mark(&sealed);
    sealed_box::add_draft(house, ticket.draft, wave.id, sealed).await?;
    Ok(Answering { ticket, wave, instrument, draft, speech: words::spoken(Language::English), mark })
}

/// Whether this ticket is already this invitation's, so that the same browser goes on where it was.
pub(crate) fn is_of(resumed: &Resumed, invitation: &Place) -> bool {
    matches!(resumed, Resumed::Going(going) if going.draft.invitation == invitation.id)
}

/// Whether this browser has sent this invitation's answers.
pub(crate) fn was_sent(house: &House, resumed: &Resumed, invitation: &Place) -> Result<bool, Refusal> {
    let Resumed::Sent(tag) = resumed else { return Ok(false) };
    let key = house.keys.read(&Wave::code_key(invitation.wave))?;
    Ok(*tag == code::nullifier(&key, invitation.id))
}

/// Keeps the draft as it now stands: it is on the disk when this returns. `false` where it was written meanwhile (the
/// button was pressed twice), or is gone; then nothing was kept, and it has to be looked at again.
pub(crate) async fn keep(house: &House, going: &mut Answering) -> Result<bool, Refusal> {
    going.draft.touched = house.now();
    let sealed = locked(house, &going.ticket, &going.instrument, &going.draft)?;
    sealed_box::replace_draft(house, going.ticket.draft, &going.mark, sealed).await
}

fn locked(house: &House, ticket: &Ticket, known: &Known, draft: &Draft) -> Result<Vec<u8>, Refusal> {
    let plain = sealing::padded(draft, known.size)?;
    Ok(ticket.key.seal(ticket.draft.as_bytes(), &plain, &house.chance))
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
    let ballot = sealing::padded(&answers, going.instrument.size)?;
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
    let instrument = known::instrument(house, tx.conn(), &wave).await?;
    let sealed = locked(house, ticket, &instrument, &empty)?;
    sealed_box::write_over_draft(&tx, ticket.draft, sealed).await?;
    tx.commit().await
}
