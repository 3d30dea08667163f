//! Rounds and waves: their states, and what may follow what.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::group::Group;

/// A round: the season in which LAs run their waves, so that they can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its identifier.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// When it was opened.
    pub since: DateTime<Utc>,
    /// When it was closed; while it is open, waves begin in it.
    pub closed_at: Option<DateTime<Utc>>,
}

/// How far a wave has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Created; nobody has been invited.
    Ready,
    /// Invitations are out; answers come in until the end of its last day.
    Open,
    /// No more answers; the box is still sealed.
    Closed,
    /// Fewer than ten ballots: the LA gets no results of its own. The box stays sealed until the round closes.
    TooFew,
    /// The answers are out of the box, shuffled.
    Opened,
}

/// How far the opening has come; each step is safe to repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Still sealed.
    Sealed,
    /// Sealed until the round closes: too few ballots.
    TooFew,
    /// The round is closed and the ballots of a small box are deleted; its keys are still there.
    Emptied,
    /// The keys of a small box are destroyed, too: nothing is left of it.
    Gone,
    /// The answers are inserted, the ciphertext deleted.
    Shuffled,
    /// The keys are destroyed.
    KeysGone,
    /// The log is emptied of what was deleted: done.
    Done,
}

impl Opening {
    const ALL: [Self; 7] =
        [Self::Sealed, Self::TooFew, Self::Emptied, Self::Gone, Self::Shuffled, Self::KeysGone, Self::Done];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::TooFew => "too few",
            Self::Emptied => "emptied",
            Self::Gone => "gone",
            Self::Shuffled => "shuffled",
            Self::KeysGone => "keys gone",
            Self::Done => "done",
        }
    }

    pub(crate) fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|o| o.code() == code).unwrap_or(Self::Sealed)
    }
}

/// How a survey reaches the person who answers. Chosen with the wave, and never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everybody in the register gets a link of their own: by message, in a letter, or from their worker.
    PersonalLink,
    /// Whoever asks for it at a public address is sent a link of their own.
    Joined,
    /// Each member of staff is sent a link of their own.
    StaffLink,
    /// Slips of paper with a code each, given out with nobody's name on them.
    Slip,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::PersonalLink, Self::Joined, Self::StaffLink, Self::Slip];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::PersonalLink => "personal link",
            Self::Joined => "joined",
            Self::StaffLink => "staff link",
            Self::Slip => "slip",
        }
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// Who holds the key that opens the box. Chosen with the wave, and never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custody {
    /// A file on the computer that takes the answers: whoever runs it could read early.
    KeyFile,
}

impl Custody {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::KeyFile];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::KeyFile => "key file",
        }
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|custody| custody.code() == code)
    }
}

/// One LA's survey in a round, with an instrument that is frozen for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    /// Its identifier.
    pub id: Uuid,
    /// The LA.
    pub organisation: Uuid,
    /// The round it belongs to.
    pub round: Uuid,
    /// Whom it asks.
    pub asks: Group,
    /// The instrument it asks.
    pub instrument: Uuid,
    /// How it reaches people.
    pub mode: Mode,
    /// Who holds its key.
    pub custody: Custody,
    /// Its first day.
    pub opens_on: NaiveDate,
    /// Its last day, to the end of it in London.
    pub closes_on: NaiveDate,
    /// When the invitations went out.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// How far the opening has come.
    pub opening: Opening,
    pub(crate) public_key: Vec<u8>,
    pub(crate) thresholds: serde_json::Value,
}

impl Wave {
    /// How far it has come.
    pub fn state(&self) -> State {
        match (self.sent_at, self.closed_at, self.opening) {
            (_, Some(_), Opening::Sealed) => State::Closed,
            (_, Some(_), Opening::TooFew | Opening::Emptied | Opening::Gone) => State::TooFew,
            (_, Some(_), _) => State::Opened,
            (None, None, _) => State::Ready,
            (Some(_), None, _) => State::Open,
        }
    }

    /// Whether its keys are still there.
    pub(crate) const fn has_keys(&self) -> bool {
        matches!(self.opening, Opening::Sealed | Opening::TooFew)
    }

    /// The disclosure thresholds that it was made with, which its findings keep; never looser than the defaults.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn thresholds(&self) -> Result<calc::Thresholds, serde_json::Error> {
        let own: calc::Thresholds = serde_json::from_value(self.thresholds.clone())?;
        Ok(own.stricter(calc::Thresholds::default()))
    }

    /// Whether an answer may still come in on this day.
    pub fn takes_answers(&self, today: NaiveDate) -> bool {
        self.state() == State::Open && today <= self.closes_on
    }

    /// The name of the key from which codes and nullifiers are made.
    pub(crate) fn code_key(id: Uuid) -> String {
        format!("wave-{}", kit::ids::show(id))
    }

    /// The name of the key that opens the ballots.
    pub(crate) fn box_key(id: Uuid) -> String {
        format!("box-{}", kit::ids::show(id))
    }
}

/// Fewer answers than this many of a hundred say little about those who did not answer: the programme's floor.
pub(crate) const FLOOR: u32 = 30;

/// What an LA aims at with a wave. It may change while the wave runs, as nothing that is promised depends on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Aim {
    /// The response rate it wants, in per cent.
    pub target: Option<u32>,
    /// What everybody gets who answers: "a £10 voucher".
    pub thanks: Option<String>,
}

/// What a code leads to: somebody's place in a wave. Whose it is it does not say, and who answers needs not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its identifier.
    pub id: Uuid,
    /// The wave.
    pub wave: Uuid,
    /// How often its code was replaced.
    pub revision: i32,
    /// The morning on which we knew that it was answered.
    pub done_on: Option<NaiveDate>,
}

/// An invitation of one care leaver to one wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invitation {
    /// Its identifier.
    pub id: Uuid,
    /// The wave.
    pub wave: Uuid,
    /// The care leaver.
    pub care_leaver: Uuid,
    /// How often its code was replaced.
    pub revision: i32,
    /// The morning on which we knew that it was answered.
    pub done_on: Option<NaiveDate>,
}

impl Invitation {
    /// The place that it is.
    pub(crate) const fn place(&self) -> Place {
        Place { id: self.id, wave: self.wave, revision: self.revision, done_on: self.done_on }
    }
}

/// Fewer ballots than this are not opened for the LA.
pub const FEWEST: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn wave() -> Wave {
        let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).expect("a day");
        Wave {
            id: Uuid::nil(),
            organisation: Uuid::nil(),
            round: Uuid::nil(),
            asks: Group::CareLeavers,
            instrument: Uuid::nil(),
            mode: Mode::PersonalLink,
            custody: Custody::KeyFile,
            opens_on: day(1),
            closes_on: day(30),
            sent_at: None,
            closed_at: None,
            opening: Opening::Sealed,
            public_key: vec![],
            thresholds: serde_json::Value::Null,
        }
    }

    #[test]
    fn a_wave_takes_answers_from_its_sending_to_the_end_of_its_last_day() {
        let (mut wave, last) = (wave(), NaiveDate::from_ymd_opt(2026, 6, 30).expect("a day"));
        assert!(!wave.takes_answers(last), "nobody is invited yet");
        wave.sent_at = Some(DateTime::UNIX_EPOCH);
        assert!(wave.takes_answers(last));
        assert!(!wave.takes_answers(last.succ_opt().expect("a day")));
        wave.closed_at = Some(DateTime::UNIX_EPOCH);
        assert!(!wave.takes_answers(last));
        assert_eq!(wave.state(), State::Closed);
        wave.opening = Opening::Done;
        assert_eq!(wave.state(), State::Opened);
    }
}
