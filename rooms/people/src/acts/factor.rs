//! The second factor: set up, shown, replaced, forgotten.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use super::letter;
use super::proof::{Proven, proves};
use crate::factor::{Proof, RECOVERY, step_of};
use crate::limits::CODES_OF_ONE;
use crate::model::Details;
use crate::rights::{ForgetFactor, KeepFactor, PassFactor, Permit};
use crate::store::entities::session::Model as Session;
use crate::store::{account, factor, pass as links, session};

/// Recovery codes, in the clear for the one time they are shown.
pub(crate) type Codes = Vec<[u8; RECOVERY]>;

/// The secret offered to a session, and the time step of the code made from it; `None` when the code is wrong. Such a code is
/// counted in memory only: whoever types it has the secret before their eyes.
fn confirmed(
    tx: &Tx,
    account: Uuid,
    session: &Session,
    code: &Proof,
) -> Result<Option<(Vec<u8>, i64)>, Refusal> {
    let Proof::App(code) = code else { return Ok(None) };
    let offer = factor::offer(tx.house(), &session.mark);
    tx.house().spend(&CODES_OF_ONE, account.as_bytes())?;
    let Some(step) = step_of(&offer, code, tx.now().timestamp(), -1) else { return Ok(None) };
    tx.house().limits().forgive(&CODES_OF_ONE, account.as_bytes());
    Ok(Some((offer, step)))
}

/// Confirms the offered secret with a code made from it. Gives the session's new secret and the recovery codes; `None`
/// when the code is wrong.
///
/// # Errors
/// [`Refusal::Conflict`] when a factor was set up meanwhile; [`Refusal::TooMany`].
pub(crate) async fn set_up(
    permit: &Permit<'_, PassFactor>,
    session: Session,
    code: &Proof,
) -> Result<Option<(String, Codes)>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    let Some((offer, step)) = confirmed(tx, account, &session, code)? else { return Ok(None) };
    if !factor::add(tx, account, &offer, step).await? {
        return Err(Refusal::Conflict("A second factor was set up on another device just now.".to_owned()));
    }
    let codes = factor::make_codes(tx, account).await?;
    permit.audit(None, Some(account)).await?;
    Ok(Some((session::renew(tx, session).await?, codes)))
}

/// Shows a code; gives the session's new secret.
///
/// # Errors
/// [`Refusal::TooMany`] after five wrong ones in a minute.
pub(crate) async fn pass(
    permit: &Permit<'_, PassFactor>,
    session: Session,
    proof: &Proof,
) -> Result<Proven<String>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if let Err(no) = proves(tx, account, proof).await? {
        return Ok(Err(no));
    }
    permit.audit(None, Some(account)).await?;
    Ok(Ok(session::renew(tx, session).await?))
}

/// New recovery codes in the place of the old ones, for a code.
///
/// # Errors
/// As [`pass`].
pub(crate) async fn new_codes(
    permit: &Permit<'_, KeepFactor>,
    proof: &Proof,
) -> Result<Proven<Codes>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if let Err(no) = proves(tx, account, proof).await? {
        return Ok(Err(no));
    }
    permit.audit(None, Some(account)).await?;
    Ok(Ok(factor::make_codes(tx, account).await?))
}

/// Lets this session, and no other, set another phone up, for a code. The factor there is stays until [`swap`]: whoever stops
/// halfway is not without one.
///
/// # Errors
/// As [`pass`].
pub(crate) async fn replace(
    permit: &Permit<'_, KeepFactor>,
    session: &Session,
    proof: &Proof,
) -> Result<Proven<()>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if let Err(no) = proves(tx, account, proof).await? {
        return Ok(Err(no));
    }
    session::let_replace(tx, session.id).await?;
    permit.audit(None, Some(account)).await?;
    Ok(Ok(()))
}

/// Puts the offered secret in the place of the factor there is, confirmed with a code made from it: new recovery codes, other
/// sessions and all links end, and the owner is told. `None` when the code is wrong.
///
/// # Errors
/// [`Refusal::Conflict`] when the session may not any more; [`Refusal::TooMany`].
pub(crate) async fn swap(
    permit: &Permit<'_, KeepFactor>,
    session: Session,
    code: &Proof,
) -> Result<Option<(String, Codes)>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    let Some((offer, step)) = confirmed(tx, account, &session, code)? else { return Ok(None) };
    if !session::use_replace(tx, &session).await? || !factor::replace(tx, account, &offer, step).await? {
        let why = "This was done already, or took too long. Look at your account, and begin again there.";
        return Err(Refusal::Conflict(why.to_owned()));
    }
    let codes = factor::make_codes(tx, account).await?;
    session::end_all(tx, account, Some(session.id)).await?;
    links::consume_all(tx, account).await?;
    permit.audit(None, Some(account)).await?;
    if let Some(who) = account::details(tx, account).await? {
        let body = "Another phone is the second factor of your account at New Belongings from now on, with new recovery \
                    codes. Whoever did it entered a code of the old one.\n\nIf this was not you, tell whoever runs New \
                    Belongings for you at once.\n";
        tell(tx, &who, body).await?;
    }
    Ok(Some((session::renew(tx, session).await?, codes)))
}

/// Takes the factor of somebody away who lost phone and recovery codes; the operator has made sure who they are. Their
/// sessions and links end and they are told. `false`: there was none.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn forget(permit: &Permit<'_, ForgetFactor>, who: &Details) -> Result<bool, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if !factor::remove(tx, account).await? {
        return Ok(false);
    }
    session::end_all(tx, account, None).await?;
    links::consume_all(tx, account).await?;
    permit.audit(None, Some(account)).await?;
    let body = "The second factor of your account was taken away by whoever runs New Belongings for you. When you next \
                sign in, you set up a new one.\n\nIf you did not ask for this, tell them at once.\n";
    tell(tx, who, body).await?;
    Ok(true)
}

async fn tell(tx: &Tx, who: &Details, body: &str) -> Result<(), Refusal> {
    let subject = "Your second factor at New Belongings";
    messages::post(tx, &letter(&who.email, subject, body.to_owned(), None)).await.map(drop)
}
