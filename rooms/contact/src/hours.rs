//! When somebody is there to read: nine to five in London, Monday to Friday. Pure.
//!
//! Bank holidays are left out: no list of them is kept here, so on such a day a request is escalated although the
//! office is shut, which errs on the side of the person who waits.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc, Weekday};
use kit::clock::{london_at, london_day};

const OPENS: u32 = 9;
const CLOSES: u32 = 17;

fn works(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The first moment from `at` on at which somebody is there: `at` itself in working hours.
pub(crate) fn first_open(at: DateTime<Utc>) -> DateTime<Utc> {
    let mut day = london_day(at);
    loop {
        let open = at.max(london_at(day, OPENS));
        if works(day) && open < london_at(day, CLOSES) {
            return open;
        }
        day = day + Days::new(1);
    }
}

/// The moment at which one hour of working time has passed since `at`.
pub(crate) fn an_hour_after(at: DateTime<Utc>) -> DateTime<Utc> {
    let start = first_open(at);
    let (end, closes) = (start + Duration::hours(1), london_at(london_day(start), CLOSES));
    if end <= closes {
        return end;
    }
    // What is left of the hour is worked the next morning, which is never shorter than an hour.
    first_open(closes) + (end - closes)
}

/// From when on somebody reads what is asked at `at`; `None`: within the hour. Where less than an hour of the day is
/// left, nothing is promised for that day: the hour would end on the next working day, and on a Friday after the weekend.
pub(crate) fn reads_from(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if an_hour_after(at) == at + Duration::hours(1) {
        return None;
    }
    let open = first_open(at);
    Some(if open == at { first_open(london_at(london_day(at), CLOSES)) } else { open })
}

/// The moment at which one working day has passed since `at`: as late in the next one as `at` was in its own.
pub(crate) fn a_day_after(at: DateTime<Utc>) -> DateTime<Utc> {
    let start = first_open(at);
    let day = london_day(start);
    first_open(london_at(day, CLOSES)) + (start - london_at(day, OPENS))
}

/// How long somebody has waited, as people say it.
pub(crate) fn waited(since: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (now - since).num_minutes().max(0);
    let some = |n: i64, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    match minutes {
        0 => "less than a minute".to_owned(),
        1..60 => some(minutes, "minute"),
        60..2880 => some(minutes / 60, "hour"),
        _ => some(minutes / 1440, "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    /// In summer, London is an hour ahead of UTC.
    #[test]
    fn an_hour_is_counted_in_working_time_only() {
        for (asked, due) in [
            ("2027-04-12T08:00:00Z", "2027-04-12T09:00:00Z"), // Monday 9:00 in London
            ("2027-04-12T15:00:00Z", "2027-04-12T16:00:00Z"), // 16:00: until closing time, exactly
            ("2027-04-12T15:30:00Z", "2027-04-13T08:30:00Z"), // 16:30: half an hour today, half tomorrow
            ("2027-04-12T16:00:00Z", "2027-04-13T09:00:00Z"), // 17:00: closed
            ("2027-04-12T02:00:00Z", "2027-04-12T09:00:00Z"), // in the night
            ("2027-04-16T15:59:00Z", "2027-04-19T08:59:00Z"), // Friday, a minute before five
            ("2027-04-17T12:00:00Z", "2027-04-19T09:00:00Z"), // Saturday
            ("2027-01-11T09:30:00Z", "2027-01-11T10:30:00Z"), // winter: London is UTC
            ("2027-03-27T23:30:00Z", "2027-03-29T09:00:00Z"), // the night the clocks go forward
        ] {
            assert_eq!(an_hour_after(at(asked)), at(due), "asked {asked}");
        }
    }

    #[test]
    fn whenever_it_is_asked_it_is_due_in_working_hours_and_not_before_an_hour() {
        let begin = at("2027-03-20T00:00:00Z");
        for quarter in 0..(21 * 96) {
            let asked = begin + Duration::minutes(15 * quarter);
            let due = an_hour_after(asked);
            assert!(due >= asked + Duration::hours(1), "{asked}");
            assert!(due <= asked + Duration::hours(65), "{asked}: a weekend and a night at most");
            assert_eq!(first_open(due - Duration::seconds(1)), due - Duration::seconds(1), "{asked}");
        }
    }

    #[test]
    fn an_hour_is_promised_only_where_it_is_one() {
        for (asked, from) in [
            ("2027-04-12T08:00:00Z", None),
            ("2027-04-12T15:00:00Z", None), // 16:00: by closing time, exactly
            ("2027-04-12T15:00:01Z", Some("2027-04-13T08:00:00Z")),
            ("2027-04-12T16:00:00Z", Some("2027-04-13T08:00:00Z")), // 17:00: closed
            ("2027-04-12T02:00:00Z", Some("2027-04-12T08:00:00Z")), // in the night
            ("2027-04-16T15:59:00Z", Some("2027-04-19T08:00:00Z")), // Friday, a minute before five
            ("2027-04-17T12:00:00Z", Some("2027-04-19T08:00:00Z")), // Saturday
            ("2027-03-26T16:30:00Z", Some("2027-03-29T08:00:00Z")), // the weekend the clocks go forward
        ] {
            assert_eq!(reads_from(at(asked)), from.map(at), "asked {asked}");
        }
    }

    #[test]
    fn a_working_day_ends_as_late_in_the_next() {
        for (from, due) in [
            ("2027-04-12T09:00:00Z", "2027-04-13T09:00:00Z"), // Monday 10:00 in London
            ("2027-04-16T15:59:00Z", "2027-04-19T15:59:00Z"), // Friday, a minute before five
            ("2027-04-16T16:00:00Z", "2027-04-20T08:00:00Z"), // Friday 17:00: Monday is the day
            ("2027-04-17T12:00:00Z", "2027-04-20T08:00:00Z"), // Saturday
            ("2027-03-26T10:00:00Z", "2027-03-29T09:00:00Z"), // ten in winter time, ten in summer time
        ] {
            assert_eq!(a_day_after(at(from)), at(due), "from {from}");
        }
    }

    #[test]
    fn waiting_is_said_as_people_say_it() {
        let now = at("2027-04-12T12:00:00Z");
        let ago = |minutes| waited(now - Duration::minutes(minutes), now);
        assert_eq!(
            [0, 1, 59, 60, 119, 2879, 2880].map(ago),
            ["less than a minute", "1 minute", "59 minutes", "1 hour", "1 hour", "47 hours", "2 days"]
        );
    }
}
