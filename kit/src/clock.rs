//! Time as an argument: UTC inside, Europe/London days outside.
//!
//! A wave runs whole days and a reminder is due on a day; both mean the day in London, whatever the
//! machine thinks. Nothing else in the product may ask the machine for the time (see `clippy.toml`).

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::London;
use std::sync::{Mutex, PoisonError};

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// The present moment, UTC, cut to microseconds (PostgreSQL keeps no more).
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock: the only place that reads it.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine")]
    fn now(&self) -> DateTime<Utc> {
        microseconds(Utc::now())
    }
}

/// A clock that stands where it was set: for tests, and for the demo's history.
#[derive(Debug)]
pub struct SetClock(Mutex<DateTime<Utc>>);

impl SetClock {
    /// A clock standing at `at`.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self(Mutex::new(microseconds(at)))
    }

    /// Moves the clock to `at`, forwards or backwards.
    pub fn set(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = microseconds(at);
    }

    /// Moves the clock by `by`.
    pub fn advance(&self, by: Duration) {
        let now = self.now();
        self.set(now + by);
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn microseconds(at: DateTime<Utc>) -> DateTime<Utc> {
    let nanos = at.nanosecond() / 1_000 * 1_000;
    at.with_nanosecond(nanos).unwrap_or(at)
}

/// The day in London at this moment.
pub fn london_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&London).date_naive()
}

/// The moment at which it is `hour` o'clock in London on `day`. An hour that the spring change skips
/// becomes the next one.
pub fn london_at(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
    match London.from_local_datetime(&day.and_time(time)).earliest() {
        Some(at) => at.with_timezone(&Utc),
        None => london_at(day, hour + 1),
    }
}

/// A date as people write it: `3 February 2026`.
pub fn written(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}

/// A moment as people write it, London time: `3 February 2026, 2:05pm`.
pub fn written_at(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&London);
    let half = if local.hour() < 12 { "am" } else { "pm" };
    let hour = match local.hour() % 12 {
        0 => 12,
        h => h,
    };
    format!("{}, {}:{:02}{half}", written(local.date_naive()), hour, local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summer_evening_in_london_is_already_tomorrow_in_utc_terms() {
        let late = Utc.with_ymd_and_hms(2026, 7, 1, 23, 30, 0).unwrap();
        assert_eq!(london_day(late), NaiveDate::from_ymd_opt(2026, 7, 2).unwrap());
    }

    #[test]
    fn an_hour_that_does_not_exist_becomes_the_next() {
        let change = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        assert_eq!(london_at(change, 1), Utc.with_ymd_and_hms(2026, 3, 29, 1, 0, 0).unwrap());
    }

    #[test]
    fn people_write_dates_without_zeros() {
        let at = Utc.with_ymd_and_hms(2026, 2, 3, 14, 5, 0).unwrap();
        assert_eq!(written_at(at), "3 February 2026, 2:05pm");
    }
}
