//! A counter that tells nothing of today.

use chrono::NaiveDate;
use std::sync::{Mutex, PoisonError};

/// Counts, and shows what was counted up to yesterday.
#[derive(Debug, Default)]
pub(super) struct ByDay(Mutex<Days>);

#[derive(Debug, Default)]
struct Days {
    day: NaiveDate,
    today: u64,
    before: u64,
}

impl ByDay {
    pub(super) fn count(&self, day: NaiveDate) {
        self.on(day, |days| days.today += 1);
    }

    /// What was counted before this day.
    pub(super) fn before(&self, day: NaiveDate) -> u64 {
        self.on(day, |days| days.before)
    }

    fn on<T>(&self, day: NaiveDate, then: impl FnOnce(&mut Days) -> T) -> T {
        let mut days = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that is put back must not let today out: only a later day ends this one.
        if day > days.day {
            days.before += std::mem::take(&mut days.today);
            days.day = day;
        }
        then(&mut days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    #[test]
    fn today_is_told_tomorrow() {
        let (counter, day) = (ByDay::default(), NaiveDate::from_ymd_opt(2027, 4, 12).expect("a day"));
        counter.count(day);
        counter.count(day);
        assert_eq!(counter.before(day), 0);
        assert_eq!(counter.before(day - Days::new(1)), 0, "the clock was put back");
        assert_eq!(counter.before(day + Days::new(1)), 2);
        counter.count(day + Days::new(1));
        assert_eq!(counter.before(day + Days::new(1)), 2);
        assert_eq!(counter.before(day + Days::new(7)), 3);
    }
}
