//! Making a wave, whomever it asks: its keys are on the disk before its row commits.

use chrono::NaiveDate;
use kit::web::Refusal;
use uuid::Uuid;

use crate::closing::takes_waves;
use crate::group::Group;
use crate::instrument::Instrument;
use crate::model::{Custody, Opening, Wave};
use crate::rights::{ManageWaves, Permit};
use crate::{disclosure, sealing, store};

/// What has to be said of a wave.
pub(crate) struct New<'a> {
    /// Whom it asks.
    pub(crate) asks: Group,
    /// The round it is of.
    pub(crate) round: Uuid,
    /// Its last day.
    pub(crate) closes_on: NaiveDate,
    /// What it asks.
    pub(crate) instrument: &'a Instrument,
}

/// Makes it. Custody is a key file, and can't be changed.
///
/// # Errors
/// [`Refusal::Conflict`] while a wave of this group is still running in this LA, [`Refusal::Bad`] where nobody could be
/// asked the instrument ([`Instrument::askable`]) or it is not for them.
pub(crate) async fn make(permit: &Permit<'_, ManageWaves>, new: &New<'_>) -> Result<Wave, Refusal> {
    new.instrument.askable().map_err(Refusal::Bad)?;
    if new.instrument.audience != new.asks.audience() {
        return Err(Refusal::Bad(format!("This is not a survey of {}.", new.asks.words())));
    }
    let (tx, la) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    takes_waves(store::round::hold(tx, new.round).await?.as_ref())?;
    let running = store::wave::of(tx, la.id, new.asks).await?.into_iter().any(|w| w.closed_at.is_none());
    if running && new.asks.one_at_a_time() {
        return Err(Refusal::Conflict(
            "A survey is still running. Close it before you open the next.".to_owned(),
        ));
    }
    let id = tx.new_id();
    let house = tx.house();
    house.keys.create(&Wave::code_key(id), &house.chance)?;
    let private = house.keys.create(&Wave::box_key(id), &house.chance)?;
    let wave = Wave {
        id,
        organisation: la.id,
        round: new.round,
        asks: new.asks,
        instrument: store::wave::instrument_row(tx, new.instrument).await?,
        mode: new.asks.mode(),
        custody: Custody::KeyFile,
        opens_on: tx.today(),
        closes_on: new.closes_on,
        sent_at: None,
        closed_at: None,
        opening: Opening::Sealed,
        public_key: sealing::public_key(&private),
        thresholds: serde_json::to_value(disclosure::now(tx).await?)?,
    };
    store::wave::add(tx, &wave).await?;
    permit.audit(Some(la.id), Some(id)).await?;
    Ok(wave)
}
