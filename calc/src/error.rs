//! What can be wrong with numbers handed to this crate.

use std::fmt;

/// Why a figure could not be made. No message carries a count: errors end up in logs, and an exact
/// count of a small group doesn't belong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalcError {
    /// More people gave the answer than were asked: a mistake of the caller.
    CountOverBase,
    /// A share of nobody has no interval.
    EmptyBase,
    /// Larger than any survey this product can hold ([`crate::safe::MAX_BASE`]).
    TooLarge,
    /// A distribution needs two options or more: with one, its base is its count.
    TooFewOptions,
    /// A setting is looser than it may be.
    Threshold {
        /// The field of [`crate::Thresholds`].
        field: &'static str,
        /// The least value it may have, given the other settings.
        least: u32,
    },
    /// A setting is beyond what makes sense.
    ThresholdTooHigh {
        /// The field of [`crate::Thresholds`].
        field: &'static str,
        /// The most it may be.
        most: u32,
    },
    /// A p-value or rate outside 0 to 1, or not a number.
    NotAProbability,
    /// What was read back can't have been published by this crate; the text says what is off.
    NotPublished(&'static str),
    /// No counts at all could have led to this row with this base.
    Impossible,
    /// The audit found that these figures together would say too much. They are not released.
    Leaks,
    /// The solver of the audit found no answer.
    Unsolved,
}

impl fmt::Display for CalcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CountOverBase => f.write_str("more people gave the answer than answered the question"),
            Self::EmptyBase => f.write_str("nobody answered, so there is no share"),
            Self::TooLarge => f.write_str("more people than a survey can have"),
            Self::TooFewOptions => f.write_str("a distribution needs two options or more"),
            Self::Threshold { field, least } => {
                write!(f, "{field} must be {least} or more: settings can only be made stricter")
            }
            Self::ThresholdTooHigh { field, most } => write!(f, "{field} must be {most} or less"),
            Self::NotAProbability => f.write_str("a probability must be between 0 and 1"),
            Self::NotPublished(why) => write!(f, "this is not a published cell: {why}"),
            Self::Impossible => f.write_str("no counts could have led to this row"),
            Self::Leaks => f.write_str("these figures together would say too much"),
            Self::Unsolved => {
                f.write_str("what can be worked out from these figures could not be established")
            }
        }
    }
}

impl std::error::Error for CalcError {}
