//! How a promise stands: what its owner says, and what the calendar says.

use chrono::NaiveDate;

/// What the lead reports of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing has been done yet.
    NotStarted,
    /// On its way.
    OnTrack,
    /// It waits for something or somebody.
    NeedsHelp,
    /// It is there.
    Done,
    /// It will not be done, for a reason that is said.
    Stopped,
}

impl Status {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::NotStarted, Self::OnTrack, Self::NeedsHelp, Self::Done, Self::Stopped];

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::OnTrack => "on-track",
            Self::NeedsHelp => "needs-help",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// The status of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// As staff say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::OnTrack => "On track",
            Self::NeedsHelp => "Needs help",
            Self::Done => "Done",
            Self::Stopped => "Stopped",
        }
    }

    /// Whether nothing more is to come of it.
    pub fn over(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }

    /// What has to be said with it; nothing where the status says enough.
    pub fn asks_for(self) -> Option<&'static str> {
        match self {
            Self::NeedsHelp => Some("Say what it needs, or what it waits for"),
            Self::Stopped => Some("Say why it was stopped"),
            _ => None,
        }
    }
}

/// What somebody says of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reported {
    /// How it stands.
    pub(crate) status: Status,
    /// The news; empty where there is none.
    pub(crate) news: String,
    /// What shows it.
    pub(crate) evidence: Option<String>,
}

/// The latest news of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// How it stands.
    pub status: Status,
    /// A few words of news; empty only where the status says enough.
    pub news: String,
    /// What shows it, in words or as an address; for staff and whoever signs.
    pub evidence: Option<String>,
    /// The day it was said.
    pub day: NaiveDate,
    /// Whether the owner said it, by their link.
    pub by_owner: bool,
}

/// A piece of news, among others about the same and other promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct News {
    /// Its identifier.
    pub(crate) id: uuid::Uuid,
    /// What it is about.
    pub(crate) promise: uuid::Uuid,
    /// What was said.
    pub(crate) progress: Progress,
}

/// What a reader is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it was reported; no report means not started.
    Reported(Status),
    /// The day has passed and it isn't done, whatever was reported.
    Late,
}

impl Shown {
    /// What to show of an action that is due on `due`.
    pub fn of(progress: Option<&Progress>, due: NaiveDate, today: NaiveDate) -> Self {
        match progress.map_or(Status::NotStarted, |p| p.status) {
            over if over.over() => Self::Reported(over),
            _ if today > due => Self::Late,
            status => Self::Reported(status),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_late_the_day_after_unless_it_is_kept() {
        let due = NaiveDate::default();
        let told =
            |status| Progress { status, news: String::new(), evidence: None, day: due, by_owner: false };
        let tomorrow = due + chrono::Duration::days(1);
        assert_eq!(Shown::of(None, due, due), Shown::Reported(Status::NotStarted));
        assert_eq!(Shown::of(None, due, tomorrow), Shown::Late);
        assert_eq!(Shown::of(Some(&told(Status::OnTrack)), due, tomorrow), Shown::Late);
        for over in [Status::Done, Status::Stopped] {
            assert_eq!(Shown::of(Some(&told(over)), due, tomorrow), Shown::Reported(over));
        }
    }

    #[test]
    fn every_status_has_a_code_of_its_own() {
        for status in Status::ALL {
            assert_eq!(Status::of(status.code()), Some(status));
        }
    }
}
