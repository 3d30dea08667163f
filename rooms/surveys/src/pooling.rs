//! Small boxes when their round closes: opened together for the national figures where enough ballots wait, and deleted in
//! any case. What is in them is read in memory alone, is never written down, and so can't be asked for later (ADR 0024).

use calc::Thresholds;
use kit::keys::KeyError;
use kit::web::Refusal;
use kit::{House, Tx, jobs};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

use crate::group::Group;
use crate::instrument::{Answers, Instrument};
use crate::model::{Opening, State, Wave};
use crate::opening::{self, audit_step, forget_ballots, stands_at};
use crate::store::{self, sealed_box};
use crate::{known, sealing};

/// How many ballots have to wait before small boxes are opened together. Of fewer there would be words only, and a lead who
/// knows what their own few said would read the others' out of "half or fewer" (ADR 0024).
pub const ENOUGH: usize = 30;

/// What was said in small boxes that asked the same, for the room that makes findings of it and for nobody else. Whose box an
/// answer lay in is not told.
pub struct SmallBoxes {
    /// What was asked.
    pub instrument: Instrument,
    /// How many LAs they are of; no two boxes are of one LA.
    pub places: usize,
    /// The closed answers, shuffled. Own words are not among them: they are read by nobody.
    pub answers: Vec<Answers>,
    /// The strictest thresholds that any of the waves was created with.
    pub thresholds: Thresholds,
}

/// Takes all small boxes of a closed round out: their ballots are deleted with the caller's commit, and their keys after it.
/// What comes back may be counted in this transaction. A second call finds no box.
///
/// # Errors
/// When the key folder can't be read, or the database refuses.
pub async fn take_small(tx: &Tx, round: Uuid) -> Result<Vec<SmallBoxes>, Refusal> {
    let all = store::wave::in_round(tx, round, &Group::ALL).await?;
    let mut small = Vec::new();
    for wave in all.iter().filter(|wave| wave.opening == Opening::TooFew) {
        // Two that take at once come one after the other, and the second finds nothing.
        let held = store::wave::hold_alone(tx, wave.id).await?;
        small.extend(held.filter(|wave| wave.opening == Opening::TooFew));
    }
    let mut taken = Vec::new();
    for waves in together(&all, &small) {
        taken.extend(open(tx, &waves).await?);
    }
    for wave in &small {
        empty(tx, wave).await?;
    }
    Ok(taken)
}

/// The boxes that may be opened together: of care leavers, of the same instrument, one of each LA, and none of an LA that has
/// findings of its own in this round, as its people may be in both.
fn together<'a>(all: &[Wave], small: &'a [Wave]) -> Vec<Vec<&'a Wave>> {
    let has_findings: HashSet<Uuid> = all
        .iter()
        .filter(|w| w.asks == Group::CareLeavers && w.state() == State::Opened)
        .map(|w| w.organisation)
        .collect();
    let mut newest: BTreeMap<Uuid, &Wave> = BTreeMap::new();
    for wave in
        small.iter().filter(|w| w.asks == Group::CareLeavers && !has_findings.contains(&w.organisation))
    {
        newest.insert(wave.organisation, wave); // they come the oldest first
    }
    let mut alike: BTreeMap<Uuid, Vec<&Wave>> = BTreeMap::new();
    for wave in newest.into_values() {
        alike.entry(wave.instrument).or_default().push(wave);
    }
    alike.into_values().collect()
}

