//! What care leavers wrote in their own words, for the room in which it is read and for nobody else.
//!
//! It stands in `answer_text` from the opening until that room takes it: then under that room's key, and not here any more.

use chrono::NaiveDate;
use kit::web::Refusal;
use kit::{House, Tx};
use uuid::Uuid;

use crate::instrument::Instrument;
use crate::model::Opening;
use crate::store::{self, sealed_box};
use crate::{known, opening};

/// One text, apart from all else that its writer said.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnWords {
    /// The question, as it was asked.
    pub asked: String,
    /// What was written.
    pub words: String,
    /// Whether its writer said, beside this text, that its words may be used. It was sealed in the ballot with the text, and
    /// is not looked up anywhere.
    pub may_quote: bool,
}

/// The texts of an opened wave, with what is needed to judge what may be shown of them.
pub struct Said {
    /// Its LA.
    pub organisation: Uuid,
    /// Its last day.
    pub closed_on: NaiveDate,
    /// How many answered.
    pub answered: u32,
    /// The disclosure thresholds it was created with (`calc::Thresholds`).
    pub thresholds: serde_json::Value,
    /// The texts, in shuffled order.
    pub texts: Vec<OwnWords>,
}

/// The waves whose opening is done and whose texts are still here.
///
/// # Errors
/// When the database refuses.
pub async fn waves_with_words(tx: &Tx) -> Result<Vec<Uuid>, Refusal> {
    let mut waves = Vec::new();
    for wave in sealed_box::waves_with_texts(tx).await? {
        let found = store::wave::find(tx, wave).await?;
        waves.extend(found.filter(|w| w.opening == Opening::Done).map(|w| w.id));
    }
    Ok(waves)
}

/// Takes the texts of a wave out; they are nowhere after the commit but where the caller has put them, and in the sealed copy
/// that the opening made. `None` before the opening is done, as that copy is made from here.
///
/// # Errors
/// When the database refuses.
pub async fn take_words(tx: &Tx, wave: Uuid) -> Result<Option<Said>, Refusal> {
    // Held, so that two who take at once come one after the other, and the second finds nothing.
    let Some(wave) = store::wave::hold_alone(tx, wave).await?.filter(|w| w.opening == Opening::Done) else {
        return Ok(None);
    };
    let instrument = known::instrument(tx.house(), tx.conn(), &wave).await?;
    let texts = sealed_box::texts(tx, wave.id).await?;
    let mut texts: Vec<OwnWords> = texts.into_iter().map(|text| own(&instrument, text)).collect();
    tx.house().chance.shuffle(&mut texts);
    sealed_box::drop_texts(tx, wave.id).await?;
    let answered = sealed_box::answers(tx, wave.id).await?.len();
    Ok(Some(Said {
        organisation: wave.organisation,
        closed_on: wave.closes_on,
        answered: u32::try_from(answered).unwrap_or(u32::MAX),
        thresholds: wave.thresholds,
        texts,
    }))
}

fn own(instrument: &Instrument, text: sealed_box::Text) -> OwnWords {
    let asked = instrument.question(&text.question).map_or(text.question, crate::instrument::Question::whole);
    OwnWords { asked, words: text.words, may_quote: text.may_quote }
}

/// Takes the texts of a wave out of the sealed copy that its opening made; its answers stay in it.
///
/// # Errors
/// When the copy can't be read or written.
pub fn forget_words(house: &House, wave: Uuid) -> Result<(), Refusal> {
    opening::forget_words(house, wave)
}
