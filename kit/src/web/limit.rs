//! How often one address may be wrong: counted in memory, forgotten within a minute or two, written nowhere.
//!
//! Only failures count, so that an office behind one address is not tripped by its size.

use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// What was tried, and from where.
type Tried = (&'static str, IpAddr);
/// In which minute, and how often in it.
type Often = (i64, u32);

/// Failures by what was tried and from where.
#[derive(Debug, Default)]
pub struct Limits(Mutex<HashMap<Tried, Often>>);

impl Limits {
    /// Whether `from` has failed at `what` as often as `most` within this minute.
    pub fn reached(&self, what: &'static str, from: IpAddr, now: DateTime<Utc>, most: u32) -> bool {
        let minute = now.timestamp() / 60;
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&(what, network(from))).is_some_and(|(at, count)| *at == minute && *count >= most)
    }

    /// Counts one failure.
    pub fn failed(&self, what: &'static str, from: IpAddr, now: DateTime<Utc>) {
        let minute = now.timestamp() / 60;
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (at, _)| *at == minute);
        all.entry((what, network(from))).or_insert((minute, 0)).1 += 1;
    }
}

/// One household has a whole IPv6 network of 64 bits: it counts as one.
fn network(from: IpAddr) -> IpAddr {
    match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_counted_for_a_minute_and_a_network() {
        let (limits, now) = (Limits::default(), DateTime::UNIX_EPOCH);
        let (one, neighbour): (IpAddr, IpAddr) =
            ("2001:db8::1".parse().expect("an address"), "2001:db8::2".parse().expect("an address"));
        for _ in 0..10 {
            assert!(!limits.reached("code", one, now, 10));
            limits.failed("code", one, now);
        }
        assert!(limits.reached("code", neighbour, now, 10));
        assert!(!limits.reached("other", one, now, 10));
        assert!(!limits.reached("code", one, now + chrono::Duration::minutes(1), 10));
    }
}
