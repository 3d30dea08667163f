//! The made-up facilitator of the national team, and what they remark as a critical friend.

use kit::House;
use kit::permit::Actor;
use kit::web::Refusal;
use people::{Details, Role};
use std::sync::Arc;
use uuid::Uuid;

/// Where the facilitator is written to.
const EMAIL: &str = "facilitator@example.org";
const NAME: &str = "Bo Bridgewater";
/// What they remark on the first action of a published plan.
const REMARK: &str = "Another authority found that half of the doorbells were never charged. Who checks?";

/// Brings the facilitator in: who they are, and their address.
pub(super) async fn join(house: &Arc<House>, manager: &Actor) -> Result<(String, String), Refusal> {
    let tx = house.write().await?;
    let permit = people::rights::manage_national_team(&tx, manager).await?;
    let who = Details { name: NAME.to_owned(), email: EMAIL.to_owned() };
    people::invite_to_national(&permit, &who, Role::Facilitator).await?;
    tx.commit().await?;
    Ok((format!("Facilitator: {NAME}"), EMAIL.to_owned()))
}

/// The facilitator remarks on the first action that anyone can read, and names the lead.
pub(super) async fn remarks(house: &Arc<House>, slug: &str, lead: &Actor) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let team = people::national_members(&tx).await?;
    let account = team.iter().find(|member| member.details.email == EMAIL).ok_or(Refusal::NotFound)?.account;
    let friend = people::actor(&tx, account).await?.ok_or(Refusal::NotFound)?;
    let plan = plans::rights::remarks::befriend(&tx, &friend, slug).await?;
    let first = plan.thing().plan.content.actions().next().ok_or(Refusal::NotFound)?.promise;
    let named: Vec<Uuid> = lead.account.into_iter().collect();
    plans::remark(&plans::rights::remarks::remark(&tx, &friend, slug, first).await?, REMARK, &named).await?;
    tx.commit().await
}
