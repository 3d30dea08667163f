//! Starting a plan: the first, the next from newer findings, or a change of the published one. And taking a start back.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Agreed, Content, Current};
use crate::rights::{DiscardPlan, Permit, StartPlan};
use crate::{evidence, store, words};

/// What a lead can start now; neither while a version is in the making.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Offer {
    /// An empty plan: the first, or the next from newer findings.
    pub(crate) fresh: bool,
    /// The published plan once more, word for word, on the findings it rests on, to be changed.
    pub(crate) change: bool,
}

/// What can be started where the latest findings are `release`.
pub(crate) fn offer(current: &Current, release: Uuid) -> Offer {
    match current {
        Current { making: Some(_), .. } => Offer::default(),
        Current { published: None, .. } => Offer { fresh: true, change: false },
        Current { published: Some(plan), .. } => {
            Offer { fresh: plan.content.release != release, change: true }
        }
    }
}

/// Starts a plan from the latest findings; the title and first sentence are ours until the LA writes its own. With a
/// `change`, what the published plan has to be changed for, its words are taken over instead.
///
/// # Errors
/// [`Refusal::Conflict`] without findings, with a plan in the making, with no plan to change, or with a published plan on
/// the latest findings and nothing to change it for.
pub async fn start(permit: &Permit<'_, StartPlan>, change: Option<&str>) -> Result<Uuid, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let conflict = |why: &str| Refusal::Conflict(why.to_owned());
    let latest = evidence::latest(tx, la.id).await?;
    let latest =
        latest.ok_or_else(|| conflict("There are no findings yet. A plan starts from them."))?.release;
    let current = store::current(tx, la.id).await?;
    if current.making.is_some() {
        return Err(conflict("A plan is in the making already. Go back to it to see how far it is."));
    }
    let offer = offer(&current, latest);
    let plan = match (current.published, change) {
        (Some(last), Some(why)) => change_of(tx, la.id, &last.content, why).await?,
        (None, Some(_)) => return Err(conflict("There is no published plan to change.")),
        (Some(_), None) if !offer.fresh => return Err(conflict("Say what the plan has to change for.")),
        (last, None) => {
            let version = last.map_or(1, |plan| plan.content.version + 1);
            store::start(tx, la.id, version, latest, words::first_cover(), None).await?
        }
    };
    permit.audit(Some(la.id), Some(plan)).await?;
    Ok(plan)
}

/// Takes the draft back: its words go for good, and so do the steps it took. The plan people read stays as it is.
///
/// # Errors
/// [`Refusal::Conflict`] where it is with the leader, signed or published meanwhile.
pub async fn discard(permit: &Permit<'_, DiscardPlan>) -> Result<(), Refusal> {
    let plan = store::hold(permit.tx(), permit.thing().plan.id).await?;
    plan.state.clone().draft()?;
    store::discard(permit.tx(), &plan).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await
}

/// The next version of a plan, on the same findings and word for word the same.
async fn change_of(tx: &Tx, la: Uuid, last: &Content, why: &str) -> Result<Uuid, Refusal> {
    let (cover, why) = (last.cover.clone(), Some(why.to_owned()));
    let plan = store::start(tx, la, last.version + 1, last.release, cover, why).await?;
    take_over(tx, plan, last).await?;
    Ok(plan)
}

/// Every theme and every action as they stand; what was promised stays the same promise.
async fn take_over(tx: &Tx, plan: Uuid, content: &Content) -> Result<(), Refusal> {
    store::cover(tx, plan, &content.cover, content.exception.as_deref()).await?;
    let agreed: Vec<Agreed> = content.themes.iter().map(|theme| theme.agreed.clone()).collect();
    store::agree(tx, plan, &[], &agreed).await?;
    for (new, old) in store::themes_of(tx, plan).await?.iter().zip(&content.themes) {
        for action in &old.actions {
            store::add_action(tx, new.id, &action.text, Some(action.promise)).await?;
        }
    }
    Ok(())
}
