//! Plans over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod doors;
mod drift;
mod owners;
mod plan;
mod quarter;
mod quotes;
mod taken;
mod town;
mod upgrade;
mod versions;
