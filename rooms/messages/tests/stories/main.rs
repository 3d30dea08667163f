//! Stories about what is sent, and when.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod haste;
mod post_office;
mod town;
mod void;
