//! The verbs: starting, agreeing, writing, sending, signing, publishing, naming owners, reporting.
//!
//! What changes the plan or takes a step first holds it, so that it can't change between the check and the change.

mod begin;
mod carry;
mod drift;
pub(crate) mod heard;
mod history;
mod owners;
mod quarters;
mod reached;
pub(crate) mod remarks;
pub(crate) mod rows;

pub(crate) use begin::{Offer, offer};
pub use begin::{discard, start};
pub use carry::{carry_on, leave_out};
pub use drift::{drifting, set_limits};
pub use owners::{give_link, report_progress};
pub(crate) use owners::{report, report_as_owner, send_again, withdraw, withdraw_again};
pub(crate) use quarters::{answer, morning, move_along, silent, unanswered};
pub use quarters::{comment, decide, set_quarters};
pub use reached::{decide_pilot, tick};
pub use remarks::remark;

use kit::jobs;
use kit::permit::Act;
use kit::web::Refusal;
use uuid::Uuid;

use crate::evidence::Base;
use crate::mail;
use crate::model::{ActionText, Agreed, Because, Cover, MOST_THEMES, Mark, Plan, Refused, Stamp, Step, What};
use crate::rights::{Held, Permit, PublishPlan, SendPlan, SignPlan, WritePlan};
use crate::{PlanPublished, evidence, store};

/// Makes the plan's themes these, in this order, and its cover this. A theme keeps its actions; it is known by its title.
/// `exception` says why there are more than five, or none that builds on what goes well.
///
/// # Errors
/// [`Refusal::Conflict`] for none, for more than five or nothing good without an exception, for a theme that goes while it
/// has actions, for a finding that the plan's release doesn't have, and once the plan was sent.
pub async fn agree_themes(
    permit: &Permit<'_, WritePlan>,
    cover: &Cover,
    themes: &[Agreed],
    exception: Option<&str>,
) -> Result<(), Refusal> {
    let tx = permit.tx();
    let plan = draft(permit).await?;
    let base = evidence::of(tx, plan.content.release).await?;
    if themes.is_empty() {
        return Err(Refused::NoThemes.into());
    }
    if themes.iter().flat_map(|t| &t.indicators).any(|i| base.find(i).is_none()) {
        return Err(Refused::NoSuchFinding.into());
    }
    if exception.is_none() {
        ordinary(themes, &base)?;
    }
    let stays = |title: &str| themes.iter().any(|t| t.title == title);
    if let Some(gone) = plan.content.themes.iter().find(|t| !t.actions.is_empty() && !stays(&t.agreed.title))
    {
        return Err(Refused::HasActions(gone.agreed.title.clone()).into());
    }
    store::cover(tx, plan.id, cover, exception).await?;
    store::agree(tx, plan.id, &plan.content.themes, themes).await?;
    let after = store::hold(tx, plan.id).await?;
    let read = (history::plan(&plan.content), history::plan(&after.content));
    history::note(permit, &plan, What::Themes, "", read).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}

/// At most five, and one at least that builds on what goes well, if the findings say that anything does.
fn ordinary(themes: &[Agreed], base: &Base) -> Result<(), Refused> {
    if themes.len() > MOST_THEMES {
        return Err(Refused::TooManyThemes);
    }
    let good = |indicator: &String| base.find(indicator).is_some_and(|finding| !finding.worry);
    if base.findings.iter().any(|f| !f.worry) && !themes.iter().flat_map(|t| &t.indicators).any(good) {
        return Err(Refused::NothingGood);
    }
    Ok(())
}

/// Writes an action into `theme`.
///
/// # Errors
/// [`Refusal::NotFound`] for a theme of another plan; [`Refusal::Conflict`] for a finding the plan's release doesn't
/// have, and once the plan was sent.
pub async fn add_action(
    permit: &Permit<'_, WritePlan>,
    theme: Uuid,
    text: &ActionText,
) -> Result<Uuid, Refusal> {
    let plan = draft(permit).await?;
    let of = plan.content.themes.iter().find(|t| t.id == theme).ok_or(Refusal::NotFound)?;
    traced(permit, &plan, text, None).await?;
    let action = store::add_action(permit.tx(), theme, text, None).await?;
    let read = (Vec::new(), history::action(Some(of), text));
    history::note(permit, &plan, What::Added, &text.we_will, read).await?;
    permit.audit(Some(plan.organisation), Some(action)).await?;
    Ok(action)
}

/// Changes an action's words; `read` is the mark of those that were on the form, where it carried one.
///
/// # Errors
/// As [`add_action`]; [`Refusal::Conflict`] with [`Refused::Meanwhile`] where somebody else changed it after it was read.
pub async fn change_action(
    permit: &Permit<'_, WritePlan>,
    action: Uuid,
    text: &ActionText,
    read: Option<&str>,
) -> Result<(), Refusal> {
    let plan = draft(permit).await?;
    let (theme, before) = plan.action(action).ok_or(Refusal::NotFound)?;
    if read.is_some_and(|read| read != before.text.mark().show()) {
        return Err(Refused::Meanwhile.into());
    }
    traced(permit, &plan, text, Some(&before.text)).await?;
    store::write_action(permit.tx(), action, text).await?;
    let read = (history::action(Some(theme), &before.text), history::action(Some(theme), text));
    history::note(permit, &plan, What::Changed, &before.text.we_will, read).await?;
    permit.audit(Some(plan.organisation), Some(action)).await
}

