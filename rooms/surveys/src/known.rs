//! Instruments that were read once. A version never changes and is read on every page of a survey: keeping it saves a
//! question to the database and the reading of some ten kilobytes of JSON.

use kit::House;
use kit::web::Refusal;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

use crate::instrument::Instrument;
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
    let known = Arc::new(Known { size: sealing::size(&instrument), instrument });
    if let Some(kept) = kept {
        kept.keep(wave.instrument, known.clone());
    }
    Ok(known)
}
