//! Texts, what reviewers say of them, and how far each has come. No database and no clock.

mod proposal;
mod redaction;
mod theme;

pub(crate) use proposal::{Outcome, Proposal, Why};
pub(crate) use redaction::{Redacted, marks, plain};
pub use theme::Theme;

use chrono::{Days, NaiveDate};
use kit::web::Refusal;
use uuid::Uuid;

/// How long the texts of a wave stay after the last of them was decided on: long enough for a question about a quote.
pub(crate) const KEPT_DAYS: u64 = 30;
/// How long they stay at the most, read or not.
pub(crate) const AT_MOST_DAYS: u64 = 365;

/// A wave whose texts are, or were, read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wave {
    pub(crate) id: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) closed_on: NaiveDate,
    /// Whether enough answered for quotes.
    pub(crate) quotable: bool,
    pub(crate) thresholds: serde_json::Value,
    pub(crate) taken_on: NaiveDate,
    pub(crate) finished_on: Option<NaiveDate>,
    pub(crate) forgotten_on: Option<NaiveDate>,
}

impl Wave {
    /// The day on which its texts go, as far as it is known.
    pub(crate) fn goes_on(&self) -> NaiveDate {
        let latest = self.taken_on + Days::new(AT_MOST_DAYS);
        self.finished_on.map_or(latest, |day| latest.min(day + Days::new(KEPT_DAYS)))
    }
}

/// How far a text has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Nobody has read it.
    Waiting,
    /// One reviewer has, and another must agree.
    Proposed,
    /// The other did not agree.
    Returned,
    /// Both released it.
    Released,
    /// It stays with the reviewers: its themes count, its words are never shown.
    Kept,
}

impl State {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Waiting, "waiting"),
        (Self::Proposed, "proposed"),
        (Self::Returned, "returned"),
        (Self::Released, "released"),
        (Self::Kept, "kept"),
    ];

    pub(crate) fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(state, _)| *state)
    }

    /// Whether nobody has to look at it again.
    pub(crate) fn over(self) -> bool {
        matches!(self, Self::Released | Self::Kept)
    }
}

/// A text, for the reviewer who has it open.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) id: Uuid,
    pub(crate) wave: Uuid,
    pub(crate) asked: String,
    pub(crate) words: String,
    pub(crate) may_quote: bool,
    pub(crate) state: State,
    pub(crate) revision: i32,
    pub(crate) proposal: Option<Proposal>,
    /// Who proposed, as an account.
    pub(crate) first: Option<Uuid>,
}

impl Text {
    /// Whether this reviewer is the one who has to agree to it: somebody else than who proposed.
    pub(crate) fn is_second(&self, reader: Uuid) -> bool {
        self.state == State::Proposed && self.first != Some(reader)
    }

    /// Whether this reviewer can say something of it now.
    pub(crate) fn is_open(&self, reader: Uuid) -> bool {
        matches!(self.state, State::Waiting | State::Returned) || self.is_second(reader)
    }

    /// That a first reading can be written: of a text nobody has proposed anything for, or that came back.
    pub(crate) fn may_propose(&self) -> Result<(), Refusal> {
        match self.state {
            State::Waiting | State::Returned => Ok(()),
            _ => Err(moved_on()),
        }
    }

    /// That this reviewer can be the second.
    pub(crate) fn may_second(&self, reader: Uuid) -> Result<&Proposal, Refusal> {
        match &self.proposal {
            Some(proposal) if self.is_second(reader) => Ok(proposal),
            Some(_) if self.first == Some(reader) => Err(Refusal::Conflict(
                "You read this text first. Somebody else has to read it now.".to_owned(),
            )),
            _ => Err(moved_on()),
        }
    }
}

pub(crate) fn moved_on() -> Refusal {
    Refusal::Conflict(
        "Another reviewer has decided on this text meanwhile. Nothing of yours was saved.".to_owned(),
    )
}

/// How many texts of a wave wait, for one reviewer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) all: usize,
    /// Nobody has read them, or they came back.
    pub(crate) first: usize,
    /// Somebody else proposed something, and waits for this reviewer or another.
    pub(crate) second: usize,
    /// This reviewer proposed something, and somebody else has to agree.
    pub(crate) elsewhere: usize,
}

impl Waiting {
    pub(crate) fn done(&self) -> usize {
        self.all - self.first - self.second - self.elsewhere
    }

    /// What this reviewer can do now.
    pub(crate) fn mine(&self) -> usize {
        self.first + self.second
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(state: State, first: Option<Uuid>) -> Text {
        let proposal =
            Proposal { themes: vec![], outcome: Outcome::Keep(Why::Unclear), worry: true, note: None };
        Text {
            id: Uuid::nil(),
            wave: Uuid::nil(),
            asked: String::new(),
            words: String::new(),
            may_quote: true,
            state,
            revision: 1,
            proposal: first.map(|_| proposal),
            first,
        }
    }

    #[test]
    fn nobody_reads_a_text_twice() {
        let (me, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert!(text(State::Proposed, Some(other)).may_second(me).is_ok());
        assert!(text(State::Proposed, Some(me)).may_second(me).is_err());
        assert!(!text(State::Proposed, Some(me)).is_open(me));
        for over in [State::Released, State::Kept, State::Waiting, State::Returned] {
            assert!(text(over, Some(other)).may_second(me).is_err(), "{over:?}");
        }
        assert!(text(State::Proposed, Some(other)).may_propose().is_err());
    }

    #[test]
    fn texts_go_a_month_after_the_last_was_decided_on_and_after_a_year_at_the_latest() {
        let day = |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap();
        let mut wave = Wave {
            id: Uuid::nil(),
            organisation: Uuid::nil(),
            closed_on: day(1, 1),
            quotable: true,
            thresholds: serde_json::Value::Null,
            taken_on: day(1, 2),
            finished_on: Some(day(3, 1)),
            forgotten_on: None,
        };
        assert_eq!(wave.goes_on(), day(3, 31));
        wave.finished_on = None;
        assert_eq!(wave.goes_on(), day(1, 2) + Days::new(365));
    }

    #[test]
    fn states_and_reasons_are_stored_by_their_codes() {
        for (state, code) in State::ALL {
            assert_eq!(State::of(code), Some(state));
            assert_eq!(state.code(), code);
        }
        for (why, code, _) in Why::ALL {
            assert_eq!(Why::of(code), Some(why));
        }
    }
}
