//! Plans: what an LA promises its care leavers because of what they said, signed off, published, and followed.

mod acts;
mod answered;
mod evidence;
mod import;
mod jobs;
mod mail;
mod model;
mod national;
mod pages;
mod paper;
mod published;
mod quarters;
pub mod rights;
mod store;
mod threads;
mod watch;
mod words;

pub use answered::Plans;

pub use acts::{
    add_action, agree_themes, carry_on, change_action, comment, decide, decide_pilot, delete_action, discard,
    drifting, give_link, leave_out, publish, remark, report_progress, send, send_back, set_limits,
    set_quarters, sign, start, tick,
};
pub use jobs::morning;
pub use mail::OWNER;
pub use model::{
    About, Action, ActionText, Agreed, Because, Comment, Content, Cover, Current, Decided, Decision, Draft,
    Drift, Fate, LeftOut, Limits, MOST_MILESTONES, MOST_THEMES, Mark, Milestone, More, Owner, Part, Pilot,
    Plan, Progress, Published, Quarter, Reached, Refused, Rules, SentBack, Shown, Signed, Stamp, Standing,
    State, Status, Theme, Turn, Typed, Watch, Way, Why, WhyKeptBack, WhyNone, WithLeader,
};
pub use published::{PlanPublished, PublishedPlan, published};
pub use quarters::{Round, Rounds, comments_outside, comments_to_read, rounds};

use kit::web::Refusal;
use kit::{House, Room, Tx};
use std::sync::Arc;
use uuid::Uuid;

/// What this room brings.
pub fn room() -> Room {
    let (jobs, daily) = (vec![(jobs::QUARTERS, jobs::quarters as _)], vec![(jobs::QUARTERS, jobs::HOUR)]);
    Room { routes: pages::routes(), jobs, daily, ..Room::default() }
}

/// The plan of an LA that people read, and the one in the making.
///
/// # Errors
/// When the database refuses.
pub async fn current(tx: &Tx, la: Uuid) -> Result<Current, Refusal> {
    store::current(tx, la).await
}

/// An LA's newest plan, in any state.
///
/// # Errors
/// When the database refuses.
pub async fn newest(tx: &Tx, la: Uuid) -> Result<Option<Plan>, Refusal> {
    Ok(store::current(tx, la).await?.newest())
}

/// The live link of a message to an owner; `None` when it was withdrawn.
///
/// # Errors
/// When the database refuses.
pub async fn owner_link(house: &Arc<House>, link: Uuid) -> Result<Option<String>, Refusal> {
    let tx = house.read().await?;
    let live = store::owners::is_live(&tx, link).await?;
    Ok(live.then(|| house.settings.link(&format!("/owner/{}", store::owners::secret(house, link)))))
}

/// Withdraws again the links of owners that an old copy of the database brought back: whoever puts one back calls this
/// before anybody is served. Harmless to repeat. Returns how many there were.
///
/// # Errors
/// When the database or the key folder refuses.
pub async fn replay_withdrawals(house: &Arc<House>) -> Result<usize, Refusal> {
    let tx = house.write().await?;
    let count = acts::withdraw_again(&tx).await?;
    tx.commit().await?;
    Ok(count)
}
