//! What becomes of the plan before when a plan starts from newer findings: what is not done is carried on, or left out for a reason.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use super::{draft, history, traced};
use crate::model::{ActionText, LeftOut, Plan, Refused, What};
use crate::rights::{Permit, WritePlan};
use crate::store::{self, left};

/// Writes a promise of the published plan into `theme` of the draft; it keeps its news and its owner.
///
/// # Errors
/// [`Refusal::NotFound`] for a theme of another plan, or a promise that the published plan doesn't make;
/// [`Refusal::Conflict`] where the draft has it already, and as [`super::add_action`].
pub async fn carry_on(
    permit: &Permit<'_, WritePlan>,
    theme: Uuid,
    text: &ActionText,
    promise: Uuid,
) -> Result<Uuid, Refusal> {
    let plan = draft(permit).await?;
    let of = plan.content.themes.iter().find(|t| t.id == theme).ok_or(Refusal::NotFound)?;
    let before = before(permit.tx(), &plan).await?.ok_or(Refusal::NotFound)?;
    let kept = before.keeping(promise).ok_or(Refusal::NotFound)?;
    if plan.keeping(promise).is_some() {
        return Err(Refusal::Conflict("This action is carried on already.".to_owned()));
    }
    traced(permit, &plan, text, Some(&kept.text)).await?;
    let action = store::add_action(permit.tx(), theme, text, Some(promise)).await?;
    let others: Vec<LeftOut> =
        plan.content.left_out.iter().filter(|left| left.promise != promise).cloned().collect();
    left::set(permit.tx(), plan.id, &others).await?;
    let read = (Vec::new(), history::action(Some(of), text));
    history::note(permit, &plan, What::Carried, &text.we_will, read).await?;
    permit.audit(Some(plan.organisation), Some(action)).await?;
    Ok(action)
}

/// Makes what the draft leaves out these, each with its reason.
///
/// # Errors
/// [`Refusal::NotFound`] for a promise that the published plan doesn't make; [`Refusal::Conflict`] for one that the draft
/// carries on, and once the plan was sent.
pub async fn leave_out(permit: &Permit<'_, WritePlan>, all: &[LeftOut]) -> Result<(), Refusal> {
    let plan = draft(permit).await?;
    let before = before(permit.tx(), &plan).await?.ok_or(Refusal::NotFound)?;
    for left in all {
        before.keeping(left.promise).ok_or(Refusal::NotFound)?;
        if plan.keeping(left.promise).is_some() {
            return Err(Refusal::Conflict("An action that is carried on is not left out.".to_owned()));
        }
    }
    left::set(permit.tx(), plan.id, all).await?;
    let after = crate::model::Content { left_out: all.to_vec(), ..plan.content.clone() };
    let read = (history::left_out(&plan.content, &before), history::left_out(&after, &before));
    history::note(permit, &plan, What::LeftOut, "", read).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}

/// A plan from newer findings says of everything that is not done what becomes of it. A change of the same plan says at its top
/// why it was made.
pub(super) async fn complete(tx: &Tx, plan: &Plan) -> Result<(), Refusal> {
    if plan.content.change.is_some() {
        return Ok(());
    }
    let Some(before) = before(tx, plan).await? else { return Ok(()) };
    match plan.unsaid(&before).next() {
        Some(action) => Err(Refused::NotCarried(action.text.we_will.clone()).into()),
        None => Ok(()),
    }
}

/// The plan that people read while this one is written.
async fn before(tx: &Tx, plan: &Plan) -> Result<Option<Plan>, Refusal> {
    Ok(store::current(tx, plan.organisation).await?.published.filter(|before| before.id != plan.id))
}
