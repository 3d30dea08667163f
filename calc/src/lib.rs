//! The arithmetic of findings: pure functions, without a database, a clock or a file.
//!
//! Two kinds of number live here and must not be mixed up:
//!
//! - **exact counts**, plain `u32`, which only the room that computes findings ever holds;
//! - **published cells** ([`Safe`], [`SafeOption`], [`SafeBase`]), which only disclosure control
//!   can make, and which are all that pages, charts, exports and verdicts may read.
//!
//! The rules are those of `docs/adr/0009-safe-figures.md`.

mod compare;
mod error;
pub mod interval;
pub mod rank;
pub mod safe;
mod sums;
pub mod versus;

pub use compare::{benjamini_hochberg, mid_p};
pub use error::CalcError;
pub use interval::{Interval, newcombe, wilson};
pub use safe::{
    Bounds, Majority, Percent, PercentInterval, Published, Safe, SafeBase, SafeOption, Shown, ShownBase,
    ShownOption, Thresholds, Words, base, distribution, feasible, share,
};
pub use sums::{Sums, Unknown};
pub use versus::{
    Certainty, Comparator, Compared, Contrast, Elsewhere, Meaning, Member, Verdict, judge, spread,
};
