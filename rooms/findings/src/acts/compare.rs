//! Setting the releases of a round side by side when it is closed: once, and for good.

use kit::House;
use kit::jobs::{JobError, Running};
use kit::web::Refusal;
use std::collections::HashMap;
use std::sync::Arc;
use surveys::{Group, RoundClosed, State, Wave};
use uuid::Uuid;

use crate::beside::{Comparison, Figure, Place, Round, comparisons};
use crate::rights::{CompareRound, Permit, compare_round};
use crate::store;
use kit::Tx;

pub(crate) const JOB: &str = "findings.compare";

pub(crate) fn run(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let fact: RoundClosed =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        let permit = compare_round(&tx, fact.round);
        match compare(&permit).await {
            // The last box of the round may have been opened a moment ago: its findings are on their way.
            Err(Refusal::Conflict(why)) => return Err(JobError::Retry(why)),
            other => other?,
        }
        Ok(tx.commit().await?)
    })
}

/// Makes the comparisons of a closed round, once.
///
/// # Errors
/// [`Refusal::Conflict`] while the round is open, or findings of it are not released yet.
pub(crate) async fn compare(permit: &Permit<'_, CompareRound>) -> Result<(), Refusal> {
    let (tx, round) = (permit.tx(), *permit.thing());
    if store::comparison::of_round(tx, round).await?.is_some() {
        return Ok(()); // It ran before, and what was found stays.
    }
    let closed = surveys::round(tx, round).await?.is_some_and(|round| round.closed_at.is_some());
    if !closed {
        return Err(Refusal::Conflict("the round is not closed yet".to_owned()));
    }
    let all = load(tx, round).await?;
    let figures: Vec<Figure> = store::figure::now(tx).await?.into_iter().map(|r| r.figure).collect();
    let made = comparisons(&all, &figures).map_err(|e| Refusal::Broken(e.to_string()))?;
    let id = store::comparison::begin(tx, round).await?;
    for (place, of) in all.places.iter().zip(made) {
        store::comparison::keep(tx, place.release.id, &Comparison { id, of }).await?;
    }
    permit.audit(None, Some(round)).await
}

/// The releases of a round, one for each LA: its newest, where it surveyed twice.
///
/// # Errors
/// [`Refusal::Conflict`] where a box is open and its findings are not released.
pub(crate) async fn load(tx: &Tx, round: Uuid) -> Result<Round, Refusal> {
    let opened = surveys::in_round(tx, round, Group::CareLeavers)
        .await?
        .into_iter()
        .filter(|w| w.state() == State::Opened);
    // The oldest first, so the newest stays.
    let newest: HashMap<Uuid, Wave> = opened.map(|wave| (wave.organisation, wave)).collect();
    let mut waves: Vec<Wave> = newest.into_values().collect();
    waves.sort_by_key(|wave| wave.id);
    let mut reading = Reading { tx, all: Round::default(), known: HashMap::new() };
    for wave in waves {
        let not_yet = || Refusal::Conflict("findings of the round are not released yet".to_owned());
        let place = reading.place(&wave).await?.ok_or_else(not_yet)?;
        let earlier = reading.earlier(&wave).await?.map(Box::new);
        reading.all.places.push(Place { earlier, ..place });
    }
    Ok(reading.all)
}

/// Reads each instrument once.
struct Reading<'a> {
    tx: &'a Tx,
    all: Round,
    known: HashMap<Uuid, usize>,
}

impl Reading<'_> {
    async fn place(&mut self, wave: &Wave) -> Result<Option<Place>, Refusal> {
        let Some(release) = store::of_wave(self.tx, wave.id).await? else { return Ok(None) };
        let asked = match self.known.get(&wave.instrument) {
            Some(at) => *at,
            None => {
                self.all.instruments.push(surveys::instrument_of(self.tx, wave).await?);
                let at = self.all.instruments.len() - 1;
                self.known.insert(wave.instrument, at);
                at
            }
        };
        Ok(Some(Place { release, thresholds: wave.thresholds()?, asked, earlier: None }))
    }

    /// The release of the LA's wave before this one.
    async fn earlier(&mut self, wave: &Wave) -> Result<Option<Place>, Refusal> {
        let waves = surveys::waves(self.tx, wave.organisation, Group::CareLeavers).await?;
        let before = waves.into_iter().skip_while(|w| w.id != wave.id).skip(1);
        for wave in before.filter(|w| w.state() == State::Opened) {
            if let Some(place) = self.place(&wave).await? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}
