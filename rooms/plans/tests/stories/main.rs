//! Plans over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod besides;
mod doors;
mod drafting;
mod drift;
mod files;
mod heard;
mod national;
mod owners;
mod paper;
mod plan;
mod quarter;
mod quotes;
mod refresh;
mod remarks;
mod rows;
mod taken;
mod threads;
mod town;
mod upgrade;
mod versions;
