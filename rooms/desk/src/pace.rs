//! Whether an LA moves: how long it has stood where it stands, and when that is too long. Pure.
//!
//! The patience of each step is the programme's own: what a lead with two hours a week can do, twice over.

use chrono::NaiveDate;
use plans::Standing;
use surveys::State;

use crate::model::Place;

/// Days after which a step has taken too long, and what to say then.
const fn patience(place: &Place) -> Option<(i64, &'static str)> {
    match (&place.plan, place.findings) {
        (Standing::Published { .. }, _) => Some((90, "No news of any action")),
        (Standing::Signed, _) => Some((7, "Signed off, not published")),
        (Standing::WithLeader, _) => Some((14, "The plan waits for the senior leader")),
        (Standing::Draft { .. }, _) => Some((42, "The plan is not sent to the senior leader")),
        (Standing::None, true) => Some((28, "Findings are there, no plan is begun")),
        (Standing::None, false) => before_findings(place),
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

    /// Why it is stuck, if it is.
    pub(crate) fn stuck(&self, today: NaiveDate) -> Option<&'static str> {
        patience(self).filter(|(most, _)| self.days(today) > *most).map(|(_, why)| why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Running, tests::empty};

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
    }
}
