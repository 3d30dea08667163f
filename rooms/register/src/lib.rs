//! The register: the care leavers an LA serves, as imported from its case management. Holds no answer, ever.
//!
//! Everything that could point at somebody (name, case id, date of birth, phone, e-mail, address, a worker's name) is
//! sealed under a key of their own, which is not in the database: destroying it erases them from every copy of it.
//!
//! The reading functions below check no right themselves: they are called inside another room's permit, which names
//! the LA they are asked about.

mod acts;
pub mod codes;
mod correcting;
mod details;
mod difference;
mod erasure;
mod export;
pub mod fields;
pub mod import;
mod jobs;
mod model;
mod pages;
mod reimport;
pub mod rights;
mod store;

pub use acts::import;
pub use erasure::{authority as erase_authority, replay as replay_erasures};
pub use export::{Everything, everything, retention};
pub use model::{CareLeaver, Contact};

use kit::jobs::{Fact, Listener};
use kit::web::Refusal;
use kit::{Room, Tx};
use store::{advisers, leavers};
use uuid::Uuid;

/// The name of the list of erased people in the key folder.
pub const ERASED: &str = kit::keys::GONE;

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![
            (jobs::MATCH, jobs::match_advisers),
            (jobs::REFUSED, jobs::refused),
            (jobs::TIDY, jobs::tidy),
        ],
        listeners: vec![
            Listener { fact: people::MemberJoined::NAME, job: jobs::MATCH },
            Listener { fact: messages::AddressRefused::NAME, job: jobs::REFUSED },
        ],
        daily: vec![(jobs::TIDY, 3)],
        ..Room::default()
    }
}

/// Whose messages to a care leaver are: sealed under the person's own key.
pub fn owner(la: Uuid, person: Uuid) -> messages::Owner {
    messages::Owner { ring: people::la_key(la), person }
}

/// Everyone whom the LA serves: not archived, not erased, not died. Ages are those of today.
///
/// # Errors
/// When the database or the LA's key can't be read.
pub async fn current(tx: &Tx, la: Uuid) -> Result<Vec<CareLeaver>, Refusal> {
    let accounts = advisers::accounts(tx, la).await?;
    let today = tx.today();
    Ok(leavers::current(tx, la).await?.iter().map(|person| person.care_leaver(&accounts, today)).collect())
}

/// How to reach those of `ids` whom the LA serves and may write to, by name. Others (of another LA, archived, erased,
/// died, not to be contacted) are not in it.
///
/// # Errors
/// As [`current`].
pub async fn contacts(tx: &Tx, la: Uuid, ids: &[Uuid]) -> Result<Vec<Contact>, Refusal> {
    let people = leavers::some(tx, la, ids).await?;
    Ok(by_name(people.into_iter().filter(|person| person.details.stop.is_none()).collect()))
}

/// How many people the LA serves.
///
/// # Errors
/// When the database refuses.
pub async fn count(tx: &Tx, la: Uuid) -> Result<u64, Refusal> {
    leavers::count(tx, la).await
}

/// A personal adviser's own people, by name; those who are not to be contacted too, and said to be.
///
/// # Errors
/// As [`current`].
pub async fn of_adviser(tx: &Tx, la: Uuid, account: Uuid) -> Result<Vec<Contact>, Refusal> {
    let names = advisers::of_account(tx, la, account).await?;
    Ok(by_name(leavers::of_names(tx, la, names).await?))
}

/// How many of a personal adviser's own people can't be reached as it stands: their contacts have to be checked.
///
/// # Errors
/// As [`current`].
pub async fn to_check(tx: &Tx, la: Uuid, account: Uuid) -> Result<usize, Refusal> {
    let own = pages::reached(tx, la, rights::Reach::Own(account)).await?;
    Ok(own.iter().filter(|person| person.details.check().is_some()).count())
}

fn by_name(people: Vec<model::Person>) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = people.into_iter().map(model::Person::contact).collect();
    contacts.sort_by_cached_key(|contact| (contact.name.to_lowercase(), contact.id));
    contacts
}
