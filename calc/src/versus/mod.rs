//! Comparisons: an authority's published figure held against others, and a verdict that anyone can check.
//!
//! Everything here is worked out of **published cells**, so a comparison tells nobody anything about anybody that the cells
//! don't tell already, and whoever has the cells comes to the same verdict. As cells are rounded, a test is made on all that
//! they may stand for, and counts as passed only if the worst of it does: where rounding could turn a verdict, there is
//! none.
//!
//! - [`Comparator`]: other authorities together, the last time, or a figure from elsewhere.
//! - [`Contrast`]: one cell against one of these.
//! - [`judge`]: the verdicts of a report, by the mid-p test with Benjamini and Hochberg's guard against chance.

mod judge;
mod other;
mod published;
mod side;
mod spread;
#[cfg(test)]
mod tests;

pub use judge::{Contrast, Meaning, Verdict, judge};
pub use other::{Certainty, Comparator, Elsewhere, Member};
pub use published::{Compared, Record, Tenths};
pub use spread::spread;
