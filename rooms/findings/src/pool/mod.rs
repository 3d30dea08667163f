//! What was said in small boxes, counted together when their round closes: the good news of each indicator, and nothing else.
//!
//! Each of the people who could attack knows a box: the lead of a small LA may know what all of their own said, nine at the
//! most, and takes these away from every figure. So a figure is shown only where, with any box taken away, what is left can
//! still be three different numbers or more, whoever takes it and whatever they know ([`cell`]; ADR 0024). One figure of a
//! question and no two, as these would add up; nothing behind a branch, as its base is a count of its own.

use calc::{CalcError, Published, Safe, SafeBase, Thresholds, base, share};
use serde::{Deserialize, Serialize};
use surveys::{FEWEST, SmallBoxes};
use uuid::Uuid;

use crate::control::{ROOM, behind, count};
use crate::registry;
use crate::words;

#[cfg(test)]
mod attack;

/// Figures of small boxes that asked the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pool {
    pub(crate) id: Uuid,
    /// What the survey is called.
    pub(crate) title: String,
    /// How many LAs they are of, which whoever closed the round has read.
    pub(crate) places: u32,
    pub(crate) answered: SafeBase,
    pub(crate) figures: Vec<Pooled>,
}

/// The good news of one indicator in small boxes together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pooled {
    pub(crate) question: String,
    pub(crate) label: String,
    /// What is counted: "always feel safe where they live".
    pub(crate) means: String,
    pub(crate) share: Published<Safe>,
}

/// Counts small boxes together.
///
/// # Errors
/// When the counts make no sense, which would be a mistake of ours.
pub(crate) fn make(id: Uuid, boxes: &SmallBoxes) -> Result<Pool, CalcError> {
    let t = strict(boxes.thresholds)?;
    let number = |n: usize| u32::try_from(n).map_err(|_| CalcError::TooLarge);
    let mut figures = Vec::new();
    for registry::Listed { question, .. } in registry::of(&boxes.instrument) {
        let Some(indicator) = question.indicator.as_ref().filter(|_| question.ask_if.is_none()) else {
            continue;
        };
        let counts = count(question, &boxes.answers);
        if counts.base >= t.min_percent_base {
            figures.push(Pooled {
                question: question.name.clone(),
                label: indicator.label.clone(),
                means: words::about_them(&indicator.favourable_said),
                share: cell(counts.favourable, counts.base, &t)?.into(),
            });
        }
    }
    Ok(Pool {
        id,
        title: boxes.instrument.title.clone(),
        places: number(boxes.places)?,
        answered: base(number(boxes.answers.len())?, &t),
        figures,
    })
}

/// These settings with so much hidden at both ends that no box reaches from a figure to an end: whoever takes away one box of
/// nine finds at least [`ROOM`] more on either side.
fn strict(t: Thresholds) -> Result<Thresholds, CalcError> {
    let largest = u32::try_from(FEWEST - 1).map_err(|_| CalcError::TooLarge)?;
    Ok(Thresholds { hide_up_to: t.hide_up_to.max(largest + ROOM - 1), ..t })
}

/// The published figure, by settings made [`strict`]. Where the ends cut so much off what a rounded count may stand for that
/// little room is left, it is hidden; that depends on the base and the rounded count alone, both of which would be shown.
fn cell(count: u32, base: u32, t: &Thresholds) -> Result<Safe, CalcError> {
    let rounded = (count + t.round_to / 2) / t.round_to * t.round_to;
    let (low, high) = behind(rounded, t);
    let (low, high) = (low.max(t.hide_up_to + 1), high.min(base.saturating_sub(t.hide_up_to + 1)));
    let narrow = high < low + ROOM;
    share(if narrow { 0 } else { count }, base, t)
}
