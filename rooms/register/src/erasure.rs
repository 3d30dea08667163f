//! Erasing: the key of a person is destroyed, which makes every copy of their details and messages unreadable, and an
//! empty row is left for the counts of past surveys. What was erased is on a list beside the keys, so that putting an old
//! copy of the database back does not bring them back.
//!
//! The list comes first, then the key, then the database's own transaction: wherever a crash falls, the list has it, and
//! [`replay`] finishes it.

use kit::keys::GONE;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

use crate::rights::{self, EraseAuthority, ErasePerson, Permit};
use crate::store::{advisers, columns, destroy, leaving, pending};

/// A line on the list is the ring, the person, and the day: `la-… … 2027-04-12`. This stands for the person where a whole register was erased.
const EVERYONE: &str = "everyone";

/// Erases one person; doing it again does nothing.
pub(crate) async fn erase(permit: &Permit<'_, ErasePerson>) -> Result<(), Refusal> {
    let (tx, (la, id)) = (permit.tx(), permit.thing());
    if empty(tx, la.id, *id).await? {
        permit.audit(Some(la.id), Some(*id)).await?;
        note(tx, la.id, &ids::show(*id))?;
        destroy(tx, la.id, &[*id])?;
    }
    Ok(())
}

/// What the database holds of somebody; `false`: it holds nothing.
async fn empty(tx: &Tx, la: Uuid, id: Uuid) -> Result<bool, Refusal> {
    let Some(mark) = leaving::mark(tx, id).await? else { return Ok(false) };
    pending::discard_about(tx, la, &mark).await?;
    messages::forget(tx, &[id]).await?;
    leaving::empty(tx, id).await?;
    Ok(true)
}

/// Puts it on the list, once.
fn note(tx: &Tx, la: Uuid, who: &str) -> Result<(), Refusal> {
    let (keys, whom) = (&tx.house().keys, format!("{} {who} ", people::la_key(la)));
    if keys.lines(GONE)?.iter().any(|line| line.starts_with(&whom)) {
        return Ok(());
    }
    Ok(keys.add_lines(GONE, &[format!("{whom}{}", tx.today())])?)
}

/// Erases everybody whose day has come, each in a transaction of their own: one failure keeps nobody else waiting.
pub(crate) async fn due(house: &Arc<House>) -> Result<usize, Refusal> {
    let tx = house.read().await?;
    let due = leaving::due(&tx).await?;
    drop(tx);
    each(house, &due).await
}

async fn each(house: &Arc<House>, people: &[(Uuid, Uuid)]) -> Result<usize, Refusal> {
    let mut outcome = Ok(());
    let mut count = 0;
    for (la, id) in people {
        match one(house, *la, *id).await {
            Ok(()) => count += 1,
            failed => outcome = outcome.and(failed),
        }
    }
    outcome.map(|()| count)
}

async fn one(house: &Arc<House>, la: Uuid, id: Uuid) -> Result<(), Refusal> {
    let tx = house.write().await?;
    erase(&rights::erase_for_job(&tx, la, id).await?).await?;
    tx.commit().await
}

/// Erases again everybody whom the list in the key folder names and the database does not know to be erased: whoever
/// puts an old copy back calls this before anybody is served. Harmless to repeat. Returns how many there were.
///
/// # Errors
/// When the database or the key folder refuses; what is left is done by the next.
pub async fn replay(house: &Arc<House>) -> Result<usize, Refusal> {
    let (registers, people) = listed(&house.keys.lines(GONE)?);
    let mut count = 0;
    for la in registers {
        count += again(house, la).await?;
    }
    let tx = house.write().await?;
    for (la, ids) in &people {
        destroy(&tx, *la, ids)?;
    }
    let all: Vec<Uuid> = people.into_values().flatten().collect();
    messages::forget(&tx, &all).await?;
    let left = leaving::not_erased(&tx, &all).await?;
    tx.commit().await?;
    Ok(count + each(house, &left).await?)
}

/// Registers that were erased whole, and people by LA. A line that is none of ours is passed over.
fn listed(lines: &[String]) -> (Vec<Uuid>, BTreeMap<Uuid, Vec<Uuid>>) {
    let (mut registers, mut people) = (Vec::new(), BTreeMap::<Uuid, Vec<Uuid>>::new());
    for line in lines {
        let mut parts = line.split(' ');
        let la = parts.next().and_then(|ring| ring.strip_prefix("la-")).and_then(ids::read);
        match (la, parts.next()) {
            (Some(la), Some(EVERYONE)) => registers.push(la),
            (Some(la), Some(person)) => people.entry(la).or_default().extend(ids::read(person)),
            _ => {}
        }
    }
    (registers, people)
}

/// A register that was erased, and may be back.
async fn again(house: &Arc<House>, la: Uuid) -> Result<usize, Refusal> {
    let tx = house.write().await?;
    let Some(la) = people::organisation(&tx, la).await? else { return Ok(0) };
    let key = people::la_key(la.id);
    if house.keys.destroyed(&key) && leaving::of_authority(&tx, la.id).await?.is_empty() {
        return Ok(0);
    }
    let count = whole(&rights::erase_authority(&tx, &la.slug).await?).await?;
    tx.commit().await?;
    Ok(count)
}

/// Erases the whole register of the LA at `slug`, for whoever runs the program: everybody in it, the names of personal
/// advisers, what waits, the ring and the LA's key. Returns how many people.
///
/// # Errors
/// [`Refusal::NotFound`] for no such LA.
pub async fn authority(house: &Arc<House>, slug: &str) -> Result<usize, Refusal> {
    let tx = house.write().await?;
    let permit = rights::erase_authority(&tx, slug).await?;
    let count = whole(&permit).await?;
    tx.commit().await?;
    Ok(count)
}

async fn whole(permit: &Permit<'_, EraseAuthority>) -> Result<usize, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing().id);
    let everyone = leaving::of_authority(tx, la).await?;
    let ids: Vec<Uuid> = everyone.iter().map(|(_, id)| *id).collect();
    messages::forget(tx, &ids).await?;
    for id in &ids {
        leaving::empty(tx, *id).await?;
    }
    pending::discard_all(tx, la).await?;
    advisers::remove_all(tx, la).await?;
    columns::remove(tx, la).await?;
    permit.audit(Some(la), Some(la)).await?;
    note(tx, la, EVERYONE)?;
    tx.house().keys.destroy(&people::la_key(la))?;
    Ok(ids.len())
}
