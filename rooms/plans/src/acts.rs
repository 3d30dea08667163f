//! The verbs: starting, agreeing, writing, sending, signing, publishing, reporting.
//!
//! What changes the plan or takes a step first holds it, so that it can't change between the check and the change.

use kit::jobs;
use kit::permit::Act;
use kit::web::Refusal;
use uuid::Uuid;

use crate::mail;
use crate::model::{
    ActionText, Agreed, Because, Cover, MOST_THEMES, Mark, Plan, Progress, Refused, Stamp, Status, Step,
};
use crate::rights::{Held, Permit, PublishPlan, ReportProgress, SendPlan, SignPlan, StartPlan, WritePlan};
use crate::{PlanPublished, evidence, store, words};

/// Starts a plan from the latest findings; the title and first sentence are ours until the LA writes its own.
///
/// # Errors
/// [`Refusal::Conflict`] without findings, with a plan in the making, or where the published plan rests on them already.
pub async fn start(permit: &Permit<'_, StartPlan>) -> Result<Uuid, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let Some(base) = evidence::latest(tx, la.id).await? else {
        return Err(Refusal::Conflict("There are no findings yet. A plan starts from them.".to_owned()));
    };
    let last = store::newest(tx, la.id).await?;
    if !may_start(last.as_ref(), base.release) {
        return Err(Refusal::Conflict("There is a plan for these findings already.".to_owned()));
    }
    let version = last.map_or(1, |p| p.content.version + 1);
    let plan = store::start(tx, la.id, version, base.release, words::first_cover()).await?;
    permit.audit(Some(la.id), Some(plan)).await?;
    Ok(plan)
}

/// A plan starts where there is none, or where the last one is published and there are newer findings.
pub(crate) fn may_start(last: Option<&Plan>, release: Uuid) -> bool {
    last.is_none_or(|plan| plan.published_on().is_some() && plan.content.release != release)
}

/// Makes the plan's themes these, in this order, and its cover this. A theme keeps its actions; it is known by its title.
///
/// # Errors
/// [`Refusal::Conflict`] for none or more than five, for a theme that goes while it has actions, for a finding that the
/// plan's release doesn't have, and once the plan was sent.
pub async fn agree_themes(
    permit: &Permit<'_, WritePlan>,
    cover: &Cover,
    themes: &[Agreed],
) -> Result<(), Refusal> {
    let tx = permit.tx();
    let plan = draft(permit).await?;
    let base = evidence::of(tx, plan.content.release).await?;
    if themes.is_empty() {
        return Err(Refused::NoThemes.into());
    }
    if themes.len() > MOST_THEMES {
        return Err(Refused::TooManyThemes.into());
    }
    if themes.iter().flat_map(|t| &t.indicators).any(|i| base.find(i).is_none()) {
        return Err(Refused::NoSuchFinding.into());
    }
    let stays = |title: &str| themes.iter().any(|t| t.title == title);
    if let Some(gone) = plan.content.themes.iter().find(|t| !t.actions.is_empty() && !stays(&t.agreed.title))
    {
        return Err(Refused::HasActions(gone.agreed.title.clone()).into());
    }
    store::cover(tx, plan.id, cover).await?;
    store::agree(tx, plan.id, &plan.content.themes, themes).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
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
    plan.content.themes.iter().find(|t| t.id == theme).ok_or(Refusal::NotFound)?;
    traced(permit, &plan, text).await?;
    let action = store::add_action(permit.tx(), theme, text).await?;
    permit.audit(Some(plan.organisation), Some(action)).await?;
    Ok(action)
}

/// Changes an action's words.
///
/// # Errors
/// As [`add_action`].
pub async fn change_action(
    permit: &Permit<'_, WritePlan>,
    action: Uuid,
    text: &ActionText,
) -> Result<(), Refusal> {
    let plan = draft(permit).await?;
    plan.action(action).ok_or(Refusal::NotFound)?;
    traced(permit, &plan, text).await?;
    store::write_action(permit.tx(), action, text).await?;
    permit.audit(Some(plan.organisation), Some(action)).await
}

/// Takes an action out.
///
/// # Errors
/// As [`add_action`].
pub async fn delete_action(permit: &Permit<'_, WritePlan>, action: Uuid) -> Result<(), Refusal> {
    let plan = draft(permit).await?;
    plan.action(action).ok_or(Refusal::NotFound)?;
    store::delete_action(permit.tx(), action).await?;
    permit.audit(Some(plan.organisation), Some(action)).await
}

/// The plan, held, while it can still be written.
async fn draft(permit: &Permit<'_, WritePlan>) -> Result<Plan, Refusal> {
    let plan = store::hold(permit.tx(), permit.thing().plan.id).await?;
    plan.state.clone().draft()?;
    Ok(plan)
}

/// An action goes back to a published finding of its plan's release, or to a duty with a name.
async fn traced(permit: &Permit<'_, WritePlan>, plan: &Plan, text: &ActionText) -> Result<(), Refusal> {
    match &text.because {
        Because::Duty(name) if name.trim().is_empty() => Err(Refusal::Bad("Name the duty.".to_owned())),
        Because::Duty(_) => Ok(()),
        Because::Said(indicator) => {
            let base = evidence::of(permit.tx(), plan.content.release).await?;
            base.find(indicator).map(drop).ok_or_else(|| Refused::NoSuchFinding.into())
        }
    }
}

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
    let sent = plan.state.clone().draft()?.send(&plan.content, stamp)?;
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

/// Says how an action stands today.
///
/// # Errors
/// When the database refuses.
pub async fn report_progress(
    permit: &Permit<'_, ReportProgress>,
    status: Status,
    news: &str,
) -> Result<(), Refusal> {
    let (tx, promise) = (permit.tx(), permit.thing());
    let progress = Progress { status, news: news.to_owned(), day: tx.today() };
    store::report(tx, promise.action, &progress, permit.by().account).await?;
    permit.audit(Some(promise.la.id), Some(promise.action)).await
}