/// Takes an action out.
///
/// # Errors
/// As [`add_action`].
pub async fn delete_action(permit: &Permit<'_, WritePlan>, action: Uuid) -> Result<(), Refusal> {
    let plan = draft(permit).await?;
    let (theme, before) = plan.action(action).ok_or(Refusal::NotFound)?;
    store::delete_action(permit.tx(), action).await?;
    let read = (history::action(Some(theme), &before.text), Vec::new());
    history::note(permit, &plan, What::Deleted, &before.text.we_will, read).await?;
    permit.audit(Some(plan.organisation), Some(action)).await
}

/// The plan, held, while it can still be written.
async fn draft(permit: &Permit<'_, WritePlan>) -> Result<Plan, Refusal> {
    let plan = store::hold(permit.tx(), permit.thing().plan.id).await?;
    plan.state.clone().draft()?;
    Ok(plan)
}

/// An action goes back to a published finding of its plan's release, to a released quote, word for word, or to a duty with a
/// name. What it watches is published there, too, or was in an earlier version.
async fn traced(
    permit: &Permit<'_, WritePlan>,
    plan: &Plan,
    text: &ActionText,
    before: Option<&ActionText>,
) -> Result<(), Refusal> {
    let watch = text.more.watch.as_ref();
    if let Some(watch) = watch.filter(|_| before.and_then(|text| text.more.watch.as_ref()) != watch) {
        let base = evidence::of(permit.tx(), plan.content.release).await?;
        if watch.release != base.release || base.watch.find(&watch.indicator).is_none() {
            return Err(Refused::NoSuchFinding.into());
        }
    }
    match &text.because {
        Because::Duty(name) if name.trim().is_empty() => Err(Refusal::Bad("Name the duty.".to_owned())),
        Because::Duty(_) => Ok(()),
        Because::Said(indicator) => {
            let base = evidence::of(permit.tx(), plan.content.release).await?;
            match base.find(indicator) {
                None => Err(Refused::NoSuchFinding.into()),
                Some(said) if said.quote && said.said != text.you_said => Err(Refused::Reworded.into()),
                Some(_) => Ok(()),
            }
        }
    }
}

#[cfg(test)]
mod tests;

async fn hold<A: Act<Thing = Held>>(permit: &Permit<'_, A>) -> Result<(Plan, Stamp), Refusal> {
    let plan = store::hold(permit.tx(), permit.thing().plan.id).await?;
    Ok((plan, Stamp { by: permit.by().account, at: permit.tx().now() }))
}

/// Gives the plan to the senior leader, and tells them.
///
/// # Errors
/// [`Refusal::Conflict`] where something is missing, or it was sent before.
pub async fn send(permit: &Permit<'_, SendPlan>) -> Result<(), Refusal> {
    let (plan, stamp) = hold(permit).await?;
    carry::complete(permit.tx(), &plan).await?;
    let sent = plan.state.clone().draft()?.send(&plan.content, stamp)?;
    match store::rows::waiting(permit.tx(), plan.id).await? {
        0 => {}
        rows => return Err(Refused::RowsWait(rows).into()),
    }
    store::take(permit.tx(), &plan, sent.sent, Step::Sent(sent.mark)).await?;
    mail::to_leaders(permit.tx(), &permit.thing().la).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}

/// Signs off what was `read`, with words where the leader adds some, and tells the lead.
///
/// # Errors
/// [`Refusal::Conflict`] where that isn't what was sent, the same person sent it, or it isn't with the leader.
pub async fn sign(permit: &Permit<'_, SignPlan>, read: &Mark, words: Option<String>) -> Result<(), Refusal> {
    let (plan, stamp) = hold(permit).await?;
    // The content is marked afresh: should it ever differ from what was sent, nobody signs it.
    if plan.content.mark() != *read {
        return Err(Refused::Changed.into());
    }
    let signed = plan.state.clone().with_leader()?.sign(read, words, stamp)?;
    store::take(permit.tx(), &plan, signed.signed, Step::Signed(signed.mark, signed.words.clone())).await?;
    mail::signed(permit.tx(), &permit.thing().la, signed.words.as_deref()).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}

/// Sends the plan back to be changed, with what to change, and tells the lead.
///
/// # Errors
/// [`Refusal::Conflict`] where it isn't with the leader.
pub async fn send_back(permit: &Permit<'_, SignPlan>, words: String) -> Result<(), Refusal> {
    let (plan, stamp) = hold(permit).await?;
    plan.state.clone().with_leader()?;
    mail::sent_back(permit.tx(), &permit.thing().la, &words).await?;
    store::take(permit.tx(), &plan, stamp, Step::SentBack(words)).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}

/// Lets anyone read the plan as it was signed.
///
/// # Errors
/// [`Refusal::Conflict`] where it isn't signed, or isn't what was signed.
pub async fn publish(permit: &Permit<'_, PublishPlan>) -> Result<(), Refusal> {
    let (plan, stamp) = hold(permit).await?;
    let done = plan.state.clone().signed()?.publish(&plan.content.mark(), stamp)?;
    store::take(permit.tx(), &plan, done.published, Step::Published(done.mark)).await?;
    jobs::say(permit.tx(), &PlanPublished { organisation: plan.organisation, plan: plan.id }).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}
