//! Asks every room how far it is.

use kit::web::Refusal;
use kit::{Tx, ids};
use people::{Organisation, Role};

use crate::model::Place;

/// Where this LA stands.
pub(crate) async fn place(tx: &Tx, la: &Organisation) -> Result<Place, Refusal> {
    let team = people::members(tx, la.id).await?;
    let has = |role| team.iter().any(|m| m.role == role);
    let wave = match surveys::waves(tx, la.id).await?.into_iter().next() {
        Some(wave) => {
            let (asked, answered) = surveys::tally(tx, wave.id).await?;
            Some((ids::show(wave.id), wave.state(), asked, answered))
        }
        None => None,
    };
    Ok(Place {
        people: register::count(tx, la.id).await?,
        adviser: has(Role::Adviser),
        leader: has(Role::SeniorLeader),
        round: !surveys::open_rounds(tx).await?.is_empty(),
        wave,
        findings: findings::latest(tx, la.id).await?.is_some(),
        plan: plans::standing(tx, la).await?,
        waiting: contact::waiting(tx, la.id).await?,
    })
}
