//! How often something may be tried: counted in memory, forgotten when its time is over, written nowhere.
//!
//! A limit counts for whatever key its caller names: a network, an account, a keyed mark of an e-mail address. Where only
//! failures are counted, an office behind one address is not tripped by its size.

use chrono::{DateTime, Utc};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What may be tried, how often, in how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is tried; no two limits have the same name.
    pub what: &'static str,
    /// How often.
    pub most: u32,
    /// In how many seconds, from the first try on.
    pub seconds: i64,
}

impl Limit {
    /// So often in a minute.
    pub const fn a_minute(what: &'static str, most: u32) -> Self {
        Self { what, most, seconds: 60 }
    }

    /// So often in an hour.
    pub const fn an_hour(what: &'static str, most: u32) -> Self {
        Self { what, most, seconds: 3600 }
    }
}

/// How often it was tried, and when that is forgotten.
#[derive(Debug)]
struct Tries {
    count: u32,
    until: i64,
}

/// Past this many keys, those whose time is over are cleared away.
const MANY: usize = 1000;

/// Tries by what was tried and for whom.
type All = HashMap<(&'static str, Vec<u8>), Tries>;

/// What was tried lately.
#[derive(Debug, Default)]
pub struct Limits(Mutex<All>);

impl Limits {
    /// In how many seconds `whose` may try again; `None` when they may now.
    pub fn reached(&self, limit: &Limit, whose: &[u8], now: DateTime<Utc>) -> Option<i64> {
        left(&self.all(), limit, whose, now.timestamp())
    }

    /// Counts one try.
    pub fn count(&self, limit: &Limit, whose: &[u8], now: DateTime<Utc>) {
        add(&mut self.all(), limit, whose, now.timestamp());
    }

    /// Counts one try, or says in how many seconds it may be made: both at once, so that tries made side by side don't slip by.
    ///
    /// # Errors
    /// The seconds that are left.
    pub fn spend(&self, limit: &Limit, whose: &[u8], now: DateTime<Utc>) -> Result<(), i64> {
        let mut all = self.all();
        match left(&all, limit, whose, now.timestamp()) {
            Some(left) => Err(left),
            None => {
                add(&mut all, limit, whose, now.timestamp());
                Ok(())
            }
        }
    }

    /// Takes one try back: it was right.
    pub fn forgive(&self, limit: &Limit, whose: &[u8]) {
        if let Some(tries) = self.all().get_mut(&(limit.what, whose.to_vec())) {
            tries.count = tries.count.saturating_sub(1);
        }
    }

    fn all(&self) -> MutexGuard<'_, All> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn left(all: &All, limit: &Limit, whose: &[u8], now: i64) -> Option<i64> {
    let tries = all.get(&(limit.what, whose.to_vec()))?;
    let left = tries.until - now;
    (left > 0 && tries.count >= limit.most).then_some(left)
}

fn add(all: &mut All, limit: &Limit, whose: &[u8], now: i64) {
    if all.len() >= MANY {
        all.retain(|_, tries| tries.until > now);
    }
    let fresh = || Tries { count: 0, until: now + limit.seconds };
    let tries = all.entry((limit.what, whose.to_vec())).or_insert_with(fresh);
    if tries.until <= now {
        *tries = fresh();
    }
    tries.count += 1;
}

/// The network an address belongs to: one household has a whole IPv6 network of 64 bits, and counts as one.
pub(super) fn network(from: IpAddr) -> Vec<u8> {
    match from.to_canonical() {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    const CODE: Limit = Limit::a_minute("code", 10);

    fn of(address: &str) -> Vec<u8> {
        network(address.parse().expect("an address"))
    }

    #[test]
    fn tries_are_counted_for_their_time_and_their_key() {
        let (limits, now) = (Limits::default(), DateTime::UNIX_EPOCH);
        for _ in 0..10 {
            assert_eq!(limits.reached(&CODE, b"a", now), None);
            limits.count(&CODE, b"a", now);
        }
        let later = now + Duration::seconds(50);
        assert_eq!(limits.reached(&CODE, b"a", later), Some(10), "ten seconds are left");
        assert_eq!(limits.reached(&CODE, b"b", later), None);
        assert_eq!(limits.reached(&Limit::a_minute("other", 10), b"a", later), None);
        assert_eq!(limits.reached(&CODE, b"a", now + Duration::minutes(1)), None);
        limits.count(&CODE, b"a", now + Duration::minutes(1));
        assert_eq!(limits.reached(&CODE, b"a", now + Duration::minutes(1)), None, "it starts again from one");
    }

    #[test]
    fn what_was_right_is_taken_back() {
        let (limits, now) = (Limits::default(), DateTime::UNIX_EPOCH);
        for _ in 0..50 {
            assert_eq!(limits.spend(&CODE, b"a", now), Ok(()));
            limits.forgive(&CODE, b"a");
        }
        for _ in 0..10 {
            assert_eq!(limits.spend(&CODE, b"a", now), Ok(()));
        }
        assert_eq!(limits.spend(&CODE, b"a", now), Err(60));
    }

    #[test]
    fn a_household_is_one_and_its_neighbour_another() {
        assert_eq!(of("2001:db8::1"), of("2001:db8::2"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.1"), "the same line, named in either way");
    }

    #[test]
    fn what_is_over_is_cleared_away() {
        let (limits, now) = (Limits::default(), DateTime::UNIX_EPOCH);
        for n in 0..MANY {
            limits.count(&CODE, &n.to_be_bytes(), now);
        }
        limits.count(&CODE, b"new", now + Duration::minutes(2));
        assert_eq!(limits.0.lock().expect("nobody panicked").len(), 1);
    }
}
