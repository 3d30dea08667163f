//! Instruments that were read once. A version never changes and is read on every page of a survey: keeping it saves a
//! question to the database and the reading of some ten kilobytes of JSON.

use kit::House;
use kit::web::Refusal;
use kit::words::Language;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use uuid::Uuid;

use crate::instrument::{Instrument, built_in};
use crate::model::Wave;
use crate::{sealing, store};

/// What the house keeps of instruments; wired with `House::connect`. Without it they are read each time.
#[derive(Debug, Default)]
pub struct Instruments(RwLock<HashMap<Uuid, Arc<Known>>>);

/// An instrument with what is worked out of it once.
#[derive(Debug)]
pub(crate) struct Known {
    instrument: Instrument,
    /// The size of every payload of it in bytes.
    pub(crate) size: usize,
    /// The languages it can be answered in.
    pub(crate) languages: Vec<Language>,
    /// What it says in each, made when somebody first reads it so.
    spoken: [OnceLock<Instrument>; Language::ALL.len()],
}

impl Known {
    fn of(mut instrument: Instrument) -> Self {
        // What was frozen is the English and what it means. A translation that was put right since is the better one.
        if let Some(ours) =
            built_in().iter().find(|i| i.name == instrument.name && i.version == instrument.version)
        {
            instrument.translate_like(ours);
        }
        Self {
            size: sealing::size(&instrument),
            languages: instrument.languages(),
            spoken: [const { OnceLock::new() }; Language::ALL.len()],
            instrument,
        }
    }

    /// The instrument as it is read in this language. What is stored of an answer is the same in all.
    pub(crate) fn spoken(&self, language: Language) -> &Instrument {
        match language {
            Language::English => &self.instrument,
            other => self.spoken[other.index()].get_or_init(|| self.instrument.spoken(other)),
        }
    }
}

impl Deref for Known {
    type Target = Instrument;

    fn deref(&self) -> &Instrument {
        &self.instrument
    }
}

impl Instruments {
    fn get(&self, id: Uuid) -> Option<Arc<Known>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    fn keep(&self, id: Uuid, known: Arc<Known>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(id, known);
    }
}

/// The instrument of a wave, read by whoever asks: in their transaction, or alone. (Whoever waits for a second connection
/// with one in hand may wait for ever.)
pub(crate) async fn instrument(
    house: &House,
    conn: &impl ConnectionTrait,
    wave: &Wave,
) -> Result<Arc<Known>, Refusal> {
    let kept = house.port::<Instruments>();
    if let Some(known) = kept.and_then(|kept| kept.get(wave.instrument)) {
        return Ok(known);
    }
    let instrument = store::wave::instrument(conn, wave.instrument).await?;
    let known = Arc::new(Known::of(instrument));
    if let Some(kept) = kept {
        kept.keep(wave.instrument, known.clone());
    }
    Ok(known)
}
