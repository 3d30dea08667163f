//! Made-up young people's pages of findings: shown where a plan is signed, told to everybody where it is public.

use kit::House;
use kit::web::Refusal;
use std::sync::Arc;

use super::story::{Role, Team, Way};

const HELLO: &str = "Thank you to all of you who told us how life is. I read each page with four of you. Some of it made us \
                     proud. Some of it was hard to read.\nRobin, leaving care team";
const NEXT: &str = "We start with homes and money. In the new year we sit down with you and write the plan. You can help: ask your \
                    worker how.\nEach three months we tell you what is done, and what is late.";

/// Shows the page and, where `told`, writes to everybody; the page as a persona comes to it.
pub(super) async fn live(house: &Arc<House>, team: &Team, name: &str, told: bool) -> Result<Role, Refusal> {
    let tx = house.write().await?;
    findings::give_back(&tx, &team.lead, &team.la.slug, HELLO, NEXT).await?;
    if told {
        findings::tell_everybody(&tx, &team.lead, &team.la.slug).await?;
    }
    tx.commit().await?;
    Ok(Role {
        who: format!("Public findings: {name}"),
        way: Way::Page(format!("/findings/{}", team.la.slug)),
    })
}
