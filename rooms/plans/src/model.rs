//! A plan: what it says, how far it has come, and how its promises stand. Pure.

mod change;
mod comment;
mod compare;
mod content;
mod drift;
pub(crate) mod heard;
mod more;
mod owner;
mod part;
mod progress;
mod quarter;
mod state;
mod waiting;

pub(crate) use change::{Change, Kept, What};
pub(crate) use comment::look;
pub use comment::{Comment, Fate, Typed, Why as WhyKeptBack};
pub(crate) use compare::{Became, Changed, Comparison, Said, around, compare, rewritten, says};
pub use content::{Action, ActionText, Agreed, Because, Content, Cover, LeftOut, MOST_THEMES, Mark, Theme};
pub(crate) use drift::History;
pub use drift::{About, Drift, Limits, Why};
pub use more::{Decided, Decision, MOST_MILESTONES, Milestone, More, Pilot, Reached, Watch};
pub use owner::Owner;
pub use part::{Part, Way, WhyNone};
pub(crate) use progress::{News, Reported};
pub use progress::{Progress, Shown, Status};
pub(crate) use quarter::Stage;
pub use quarter::{Quarter, Rules, Turn};
pub(crate) use state::Step;
pub use state::{Draft, Published, Refused, SentBack, Signed, Stamp, State, WithLeader};
pub(crate) use waiting::{Fell, Imported};

use chrono::NaiveDate;
use std::collections::HashMap;
use uuid::Uuid;

/// One version of an LA's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub organisation: Uuid,
    /// All that is signed off and published.
    pub content: Content,
    /// The day it was begun.
    pub begun: NaiveDate,
    /// How far it has come.
    pub state: State,
    /// How many steps led there.
    pub(crate) steps: i32,
    /// The latest news of each promise.
    pub progress: HashMap<Uuid, Progress>,
    /// What its promises reached on the way.
    pub reached: Reached,
}

impl Plan {
    /// The action with this identifier, and the theme it stands in.
    pub fn action(&self, id: Uuid) -> Option<(&Theme, &Action)> {
        self.content.themes.iter().find_map(|t| t.actions.iter().find(|a| a.id == id).map(|a| (t, a)))
    }

    /// The action with which this version keeps a promise: the same in every version, where an action's own identifier is not.
    pub fn keeping(&self, promise: Uuid) -> Option<&Action> {
        self.content.actions().find(|action| action.promise == promise)
    }

    /// What is promised and not done.
    pub fn unfinished(&self) -> impl Iterator<Item = &Action> {
        self.content
            .actions()
            .filter(|action| self.news(action).map(|news| news.status) != Some(Status::Done))
    }

    /// The latest news of an action.
    pub fn news(&self, action: &Action) -> Option<&Progress> {
        self.progress.get(&action.promise)
    }

    /// The day it was published, if it is.
    pub fn published_on(&self) -> Option<NaiveDate> {
        match &self.state {
            State::Published(done) => Some(kit::clock::london_day(done.published.at)),
            _ => None,
        }
    }

    /// Whether its words can still change.
    pub fn is_draft(&self) -> bool {
        matches!(self.state, State::Draft(_))
    }

    /// The day on which it came to where it is: begun, sent, sent back, signed or published.
    pub fn came_on(&self) -> NaiveDate {
        let stamp = match &self.state {
            State::Draft(draft) => draft.sent_back.as_ref().map(|back| &back.stamp),
            State::WithLeader(done) => Some(&done.sent),
            State::Signed(done) => Some(&done.signed),
            State::Published(done) => Some(&done.published),
        };
        stamp.map_or(self.begun, |stamp| kit::clock::london_day(stamp.at))
    }

    /// The day of the latest news.
    pub fn last_news(&self) -> Option<NaiveDate> {
        self.progress.values().map(|p| p.day).max()
    }
}

/// An LA's plans that count today. While a version is in the making, people go on reading the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Current {
    /// The one anyone can read.
    pub published: Option<Plan>,
    /// The one that is written, signed off or about to be published.
    pub making: Option<Plan>,
}

impl Current {
    /// The newest version, in any state.
    pub fn newest(self) -> Option<Plan> {
        self.making.or(self.published)
    }
}

/// How far an LA has come with its plan, for pages of other rooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is no plan.
    None,
    /// It is being written.
    Draft {
        /// How many themes are agreed.
        themes: usize,
        /// How many actions are written.
        actions: usize,
        /// How many themes have none yet.
        bare: usize,
    },
    /// It waits for the senior leader.
    WithLeader,
    /// It is signed off and waits to be published.
    Signed,
    /// Anyone can read it.
    Published {
        /// Since when.
        on: NaiveDate,
    },
}

impl Standing {
    /// How far this plan has come.
    pub fn of(plan: Option<&Plan>) -> Self {
        let Some(plan) = plan else { return Self::None };
        match &plan.state {
            State::Draft(_) => Self::Draft {
                themes: plan.content.themes.len(),
                actions: plan.content.actions().count(),
                bare: plan.content.themes.iter().filter(|theme| theme.actions.is_empty()).count(),
            },
            State::WithLeader(_) => Self::WithLeader,
            State::Signed(_) => Self::Signed,
            State::Published(done) => Self::Published { on: kit::clock::london_day(done.published.at) },
        }
    }
}
