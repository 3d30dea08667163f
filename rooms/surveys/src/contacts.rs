//! What whoever runs the program may ask of the contacts of people who joined: what is kept, until when, and wiping it.

use chrono::{Days, NaiveDate};
use kit::audit::{self, Grain};
use kit::clock::written;
use kit::permit::Actor;
use kit::web::Refusal;
use kit::words::Language;
use kit::{House, Tx};
use people::Organisation;
use register::Address;
use std::fmt::Write as _;
use std::sync::Arc;
use uuid::Uuid;

use crate::group::Group;
use crate::joining::{self, Asking, Found};
use crate::store::{joined, wave};

/// Contacts that are kept for a survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The LA's name in addresses.
    pub la: String,
    /// The morning on which they are wiped at the latest.
    pub day: NaiveDate,
    /// How many.
    pub people: usize,
}

/// Contacts of people who joined, by survey, and when they are wiped. It changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn kept_contacts(house: &Arc<House>) -> Result<Vec<Kept>, Refusal> {
    let tx = house.read().await?;
    let mut all = Vec::new();
    for la in people::all_authorities(&tx).await? {
        for wave in wave::of(&tx, la.id, Group::NoLongerServed).await? {
            let people = joined::of_wave(&tx, wave.id).await?.len();
            if people > 0 {
                all.push(Kept { la: la.slug.clone(), day: wave.closes_on + Days::new(1), people });
            }
        }
    }
    Ok(all)
}

/// Where a contact joined; none where what was typed is no contact, or there is no such LA.
async fn found(tx: &Tx, slug: &str, contact: &str) -> Result<(Organisation, Vec<Found>), Refusal> {
    let la = people::public_authority(tx, slug).await?;
    let Some(address) = Address::read(contact) else { return Err(Refusal::NotFound) };
    let all = joining::find(tx, la.id, &address).await?;
    if all.is_empty() { Err(Refusal::NotFound) } else { Ok((la, all)) }
}

async fn note(tx: &Tx, act: &'static str, la: Uuid, place: Uuid) -> Result<(), Refusal> {
    audit::line(tx, &Actor::house(), (act, Grain::Day), Some(la), Some(place)).await
}

/// All that is kept of somebody who joined with this contact, in words. It is noted that somebody asked.
///
/// # Errors
/// [`Refusal::NotFound`] where nobody joined with it, or it was wiped.
pub async fn told_of_joined(tx: &Tx, slug: &str, contact: &str) -> Result<String, Refusal> {
    let (la, all) = found(tx, slug, contact).await?;
    let mut text = String::new();
    for Found { wave, place } in all {
        let Some(kept) = joining::kept(tx, &place).await? else { continue };
        let _ = writeln!(
            text,
            "Survey of {} for people no longer served, to {}",
            la.name,
            written(wave.closes_on)
        );
        let _ = writeln!(text, "Asked for a link with: {}", kept.address.text());
        let _ = writeln!(text, "Language: {}", kept.language.name());
        let _ = writeln!(text, "Wiped by: {}\n", written(wave.closes_on + Days::new(1)));
        for message in messages::written_to(tx, place.id).await? {
            let _ = writeln!(text, "Message to {}\n{}\n{}\n", message.to, message.subject, message.body);
        }
        note(tx, "tell what is kept of somebody who joined", la.id, place.id).await?;
    }
    if text.is_empty() { Err(Refusal::NotFound) } else { Ok(text) }
}

/// Wipes a contact that joined, in every survey of this LA: for good, also from old copies. Returns from how many.
///
/// # Errors
/// [`Refusal::NotFound`] where nobody joined with it, or it was wiped before.
pub async fn erase_joined(house: &Arc<House>, slug: &str, contact: &str) -> Result<usize, Refusal> {
    let tx = house.write().await?;
    let (la, all) = found(&tx, slug, contact).await?;
    for one in &all {
        joining::erase(&tx, one).await?;
        note(&tx, "erase somebody who joined", la.id, one.place.id).await?;
    }
    tx.commit().await?;
    Ok(all.len())
}

/// Wipes every contact that joined this LA's surveys, as with its register. Returns how many.
///
/// # Errors
/// [`Refusal::NotFound`] for no such LA.
pub async fn erase_all_joined(house: &Arc<House>, slug: &str) -> Result<usize, Refusal> {
    let tx = house.write().await?;
    let la = people::public_authority(&tx, slug).await?;
    let mut count = 0;
    for wave in wave::of(&tx, la.id, Group::NoLongerServed).await? {
        for found in joining::everyone(&tx, &wave).await? {
            joining::erase(&tx, &found).await?;
            note(&tx, "erase somebody who joined", la.id, found.place.id).await?;
            count += 1;
        }
    }
    tx.commit().await?;
    Ok(count)
}

/// Asks for a link as somebody at the public address would: for the demo's invented people and tests. `false` while nobody
/// can join.
///
/// # Errors
/// When the database or a key can't be read.
pub async fn ask_to_join(tx: &Tx, la: Uuid, address: Address) -> Result<bool, Refusal> {
    let Some(wave) = joining::open(tx, la).await? else { return Ok(false) };
    joining::ask(tx, &wave, &Asking { address, language: Language::English }).await?;
    Ok(true)
}

/// Wipes again whom the list beside the keys names: whoever puts an old copy of the database back calls this before anybody
/// is served. Returns how many there were.
///
/// # Errors
/// When the database or the key folder refuses.
pub async fn replay_joined(house: &Arc<House>) -> Result<usize, Refusal> {
    joining::replay(house).await
}
