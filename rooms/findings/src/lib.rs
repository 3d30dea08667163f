//! Findings: what the answers of a wave say, once its box is open, with nobody in them to be recognised.

mod acts;
mod answered;
mod control;
mod model;
mod pages;
mod rights;
mod store;
mod words;
mod workbook;

pub use answered::{Answered, Planned, PlannedAction};
pub use model::{Finding, Report};

use kit::jobs::{Fact, Listener};
use kit::web::Refusal;
use kit::{Room, Tx};
use serde::{Deserialize, Serialize};
use surveys::WaveOpened;
use uuid::Uuid;

/// The findings of a wave are there. They are final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingsReleased {
    /// The release.
    pub release: Uuid,
    /// The wave.
    pub wave: Uuid,
    /// The LA.
    pub organisation: Uuid,
}

impl Fact for FindingsReleased {
    const NAME: &'static str = "findings released";
}

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![(acts::JOB, acts::run)],
        listeners: vec![Listener { fact: WaveOpened::NAME, job: acts::JOB }],
        ..Room::default()
    }
}

/// The findings of the LA's newest wave that has any; `None` while no box was opened yet.
///
/// # Errors
/// When the database refuses.
pub async fn latest(tx: &Tx, la: Uuid) -> Result<Option<Report>, Refusal> {
    Ok(store::latest(tx, la).await?.map(|release| Report::of(&release)))
}

/// The findings of this release.
///
/// # Errors
/// When the database refuses.
pub async fn report(tx: &Tx, release: Uuid) -> Result<Option<Report>, Refusal> {
    Ok(store::by_id(tx, release).await?.map(|release| Report::of(&release)))
}
