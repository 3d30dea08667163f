//! Plans over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod doors;
mod drift;
mod files;
mod owners;
mod paper;
mod plan;
mod quotes;
mod rows;
mod taken;
mod town;
mod upgrade;
mod versions;
