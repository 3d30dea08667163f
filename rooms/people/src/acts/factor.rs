//! The second factor: set up, shown, replaced, forgotten.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use super::letter;
use crate::factor::{Proof, RECOVERY, step_of};
use crate::limits::CODES_OF_ONE;
use crate::model::Details;
use crate::rights::{ForgetFactor, KeepFactor, PassFactor, Permit};
use crate::store::entities::session::Model as Session;
use crate::store::{factor, session};

/// Recovery codes, in the clear for the one time they are shown.
pub(crate) type Codes = Vec<[u8; RECOVERY]>;

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
    let Proof::App(code) = code else { return Ok(None) };
    let offer = factor::offer(tx.house(), &session.mark);
    tx.house().spend(&CODES_OF_ONE, account.as_bytes())?;
    let Some(step) = step_of(&offer, code, tx.now().timestamp(), -1) else { return Ok(None) };
    tx.house().limits().forgive(&CODES_OF_ONE, account.as_bytes());
    if !factor::add(tx, account, &offer, step).await? {
        return Err(Refusal::Conflict("A second factor was set up on another device just now.".to_owned()));
    }
    let codes = factor::make_codes(tx, account).await?;
    permit.audit(None, Some(account)).await?;
    Ok(Some((session::renew(tx, session).await?, codes)))
}

/// Shows a code; gives the session's new secret, or `None` when it is wrong or used.
///
/// # Errors
/// [`Refusal::TooMany`] after five wrong ones in a minute.
pub(crate) async fn pass(
    permit: &Permit<'_, PassFactor>,
    session: Session,
    proof: &Proof,
) -> Result<Option<String>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if !proves(tx, account, proof).await? {
        return Ok(None);
    }
    permit.audit(None, Some(account)).await?;
    Ok(Some(session::renew(tx, session).await?))
}

/// Whether this is the account's own code, used up by this. Counted before it is looked at, so that tries made side by side
/// are all counted; taken back when it was right.
async fn proves(tx: &Tx, account: Uuid, proof: &Proof) -> Result<bool, Refusal> {
    tx.house().spend(&CODES_OF_ONE, account.as_bytes())?;
    let right = match proof {
        Proof::Recovery(code) => factor::use_code(tx, account, code).await?,
        Proof::App(code) => match factor::find(tx, account).await? {
            Some(own) => match step_of(&own.secret, code, tx.now().timestamp(), own.last_step) {
                Some(step) => factor::use_step(tx, account, step).await?,
                None => false,
            },
            None => false,
        },
    };
    if right {
        tx.house().limits().forgive(&CODES_OF_ONE, account.as_bytes());
    }
    Ok(right)
}

/// New recovery codes in the place of the old ones, for a code; `None` when it is wrong.
///
/// # Errors
/// As [`pass`].
pub(crate) async fn new_codes(
    permit: &Permit<'_, KeepFactor>,
    proof: &Proof,
) -> Result<Option<Codes>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if !proves(tx, account, proof).await? {
        return Ok(None);
    }
    permit.audit(None, Some(account)).await?;
    Ok(Some(factor::make_codes(tx, account).await?))
}

/// Takes the factor away so that another phone can be set up, for a code; `false` when it is wrong. Other sessions end:
/// nobody but this one may set the next factor up.
///
/// # Errors
/// As [`pass`].
pub(crate) async fn replace(
    permit: &Permit<'_, KeepFactor>,
    session: &Session,
    proof: &Proof,
) -> Result<bool, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if !proves(tx, account, proof).await? {
        return Ok(false);
    }
    factor::remove(tx, account).await?;
    session::end_all(tx, account, Some(session.id)).await?;
    session::halve(tx, session.id).await?;
    permit.audit(None, Some(account)).await?;
    Ok(true)
}

/// Takes the factor of somebody away who lost phone and recovery codes; the operator has made sure who they are. Their
/// sessions end and they are told. `false`: there was none.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn forget(permit: &Permit<'_, ForgetFactor>, who: &Details) -> Result<bool, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    if !factor::remove(tx, account).await? {
        return Ok(false);
    }
    session::end_all(tx, account, None).await?;
    permit.audit(None, Some(account)).await?;
    let body = "The second factor of your account was taken away by whoever runs New Belongings for you. When you next \
                sign in, you set up a new one.\n\nIf you did not ask for this, tell them at once.\n";
    let subject = "Your second factor at New Belongings";
    messages::post(tx, &letter(&who.email, subject, body.to_owned(), None)).await?;
    Ok(true)
}
