//! What other rooms may ask of the register. Nothing here checks a right: it is called inside another room's permit, which
//! names the LA that is asked about.

use kit::Tx;
use kit::web::Refusal;
use std::collections::HashMap;
use uuid::Uuid;

use crate::model::{self, CareLeaver, Contact};
use crate::store::{advisers, leavers};
use crate::{pages, rights};

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

/// The names of personal advisers that an LA's list has, by row ([`CareLeaver::adviser_name`]).
///
/// # Errors
/// As [`current`].
pub async fn adviser_names(tx: &Tx, la: Uuid) -> Result<HashMap<Uuid, String>, Refusal> {
    Ok(advisers::all(tx, la).await?.into_iter().map(|adviser| (adviser.id, adviser.details.name)).collect())
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
