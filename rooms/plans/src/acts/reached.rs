//! What a promise reached on its way: milestones ticked off, and what was decided about a pilot.

use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Decided, Decision};
use crate::rights::{Permit, ReportProgress};
use crate::store::reached;

/// Ticks milestones off as reached today, and takes back ticks that were a mistake.
///
/// # Errors
/// [`Refusal::Bad`] for a milestone that the promise doesn't have.
pub async fn tick(
    permit: &Permit<'_, ReportProgress>,
    reached_now: &[Uuid],
    mistaken: &[Uuid],
) -> Result<(), Refusal> {
    let (tx, promise) = (permit.tx(), permit.thing());
    let known = &promise.action.text.more.milestones;
    if reached_now.iter().chain(mistaken).any(|id| known.iter().all(|milestone| milestone.id != *id)) {
        return Err(Refusal::Bad("That step is not one of this action’s.".to_owned()));
    }
    for milestone in reached_now {
        reached::tick(tx, promise.action.promise, *milestone, permit.by().account).await?;
    }
    for milestone in mistaken {
        reached::untick(tx, *milestone).await?;
    }
    permit.audit(Some(promise.la.id), Some(promise.action.promise)).await
}

/// Writes down what was decided about a pilot today, and why.
///
/// # Errors
/// [`Refusal::Conflict`] where the action is no pilot.
pub async fn decide_pilot(
    permit: &Permit<'_, ReportProgress>,
    decision: Decision,
    reason: &str,
) -> Result<(), Refusal> {
    let (tx, promise) = (permit.tx(), permit.thing());
    if promise.action.text.more.pilot.is_none() {
        return Err(Refusal::Conflict("This action is no pilot, so there is nothing to decide.".to_owned()));
    }
    let decided = Decided { decision, reason: reason.to_owned(), day: tx.today() };
    reached::decide(tx, promise.action.promise, &decided, permit.by().account).await?;
    permit.audit(Some(promise.la.id), Some(promise.action.promise)).await
}
