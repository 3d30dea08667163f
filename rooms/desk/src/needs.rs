//! Asks every room how far it is.

use kit::clock::london_day;
use kit::web::Refusal;
use kit::{Tx, ids};
use people::{Organisation, Role};
use plans::Plan;
use surveys::{Group, Wave};

use crate::model::{Next, Place, Running};

/// Where this LA stands.
pub(crate) async fn place(tx: &Tx, la: &Organisation) -> Result<Place, Refusal> {
    let team = people::members(tx, la.id).await?;
    let has = |role| team.iter().any(|m| m.role == role);
    let waves = surveys::waves(tx, la.id, Group::CareLeavers).await?;
    let report = findings::latest(tx, la.id).await?;
    let plans = plans::current(tx, la.id).await?;
    let (plan, next) =
        plans.published.as_ref().map_or((plans.making.as_ref(), None), |p| (Some(p), plans.making.as_ref()));
    let drift = match &plans.published {
        Some(plan) => plans::drifting(tx, plan).await?,
        None => Vec::new(),
    };
    let quarters = match &plans.published {
        Some(plan) => Some(plans::rounds(tx, plan).await?),
        None => None,
    };
    let answers = |plan: &Plan| report.as_ref().is_some_and(|r| r.release == plan.content.release);
    let wave = waves.first();
    let began = wave.map(|w| w.closed_at.map_or(w.opens_on, london_day));
    let planned = plan.map(|p| p.last_news().unwrap_or(p.begun).max(p.came_on()));
    let since = planned.or(report.as_ref().map(|r| r.closed_on)).or(began).unwrap_or(london_day(la.since));
    let rounds = surveys::open_rounds(tx).await?;
    Ok(Place {
        people: register::count(tx, la.id).await?,
        adviser: has(Role::Adviser),
        leader: has(Role::SeniorLeader),
        round: rounds.iter().any(|round| waves.iter().all(|wave| wave.round != round.id)),
        wave: match wave {
            Some(wave) => Some(running(tx, wave).await?),
            None => None,
        },
        findings: report.is_some(),
        plan: plans::Standing::of(plan),
        drift,
        rounds: quarters,
        next: next.map(|n| Next { plan: plans::Standing::of(Some(n)), since: n.came_on() }),
        fresh: report.is_some() && !plan.into_iter().chain(next).any(answers),
        waiting: contact::waiting(tx, la.id).await?,
        since,
    })
}

async fn running(tx: &Tx, wave: &Wave) -> Result<Running, Refusal> {
    let (asked, answered) = surveys::tally(tx, wave.id).await?;
    Ok(Running { id: ids::show(wave.id), state: wave.state(), asked, answered, last: wave.closes_on })
}
