//! Who may remark on an action: those who sit in its LA while it is drafted and after, and facilitators once anyone can read it.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};
use uuid::Uuid;

use super::Permit;
use crate::model::{Action, Plan};
use crate::store;

kit::acts! {
    /// Remarking on an action among colleagues.
    RemarkOnPlan("remark on the plan", [Role::Lead, Role::SeniorLeader, Role::Facilitator]) -> Remarked;
}

/// An action that is remarked on, in the newest version that has it.
#[derive(Debug)]
pub struct Remarked {
    /// The LA.
    pub la: Organisation,
    /// The action.
    pub action: Action,
    /// Whether anyone can read it.
    pub public: bool,
    /// Whether this person sits in the national team, as a critical friend.
    pub friend: bool,
}

/// Leave to remark on an action: of the plan in the making or the published one, for who sits in the LA; of the published one,
/// for facilitators of the national team.
///
/// # Errors
/// As [`people::seated`]; [`Refusal::NotFound`] where there is no such action for this person.
pub async fn remark<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
    promise: Uuid,
) -> Result<Permit<'tx, RemarkOnPlan>, Refusal> {
    let (la, friend) = whose(tx, actor, slug).await?;
    let current = store::current(tx, la.id).await?;
    let public = current.published.as_ref().and_then(|plan| plan.keeping(promise));
    let making = current.making.as_ref().filter(|_| !friend).and_then(|plan| plan.keeping(promise));
    let action = making.or(public).ok_or(Refusal::NotFound)?.clone();
    Ok(Permit::grant(tx, actor, Remarked { la, action, public: public.is_some(), friend }))
}

/// The LA, and whether this person comes to it as a facilitator.
async fn whose(tx: &Tx, actor: &Actor, slug: &str) -> Result<(Organisation, bool), Refusal> {
    match people::seated(tx, actor, slug, RemarkOnPlan::ROLES).await {
        Ok(la) => Ok((la, false)),
        // Who does not sit there is told no more than anybody, unless they are a facilitator.
        Err(Refusal::NotFound) => match people::national(tx, actor, &[Role::Facilitator]).await {
            Ok(_) => Ok((people::public_authority(tx, slug).await?, true)),
            Err(Refusal::Forbidden) => Err(Refusal::NotFound),
            Err(other) => Err(other),
        },
        Err(other) => Err(other),
    }
}

/// Reading one authority's published plan as its critical friend.
#[derive(Debug)]
pub struct Befriend;

impl Act for Befriend {
    type Thing = Befriended;
    const NAME: &'static str = "read a plan as a critical friend";
}

/// A published plan, and whose it is.
#[derive(Debug)]
pub struct Befriended {
    /// The LA.
    pub la: Organisation,
    /// What anyone can read of it, and what stands there for staff.
    pub plan: Plan,
}

/// Leave to read an authority's published plan, for facilitators.
///
/// # Errors
/// As [`people::national`], for facilitators; [`Refusal::NotFound`] where there is no such authority or no published plan.
pub async fn befriend<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, Befriend>, Refusal> {
    people::national(tx, actor, &[Role::Facilitator]).await?;
    let la = people::public_authority(tx, slug).await?;
    let plan = store::current(tx, la.id).await?.published.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, Befriended { la, plan }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managers_and_advisers_remark_on_nothing() {
        assert_eq!(RemarkOnPlan::ROLES, [Role::Lead, Role::SeniorLeader, Role::Facilitator]);
    }
}
