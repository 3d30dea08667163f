//! What the command line and the demo may ask of this room: which texts go when; to read as a reviewer does, pages left out;
//! to do the night's work now.

use chrono::NaiveDate;
use kit::permit::Actor;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use std::sync::Arc;
use uuid::Uuid;

use crate::acts::{self, Agreement};
use crate::model::{Outcome, Proposal, Redacted, Theme, Why, plain};
use crate::{jobs, rights, store};

/// What a made-up reviewer says of a text at first.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What it is about.
    pub themes: Vec<Theme>,
    /// Its words with marks, to be released; `None` keeps it back.
    pub words: Option<String>,
}

/// Reads this person's next text of a wave: says of it what `say` does, or agrees to what another reviewer said. `false` where
/// nothing waits for them.
///
/// # Errors
/// As [`rights::read_text`]; where what is said of it can't stand.
pub async fn read_next(
    tx: &Tx,
    actor: &Actor,
    wave: Uuid,
    say: &(dyn Fn(&str) -> Reading + Send + Sync),
) -> Result<bool, Refusal> {
    let wave = ids::show(wave);
    let shelf = rights::read_wave(tx, actor, &wave).await?;
    let (id, reader) = (shelf.thing().wave.id, shelf.thing().reader);
    let Some(text) = store::next(tx, id, reader).await? else { return Ok(false) };
    let permit = rights::read_text(tx, actor, &wave, &ids::show(text)).await?;
    let open = permit.thing();
    match open.text.proposal.as_ref().filter(|_| open.text.is_second(reader)) {
        Some(first) => {
            let agreed = Agreement { themes: first.themes.clone(), words: first.words(), worry: first.worry };
            acts::agree(&permit, open.text.revision, &agreed).await?;
        }
        None => {
            let Reading { themes, words } = say(&plain(&open.text.words));
            let outcome = match words.map(|words| Redacted::read(&words)) {
                Some(Ok(words)) if open.quotable() => {
                    Outcome::Release { words: words.marked(), translated: false }
                }
                Some(_) => Outcome::Keep(Why::NotToBeUsed),
                None => Outcome::Keep(Why::PointsAtSomeone),
            };
            let proposal = Proposal { themes, outcome, worry: false, note: None };
            acts::propose(&permit, open.text.revision, &proposal).await?;
        }
    }
    Ok(true)
}

/// The LAs, by their names in addresses, whose texts go, and the day by which each survey's do.
///
/// # Errors
/// When the database refuses.
pub async fn retention(house: &Arc<House>) -> Result<Vec<(String, NaiveDate)>, Refusal> {
    let tx = house.read().await?;
    let mut days = Vec::new();
    for wave in store::waves(&tx).await? {
        let la = people::organisation(&tx, wave.organisation).await?;
        days.push((la.map(|la| la.slug).unwrap_or_default(), wave.goes_on()));
    }
    Ok(days)
}

/// Does the night's work now: finishes what is read, deletes what is due.
///
/// # Errors
/// When the database or the key folder refuses.
pub async fn night(house: &Arc<House>) -> Result<(), Refusal> {
    jobs::night(house).await
}
