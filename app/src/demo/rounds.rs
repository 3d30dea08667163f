//! The end of the made-up first round: it is closed, so that findings stand beside each other, and one authority is happy to
//! be asked how it does what goes well.

use chrono::{DateTime, Duration, Utc};
use kit::clock::SetClock;
use kit::permit::Actor;
use kit::web::Refusal;
use kit::{House, jobs};
use std::sync::Arc;

use super::story::{FIRST_ROUND, actor};

/// The one that is named for its Bright Spots.
const NAMED: &str = "Brambleford";

pub(super) async fn close_first(
    house: &Arc<House>,
    clock: &SetClock,
    now: DateTime<Utc>,
    manager: &Actor,
) -> Result<(), Refusal> {
    clock.set(now - Duration::days(4));
    let tx = house.write().await?;
    let rounds = surveys::open_rounds(&tx).await?.into_iter();
    let first = rounds.into_iter().find(|round| round.name == FIRST_ROUND).ok_or(Refusal::NotFound)?;
    let permit = surveys::rights::close_round(&tx, manager, &kit::ids::show(first.id)).await?;
    surveys::close_round(&permit).await?;
    tx.commit().await?;
    jobs::run_due(house).await?;
    be_named(house).await
}

async fn be_named(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let all = people::all_authorities(&tx).await?;
    let la = all.into_iter().find(|la| la.name == NAMED).ok_or(Refusal::NotFound)?;
    let members = people::members(&tx, la.id).await?;
    let lead = members.iter().find(|member| member.role == people::Role::Lead).ok_or(Refusal::NotFound)?;
    let lead = actor(&tx, lead.account).await?;
    findings::be_named(&tx, &lead, &la.slug, true).await?;
    tx.commit().await
}