/// Opens boxes together; `None` where they hold too few ballots for that. One whose key was lost is left out.
async fn open(tx: &Tx, waves: &[&Wave]) -> Result<Option<SmallBoxes>, Refusal> {
    let house = tx.house();
    let Some(first) = waves.first() else { return Ok(None) };
    let (mut sealed, mut places) = (Vec::new(), 0);
    let mut thresholds = Thresholds::default();
    for wave in waves {
        let private = match house.keys.read(&Wave::box_key(wave.id)) {
            Err(KeyError::Missing(_) | KeyError::Destroyed(_)) => continue,
            key => key?,
        };
        let ballots = sealed_box::ballots(tx, wave.id).await?;
        places += usize::from(!ballots.is_empty());
        thresholds = thresholds.stricter(wave.thresholds()?);
        sealed.push((private, ballots));
    }
    if sealed.iter().map(|(_, ballots)| ballots.len()).sum::<usize>() < ENOUGH {
        return Ok(None);
    }
    let instrument = known::instrument(house, tx.conn(), first).await?;
    let mut answers = Vec::new();
    for (private, ballots) in &sealed {
        for ballot in ballots {
            let read: Answers = sealing::unpadded(&sealing::open(private, ballot)?)?;
            let mut read = read.fitting(&instrument);
            (read.texts, read.may_quote) = Default::default();
            answers.push(read);
        }
    }
    house.chance.shuffle(&mut answers);
    Ok(Some(SmallBoxes { instrument: Instrument::clone(&instrument), places, answers, thresholds }))
}

/// Deletes the ballots of a small box; its keys follow once that is committed, so that a crash between loses nothing that is
/// not lost anyway.
async fn empty(tx: &Tx, wave: &Wave) -> Result<(), Refusal> {
    sealed_box::empty(tx, wave.id).await?;
    store::wave::mark_opening(tx, wave.id, Opening::Emptied).await?;
    audit_step(tx, wave, "delete a small box").await?;
    jobs::enqueue_once(tx, opening::JOB, &wave.id, tx.now(), &format!("empty-box:{}", wave.id)).await
}

/// Ends a small box for good: its keys, and what the log and the free pages keep of its ballots.
pub(crate) async fn end(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    house.keys.destroy(&Wave::box_key(wave.id))?;
    house.keys.destroy(&Wave::code_key(wave.id))?;
    forget_ballots(house).await?;
    let tx = house.write().await?;
    if stands_at(&tx, wave.id, Opening::Emptied).await? {
        store::wave::mark_opening(&tx, wave.id, Opening::Gone).await?;
        audit_step(&tx, wave, "destroy the wave’s keys").await?;
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Custody, Mode};
    use chrono::{DateTime, NaiveDate};

    fn wave((n, la, instrument): (u128, u128, u128), asks: Group, opening: Opening) -> Wave {
        let day = NaiveDate::default();
        Wave {
            id: Uuid::from_u128(n),
            organisation: Uuid::from_u128(la),
            round: Uuid::nil(),
            asks,
            instrument: Uuid::from_u128(instrument),
            mode: Mode::PersonalLink,
            custody: Custody::KeyFile,
            opens_on: day,
            closes_on: day,
            sent_at: Some(DateTime::UNIX_EPOCH),
            closed_at: Some(DateTime::UNIX_EPOCH),
            opening,
            public_key: Vec::new(),
            thresholds: serde_json::Value::Null,
        }
    }

    #[test]
    fn one_box_of_each_authority_that_asked_the_same_and_has_nothing_of_its_own() {
        use Opening::{Done, TooFew};
        let all = vec![
            wave((1, 1, 7), Group::CareLeavers, TooFew),
            wave((2, 2, 7), Group::CareLeavers, TooFew),
            wave((3, 2, 7), Group::CareLeavers, TooFew),
            wave((4, 3, 7), Group::CareLeavers, TooFew),
            wave((5, 3, 7), Group::CareLeavers, Done),
            wave((6, 4, 8), Group::CareLeavers, TooFew),
            wave((7, 5, 7), Group::Advisers, TooFew),
            wave((8, 6, 7), Group::Advisers, Done),
            wave((9, 6, 7), Group::CareLeavers, TooFew),
        ];
        let small: Vec<Wave> = all.iter().filter(|w| w.opening == TooFew).cloned().collect();
        let found = together(&all, &small);
        let ids = |at: usize| found[at].iter().map(|w| w.id).collect::<Vec<_>>();
        assert_eq!(found.len(), 2);
        assert_eq!(ids(0), [all[0].id, all[2].id, all[8].id], "the newest of the second");
        assert_eq!(ids(1), [all[5].id], "another instrument by itself");
    }
}
