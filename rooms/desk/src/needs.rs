//! Asks every room how far it is.

use kit::clock::london_day;
use kit::web::Refusal;
use kit::{Tx, ids};
use people::{Organisation, Role};
use surveys::Wave;

use crate::model::{Place, Running};

/// Where this LA stands.
pub(crate) async fn place(tx: &Tx, la: &Organisation) -> Result<Place, Refusal> {
    let team = people::members(tx, la.id).await?;
    let has = |role| team.iter().any(|m| m.role == role);
    let wave = surveys::waves(tx, la.id).await?.into_iter().next();
    let report = findings::latest(tx, la.id).await?;
    let plan = plans::newest(tx, la.id).await?;
    let began = wave.as_ref().map(|w| w.closed_at.map_or(w.opens_on, london_day));
    let planned = plan.as_ref().and_then(|p| p.last_news().max(p.came_on()));
    let since = planned.or(report.as_ref().map(|r| r.closed_on)).or(began).unwrap_or(london_day(la.since));
    Ok(Place {
        people: register::count(tx, la.id).await?,
        adviser: has(Role::Adviser),
        leader: has(Role::SeniorLeader),
        round: !surveys::open_rounds(tx).await?.is_empty(),
        wave: match &wave {
            Some(wave) => Some(running(tx, wave).await?),
            None => None,
        },
        findings: report.is_some(),
        plan: plans::Standing::of(plan.as_ref()),
        public: plans::is_public(tx, la.id).await?,
        waiting: contact::waiting(tx, la.id).await?,
        since,
    })
}

async fn running(tx: &Tx, wave: &Wave) -> Result<Running, Refusal> {
    let (asked, answered) = surveys::tally(tx, wave.id).await?;
    Ok(Running { id: ids::show(wave.id), state: wave.state(), asked, answered, last: wave.closes_on })
}
