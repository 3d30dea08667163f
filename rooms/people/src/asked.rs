//! What the other rooms, the demo and the command line may ask of this one. Nothing here checks a right: it is
//! asked inside another room's permit, or by the person at the terminal.

use kit::permit::Actor;
use kit::web::Refusal;
use kit::{House, Tx};
use std::sync::Arc;
use uuid::Uuid;

use crate::model::{Details, Kind, Member, Organisation, Purpose};
use crate::store::{self, account, pass, seat};
use crate::{acts, rights, set_up};

/// The organisation with this identifier.
///
/// # Errors
/// When the database refuses.
pub async fn organisation(tx: &Tx, id: Uuid) -> Result<Option<Organisation>, Refusal> {
    store::organisation(tx, id).await
}

/// Holds an organisation until the transaction ends, so that what may stand once in it is looked for and added by one
/// at a time: a form that is sent twice at once would otherwise find nothing there both times. (On SQLite there is one
/// writer anyway.)
///
/// # Errors
/// [`Refusal::NotFound`] where there is none.
pub async fn hold(tx: &Tx, organisation: Uuid) -> Result<(), Refusal> {
    store::hold(tx, organisation).await
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
    seat::members(tx, organisation).await
}

/// Who sits in the national team.
///
/// # Errors
/// When the database refuses.
pub async fn national_members(tx: &Tx) -> Result<Vec<Member>, Refusal> {
    match store::national(tx).await? {
        Some(national) => seat::members(tx, national.id).await,
        None => Ok(Vec::new()),
    }
}

/// Whether an account has a seat in an organisation, or ever had one: whoever worked with an LA's young people may know
/// who writes so.
///
/// # Errors
/// When the database refuses.
pub async fn ever_sat(tx: &Tx, account: Uuid, organisation: Uuid) -> Result<bool, Refusal> {
    seat::ever_sat(tx, account, organisation).await
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
    let purpose = found.and_then(|pass| Purpose::of(&pass.purpose));
    Ok(purpose.map(|purpose| pass::link(house, purpose, id)))
}

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
    Ok(Some(pass::link(house, Purpose::SetUp, id)))
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
    Ok(Some(pass::link(house, purpose, id)))
}

/// Takes away the second factor of whoever lost their phone and all recovery codes: for the command line. `false` where the
/// address has no account, or the account no second factor.
///
/// # Errors
/// When the database refuses.
pub async fn forget_factor(house: &Arc<House>, email: &str) -> Result<bool, Refusal> {
    let tx = house.write().await?;
    let Some(account) = account::by_email(&tx, email).await? else { return Ok(false) };
    let Some(who) = account::details(&tx, account).await? else { return Ok(false) };
    let gone = acts::factor::forget(&rights::forget_factor(&tx, account), &who).await?;
    tx.commit().await?;
    Ok(gone)
}

/// Ends all sessions of the account of this address, or, without one, of everybody: for the command line. `false` where
/// the address has no account.
///
/// # Errors
/// When the database refuses.
pub async fn end_sessions(house: &Arc<House>, email: Option<&str>) -> Result<bool, Refusal> {
    let tx = house.write().await?;
    let account = match email {
        None => None,
        Some(email) => match account::by_email(&tx, email).await? {
            None => return Ok(false),
            known => known,
        },
    };
    acts::end_sessions(&rights::end_sessions(&tx, account)).await?;
    tx.commit().await?;
    Ok(true)
}
