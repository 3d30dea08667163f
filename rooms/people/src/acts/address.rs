//! Changing one's e-mail address: confirmed at the new one, told to the old.

use kit::web::Refusal;
use messages::LINK;

use super::letter;
use super::proof::{Proven, proves};
use crate::factor::Proof;
use crate::limits::NEW_ADDRESSES;
use crate::model::{Details, JUST_NOW, Purpose};
use crate::rights::{ChangeAddress, KeepAccount, Permit};
use crate::store::entities::session::Model as Session;
use crate::store::{account, factor, pass, session};

/// What is asked for beside the new address: who found a screen left open, or stole a session, must not be able to carry the
/// account away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// A code of the second factor.
    Code,
    /// Nothing: there is no second factor, and they have just signed in.
    Nothing,
    /// To sign in again first.
    SignIn,
}

/// What this session is asked for.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn asks(permit: &Permit<'_, KeepAccount>, session: &Session) -> Result<Asks, Refusal> {
    let tx = permit.tx();
    Ok(match factor::find(tx, *permit.thing()).await? {
        Some(_) => Asks::Code,
        None if session.since + JUST_NOW > tx.now() => Asks::Nothing,
        None => Asks::SignIn,
    })
}

/// Sends a link to the new address. The same is done, and said, whether or not it is another account's.
///
/// # Errors
/// [`Refusal::TooMany`] after ten times in an hour, or five wrong codes in a minute; [`Refusal::Forbidden`] without what
/// [`asks`] says.
pub(crate) async fn ask(
    permit: &Permit<'_, KeepAccount>,
    session: &Session,
    proof: Option<&Proof>,
    email: &str,
) -> Result<Proven<()>, Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    match (asks(permit, session).await?, proof) {
        (Asks::Nothing, _) => {}
        (Asks::Code, Some(proof)) => {
            if let Err(no) = proves(tx, account, proof).await? {
                return Ok(Err(no));
            }
        }
        (Asks::Code, None) | (Asks::SignIn, _) => return Err(Refusal::Forbidden),
    }
    tx.house().spend(&NEW_ADDRESSES, account.as_bytes())?;
    let link = pass::issue_with(tx, Purpose::Email, account, email).await?;
    let body = format!(
        "Somebody with an account at New Belongings wants to use this address from now on. If it is you, sign in as \
         before and open this link in the same browser. It works once, for 24 hours:\n{LINK}\n\nIf it is not you, you \
         need do nothing.\n"
    );
    let subject = "Confirm your new address at New Belongings";
    messages::post(tx, &letter(email, subject, body, Some(link))).await?;
    permit.audit(None, Some(account)).await.map(Ok)
}

/// Makes the new address the account's. Its sessions and links end, and the old address is told.
///
/// # Errors
/// [`Refusal::Conflict`] when the address is another account's: whoever asks has just shown that it is theirs, too;
/// [`Refusal::NotFound`] when the link was used meanwhile.
pub(crate) async fn change(permit: &Permit<'_, ChangeAddress>, old: &Details) -> Result<(), Refusal> {
    let (tx, change) = (permit.tx(), permit.thing());
    if !pass::consume(tx, &change.link).await? {
        return Err(Refusal::NotFound);
    }
    if !account::set_email(tx, change.account, &change.email).await? {
        let why = "This address belongs to another account here. Sign in with it, or choose another.";
        return Err(Refusal::Conflict(why.to_owned()));
    }
    pass::consume_all(tx, change.account).await?;
    session::end_all(tx, change.account, None).await?;
    permit.audit(None, Some(change.account)).await?;
    let body = "Your account at New Belongings has another email address now. Links to sign in no longer come here.\n\nIf \
                this was not you, tell your lead or the national team at once.\n";
    let subject = "Your address at New Belongings was changed";
    messages::post(tx, &letter(&old.email, subject, body.to_owned(), None)).await.map(drop)
}
