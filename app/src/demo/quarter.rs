//! A made-up quarter of a published plan: owners were asked, one of them said something, and young people comment now.

use chrono::{DateTime, Duration, Utc};
use kit::House;
use kit::clock::{SetClock, london_day};
use kit::web::Refusal;
use plans::{Fate, Rules, Status, Typed};
use std::sync::Arc;

use super::story::Team;

/// What young people say: whether it is about the first action, whether it is about the people who run the plan, and the words.
const SAID: [(bool, bool, &str); 3] = [
    (true, false, "I have the new doorbell. The light on the stairs still does not work."),
    (false, false, "You said each month. I heard nothing since spring."),
    (false, true, "Nobody at the office calls back."),
];

/// The round that young people are in, with a comment that anyone can read, one that waits for the lead and one that waits for the
/// national team.
pub(super) async fn live(
    house: &Arc<House>,
    clock: &SetClock,
    team: &Team,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let slug = team.la.slug.as_str();
    clock.set(now - Duration::days(11));
    let tx = house.write().await?;
    let next = london_day(now - Duration::days(10));
    let rules = Rules { next, weeks: 13, owners: 7, young: 14, leaders: 14 };
    plans::set_quarters(&plans::rights::set_quarters(&tx, &team.lead, slug).await?, &rules).await?;
    tx.commit().await?;
    clock.set(now - Duration::days(10));
    plans::morning(house).await?;
    clock.set(now - Duration::days(5));
    let tx = house.write().await?;
    let plan = plans::newest(&tx, team.la.id).await?.ok_or(Refusal::NotFound)?;
    let first = plan.content.actions().next().map(|action| action.promise).ok_or(Refusal::NotFound)?;
    let permit = plans::rights::report(&tx, &team.lead, slug, first).await?;
    plans::report_progress(&permit, Status::OnTrack, "48 doorbells fitted").await?;
    tx.commit().await?;
    clock.set(now - Duration::days(2));
    plans::morning(house).await?;
    say(house, team, first).await
}

async fn say(house: &Arc<House>, team: &Team, first: uuid::Uuid) -> Result<(), Refusal> {
    let slug = team.la.slug.as_str();
    let tx = house.write().await?;
    let permit = plans::rights::comment_on_plan(&tx, slug).await?.ok_or(Refusal::NotFound)?;
    for (nth, (about_first, outside, words)) in (0u8..).zip(SAID) {
        let promise = about_first.then_some(first);
        let typed = Typed { promise, outside, words: words.to_owned(), contact: None };
        plans::comment(&permit, &[nth; 16], &typed).await?;
    }
    for comment in plans::comments_to_read(&tx, team.la.id).await?.iter().filter(|c| c.promise == Some(first))
    {
        let permit = plans::rights::decide_comment(&tx, &team.lead, slug, comment.id).await?;
        plans::decide(&permit, Fate::Out, Some(team.la.id)).await?;
    }
    tx.commit().await
}
