//! Opening the box: a job of small steps, each safe to repeat, so that a crash at any point loses nothing.
//!
//! Before it: ciphertext in order of arrival, and keys. After it: answers in shuffled order, no ciphertext,
//! no keys, and nothing that tells which answer came when.

mod copy;

use kit::jobs::{self, JobError, Running};
use kit::web::Refusal;
use kit::{House, Tx, audit, db, permit};
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

use crate::instrument::Answers;
use crate::model::{FEWEST, Opening, Wave};
use crate::store::sealed_box::{self, Text};
use crate::store::wave;
use crate::{WaveOpened, done, joining, known, pooling, sealing};

pub(crate) use copy::forget_words;

pub(crate) const JOB: &str = "surveys.open-box";

pub(crate) fn run(house: Arc<House>, payload: Value) -> Running {
    Box::pin(async move {
        let id: Uuid = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        open(&house, id).await?;
        Ok(())
    })
}

/// Takes the opening of one wave to its end, from wherever it stands.
pub(crate) async fn open(house: &Arc<House>, id: Uuid) -> Result<Opening, Refusal> {
    loop {
        let tx = house.read().await?;
        let wave = wave::find(&tx, id).await?.ok_or(Refusal::NotFound)?;
        drop(tx);
        if wave.closed_at.is_none() {
            return Err(Refusal::Conflict("The wave is still open.".to_owned()));
        }
        match wave.opening {
            Opening::Sealed => {
                forget_contacts(house, &wave).await?;
                done::mark(house, &wave).await?;
                shuffle_out(house, &wave).await?;
            }
            Opening::Shuffled => destroy_keys(house, &wave).await?,
            Opening::KeysGone => forget(house, &wave).await?,
            Opening::Emptied => pooling::end(house, &wave).await?,
            Opening::TooFew | Opening::Gone | Opening::Done => return Ok(wave.opening),
        }
    }
}

/// Who joined by a public address was known by their contact alone: nobody writes to them any more.
async fn forget_contacts(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    let tx = house.write().await?;
    joining::forget(&tx, wave).await?;
    tx.commit().await
}

/// The heart: answers in, ciphertext out, in one transaction.
async fn shuffle_out(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    let tx = house.write().await?;
    if !stands_at(&tx, wave.id, Opening::Sealed).await? {
        return Ok(());
    }
    let private = house.keys.read(&Wave::box_key(wave.id))?;
    let sealed = sealed_box::ballots(&tx, wave.id).await?;
    if sealed.len() != sealed_box::tags(&tx, wave.id).await?.len() {
        return Err(Refusal::Broken("the box holds another number of ballots than of nullifiers".to_owned()));
    }
    if sealed.len() < FEWEST {
        sealed_box::drop_drafts(&tx, wave.id).await?;
        wave::mark_opening(&tx, wave.id, Opening::TooFew).await?;
        audit_step(&tx, wave, "leave a small box sealed").await?;
        return tx.commit().await;
    }
    let instrument = known::instrument(house, tx.conn(), wave).await?;
    let mut closed = Vec::with_capacity(sealed.len());
    let mut texts = Vec::new();
    for ballot in &sealed {
        let answers: Answers = sealing::unpadded(&sealing::open(&private, ballot)?)?;
        let (answers, words) = apart(answers.fitting(&instrument));
        closed.push(serde_json::to_value(&answers)?);
        texts.extend(words);
    }
    house.chance.shuffle(&mut closed);
    house.chance.shuffle(&mut texts);
    sealed_box::write_answers(&tx, wave.id, &closed).await?;
    sealed_box::write_texts(&tx, wave.id, &texts).await?;
    if sealed_box::answers(&tx, wave.id).await?.len() != sealed.len() {
        return Err(Refusal::Broken("not every ballot became an answer".to_owned()));
    }
    sealed_box::empty(&tx, wave.id).await?;
    wave::mark_opening(&tx, wave.id, Opening::Shuffled).await?;
    jobs::say(&tx, &WaveOpened { wave: wave.id, organisation: wave.organisation }).await?;
    audit_step(&tx, wave, "open the box").await?;
    tx.commit().await
}

/// Takes a person's own words away from their answers.
fn apart(mut answers: Answers) -> (Answers, Vec<Text>) {
    let may_quote = std::mem::take(&mut answers.may_quote);
    let texts = std::mem::take(&mut answers.texts)
        .into_iter()
        .map(|(question, words)| Text { may_quote: may_quote.contains(&question), question, words })
        .collect();
    (answers, texts)
}

async fn destroy_keys(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    // Copied and read back first: the keys go only when what they guarded is out, twice.
    let tx = house.write().await?;
    if !stands_at(&tx, wave.id, Opening::Shuffled).await? {
        return Ok(());
    }
    if copy::keep(&tx, wave.id).await? < FEWEST {
        return Err(Refusal::Broken("the answers can't be read back".to_owned()));
    }
    house.keys.destroy(&Wave::box_key(wave.id))?;
    house.keys.destroy(&Wave::code_key(wave.id))?;
    wave::mark_opening(&tx, wave.id, Opening::KeysGone).await?;
    audit_step(&tx, wave, "destroy the wave’s keys").await?;
    tx.commit().await
}

/// The log and the free pages must not keep what was deleted.
async fn forget(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    forget_ballots(house).await?;
    let tx = house.write().await?;
    if stands_at(&tx, wave.id, Opening::KeysGone).await? {
        wave::mark_opening(&tx, wave.id, Opening::Done).await?;
    }
    tx.commit().await
}

/// Takes deleted ballots out of the log and the free pages.
pub(crate) async fn forget_ballots(house: &House) -> Result<(), Refusal> {
    Ok(db::differ::forget_deleted(house.db.maintenance(), &["box_ballot", "box_nullifier", "box_draft"])
        .await?)
}

/// Holds the wave and says whether its opening still stands where this step begins. Two runs of the same
/// opening (two nodes, or a job and the command line) come one after the other, and the second does nothing.
pub(crate) async fn stands_at(tx: &Tx, id: Uuid, step: Opening) -> Result<bool, Refusal> {
    Ok(wave::hold_alone(tx, id).await?.is_some_and(|w| w.opening == step))
}

pub(crate) async fn audit_step(tx: &Tx, wave: &Wave, act: &str) -> Result<(), Refusal> {
    let line = (act, audit::Grain::Day);
    audit::line(tx, &permit::Actor::house(), line, Some(wave.organisation), Some(wave.id)).await
}
