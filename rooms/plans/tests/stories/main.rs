//! Plans over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod besides;
mod doors;
mod drafting;
mod drift;
mod heard;
mod national;
mod owners;
mod plan;
mod quarter;
mod quotes;
mod refresh;
mod taken;
mod threads;
mod town;
mod upgrade;
mod versions;
