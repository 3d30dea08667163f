//! What young people wrote, as it is said on pages and on paper.

use calc::{Majority, Safe, Shown};

use crate::own_words::Said;

/// Who read it, and what to do with it.
pub(crate) const WHO_READ: &str = "Two reviewers of the national team, who see no list of care leavers, have read what was written. They took out what could point at somebody. What stands here may be shown to anyone; some of it may be translated. Please don’t try to work out who wrote it.";

/// What a text is about can be more than one thing.
pub(crate) const MORE_THAN_ONE: &str = "A text can be about more than one thing.";

/// What the texts are about, a line each; those whose share is not shown are not named.
pub(crate) fn about(said: &Said) -> Vec<String> {
    let line = |(words, cell): &(&str, Safe)| Some(format!("{words}: {} of the texts", share(cell)?));
    said.themes.iter().filter_map(line).collect()
}

/// A share in words and figures; nothing where it is hidden or says little.
fn share(cell: &Safe) -> Option<String> {
    match cell.view() {
        Shown::Share { percent, .. } => Some(percent.to_string()),
        Shown::Rough(Majority::MoreThanHalf) => Some("more than half".to_owned()),
        _ => None,
    }
}
