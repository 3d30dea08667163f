//! Instruments that were read once. A version never changes and is read on every page of a survey: keeping it saves a
//! question to the database and the reading of some ten kilobytes of JSON.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

use crate::instrument::Instrument;

/// What the house keeps of instruments; wired with `House::connect`. Without it they are read each time.
#[derive(Debug, Default)]
pub struct Instruments(RwLock<HashMap<Uuid, Arc<Instrument>>>);

impl Instruments {
    pub(crate) fn get(&self, id: Uuid) -> Option<Arc<Instrument>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
    }

    pub(crate) fn keep(&self, id: Uuid, instrument: Arc<Instrument>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(id, instrument);
    }
}
