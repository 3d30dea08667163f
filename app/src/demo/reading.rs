//! The made-up reviewers: what they read, how far they have come, and what one of the quotes became.

use chrono::{DateTime, Duration, Utc};
use kit::House;
use kit::clock::SetClock;
use kit::permit::Actor;
use kit::web::Refusal;
use people::{Details, Role};
use reading::{Reading, Theme};
use std::sync::Arc;
use uuid::Uuid;

/// Name and address of each.
const REVIEWERS: [(&str, &str); 2] =
    [("Jo Reader", "reviewer@example.org"), ("Lou Second", "reviewer2@example.org")];

/// What they say of a text: a part of it by which it is known, what it is about, and its words with marks; none keeps it back.
const SAID: [(&str, Theme, Option<&str>); 10] = [
    ("lock on the front door", Theme::Home, Some("A lock on the front door that works.")),
    (
        "Marzipan Towers",
        Theme::Home,
        Some("I live at [place] and the lift has been broken since the clocks went back."),
    ),
    ("Seeing my worker", Theme::Worker, Some("Seeing my worker more often.")),
    (
        "Thimbleby",
        Theme::Worker,
        Some("[name] at the [place] office rings back the same day. More people like that."),
    ),
    ("first month", Theme::Money, Some("Help with the first month’s rent.")),
    (
        "driving lessons",
        Theme::Days,
        Some("I could work nights if I could drive, but driving lessons cost more than I have."),
    ),
    (
        "Gingerbread College",
        Theme::Rights,
        Some("Somebody at [school] told me about a bursary. Nobody else ever did."),
    ),
    ("things to do", Theme::Other, Some("More things to do near me.")),
    ("Sundays", Theme::People, Some("Somebody to eat with on Sundays.")),
    ("brass band", Theme::People, None),
];

/// How far the reviewers of a made-up authority have come.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    /// How many texts the first has read.
    pub(super) first: usize,
    /// How many the second has.
    pub(super) second: usize,
}

/// More than there are.
const ALL: usize = 10_000;

impl Read {
    /// Every text is decided on.
    pub(super) const DONE: Self = Self { first: ALL, second: ALL };
}

/// Brings the reviewers in.
pub(super) async fn join(house: &Arc<House>, manager: &Actor) -> Result<Vec<(String, String)>, Refusal> {
    let tx = house.write().await?;
    for (name, email) in REVIEWERS {
        let permit = people::rights::manage_national_team(&tx, manager).await?;
        let who = Details { name: name.to_owned(), email: email.to_owned() };
        people::invite_to_national(&permit, &who, Role::Reviewer).await?;
    }
    tx.commit().await?;
    Ok(REVIEWERS.iter().map(|(name, email)| (format!("Reviewer: {name}"), (*email).to_owned())).collect())
}

/// Reads what was written in a wave, so far.
pub(super) async fn live(
    house: &Arc<House>,
    clock: &SetClock,
    now: DateTime<Utc>,
    wave: Uuid,
    read: Read,
) -> Result<(), Refusal> {
    for ((_, email), most) in REVIEWERS.iter().zip([read.first, read.second]) {
        let tx = house.write().await?;
        let reviewer = reviewer(&tx, email).await?;
        for _ in 0..most {
            if !reading::read_next(&tx, &reviewer, wave, &say).await? {
                break;
            }
        }
        tx.commit().await?;
    }
    clock.set(now.min(house.now() + Duration::days(1)));
    reading::night(house).await
}

async fn reviewer(tx: &kit::Tx, email: &str) -> Result<Actor, Refusal> {
    let team = people::national_members(tx).await?;
    let found = team.iter().find(|member| member.details.email == email).ok_or(Refusal::NotFound)?;
    people::actor(tx, found.account).await?.ok_or(Refusal::NotFound)
}

fn say(words: &str) -> Reading {
    let known = SAID.iter().find(|(part, ..)| words.contains(part));
    let (theme, marked) = known.map_or((Theme::Other, None), |(_, theme, marked)| (*theme, *marked));
    Reading { themes: vec![theme], words: marked.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::answers::WORDS;

    #[test]
    fn the_reviewers_know_each_made_up_text() {
        for words in WORDS {
            assert_eq!(SAID.iter().filter(|(part, ..)| words.contains(part)).count(), 1, "{words}");
        }
    }
}
