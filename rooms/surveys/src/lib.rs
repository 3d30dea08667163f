//! Surveys: instruments, rounds, waves, the sealed box and answering it.
//!
//! The promise: nobody can find out what a care leaver said; we only know, the next morning, that they have
//! answered. There is no code path that stores it otherwise.

mod acts;
mod aiming;
mod answering;
mod asked;
mod check;
mod code;
mod done;
mod found;
mod helping;
pub mod instrument;
mod known;
mod missing;
mod model;
mod offered;
mod opening;
mod own;
mod pages;
mod privacy;
mod qr;
mod rates;
pub mod rights;
mod sealing;
mod store;

mod ticket;
mod tried;
mod way;
mod words;
mod writing;
pub mod xlsform;

pub use acts::{close_wave, make_wave, make_wave_with, open_round, replace_code, send_wave};
pub use answering::leave;
pub use asked::{
    OpenedWave, asked_of, cast, invitations, morning, open_boxes, open_rounds, opened, survey_link, tally,
    waves,
};
pub use known::Instruments;
pub use missing::{Missing, missing};
pub use model::{Custody, Mode, Round, State, Wave};
pub use privacy::kept_safe;

use kit::Room;
use kit::jobs::Fact;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A wave's answers are out of the box.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WaveOpened {
    /// The wave.
    pub wave: Uuid,
    /// Its LA.
    pub organisation: Uuid,
}

impl Fact for WaveOpened {
    const NAME: &'static str = "wave opened";
}

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![(opening::JOB, opening::run), (done::JOB, done::run)],
        daily: vec![(done::JOB, done::HOUR)],
        checks: vec![check::run],
        ..Room::default()
    }
}

/// What is read here, for whoever checks a translation.
pub fn translations() -> Vec<languages::Part> {
    let survey = languages::Part::words("The survey, its messages and letters", &words::WORDS);
    [survey].into_iter().chain(instrument::translations()).collect()
}

/// The kind of message whose link [`survey_link`] makes.
pub const SURVEY: &str = acts::SURVEY;
