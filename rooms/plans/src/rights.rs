//! Who may do what with a plan: the lead writes, sends, publishes and reports; the senior leader signs.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};
use uuid::Uuid;

use crate::model::{Action, Owner, Plan, State};
use crate::store;

pub(crate) mod heard;
pub(crate) mod national;
mod quarter;
pub mod remarks;

pub use quarter::{
    AnswerYoung, Asked, CommentOnPlan, DecideComment, DecideOutside, Followed, Judged, MoveQuarter, Open,
    ReadComments, ReadOutside, SeeQuarter, SetQuarters, answer_young, comment_on_plan, decide_comment,
    decide_outside, read_comments, read_outside, see_quarter, set_quarters,
};
pub(crate) use quarter::{decided, move_quarter};

kit::permits!();

kit::acts! {
    /// Reading the plan in the making.
    SeePlan("see the plan", [Role::Lead, Role::SeniorLeader]) -> Seen;
    /// Starting a plan from the latest findings.
    StartPlan("start a plan", [Role::Lead]) -> Organisation;
    /// Agreeing themes and writing actions, while it is a draft.
    WritePlan("write the plan", [Role::Lead]) -> Held;
    /// Taking a draft back as if it had never been begun.
    DiscardPlan("discard the draft plan", [Role::Lead]) -> Held;
    /// Giving it to the senior leader.
    SendPlan("send the plan to the leader", [Role::Lead]) -> Held;
    /// Signing it off, or sending it back.
    SignPlan("sign off the plan", [Role::SeniorLeader]) -> Held;
    /// Letting anyone read it.
    PublishPlan("publish the plan", [Role::Lead]) -> Held;
    /// Saying how an action of the published plan stands.
    ReportProgress("report progress", [Role::Lead]) -> Promise;
    /// Giving owners a link of their own, and withdrawing it.
    NameOwners("name owners of actions", [Role::Lead]) -> Held;
    /// Saying after how many days a promise drifts.
    SetLimits("say when a promise drifts", [Role::Lead]) -> Organisation;
}

/// Saying how one's own action stands, by a link: no role can.
#[derive(Debug)]
pub(crate) struct ReportAsOwner;
impl Act for ReportAsOwner {
    type Thing = Owned;
    const NAME: &'static str = "report progress as the owner";
}

/// An LA and its newest plan, for whoever reads it there.
#[derive(Debug)]
pub struct Seen {
    /// The LA.
    pub la: Organisation,
    /// Its newest plan, in any state.
    pub plan: Option<Plan>,
    /// The one people read meanwhile, where the newest isn't published.
    pub public: Option<Plan>,
    /// Whether this person writes it.
    pub writes: bool,
    /// Whether this person signs it off.
    pub signs: bool,
}

impl Seen {
    /// Whether people read a plan, so that there are promises to follow.
    pub(crate) fn followed(&self) -> bool {
        self.public.is_some() || self.plan.as_ref().is_some_and(|plan| plan.published_on().is_some())
    }
}

/// An LA and its newest plan.
#[derive(Debug)]
pub struct Held {
    /// The LA.
    pub la: Organisation,
    /// Its newest plan.
    pub plan: Plan,
}

/// An action of a published plan.
#[derive(Debug)]
pub struct Promise {
    /// The LA.
    pub la: Organisation,
    /// The plan.
    pub plan: Plan,
    /// The action in it.
    pub action: Action,
}

/// An action of a published plan, and its owner who holds a link.
#[derive(Debug)]
pub(crate) struct Owned {
    pub(crate) la: Organisation,
    pub(crate) plan: Plan,
    pub(crate) owner: Owner,
    /// The action in the plan, one of the owner's.
    pub(crate) action: Action,
}

/// What a link shows: its owner's actions in the published plan, and no others.
#[derive(Debug)]
pub(crate) struct Theirs {
    pub(crate) la: Organisation,
    pub(crate) plan: Plan,
    pub(crate) owner: Owner,
}

impl Theirs {
    /// The owner's actions, in the plan's order.
    pub(crate) fn actions(&self) -> impl Iterator<Item = &Action> {
        self.plan.content.actions().filter(|action| self.owner.promises.contains(&action.promise))
    }
}

/// Leave to read the plan in the making, of the LA at `slug`.
///
/// # Errors
/// As [`people::seated`], for leads and senior leaders.
pub async fn see<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, SeePlan>, Refusal> {
    let la = people::seated(tx, actor, slug, SeePlan::ROLES).await?;
    let sits = |role: Role| actor.seats.iter().any(|s| s.organisation == la.id && s.role == role.code());
    let (writes, signs) = (sits(Role::Lead), sits(Role::SeniorLeader));
    let current = store::current(tx, la.id).await?;
    let public = current.published.clone().filter(|_| current.making.is_some());
    Ok(Permit::grant(tx, actor, Seen { la, plan: current.newest(), public, writes, signs }))
}

/// Leave to start a plan.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn start<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, StartPlan>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, slug, StartPlan::ROLES).await?))
}

/// Leave to say after how many days a promise drifts.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn set_limits<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, SetLimits>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, slug, SetLimits::ROLES).await?))
}

