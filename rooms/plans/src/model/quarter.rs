//! The quarterly round: owners say what happened, young people read and comment first, then leaders read both and answer. Pure.

use chrono::{Days, NaiveDate};
use uuid::Uuid;

/// When rounds are held and how long each part of one takes: the LA's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The day on which the next round's owners are asked.
    pub next: NaiveDate,
    /// Weeks from one round to the next.
    pub weeks: u16,
    /// Days that owners have.
    pub owners: u16,
    /// Days that young people have to read and comment.
    pub young: u16,
    /// Days that leaders have to answer.
    pub leaders: u16,
}

impl Rules {
    /// The fewest and the most weeks from one round to the next.
    pub(crate) const WEEKS: (u16, u16) = (8, 52);
    /// The fewest and the most days of a part. Less than a week is no time for somebody who works shifts.
    pub(crate) const DAYS: (u16, u16) = (7, 42);

    /// A quarter, and two weeks for each part: beginning two weeks from now, so that nobody is taken by surprise.
    pub fn usual(today: NaiveDate) -> Self {
        Self { next: today + Days::new(14), weeks: 13, owners: 14, young: 14, leaders: 14 }
    }

    /// Days that a whole round takes.
    pub(crate) fn length(&self) -> u16 {
        self.owners + self.young + self.leaders
    }

    /// The round that begins on its day.
    pub(crate) fn quarter(&self, id: Uuid, la: Uuid, asked: NaiveDate) -> Quarter {
        let young = asked + Days::new(self.owners.into());
        let paper = young + Days::new(self.young.into());
        Quarter { id, la, asked, young, paper, answer_by: paper + Days::new(self.leaders.into()) }
    }

    /// The day after `today` on which the round after this one begins.
    pub(crate) fn following(&self, today: NaiveDate) -> NaiveDate {
        let mut next = self.next;
        while next <= today {
            next = next + Days::new(7 * u64::from(self.weeks.max(1)));
        }
        next
    }
}

/// One round of an LA's plan. Its days stay as they were when it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub la: Uuid,
    /// Owners are asked.
    pub asked: NaiveDate,
    /// Young people read and comment from here on.
    pub young: NaiveDate,
    /// Leaders have the paper from here on.
    pub paper: NaiveDate,
    /// The last day to answer.
    pub answer_by: NaiveDate,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Owners say what happened.
    Owners,
    /// Young people read and comment.
    Young,
    /// Leaders read both and answer.
    Leaders,
    /// The last day to answer has passed.
    Past,
}

impl Quarter {
    /// Whose turn it is today.
    pub fn turn(&self, today: NaiveDate) -> Turn {
        match today {
            day if day < self.young => Turn::Owners,
            day if day < self.paper => Turn::Young,
            day if day <= self.answer_by => Turn::Leaders,
            _ => Turn::Past,
        }
    }

    /// The day on which a step is due.
    pub(crate) fn due(&self, step: Stage) -> NaiveDate {
        match step {
            Stage::OwnersAsked => self.asked,
            // Half of the time is over: early enough to do something, late enough to have forgotten.
            Stage::OwnersReminded => {
                self.asked + Days::new((self.young - self.asked).num_days().unsigned_abs().div_ceil(2))
            }
            Stage::YoungAsked => self.young,
            Stage::PaperOut => self.paper,
            Stage::LeadTold => self.answer_by + Days::new(1),
            Stage::LeadersTold => self.answer_by + Days::new(8),
        }
    }

    /// What is due today and was not done: all of it counts as done then, and the last is what is still worth doing.
    pub(crate) fn to_do(self, done: &[Stage], today: NaiveDate) -> Vec<Stage> {
        Stage::ALL.into_iter().filter(|step| !done.contains(step) && self.due(*step) <= today).collect()
    }
}

/// What the product does in a round, in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Owners and leads are asked how the actions stand.
    OwnersAsked,
    /// Those who have said nothing are reminded, once.
    OwnersReminded,
    /// Young people can comment; the lead is told, and of which actions nobody said anything.
    YoungAsked,
    /// Leaders have the paper, and are told what is still missing.
    PaperOut,
    /// Something is unanswered on the last day: the lead is told first.
    LeadTold,
    /// It still is a week later: the leaders are told.
    LeadersTold,
}

impl Stage {
    pub(crate) const ALL: [Self; 6] = [
        Self::OwnersAsked,
        Self::OwnersReminded,
        Self::YoungAsked,
        Self::PaperOut,
        Self::LeadTold,
        Self::LeadersTold,
    ];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::OwnersAsked => "owners asked",
            Self::OwnersReminded => "owners reminded",
            Self::YoungAsked => "young people asked",
            Self::PaperOut => "paper out",
            Self::LeadTold => "lead told",
            Self::LeadersTold => "leaders told",
        }
    }

    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 1, n).unwrap()
    }

    fn quarter() -> Quarter {
        let rules = Rules { next: day(1), weeks: 13, owners: 7, young: 8, leaders: 9 };
        rules.quarter(Uuid::nil(), Uuid::nil(), day(1))
    }

    #[test]
    fn young_people_come_before_leaders_and_every_day_is_somebodys() {
        let quarter = quarter();
        let turns: Vec<Turn> = (1..=26).map(|n| quarter.turn(day(n))).collect();
        let count = |turn| turns.iter().filter(|t| **t == turn).count();
        assert_eq!(
            [count(Turn::Owners), count(Turn::Young), count(Turn::Leaders), count(Turn::Past)],
            [7, 8, 10, 1],
            "the last day to answer counts"
        );
        assert!(quarter.turn(day(8)) == Turn::Young && quarter.turn(day(16)) == Turn::Leaders);
    }

    #[test]
    fn each_step_is_due_once_and_in_turn() {
        let quarter = quarter();
        assert_eq!(quarter.to_do(&[], day(1)), [Stage::OwnersAsked]);
        assert_eq!(quarter.to_do(&[Stage::OwnersAsked], day(4)), []);
        assert_eq!(quarter.to_do(&[Stage::OwnersAsked], day(5)), [Stage::OwnersReminded]);
        let three = [Stage::OwnersAsked, Stage::OwnersReminded, Stage::YoungAsked];
        assert_eq!(quarter.to_do(&three[..1], day(8)), three[1..], "the machine was off meanwhile");
        assert_eq!(quarter.to_do(&three, day(25)), [Stage::PaperOut]);
        let days = Stage::ALL.map(|step| quarter.due(step));
        assert!(days.is_sorted(), "{days:?}");
    }

    #[test]
    fn the_next_round_is_after_today_however_long_nobody_looked() {
        let rules = Rules { next: day(1), ..Rules::usual(day(1)) };
        assert_eq!(rules.following(day(1)), day(1) + Days::new(91));
        assert_eq!(rules.following(day(1) + Days::new(200)), day(1) + Days::new(273));
    }

    #[test]
    fn every_step_has_a_code_of_its_own() {
        for step in Stage::ALL {
            assert_eq!(Stage::of(step.code()), Some(step));
        }
    }
}
