//! What a change did, written down in its own transaction.

use kit::web::Refusal;

use crate::model::{ActionText, Change, Content, Kept, Plan, Said, Theme, What, around, says};
use crate::rights::{Permit, WritePlan};
use crate::store::history;

/// Writes down what was done, unless nothing reads otherwise.
pub(super) async fn note(
    permit: &Permit<'_, WritePlan>,
    plan: &Plan,
    what: What,
    about: &str,
    (before, after): (Vec<Kept>, Vec<Kept>),
) -> Result<(), Refusal> {
    if before == after {
        return Ok(());
    }
    let change = Change { what, about: about.to_owned(), before, after };
    history::note(permit.tx(), plan.id, permit.by().account, &change).await
}

/// An action as the history keeps it. What it goes back to stands there by its key.
pub(super) fn action(theme: Option<&Theme>, text: &ActionText) -> Vec<Kept> {
    kept(says(theme, text, &str::to_owned))
}

/// Themes and cover, likewise.
pub(super) fn plan(content: &Content) -> Vec<Kept> {
    kept(around(content))
}

/// What is left out, and why.
pub(super) fn left_out(content: &Content, before: &Plan) -> Vec<Kept> {
    let named = |promise| before.keeping(promise).map(|action| action.text.we_will.clone());
    let all = content.left_out.iter();
    all.filter_map(|left| Some((named(left.promise)?, left.reason.clone()))).collect()
}

fn kept(said: Vec<Said>) -> Vec<Kept> {
    let said = said.into_iter().filter(|(_, words)| !words.is_empty());
    said.map(|(name, words)| (name.to_owned(), words)).collect()
}
