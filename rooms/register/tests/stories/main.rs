//! The register over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod came_back;
mod columns;
mod doors;
mod erasure;
mod import;
mod own_people;
mod second_list;
mod town;
