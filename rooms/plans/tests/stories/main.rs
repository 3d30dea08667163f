//! Plans over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod doors;
mod drift;
mod heard;
mod national;
mod owners;
mod plan;
mod quotes;
mod taken;
mod threads;
mod town;
mod upgrade;
mod versions;
