//! Asking to be contacted over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod advocate;
mod answering;
mod asking;
mod council;
mod erased;
mod escalating;
mod setting;
mod town;
