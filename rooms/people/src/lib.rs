//! People: organisations, accounts, the roles they hold, and how they come in.

mod acts;
mod asked;
mod asking;
pub mod authorities;
mod check;
mod device;
mod factor;
mod frame;
mod jobs;
mod limits;
mod model;
mod pages;
pub mod rights;
mod store;

pub use acts::{add_authority, invite_lead, invite_to_national, invite_to_team, la_key, set_up};
pub use asked::{
    actor, all_authorities, begin, end_sessions, ever_sat, forget_factor, fresh_link, hold, members,
    national_members, organisation, pass_link, person, public_authority, set_up_link,
};
pub use authorities::Authority;
pub use frame::Frame;
pub use model::{Details, Kind, Member, Organisation, Role, slug};
pub use rights::{national, seated};

use async_trait::async_trait;
use kit::jobs::Fact;
use kit::web::{Refusal, Who, WhoIs};
use kit::{House, Room};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{account, session};
use uuid::Uuid;

/// Somebody got a seat in an LA.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberJoined {
    /// The LA.
    pub organisation: Uuid,
    /// Who.
    pub account: Uuid,
}

impl Fact for MemberJoined {
    const NAME: &'static str = "member joined";
}

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![(acts::sign_in::JOB, acts::sign_in::run), (jobs::SWEEP, jobs::sweep)],
        daily: vec![(jobs::SWEEP, 4)],
        checks: vec![check::run],
        ..Room::default()
    }
}

/// Knows who holds a session.
#[derive(Debug)]
pub struct Accounts;

#[async_trait]
impl WhoIs for Accounts {
    async fn who(&self, house: &Arc<House>, secret: &str) -> Result<Who, Refusal> {
        let tx = house.read().await?;
        let Some(session) = session::find(&tx, secret).await? else { return Ok(Who::Nobody) };
        let Some(actor) = account::actor(&tx, session.account).await? else { return Ok(Who::Nobody) };
        let stale = session::stale(&tx, &session);
        drop(tx);
        if stale {
            let tx = house.write().await?;
            session::seen(&tx, secret).await?;
            tx.commit().await?;
        }
        let whole = session.second_factor || !rights::asks_second_factor(&actor);
        Ok(if whole { Who::Whole(actor) } else { Who::Half(actor, pages::SECOND_FACTOR) })
    }
}

/// The kind of message whose link [`pass_link`] makes.
pub const PASS: &str = acts::PASS;