async fn held(tx: &Tx, actor: &Actor, slug: &str, roles: &[Role]) -> Result<Held, Refusal> {
    let la = people::seated(tx, actor, slug, roles).await?;
    let plan = store::current(tx, la.id).await?.newest().ok_or(Refusal::NotFound)?;
    Ok(Held { la, plan })
}

/// Leave to write the plan.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::Conflict`] once it was sent.
pub async fn write<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, WritePlan>, Refusal> {
    Ok(Permit::grant(tx, actor, draft(tx, actor, slug, WritePlan::ROLES).await?))
}

/// Leave to discard the draft.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::Conflict`] once it was sent and didn't come back.
pub async fn discard<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, DiscardPlan>, Refusal> {
    Ok(Permit::grant(tx, actor, draft(tx, actor, slug, DiscardPlan::ROLES).await?))
}

async fn draft(tx: &Tx, actor: &Actor, slug: &str, roles: &[Role]) -> Result<Held, Refusal> {
    let held = held(tx, actor, slug, roles).await?;
    match held.plan.state {
        State::Draft(_) => Ok(held),
        _ => Err(crate::model::Refused::Closed.into()),
    }
}

/// Leave to send the plan to the senior leader.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn send<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, SendPlan>, Refusal> {
    Ok(Permit::grant(tx, actor, held(tx, actor, slug, SendPlan::ROLES).await?))
}

/// Leave to sign the plan off or send it back.
///
/// # Errors
/// As [`people::seated`], for senior leaders.
pub async fn sign<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, SignPlan>, Refusal> {
    Ok(Permit::grant(tx, actor, held(tx, actor, slug, SignPlan::ROLES).await?))
}

/// Leave to publish the plan.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn publish<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, PublishPlan>, Refusal> {
    Ok(Permit::grant(tx, actor, held(tx, actor, slug, PublishPlan::ROLES).await?))
}

/// Leave to say how a promise stands. It is the promise that stands in addresses, so that a form that was open while the
/// next version was published still finds it.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::NotFound`] where it isn't in the LA's published plan.
pub async fn report<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
    promise: Uuid,
) -> Result<Permit<'tx, ReportProgress>, Refusal> {
    let la = people::seated(tx, actor, slug, ReportProgress::ROLES).await?;
    let plan = store::current(tx, la.id).await?.published.ok_or(Refusal::NotFound)?;
    let action = plan.keeping(promise).ok_or(Refusal::NotFound)?.clone();
    Ok(Permit::grant(tx, actor, Promise { la, plan, action }))
}

/// Leave to give owners of the published plan a link.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::NotFound`] while no plan is published.
pub async fn name_owners<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, NameOwners>, Refusal> {
    let la = people::seated(tx, actor, slug, NameOwners::ROLES).await?;
    let plan = store::current(tx, la.id).await?.published.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, Held { la, plan }))
}

/// What the holder of a link may see; none where it is wrong or withdrawn: all alike.
pub(crate) async fn as_owner(tx: &Tx, secret: &str) -> Result<Option<Theirs>, Refusal> {
    let Some((la, owner)) = store::owners::behind(tx, secret).await? else { return Ok(None) };
    let Some(plan) = store::current(tx, la).await?.published else { return Ok(None) };
    let la = people::organisation(tx, la).await?.ok_or(Refusal::NotFound)?;
    Ok(Some(Theirs { la, plan, owner }))
}

/// Leave to report on a promise by a link; none where the link is wrong or withdrawn, or the promise is not the owner's:
/// all alike.
pub(crate) async fn report_as_owner<'tx>(
    tx: &'tx Tx,
    secret: &str,
    promise: Uuid,
) -> Result<Option<Permit<'tx, ReportAsOwner>>, Refusal> {
    let Some(theirs) = as_owner(tx, secret).await? else { return Ok(None) };
    let Some(action) = theirs.actions().find(|a| a.promise == promise).cloned() else { return Ok(None) };
    let Theirs { la, plan, owner } = theirs;
    Ok(Some(Permit::grant(tx, &Actor::house(), Owned { la, plan, owner, action })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        let (lead, adviser, leader, manager) = (Role::Lead, Role::Adviser, Role::SeniorLeader, Role::Manager);
        let table: [(&str, &[Role], [bool; 4]); 10] = [
            // act                                          lead   adviser leader manager
            (SeePlan::NAME, SeePlan::ROLES, [true, false, true, false]),
            (StartPlan::NAME, StartPlan::ROLES, [true, false, false, false]),
            (WritePlan::NAME, WritePlan::ROLES, [true, false, false, false]),
            (DiscardPlan::NAME, DiscardPlan::ROLES, [true, false, false, false]),
            (SendPlan::NAME, SendPlan::ROLES, [true, false, false, false]),
            (SignPlan::NAME, SignPlan::ROLES, [false, false, true, false]),
            (PublishPlan::NAME, PublishPlan::ROLES, [true, false, false, false]),
            (ReportProgress::NAME, ReportProgress::ROLES, [true, false, false, false]),
            (NameOwners::NAME, NameOwners::ROLES, [true, false, false, false]),
            (SetLimits::NAME, SetLimits::ROLES, [true, false, false, false]),
        ];
        for (act, roles, may) in table {
            let found = [lead, adviser, leader, manager].map(|r| roles.contains(&r));
            assert_eq!(found, may, "{act}: lead, adviser, senior leader, manager");
        }
    }
}
