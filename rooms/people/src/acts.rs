//! The verbs: setting up and adding LAs here, the rest by what they are about.

pub(crate) mod address;
pub(crate) mod factor;
mod invite;
pub(crate) mod proof;
mod seat;
pub(crate) mod sign_in;

pub use invite::{invite_lead, invite_to_national, invite_to_team};
pub(crate) use seat::{end_others, end_seat, end_sessions};

use kit::web::Refusal;
use messages::{Channel, Draft};
use uuid::Uuid;

use crate::authorities::Authority;
use crate::model::{Details, Organisation, Role};
use crate::rights::{ManageAuthorities, Permit, SetUp};
use crate::store::{self, account, pass, seat as seats};

/// What a message about a one-time link is called.
pub(crate) const PASS: &str = "pass";

/// Makes the national team and its first programme manager; returns the manager's account.
///
/// # Errors
/// [`Refusal::NotFound`] when the set-up link was used meanwhile.
pub async fn set_up(permit: &Permit<'_, SetUp>, programme: &str, manager: &Details) -> Result<Uuid, Refusal> {
    let tx = permit.tx();
    if let Some(id) = permit.thing() {
        let link = pass::by_id(tx, *id).await?.ok_or(Refusal::NotFound)?;
        if !pass::consume(tx, &link).await? {
            return Err(Refusal::NotFound);
        }
    }
    let national = store::add_national(tx, programme).await?;
    let account = account::find_or_add(tx, manager).await?;
    seats::give(tx, account, national.id, Role::Manager, None).await?;
    permit.audit(Some(national.id), Some(account)).await?;
    Ok(account)
}

/// Adds an LA to the programme, with the key that its register will be sealed under.
///
/// # Errors
/// [`Refusal::Conflict`] when it is there already.
pub async fn add_authority(
    permit: &Permit<'_, ManageAuthorities>,
    authority: &Authority,
) -> Result<Organisation, Refusal> {
    let tx = permit.tx();
    store::hold(tx, permit.thing().id).await?;
    if store::organisation_by_slug(tx, &authority.slug).await?.is_some() {
        return Err(Refusal::Conflict(format!("{} is already in the programme.", authority.name)));
    }
    let la = store::add_authority(tx, authority).await?;
    tx.house().keys.create(&la_key(la.id), &tx.house().chance)?;
    permit.audit(Some(la.id), Some(la.id)).await?;
    Ok(la)
}

/// The name of an LA's key in the key folder.
pub fn la_key(la: Uuid) -> String {
    format!("la-{}", kit::ids::show(la))
}

/// An e-mail of the programme's own: to somebody about their account.
fn letter(to: &str, subject: &str, body: String, reference: Option<Uuid>) -> Draft {
    Draft {
        organisation: None,
        kind: PASS,
        channel: Channel::Email,
        to: to.to_owned(),
        subject: subject.to_owned(),
        body,
        reference,
        owner: None,
    }
}
