//! Reading over HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "a test stops where it is surprised")]

mod consent;
mod doors;
mod keeping;
mod release;
mod town;
mod worry;
