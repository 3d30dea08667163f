//! What happens without anybody asking: texts are taken over when a box was opened, finished waves get their themes, and
//! texts go when their day has come.

use kit::jobs::{JobError, Running};
use kit::web::Refusal;
use kit::{House, db};
use std::sync::Arc;
use uuid::Uuid;

use crate::{acts, rights, store};

/// A box was opened.
pub(crate) const TAKE: &str = "reading.take";
/// The night's round.
pub(crate) const TEND: &str = "reading.tend";

/// The tables that texts are deleted from: the survey's, and ours.
const FORGETFUL: [&str; 2] = ["answer_text", "own_text"];

pub(crate) fn take(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let fact: surveys::WaveOpened =
            serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        if !take_one(&house, fact.wave).await? {
            // The fact is said while the box is being emptied; the copy of the texts is made after that.
            return Err(JobError::Retry("the opening is not done yet".to_owned()));
        }
        Ok(tidy(&house).await?)
    })
}

async fn take_one(house: &Arc<House>, wave: Uuid) -> Result<bool, Refusal> {
    let tx = house.write().await?;
    let taken = acts::take(&rights::take_texts(&tx, wave)).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn tidy(house: &House) -> Result<(), Refusal> {
    Ok(db::differ::forget_deleted(house.db.maintenance(), &FORGETFUL).await?)
}

pub(crate) fn tend(house: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async move { Ok(night(&house).await?) })
}

pub(crate) async fn night(house: &Arc<House>) -> Result<(), Refusal> {
    // What is wrong with one wave must not keep another's texts for longer than was promised.
    let outcomes = [left_behind(house).await, finished(house).await, due(house).await, tidy(house).await];
    outcomes.into_iter().collect()
}

/// Texts of boxes that were opened before there was anybody to read them.
async fn left_behind(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.read().await?;
    let waves = surveys::waves_with_words(&tx).await?;
    drop(tx);
    for wave in waves {
        take_one(house, wave).await?;
    }
    Ok(())
}

async fn finished(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    for wave in store::waves(&tx).await?.iter().filter(|wave| wave.finished_on.is_none()) {
        acts::finish(&rights::finish_reading(&tx, wave.id)).await?;
    }
    tx.commit().await
}

async fn due(house: &Arc<House>) -> Result<(), Refusal> {
    let tx = house.read().await?;
    let due: Vec<Uuid> = store::waves(&tx)
        .await?
        .iter()
        .filter(|wave| wave.goes_on() <= tx.today())
        .map(|wave| wave.id)
        .collect();
    drop(tx);
    for wave in due {
        let tx = house.write().await?;
        acts::forget(&rights::forget_texts(&tx, wave)).await?;
        tx.commit().await?;
    }
    Ok(())
}
