//! An extract for researchers, and how far it has come: pure.

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

/// For how many days an extract can be taken once it is granted.
pub(crate) const DAYS: u64 = 30;
/// The most characters of a recipient, and of a purpose or a reason.
pub(crate) const RECIPIENT: usize = 200;
/// See [`RECIPIENT`].
pub(crate) const WORDS: usize = 2_000;

/// Somebody did something, at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) by: Uuid,
    pub(crate) at: DateTime<Utc>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Nothing yet.
    Waiting,
    /// It may be taken until this day, that day included.
    Granted { done: Done, last_day: NaiveDate },
    /// It may not, for this reason.
    Refused { done: Done, reason: String },
}

/// An extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Extract {
    pub(crate) id: Uuid,
    pub(crate) round: Uuid,
    /// Which organisation gets it.
    pub(crate) recipient: String,
    pub(crate) purpose: String,
    /// The releases in it, in an order drawn by chance.
    pub(crate) places: Vec<Uuid>,
    pub(crate) asked: Done,
    pub(crate) decision: Decision,
}

impl Extract {
    /// The address of its page.
    pub(crate) fn path(&self) -> String {
        format!("/programme/extracts/{}", kit::ids::show(self.id))
    }

    /// Whether this account may decide: it waits, and somebody else asked.
    pub(crate) fn is_decided_by(&self, account: Option<Uuid>) -> bool {
        self.decision == Decision::Waiting && account.is_some_and(|account| account != self.asked.by)
    }

    /// Whether it can be taken on this day.
    pub(crate) fn is_open(&self, today: NaiveDate) -> bool {
        matches!(self.decision, Decision::Granted { last_day, .. } if today <= last_day)
    }

    /// How it stands, in a word or two.
    pub(crate) fn stands(&self, today: NaiveDate) -> &'static str {
        match self.decision {
            Decision::Waiting => "Waits for a second person",
            Decision::Refused { .. } => "Refused",
            Decision::Granted { .. } if self.is_open(today) => "Granted",
            Decision::Granted { .. } => "Over",
        }
    }
}

/// The last day of an extract that is granted on this one.
pub(crate) fn last_day(today: NaiveDate) -> NaiveDate {
    today + Days::new(DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asked_does_not_decide_and_an_extract_ends() {
        let day = NaiveDate::from_ymd_opt(2027, 5, 1).expect("a day");
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let asked = Done { by: one, at: DateTime::UNIX_EPOCH };
        let waiting = Extract {
            id: Uuid::nil(),
            round: Uuid::nil(),
            recipient: String::new(),
            purpose: String::new(),
            places: Vec::new(),
            asked,
            decision: Decision::Waiting,
        };
        assert!(waiting.is_decided_by(Some(other)) && !waiting.is_open(day));
        assert!(!waiting.is_decided_by(Some(one)) && !waiting.is_decided_by(None));
        let done = Done { by: other, at: DateTime::UNIX_EPOCH };
        let granted =
            Extract { decision: Decision::Granted { done, last_day: last_day(day) }, ..waiting.clone() };
        assert!(granted.is_open(day + Days::new(30)) && !granted.is_open(day + Days::new(31)));
        assert!(!granted.is_decided_by(Some(other)), "once");
        let refused = Extract { decision: Decision::Refused { done, reason: String::new() }, ..waiting };
        assert!(!refused.is_open(day) && !refused.is_decided_by(Some(other)));
    }
}
