//! Joining: somebody whom no register names asks for a link of their own at a public address.
//!
//! Whoever asks gets the same answer at the same time: the request keeps what was typed, sealed, and a job looks at it
//! afterwards. Who is served gets nothing new, as they have a link of their own; a contact that asked before gets the same
//! link again, once a day. Contacts are sealed each under a key of its own that hangs on the wave's key: they go when the wave is over,
//! from every copy of the database.

use kit::House;
use kit::clock::london_day;
use kit::jobs::{self, JobError, Running, Urgency};
use kit::keys::Key;
use kit::web::Refusal;
use kit::words::Language;
use kit::{Tx, ids};
use messages::{Channel, Draft, Owner};
use register::Address;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use uuid::Uuid;

use crate::group::Group;
use crate::model::{Place, State, Wave};
use crate::store::{joined, place, wave};
use crate::{code, known, words};

/// Looks at what was typed.
pub(crate) const JOB: &str = "surveys.join";
/// What the message with the link is called.
pub(crate) const JOINED: &str = "joined";

/// What somebody typed, and the language they read it in.
#[derive(Serialize, Deserialize)]
pub(crate) struct Asking {
    pub(crate) address: Address,
    pub(crate) language: Language,
}

/// The wave that takes people in, if one does today.
pub(crate) async fn open(tx: &Tx, la: Uuid) -> Result<Option<Wave>, Refusal> {
    let waves = wave::of(tx, la, Group::NoLongerServed).await?;
    Ok(waves.into_iter().find(|wave| wave.takes_answers(tx.today())))
}

/// Keeps what was typed for the job: the same work whoever asks.
///
/// # Errors
/// When the database or the wave's key can't be read.
pub(crate) async fn ask(tx: &Tx, wave: &Wave, asking: &Asking) -> Result<(), Refusal> {
    let (id, house) = (tx.new_id(), tx.house());
    let key = house.keys.read(&Wave::code_key(wave.id))?.derive("asking to join");
    let sealed = key.seal(id.as_bytes(), &serde_json::to_vec(asking)?, &house.chance);
    joined::add_request(tx, id, wave.id, sealed).await?;
    jobs::enqueue_now(tx, JOB, &id, Urgency::Urgent, &format!("{JOB}:{id}")).await
}

pub(crate) fn run(house: Arc<House>, payload: Value) -> Running {
    Box::pin(async move {
        let id: Uuid = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        let tx = house.write().await?;
        look(&tx, id).await?;
        Ok(tx.commit().await?)
    })
}

/// Looks at one request, and keeps nothing of it where it leads to nothing.
async fn look(tx: &Tx, id: Uuid) -> Result<(), Refusal> {
    let Some((of, sealed)) = joined::take_request(tx, id).await? else { return Ok(()) };
    let held = wave::hold(tx, of).await?.filter(|wave| wave.takes_answers(tx.today()));
    let Some(wave) = held else { return Ok(()) };
    let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
    let plain = key.derive("asking to join").open(id.as_bytes(), &sealed)?;
    let asking: Asking = serde_json::from_slice(&plain)?;
    if register::serves(tx, wave.organisation, &asking.address).await? {
        return Ok(());
    }
    admit(tx, &wave, &key, &asking).await
}

/// The mark by which a contact that asks again is known.
fn mark(key: &Key, address: &Address) -> Vec<u8> {
    key.mac("joined", address.text().as_bytes()).to_vec()
}

/// Makes a place for a contact that has none, and writes to it; one that has, and asks on another day, lost its message.
/// Whether its answers are in makes no difference.
async fn admit(tx: &Tx, wave: &Wave, key: &Key, asking: &Asking) -> Result<(), Refusal> {
    let mark = mark(key, &asking.address);
    if let Some(place) = joined::by_mark(tx, wave.id, &mark).await? {
        let written = messages::newest_about(tx, JOINED, &[place]).await?;
        let today = written.values().any(|(_, _, at)| london_day(*at) == tx.today());
        return if today { Ok(()) } else { write(tx, wave, place, asking).await };
    }
    let (id, house) = (tx.new_id(), tx.house());
    let own = house.keys.ring(&Wave::code_key(wave.id))?.add(&[id], &house.chance)?;
    let own = own.get(&id).ok_or(Refusal::NotFound)?.derive("joined");
    let sealed = own.seal(id.as_bytes(), &serde_json::to_vec(asking)?, &house.chance);
    place::add(tx, wave.id, &[(id, code::code_mark(key, &code::code(key, id, 0)))]).await?;
    if !joined::add(tx, id, wave.id, mark, sealed).await? {
        // The same contact, looked at by another job at this moment.
        return place::remove(tx, id).await;
    }
    write(tx, wave, id, asking).await
}

