//! People: organisations, accounts, the roles they hold, and how they come in.

mod acts;
pub mod authorities;
mod frame;
mod model;
mod pages;
pub mod rights;
mod store;

pub use acts::{add_authority, invite_lead, invite_to_team, la_key, set_up};
pub use authorities::Authority;
pub use frame::Frame;
pub use model::{Details, Kind, Member, Organisation, Role, slug};
pub use rights::{national, seated};

use async_trait::async_trait;
use kit::jobs::Fact;
use kit::permit::Actor;
use kit::web::{Refusal, WhoIs};
use kit::{House, Room, Tx};
use model::Purpose;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{account, pass, session};
use uuid::Uuid;

/// Somebody got a seat in an LA.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberJoined {
    /// The LA.
    pub organisation: Uuid,
    /// Who.
    pub account: Uuid,
}

impl Fact for MemberJoined {
    const NAME: &'static str = "member joined";
}

/// What this room brings.
pub fn room() -> Room {
    Room { routes: pages::routes(), ..Room::default() }
}

/// Knows who holds a session.
#[derive(Debug)]
pub struct Accounts;

#[async_trait]
impl WhoIs for Accounts {
    async fn who(&self, house: &Arc<House>, secret: &str) -> Result<Option<Actor>, Refusal> {
        let tx = house.read().await?;
        let Some((id, stale)) = session::holder(&tx, secret).await? else { return Ok(None) };
        let actor = account::actor(&tx, id).await?;
        drop(tx);
        if stale {
            let tx = house.write().await?;
            session::seen(&tx, secret).await?;
            tx.commit().await?;
        }
        Ok(actor)
    }
}

/// The organisation with this identifier.
///
/// # Errors
/// When the database refuses.
pub async fn organisation(tx: &Tx, id: Uuid) -> Result<Option<Organisation>, Refusal> {
    store::organisation(tx, id).await
}

/// The LA at this address, for pages that anyone may read.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none.
pub async fn public_authority(tx: &Tx, slug: &str) -> Result<Organisation, Refusal> {
    let found = store::organisation_by_slug(tx, slug).await?;
    found.filter(|o| o.kind == Kind::Authority).ok_or(Refusal::NotFound)
}

/// All LAs of the programme, by name.
///
/// # Errors
/// When the database refuses.
pub async fn all_authorities(tx: &Tx) -> Result<Vec<Organisation>, Refusal> {
    store::authorities(tx).await
}

/// Who sits in an organisation, by name.
///
/// # Errors
/// When the database refuses.
pub async fn members(tx: &Tx, organisation: Uuid) -> Result<Vec<Member>, Refusal> {
    account::members(tx, organisation).await
}

/// Who sits in the national team.
///
/// # Errors
/// When the database refuses.
pub async fn national_members(tx: &Tx) -> Result<Vec<Member>, Refusal> {
    match store::national(tx).await? {
        Some(national) => account::members(tx, national.id).await,
        None => Ok(Vec::new()),
    }
}

/// Name and e-mail address of an account.
///
/// # Errors
/// When the database refuses.
pub async fn person(tx: &Tx, account: Uuid) -> Result<Option<Details>, Refusal> {
    account::details(tx, account).await
}

/// The actor an account is, with its seats: for the demo and tests, which act as people.
///
/// # Errors
/// When the database refuses.
pub async fn actor(tx: &Tx, account: Uuid) -> Result<Option<Actor>, Refusal> {
    account::actor(tx, account).await
}

/// The live link behind a message about a pass; `None` when it was used or has expired.
///
/// # Errors
/// When the database refuses.
pub async fn pass_link(house: &Arc<House>, id: Uuid) -> Result<Option<String>, Refusal> {
    let tx = house.read().await?;
    let found = pass::by_id(&tx, id).await?;
    Ok(found.map(|_| house.settings.link(&format!("/sign-in/{}", pass::secret(house, id)))))
}

/// The kind of message whose link [`pass_link`] makes.
pub const PASS: &str = acts::PASS;

/// A fresh one-time set-up link while there is no account at all.
///
/// # Errors
/// When the database refuses.
pub async fn set_up_link(house: &Arc<House>) -> Result<Option<String>, Refusal> {
    let tx = house.write().await?;
    if store::any_account(&tx).await? {
        return Ok(None);
    }
    let id = pass::issue(&tx, Purpose::SetUp, None).await?;
    tx.commit().await?;
    Ok(Some(house.settings.link(&format!("/set-up/{}", pass::secret(house, id)))))
}

/// Makes the first manager without a link: for the demo.
///
/// # Errors
/// [`Refusal::NotFound`] where the instance is set up already.
pub async fn begin(tx: &Tx, programme: &str, manager: &Details) -> Result<Uuid, Refusal> {
    set_up(&rights::set_up(tx, None).await?, programme, manager).await
}

/// A fresh link that signs in the account of this address: for the command line, and (`again`) the demo.
///
/// # Errors
/// When the database refuses.
pub async fn fresh_link(house: &Arc<House>, email: &str, again: bool) -> Result<Option<String>, Refusal> {
    let tx = house.write().await?;
    let Some(account) = account::by_email(&tx, email).await? else { return Ok(None) };
    let purpose = if again { Purpose::Demo } else { Purpose::SignIn };
    let id = pass::issue(&tx, purpose, Some(account)).await?;
    tx.commit().await?;
    Ok(Some(house.settings.link(&format!("/sign-in/{}", pass::secret(house, id)))))
}
