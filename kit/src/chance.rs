//! Randomness as an argument: the operating system's in life, a seed's in tests and the demo.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{CryptoRng, RngCore, SeedableRng};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// A source of randomness, safe to share between requests. `StdRng` is a cryptographic generator.
#[derive(Debug)]
pub struct Chance(Mutex<StdRng>);

impl Chance {
    /// Seeded by the operating system: what a running instance uses.
    pub fn system() -> Self {
        Self(Mutex::new(StdRng::from_os_rng()))
    }

    /// Always the same sequence: tests and invented answers only, never a key that guards anything.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    fn with<T>(&self, f: impl FnOnce(&mut StdRng) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|r| r.fill_bytes(&mut bytes));
        bytes
    }

    /// A version 4 identifier, which says nothing about when it was made.
    pub fn id(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A whole number below `limit` (0 when `limit` is 0).
    pub fn below(&self, limit: u32) -> u32 {
        if limit == 0 { 0 } else { self.with(|r| rand::Rng::random_range(r, 0..limit)) }
    }

    /// Puts `items` in random order.
    pub fn shuffle<T>(&self, items: &mut [T]) {
        self.with(|r| items.shuffle(r));
    }

    /// A fresh generator for a library that wants one of its own.
    pub fn generator(&self) -> impl CryptoRng + use<> {
        StdRng::from_seed(self.bytes())
    }
}