async fn write(tx: &Tx, wave: &Wave, id: Uuid, asking: &Asking) -> Result<(), Refusal> {
    let la = people::organisation(tx, wave.organisation).await?.ok_or(Refusal::NotFound)?;
    let known = known::instrument(tx.house(), tx.conn(), wave).await?;
    let theirs = asking.language;
    let t = words::others(if known.languages.contains(&theirs) { theirs } else { Language::English });
    let minutes = known.minutes.to_string();
    let places = [("la", &*la.name), ("minutes", &*minutes), ("link", messages::LINK)];
    let channel = match asking.address {
        Address::Mobile(_) => Channel::Text,
        Address::Email(_) => Channel::Email,
    };
    let draft = Draft {
        organisation: Some(wave.organisation),
        kind: JOINED,
        channel,
        to: asking.address.text().to_owned(),
        subject: t.plain("join-subject", &[("la", &la.name)]),
        body: t.plain("join-message", &places),
        reference: Some(id),
        owner: Some(Owner { ring: Wave::code_key(wave.id), person: id }),
    };
    messages::post(tx, &draft).await.map(drop)
}

/// The language in which the link of a place opens; `None` where its contact was wiped: a message that waits is not sent.
pub(crate) async fn language(tx: &Tx, place: &Place) -> Result<Option<Language>, Refusal> {
    Ok(kept(tx, place).await?.map(|asking| asking.language))
}

/// What is kept of somebody who joined; `None` once it is wiped.
pub(crate) async fn kept(tx: &Tx, place: &Place) -> Result<Option<Asking>, Refusal> {
    let Some(sealed) = joined::sealed(tx, place.id).await? else { return Ok(None) };
    let Some(own) = tx.house().keys.ring(&Wave::code_key(place.wave))?.find(place.id)? else {
        return Ok(None);
    };
    let plain = own.derive("joined").open(place.id.as_bytes(), &sealed)?;
    Ok(Some(serde_json::from_slice(&plain)?))
}

/// Wipes every contact of a wave that is over, keys first; again it does nothing. Places stay: they are the count.
pub(crate) async fn forget(tx: &Tx, wave: &Wave) -> Result<usize, Refusal> {
    if wave.asks != Group::NoLongerServed {
        return Ok(0);
    }
    let all = joined::of_wave(tx, wave.id).await?;
    if !all.is_empty() {
        match tx.house().keys.ring(&Wave::code_key(wave.id)) {
            Ok(ring) => ring.erase(&all)?,
            // Gone with the key it hung on.
            Err(kit::keys::KeyError::Destroyed(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    messages::forget(tx, &all).await?;
    joined::remove_all(tx, wave.id).await?;
    Ok(all.len())
}

/// Somebody who joined, found by what they typed.
pub(crate) struct Found {
    pub(crate) wave: Wave,
    pub(crate) place: Place,
}

/// Where a contact has joined in this LA, as far as it is kept.
pub(crate) async fn find(tx: &Tx, la: Uuid, address: &Address) -> Result<Vec<Found>, Refusal> {
    let mut all = Vec::new();
    for wave in wave::of(tx, la, Group::NoLongerServed).await? {
        if !matches!(wave.state(), State::Open | State::Closed | State::TooFew) || !wave.has_keys() {
            continue;
        }
        let key = tx.house().keys.read(&Wave::code_key(wave.id))?;
        if let Some(id) = joined::by_mark(tx, wave.id, &mark(&key, address)).await?
            && let Some(place) = place::find(tx, id).await?
        {
            all.push(Found { wave, place });
        }
    }
    Ok(all)
}

/// Everybody who joined a wave and is kept.
pub(crate) async fn everyone(tx: &Tx, wave: &Wave) -> Result<Vec<Found>, Refusal> {
    let mut all = Vec::new();
    for id in joined::of_wave(tx, wave.id).await? {
        if let Some(place) = place::find(tx, id).await? {
            all.push(Found { wave: wave.clone(), place });
        }
    }
    Ok(all)
}

/// Wipes one contact at the wish of whose it is: on the list beside the keys first, so that no old copy brings it back.
pub(crate) async fn erase(tx: &Tx, found: &Found) -> Result<(), Refusal> {
    let (ring, id) = (Wave::code_key(found.wave.id), found.place.id);
    let whom = format!("{ring} {} ", ids::show(id));
    let keys = &tx.house().keys;
    if !keys.lines(kit::keys::GONE)?.iter().any(|line| line.starts_with(&whom)) {
        keys.add_lines(kit::keys::GONE, &[format!("{whom}{}", tx.today())])?;
    }
    keys.ring(&ring)?.erase(&[id])?;
    messages::forget(tx, &[id]).await?;
    joined::remove(tx, id).await.map(drop)
}

/// Wipes again whom the list beside the keys names. Harmless to repeat; returns how many an old copy had brought back.
pub(crate) async fn replay(house: &Arc<House>) -> Result<usize, Refusal> {
    let tx = house.write().await?;
    let mut count = 0;
    for line in house.keys.lines(kit::keys::GONE)? {
        let mut parts = line.split(' ');
        let of = parts.next().and_then(|ring| ring.strip_prefix("wave-")).and_then(ids::read);
        let (Some(of), Some(id)) = (of, parts.next().and_then(ids::read)) else { continue };
        if let Ok(ring) = house.keys.ring(&Wave::code_key(of)) {
            ring.erase(&[id])?;
        }
        messages::forget(&tx, &[id]).await?;
        count += usize::from(joined::remove(&tx, id).await?);
    }
    tx.commit().await?;
    Ok(count)
}
