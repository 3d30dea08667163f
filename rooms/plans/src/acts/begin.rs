//! Starting a plan: the first, the next from newer findings, or a change of the published one.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Agreed, Content, Cover, Plan};
use crate::rights::{Permit, StartPlan};
use crate::{evidence, store, words};

/// What a plan that starts now would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// The first, or the next from newer findings: empty.
    Fresh,
    /// The published one once more, on the same findings, to be changed.
    Change,
}

/// What a plan on these findings would be; `None` while one is in the making.
pub(crate) fn beginning(last: Option<&Plan>, release: Uuid) -> Option<Beginning> {
    match last {
        None => Some(Beginning::Fresh),
        Some(plan) if plan.published_on().is_none() => None,
        Some(plan) if plan.content.release != release => Some(Beginning::Fresh),
        Some(_) => Some(Beginning::Change),
    }
}

/// Starts a plan from the latest findings; the title and first sentence are ours until the LA writes its own. Where the
/// published plan rests on them already, its words are taken over and `change` says what for.
///
/// # Errors
/// [`Refusal::Conflict`] without findings, with a plan in the making, or with nothing to change it for.
pub async fn start(permit: &Permit<'_, StartPlan>, change: Option<&str>) -> Result<Uuid, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let Some(base) = evidence::latest(tx, la.id).await? else {
        return Err(Refusal::Conflict("There are no findings yet. A plan starts from them.".to_owned()));
    };
    let last = store::newest(tx, la.id).await?;
    let version = last.as_ref().map_or(1, |p| p.content.version + 1);
    let new =
        |cover: Cover, change: Option<String>| store::start(tx, la.id, version, base.release, cover, change);
    let plan = match (beginning(last.as_ref(), base.release), last, change) {
        (Some(Beginning::Fresh), _, _) => new(words::first_cover(), None).await?,
        (Some(Beginning::Change), Some(last), Some(why)) => {
            let plan = new(last.content.cover.clone(), Some(why.to_owned())).await?;
            take_over(tx, plan, &last.content).await?;
            plan
        }
        (Some(Beginning::Change), ..) => {
            return Err(Refusal::Conflict("Say what the plan has to change for.".to_owned()));
        }
        (None, ..) => {
            return Err(Refusal::Conflict("There is a plan for these findings already.".to_owned()));
        }
    };
    permit.audit(Some(la.id), Some(plan)).await?;
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
