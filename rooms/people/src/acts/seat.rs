//! Letting people go.

use kit::web::Refusal;

use crate::model::{Role, may_end};
use crate::rights::{EndSeat, Permit};
use crate::store::seat;

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
