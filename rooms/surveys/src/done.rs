//! The done-job, at five in the morning: who has answered, in random order, in one transaction.
//!
//! It holds the wave's key, and so is the only place where register and box meet: it carries one bit per
//! person across, once a day.

use chrono::{Days, Duration};
use kit::jobs::Running;
use kit::keys::KeyError;
use kit::web::Refusal;
use kit::{House, Tx, db, jobs};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

use crate::group::Group;
use crate::model::{Place, Wave};
use crate::store::{invitation, place, sealed_box, wave};
use crate::{RoundClosed, WaveOpened, acts, code, store};

pub(crate) const JOB: &str = "surveys.morning";
/// Five o'clock in London.
pub(crate) const HOUR: u32 = 5;

pub(crate) fn run(house: Arc<House>, _: Value) -> Running {
    Box::pin(async move { Ok(morning(&house).await?) })
}

/// Drops drafts that expired; marks who has answered and closes what is over, wave by wave, so that one
/// wave's missing key does not stop the others; and puts on its way again what was left lying.
pub(crate) async fn morning(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    sealed_box::drop_expired(&tx).await?;
    tx.commit().await?;
    let tx = house.read().await?;
    let open = wave::sealed(&tx).await?;
    drop(tx);
    let mut outcome = Ok(());
    for wave in open.iter().filter(|w| w.closed_at.is_none()) {
        outcome = outcome.and(one(house, wave).await);
    }
    again(house).await?;
    db::differ::forget_deleted(house.db.maintenance(), &["box_draft", "joined", "join_request"]).await?;
    outcome
}

async fn one(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    mark(house, wave).await?;
    let tx = house.write().await?;
    if tx.today() > wave.closes_on {
        acts::close(&tx, wave.id).await?;
    }
    tx.commit().await
}

/// An opening that gave up, findings that were never made of an opened box, and small boxes that outlived their round, get
/// another chance each morning.
async fn again(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    for wave in wave::unfinished(&tx).await? {
        acts::begin_opening(&tx, wave.id).await?;
    }
    for wave in wave::opened_since(&tx, tx.now() - Duration::days(7)).await? {
        jobs::say(&tx, &WaveOpened { wave: wave.id, organisation: wave.organisation }).await?;
    }
    for round in outlived(&tx).await? {
        jobs::say(&tx, &RoundClosed { round }).await?;
    }
    tx.commit().await
}

/// The closed rounds of which a small box is still sealed.
async fn outlived(tx: &Tx) -> Result<BTreeSet<Uuid>, Refusal> {
    let mut rounds = BTreeSet::new();
    for wave in wave::small(tx).await? {
        let round = store::round::find(tx, wave.round).await?;
        rounds.extend(round.filter(|round| round.closed_at.is_some()).map(|round| round.id));
    }
    Ok(rounds)
}

/// Marks the invitations of one wave whose nullifier is in the box. Where the key of its codes is lost nobody can be marked
/// any more, but the survey must still close and its box, which has a key of its own, open: `doctor` names the loss.
pub(crate) async fn mark(house: &Arc<House>, wave: &Wave) -> Result<(), Refusal> {
    let key = match house.keys.read(&Wave::code_key(wave.id)) {
        Err(KeyError::Missing(_)) => return Ok(()),
        key => key?,
    };
    // Read in one transaction, written in another: a register write and a ballot never share one.
    let tx = house.read().await?;
    let tags = sealed_box::tags(&tx, wave.id).await?;
    let invited = invitation::of_wave(&tx, wave.id).await?.into_iter().map(|i| i.place());
    let asked: Vec<Place> = invited.chain(place::of_wave(&tx, wave.id).await?).collect();
    drop(tx);
    let answered = |i: &&Place| i.done_on.is_none() && tags.contains(&code::nullifier(&key, i.id));
    let mut done: Vec<_> = asked.iter().filter(answered).map(|i| i.id).collect();
    house.chance.shuffle(&mut done);
    let tx = house.write().await?;
    for id in done {
        match wave.asks {
            Group::CareLeavers => invitation::mark_done(&tx, id).await?,
            Group::NoLongerServed | Group::Advisers | Group::Session => place::mark_done(&tx, id).await?,
        }
    }
    tx.commit().await
}

/// The morning whose news the pages show: today's after five, yesterday's before.
pub(crate) fn as_of(now: chrono::DateTime<chrono::Utc>) -> chrono::NaiveDate {
    let today = kit::clock::london_day(now);
    if now >= kit::clock::london_at(today, HOUR) { today } else { today - Days::new(1) }
}
