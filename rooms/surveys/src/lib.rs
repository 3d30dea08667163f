//! Surveys: instruments, rounds, waves, the sealed box and answering it.
//!
//! The promise: nobody can find out what a care leaver said; we only know, the next morning, that they have
//! answered. There is no code path that stores it otherwise.

mod acts;
mod aiming;
mod answering;
mod asked;
mod beside;
mod check;
mod closing;
mod code;
mod contacts;
mod disclosure;
mod done;
mod found;
mod group;
mod helping;
pub mod instrument;
mod joining;
mod known;
mod making;
mod missing;
mod model;
mod offered;
mod opening;
mod others;
mod own;
mod pages;
mod pooling;
mod privacy;
mod qr;
mod rates;
pub mod rights;
mod said;
mod sealing;
mod store;

mod ticket;
mod tried;
mod way;
mod words;
mod writing;
pub mod xlsform;

pub use acts::{close_wave, make_wave, make_wave_with, open_round, replace_code, send_wave, way};
pub use answering::leave;
pub use asked::{
    OpenedWave, asked_of, cast, invitations, morning, open_boxes, open_rounds, opened, session_of,
    survey_link, tally, waves,
};
pub use beside::{askable, in_round, instrument_of, round, wave};
pub use closing::close_round;
pub use contacts::{
    Kept, ask_to_join, erase_all_joined, erase_joined, kept_contacts, replay_joined, told_of_joined,
};
pub use group::Group;
pub use known::Instruments;
pub use missing::{Missing, missing};
pub use model::{Custody, FEWEST, Mode, Round, State, Wave};
pub use others::{Others, Session, close_others, make_others, start_others};
pub use pooling::{ENOUGH, SmallBoxes, take_small};
pub use privacy::kept_safe;
pub use said::{OwnWords, Said, forget_words, take_words, waves_with_words};

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

/// A round is over: nothing more is released of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoundClosed {
    /// The round.
    pub round: Uuid,
}

impl Fact for RoundClosed {
    const NAME: &'static str = "round closed";
}

/// What this room brings.
pub fn room() -> Room {
    Room {
        routes: pages::routes(),
        jobs: vec![(opening::JOB, opening::run), (done::JOB, done::run), (joining::JOB, joining::run)],
        daily: vec![(done::JOB, done::HOUR)],
        checks: vec![check::run],
        ..Room::default()
    }
}

/// What is read here, for whoever checks a translation.
pub fn translations() -> Vec<languages::Part> {
    let survey = languages::Part::words("The survey, its messages and letters", &words::WORDS);
    let others = languages::Part::words("Joining by a public address, and slips of paper", &words::OTHERS);
    [survey, others].into_iter().chain(instrument::translations()).collect()
}

/// The kinds of message whose link [`survey_link`] makes.
pub const SURVEY: &str = acts::SURVEY;
/// See [`SURVEY`]: to somebody who asked for it at the public address.
pub const JOINED: &str = joining::JOINED;
