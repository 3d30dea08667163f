//! What an action says besides: its steps on the way, what it costs, how we will know, and whether it is tried out first. All of
//! it may be left out; what is left out is not in the plan's mark, so that plans signed before it could be said keep theirs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// More steps than this are a plan of their own.
pub const MOST_MILESTONES: usize = 6;

/// What an action says besides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct More {
    /// Steps on the way, by day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// What it costs, in the LA's words: "£4,000 a year".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
    /// Where the money comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money_from: Option<String>,
    /// How we will know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<Watch>,
    /// That it is tried out first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<Pilot>,
}

impl More {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The same in each version, so that what was reached stays reached.
    pub id: Uuid,
    /// What will be there.
    pub words: String,
    /// By when.
    pub on: NaiveDate,
}

/// A share that should move. Its figure is not kept here: a release is final, and says it again whenever it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// The indicator.
    pub indicator: String,
    /// The release whose published figure is the baseline.
    pub release: Uuid,
    /// Whether it is the share of concern, which should fall; otherwise the good news, which should grow.
    pub concern: bool,
}

/// An action that is tried out before it is for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pilot {
    /// Who takes part: a group, never names.
    pub who: String,
    /// What it costs for one young person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_cost: Option<String>,
    /// The short survey before and after, in words or by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<String>,
}

/// What was decided about a pilot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is for everybody now.
    RollOut,
    /// It is tried out for longer.
    GoOn,
    /// It ends.
    Stop,
}

impl Decision {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::RollOut, Self::GoOn, Self::Stop];

    /// As stored and sent.
    pub fn code(self) -> &'static str {
        match self {
            Self::RollOut => "roll-out",
            Self::GoOn => "go-on",
            Self::Stop => "stop",
        }
    }

    /// The decision of a code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }

    /// As staff say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::RollOut => "Roll it out to everybody",
            Self::GoOn => "Try it for longer",
            Self::Stop => "Stop it",
        }
    }
}

/// A decision as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// When.
    pub day: NaiveDate,
}

/// What was reached on the way, of all promises of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reached {
    /// By milestone, the day it was ticked off.
    pub milestones: HashMap<Uuid, NaiveDate>,
    /// By promise, the latest decision about its pilot.
    pub decisions: HashMap<Uuid, Decided>,
}

impl Reached {
    /// How many of these are reached.
    pub fn count(&self, milestones: &[Milestone]) -> usize {
        milestones.iter().filter(|milestone| self.milestones.contains_key(&milestone.id)).count()
    }

    /// The next that is not.
    pub fn next<'a>(&self, milestones: &'a [Milestone]) -> Option<&'a Milestone> {
        milestones.iter().filter(|m| !self.milestones.contains_key(&m.id)).min_by_key(|m| m.on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decision_has_a_code_of_its_own() {
        for decision in Decision::ALL {
            assert_eq!(Decision::of(decision.code()), Some(decision));
        }
    }

    #[test]
    fn the_next_milestone_is_the_earliest_that_is_not_reached() {
        let step = |n: u128, on: &str| Milestone {
            id: Uuid::from_u128(n),
            words: String::new(),
            on: on.parse().unwrap_or_default(),
        };
        let steps = [step(1, "2027-03-01"), step(2, "2027-02-01"), step(3, "2027-01-01")];
        let mut reached = Reached::default();
        assert_eq!(reached.next(&steps).map(|m| m.id), Some(Uuid::from_u128(3)));
        reached.milestones.insert(Uuid::from_u128(3), NaiveDate::default());
        assert_eq!(
            (reached.next(&steps).map(|m| m.id), reached.count(&steps)),
            (Some(Uuid::from_u128(2)), 1)
        );
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let more = More {
            cost: Some("£4,000".into()),
            pilot: Some(Pilot { who: "Ten of us".into(), unit_cost: None, survey: None }),
            ..More::default()
        };
        let json = serde_json::to_value(&more).unwrap_or_default();
        assert_eq!(serde_json::from_value::<More>(json).ok(), Some(more));
    }
}
