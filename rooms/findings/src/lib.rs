//! Findings: what the answers of a wave say, once its box is open, with nobody in them to be recognised.

mod acts;
mod answered;
mod asked;
mod beside;
mod cell;
mod control;
mod data;
mod extract;
mod leaflet;
mod mail;
mod model;
mod own_words;
mod pages;
mod pool;
mod registry;
mod report;
mod rights;
mod rows;
mod shown;
mod store;
mod words;
mod workbook;

pub use answered::{Answered, Planned, PlannedAction};
pub use asked::{GivenBack, extracts_for, given_back, to_work_on};
pub use model::{Finding, Report};
pub use own_words::{InTheirWords, Quote, Said};
pub use pages::{give_back, page_link, tell_everybody};

use calc::CalcError;
use kit::jobs::Fact;
use kit::permit::Actor;
use kit::web::Refusal;
use kit::{Room, Tx};
use serde::{Deserialize, Serialize};
use surveys::Group;
use surveys::instrument::{Answers, Instrument};
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
    Room { routes: pages::routes(), jobs: acts::jobs(), listeners: acts::listeners(), ..Room::default() }
}

/// The findings of the LA's newest wave of care leavers that has any; `None` while no box was opened yet.
///
/// # Errors
/// When the database refuses.
pub async fn latest(tx: &Tx, la: Uuid) -> Result<Option<Report>, Refusal> {
    Ok(store::latest(tx, la, Group::CareLeavers).await?.map(|release| Report::of(&release)))
}

/// The findings of this release of care leavers.
///
/// # Errors
/// When the database refuses.
pub async fn report(tx: &Tx, release: Uuid) -> Result<Option<Report>, Refusal> {
    let found = store::by_id(tx, release).await?.filter(|release| release.asks == Group::CareLeavers);
    Ok(found.map(|release| Report::of(&release)))
}

/// What would be released of these answers, made and audited as a release is, and kept nowhere: for `./bench audit`.
///
/// # Errors
/// As of a release: where the counts make no sense, or the audit says no.
pub fn rehearse(instrument: &Instrument, answers: &[Answers]) -> Result<Report, CalcError> {
    let invited = u32::try_from(answers.len()).unwrap_or(u32::MAX);
    let release = acts::release_of(
        Uuid::nil(),
        (Uuid::nil(), Group::CareLeavers, chrono::NaiveDate::default()),
        invited,
        instrument,
        answers,
        &calc::Thresholds::default(),
    )?;
    Ok(Report::of(&release))
}

/// Says whether an LA may be named for its Bright Spots, as its lead does on the page: for the demo.
///
/// # Errors
/// As [`people::seated`], for leads.
pub async fn be_named(tx: &Tx, lead: &Actor, la: &str, agreed: bool) -> Result<(), Refusal> {
    acts::naming::be_named(&rights::be_named(tx, lead, la).await?, agreed).await
}

/// The kind of message whose link [`page_link`] makes.
pub const PAGE: &str = acts::leaflet::PAGE;

/// Whether anyone can read an LA's page of findings for young people.
///
/// # Errors
/// When the database refuses.
pub async fn has_page(tx: &Tx, la: Uuid) -> Result<bool, Refusal> {
    Ok(store::leaflet::steps(tx, la).await?.shown().is_some())
}
