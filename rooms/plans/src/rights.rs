//! Who may do what with a plan: the lead writes, sends, publishes and reports; the senior leader signs.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};
use uuid::Uuid;

use crate::model::{Plan, State};
use crate::store;

kit::permits!();

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident($code:literal, $roles:expr) -> $thing:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl Act for $name {
            type Thing = $thing;
            const NAME: &'static str = $code;
        }
        impl $name {
            const ROLES: &'static [Role] = &$roles;
        }
    )*};
}

acts! {
    /// Reading the plan in the making.
    SeePlan("see the plan", [Role::Lead, Role::SeniorLeader]) -> Seen;
    /// Starting a plan from the latest findings.
    StartPlan("start a plan", [Role::Lead]) -> Organisation;
    /// Agreeing themes and writing actions, while it is a draft.
    WritePlan("write the plan", [Role::Lead]) -> Held;
    /// Giving it to the senior leader.
    SendPlan("send the plan to the leader", [Role::Lead]) -> Held;
    /// Signing it off, or sending it back.
    SignPlan("sign off the plan", [Role::SeniorLeader]) -> Held;
    /// Letting anyone read it.
    PublishPlan("publish the plan", [Role::Lead]) -> Held;
    /// Saying how an action of the published plan stands.
    ReportProgress("report progress", [Role::Lead]) -> Promise;
}

/// An LA and its newest plan, for whoever reads it there.
#[derive(Debug)]
pub struct Seen {
    /// The LA.
    pub la: Organisation,
    /// Its newest plan, in any state.
    pub plan: Option<Plan>,
    /// Whether this person writes it.
    pub writes: bool,
    /// Whether this person signs it off.
    pub signs: bool,
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
    pub action: Uuid,
}

/// Leave to read the plan in the making, of the LA at `slug`.
///
/// # Errors
/// As [`people::seated`], for leads and senior leaders.
pub async fn see<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, SeePlan>, Refusal> {
    let la = people::seated(tx, actor, slug, SeePlan::ROLES).await?;
    let sits = |role: Role| actor.seats.iter().any(|s| s.organisation == la.id && s.role == role.code());
    let (writes, signs) = (sits(Role::Lead), sits(Role::SeniorLeader));
    let plan = store::newest(tx, la.id).await?;
    Ok(Permit::grant(tx, actor, Seen { la, plan, writes, signs }))
}

/// Leave to start a plan.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn start<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, StartPlan>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, slug, StartPlan::ROLES).await?))
}

async fn held(tx: &Tx, actor: &Actor, slug: &str, roles: &[Role]) -> Result<Held, Refusal> {
    let la = people::seated(tx, actor, slug, roles).await?;
    let plan = store::newest(tx, la.id).await?.ok_or(Refusal::NotFound)?;
    Ok(Held { la, plan })
}

/// Leave to write the plan.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::Conflict`] once it was sent.
pub async fn write<'tx>(tx: &'tx Tx, actor: &Actor, slug: &str) -> Result<Permit<'tx, WritePlan>, Refusal> {
    let held = held(tx, actor, slug, WritePlan::ROLES).await?;
    match held.plan.state {
        State::Draft(_) => Ok(Permit::grant(tx, actor, held)),
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

/// Leave to say how `action` stands.
///
/// # Errors
/// As [`people::seated`], for leads; [`Refusal::NotFound`] where it isn't in the LA's published plan.
pub async fn report<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
    action: Uuid,
) -> Result<Permit<'tx, ReportProgress>, Refusal> {
    let la = people::seated(tx, actor, slug, ReportProgress::ROLES).await?;
    let plan = store::newest_published(tx, la.id).await?.ok_or(Refusal::NotFound)?;
    plan.action(action).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, Promise { la, plan, action }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        let (lead, adviser, leader, manager) = (Role::Lead, Role::Adviser, Role::SeniorLeader, Role::Manager);
        let table: [(&str, &[Role], [bool; 4]); 7] = [
            // act                                          lead   adviser leader manager
            (SeePlan::NAME, SeePlan::ROLES, [true, false, true, false]),
            (StartPlan::NAME, StartPlan::ROLES, [true, false, false, false]),
            (WritePlan::NAME, WritePlan::ROLES, [true, false, false, false]),
            (SendPlan::NAME, SendPlan::ROLES, [true, false, false, false]),
            (SignPlan::NAME, SignPlan::ROLES, [false, false, true, false]),
            (PublishPlan::NAME, PublishPlan::ROLES, [true, false, false, false]),
            (ReportProgress::NAME, ReportProgress::ROLES, [true, false, false, false]),
        ];
        for (act, roles, may) in table {
            let found = [lead, adviser, leader, manager].map(|r| roles.contains(&r));
            assert_eq!(found, may, "{act}: lead, adviser, senior leader, manager");
        }
    }
}
