//! Accounts over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod address;
mod asking;
mod factor;
mod guessing;
mod seats;
mod sessions;
mod sign_in;
mod town;
