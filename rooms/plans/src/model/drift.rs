//! Drift: what goes wrong with a promise, seen before it is late. Pure.
//!
//! The rules are the programme's own: plans die of silence, of days that move, of owners who left and of themes that nobody
//! touches, long before anything is late. How patient an LA is with itself is its own choice ([`Limits`]).

use chrono::{Days, NaiveDate};
use kit::clock::written;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

use super::{Action, Plan, Status, Theme};

/// After how many days an LA wants to be told. Each is 1 to 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nothing was said of an action for longer than this.
    pub silent: u16,
    /// An action is due within this, and was not started.
    pub soon: u16,
    /// An action has needed help for longer than this.
    pub stuck: u16,
    /// Nothing was said of any action of a theme for longer than this.
    pub still: u16,
}

impl Limits {
    /// The most days that can be chosen.
    pub const MOST: u16 = 365;
}

impl Default for Limits {
    /// Two months, one month, two weeks, a quarter.
    fn default() -> Self {
        Self { silent: 60, soon: 30, stuck: 14, still: 91 }
    }
}

/// What the plan itself does not say: how its promises came here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct History {
    /// By promise: the days by which it was promised, version by version as they were published.
    pub(crate) days: HashMap<Uuid, Vec<NaiveDate>>,
    /// Promises whose owner's link was withdrawn, and which nobody has taken over.
    pub(crate) left: HashSet<Uuid>,
}

/// Something that drifts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// What.
    pub about: About,
    /// Why we say so.
    pub why: Why,
}

/// What drifts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A promise, and what it says.
    Promise(Uuid, String),
    /// A theme, by its title.
    Theme(String),
}

/// Why something drifts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It needs help since this day, and says what.
    NeedsHelp(NaiveDate, String),
    /// Whoever answered for it has no link any more, and nobody else said anything since.
    OwnerLeft,
    /// It was first promised by the first day, was moved so often, and is now promised by the last.
    Moved(NaiveDate, usize, NaiveDate),
    /// It is due by then, and was not started.
    NotStarted(NaiveDate),
    /// Nothing was said since then.
    Silent(NaiveDate),
    /// Of none of its actions anything was said since then.
    Still(NaiveDate),
}

impl Why {
    /// Whether it takes somebody above the lead: help that does not come, a theme that stands still.
    pub fn for_leader(&self) -> bool {
        matches!(self, Self::NeedsHelp(..) | Self::Still(_))
    }

    /// A sentence for staff, and what to do about it.
    pub fn words(&self) -> String {
        match self {
            Self::NeedsHelp(since, news) if news.is_empty() => format!("It has needed help since {}.", written(*since)),
            Self::NeedsHelp(since, news) => format!("It has needed help since {}: {news}.", written(*since)),
            Self::OwnerLeft => {
                "Whoever answered for it has no link any more. Name somebody else, or say yourself how it stands.".to_owned()
            }
            Self::Moved(first, times, due) => {
                let times = if *times == 2 { "twice".to_owned() } else { format!("{times} times") };
                format!(
                    "Its day was moved {times}: promised by {} at first, now by {}. Say what stands in its way.",
                    written(*first),
                    written(*due)
                )
            }
            Self::NotStarted(due) => {
                format!("It is due by {}, and nothing has begun.", written(*due))
            }
            Self::Silent(since) => format!("Nobody has said anything about it since {}.", written(*since)),
            Self::Still(since) => {
                format!("Nothing has been said about any of its actions since {}.", written(*since))
            }
        }
    }
}

impl Plan {
    /// What drifts of a published plan on this day, most pressing first; nothing of any other plan. Each promise comes once,
    /// with its gravest reason, and silence of a whole theme is said once.
    pub(crate) fn drift(&self, history: &History, limits: &Limits, today: NaiveDate) -> Vec<Drift> {
        let Some(published) = self.published_on() else { return Vec::new() };
        let seen = Seen { plan: self, history, limits, published, today };
        let mut all = Vec::new();
        for theme in &self.content.themes {
            let still = seen.still(theme);
            for action in &theme.actions {
                let silence = still.is_some();
                let why = seen.action(action).filter(|why| !(silence && matches!(why, Why::Silent(_))));
                let about = About::Promise(action.promise, action.text.we_will.clone());
                all.extend(why.map(|why| Drift { about, why }));
            }
            let about = About::Theme(theme.agreed.title.clone());
            all.extend(still.map(|since| Drift { about, why: Why::Still(since) }));
        }
        all.sort_by_key(|drift| rank(&drift.why));
        all
    }
}

const fn rank(why: &Why) -> u8 {
    match why {
        Why::NeedsHelp(..) => 0,
        Why::OwnerLeft => 1,
        Why::Still(_) => 2,
        Why::NotStarted(_) => 3,
        Why::Moved(..) => 4,
        Why::Silent(_) => 5,
    }
}

struct Seen<'a> {
    plan: &'a Plan,
    history: &'a History,
    limits: &'a Limits,
    published: NaiveDate,
    today: NaiveDate,
}

impl Seen<'_> {
    fn status(&self, action: &Action) -> Status {
        self.plan.news(action).map_or(Status::NotStarted, |news| news.status)
    }

    /// The last day on which anything was said of it; publishing a plan says something of all that is in it.
    fn heard(&self, action: &Action) -> NaiveDate {
        self.plan.news(action).map_or(self.published, |news| news.day.max(self.published))
    }

    fn over(&self, since: NaiveDate, days: u16) -> bool {
        (self.today - since).num_days() > i64::from(days)
    }

    fn action(&self, action: &Action) -> Option<Why> {
        let status = self.status(action);
        if status.over() {
            return None;
        }
        let (due, heard) = (action.text.due_on, self.heard(action));
        if let Some(news) = self.plan.news(action).filter(|n| n.status == Status::NeedsHelp)
            && self.over(news.day, self.limits.stuck)
        {
            return Some(Why::NeedsHelp(news.day, news.news.clone()));
        }
        if self.history.left.contains(&action.promise) {
            return Some(Why::OwnerLeft);
        }
        let soon = self.today + Days::new(self.limits.soon.into());
        if status == Status::NotStarted && due >= self.today && due <= soon {
            return Some(Why::NotStarted(due));
        }
        self.moved(action).or_else(|| self.over(heard, self.limits.silent).then_some(Why::Silent(heard)))
    }

    /// A day that was put off twice or more, from one published version to the next.
    fn moved(&self, action: &Action) -> Option<Why> {
        let days = self.history.days.get(&action.promise)?;
        let times = days.windows(2).filter(|pair| pair[1] > pair[0]).count();
        (times >= 2).then(|| Why::Moved(days[0], times, action.text.due_on))
    }

    /// Since when nothing was said of any action of a theme with something left to do.
    fn still(&self, theme: &Theme) -> Option<NaiveDate> {
        let open = theme.actions.iter().any(|action| !self.status(action).over());
        let heard = theme.actions.iter().map(|action| self.heard(action)).max()?;
        (open && self.over(heard, self.limits.still)).then_some(heard)
    }
}

#[cfg(test)]
mod tests;
