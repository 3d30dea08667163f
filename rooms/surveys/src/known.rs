//! Instruments that were read once. A version never changes and is read on every page of a survey: keeping it saves a
//! question to the database and the reading of some ten kilobytes of JSON.

use kit::House;
use kit::web::Refusal;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

use crate::instrument::Instrument;
use crate::model::Wave;
use crate::store;

/// What the house keeps of instruments; wired with `House::connect`. Without it they are read each time.
#[derive(Debug, Default)]
pub struct Instruments(RwLock<HashMap<Uuid, Arc<Instrument>>>);

impl Instruments {
    fn get(&self, id: Uuid) -> Option<Arc<Instrument>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    fn keep(&self, id: Uuid, instrument: Arc<Instrument>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(id, instrument);
    }
}

/// The instrument of a wave, read by whoever asks: in their transaction, or alone. (Whoever waits for a second connection
/// with one in hand may wait for ever.)
pub(crate) async fn instrument(
    house: &House,
    conn: &impl ConnectionTrait,
    wave: &Wave,
) -> Result<Arc<Instrument>, Refusal> {
    let known = house.port::<Instruments>();
    if let Some(instrument) = known.and_then(|known| known.get(wave.instrument)) {
        return Ok(instrument);
    }
    let read = Arc::new(store::wave::instrument(conn, wave.instrument).await?);
    if let Some(known) = known {
        known.keep(wave.instrument, read.clone());
    }
    Ok(read)
}
