//! Letting people go: from a seat, and from where they are signed in.

use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Role, may_end};
use crate::rights::{EndSeat, EndSessions, KeepAccount, Permit};
use crate::store::{pass, seat, session};

/// Ends a seat: what it opened is closed with the next request.
///
/// # Errors
/// [`Refusal::Conflict`] where nobody would be left who can bring in others.
pub(crate) async fn end_seat(permit: &Permit<'_, EndSeat>) -> Result<(), Refusal> {
    let (tx, held) = (permit.tx(), permit.thing());
    // The line first: it holds the organisation's chain, so that two last leads can't end each other side by side.
    permit.audit(Some(held.place.id), Some(held.member.account)).await?;
    let members = seat::members(tx, held.place.id).await?;
    let others = members.iter().filter(|m| m.role == held.member.role && m.seat != held.member.seat).count();
    let by_manager = permit.by().seats.iter().any(|s| s.role == Role::Manager.code());
    may_end(held.member.role, others, by_manager).map_err(|why| Refusal::Conflict(why.to_owned()))?;
    seat::end(tx, held.member.seat).await
}

/// Ends the sessions of one account, or of all there are; and the links, which would open new ones.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn end_sessions(permit: &Permit<'_, EndSessions>) -> Result<(), Refusal> {
    let tx = permit.tx();
    match *permit.thing() {
        Some(account) => {
            session::end_all(tx, account, None).await?;
            pass::consume_all(tx, account).await?;
        }
        None => {
            session::end_everybody(tx).await?;
            pass::consume_everybodys(tx).await?;
        }
    }
    permit.audit(None, *permit.thing()).await
}

/// Ends one's own sessions but this one; and the links that lie in the mailbox, which would open new ones.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn end_others(permit: &Permit<'_, KeepAccount>, here: Uuid) -> Result<(), Refusal> {
    let (tx, account) = (permit.tx(), *permit.thing());
    session::end_all(tx, account, Some(here)).await?;
    pass::consume_all(tx, account).await?;
    permit.audit(None, Some(account)).await
}
