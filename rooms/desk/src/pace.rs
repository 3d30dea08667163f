//! Whether an LA moves: how long it has stood where it stands, and when that is too long. Pure.
//!
//! The patience of each step is the programme's own: what a lead with two hours a week can do, twice over.

use chrono::NaiveDate;
use plans::Standing;
use surveys::State;

use crate::model::Place;

/// Days after which a step has taken too long, and what to say then.
const fn patience(place: &Place) -> Option<(i64, &'static str)> {
    match (place.plan, place.findings) {
        (Standing::None, true) => Some((28, "Findings are there, no plan is begun")),
        (Standing::None, false) => before_findings(place),
        (plan, _) => with_plan(plan),
    }
}

const fn with_plan(plan: Standing) -> Option<(i64, &'static str)> {
    match plan {
        Standing::Published { .. } => Some((90, "No news of any action")),
        Standing::Signed => Some((7, "Signed off, not published")),
        Standing::WithLeader => Some((14, "The plan waits for the senior leader")),
        Standing::Draft { .. } => Some((42, "The plan is not sent to the senior leader")),
        Standing::None => None,
    }
}

const fn before_findings(place: &Place) -> Option<(i64, &'static str)> {
    match &place.wave {
        None if place.people == 0 => Some((21, "No list is imported")),
        None if place.round => Some((21, "No survey is opened")),
        // They wait for the national team, or for the survey's last day.
        None => None,
        Some(wave) => match wave.state {
            State::Ready => Some((7, "The survey is opened, nobody is asked")),
            State::Open | State::Opened => None,
            State::Closed => Some((2, "The box is not opened")),
            State::TooFew => Some((60, "Too few answered, and nobody was asked again")),
        },
    }
}

impl Place {
    /// How many days the LA has stood where it stands.
    pub(crate) fn days(&self, today: NaiveDate) -> i64 {
        (today - self.since).num_days().max(0)
    }

    /// Why it is stuck, if it is: with the version in the making, or with what people read.
    pub(crate) fn stuck(&self, today: NaiveDate) -> Option<&'static str> {
        let over = |since: NaiveDate, step: Option<(i64, &'static str)>| {
            step.filter(|(most, _)| (today - since).num_days() > *most).map(|(_, why)| why)
        };
        let next = self.next.and_then(|next| over(next.since, with_plan(next.plan)));
        next.or_else(|| over(self.since, patience(self)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Next, Running, tests::empty};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 5, n).unwrap()
    }

    #[test]
    fn whoever_stands_too_long_is_stuck_and_not_a_day_before() {
        let mut place = empty();
        place.since = day(1);
        assert_eq!(place.stuck(day(22)), None);
        assert_eq!(place.stuck(day(23)), Some("No list is imported"));
        place.people = 200;
        place.round = false;
        assert_eq!(place.stuck(day(31)), None, "nothing can be done before a round is open");
        place.wave =
            Some(Running { id: "x".into(), state: State::Ready, asked: 0, answered: 0, last: day(31) });
        assert_eq!((place.stuck(day(8)), place.stuck(day(9)).is_some()), (None, true));
        place.wave =
            Some(Running { id: "x".into(), state: State::Open, asked: 9, answered: 0, last: day(31) });
        assert_eq!(place.stuck(day(31)), None, "a survey runs until its last day");
        place.findings = true;
        place.plan = Standing::WithLeader;
        assert_eq!((place.stuck(day(15)), place.stuck(day(16)).is_some()), (None, true));
        place.plan = Standing::Published { on: day(1) };
        assert_eq!(place.stuck(day(31)), None);
        place.next = Some(Next { plan: Standing::WithLeader, since: day(10) });
        assert_eq!((place.stuck(day(24)), place.stuck(day(25)).is_some()), (None, true));
    }
}
