//! Bringing a plan in that existed before, and what becomes of each of its rows.

use kit::web::Refusal;
use uuid::Uuid;

use super::{add_action, draft};
use crate::import::{Found, Left, Row, plain};
use crate::model::{ActionText, Fell, Imported, Plan};
use crate::rights::{Permit, WritePlan};
use crate::store;

/// What an import would do with the rows of a file.
pub(crate) struct Sorted {
    /// They would wait to be placed.
    pub(crate) new: Vec<Row>,
    /// They are in the plan already: why.
    pub(crate) known: Vec<Left>,
}

/// Tells rows that are in the plan already, or came in before, from those that are new.
pub(crate) fn sort(plan: &Plan, before: &[Imported], rows: Vec<Row>) -> Sorted {
    let mut sorted = Sorted { new: Vec::new(), known: Vec::new() };
    for row in rows {
        let action = plan.content.actions().find(|action| plain(&action.text.we_will) == plain(&row.we_will));
        let came = before.iter().find(|known| known.row.same(&row));
        let why = match (came, action) {
            (Some(came), _) => format!("It came in before, from {}.", came.row.place),
            (None, Some(action)) => format!("The plan has this action already: “{}”.", action.text.we_will),
            (None, None) => {
                sorted.new.push(row);
                continue;
            }
        };
        sorted.known.push(Left { place: row.place, words: crate::import::start(&row.we_will), why });
    }
    sorted
}

/// Keeps what a file says, to be looked at. Nothing of it is in the plan.
///
/// # Errors
/// [`Refusal::Conflict`] once the plan was sent.
pub(crate) async fn preview(permit: &Permit<'_, WritePlan>, found: &Found) -> Result<Uuid, Refusal> {
    let plan = draft(permit).await?;
    let by = permit.by().account.ok_or(Refusal::NotFound)?;
    store::rows::keep(permit.tx(), plan.id, by, found).await
}

/// Takes the new rows of a preview into the plan, where they wait. `None`: the preview is gone.
///
/// # Errors
/// As [`preview`].
pub(crate) async fn take_in(permit: &Permit<'_, WritePlan>, id: Uuid) -> Result<Option<usize>, Refusal> {
    let (tx, plan) = (permit.tx(), draft(permit).await?);
    let Some(found) = store::rows::kept(tx, plan.id, id).await? else { return Ok(None) };
    store::rows::let_go(tx, plan.id, id).await?;
    let new = sort(&plan, &store::rows::of(tx, plan.id).await?, found.rows).new;
    store::rows::add(tx, plan.id, &new).await?;
    permit.audit(Some(plan.organisation), Some(plan.id)).await?;
    Ok(Some(new.len()))
}

/// Throws a preview away.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn let_go(permit: &Permit<'_, WritePlan>, id: Uuid) -> Result<(), Refusal> {
    store::rows::let_go(permit.tx(), permit.thing().plan.id, id).await.map(|_| ())
}

/// Makes a waiting row an action of `theme`, as the lead wrote it.
///
/// # Errors
/// As [`add_action`]; [`Refusal::Conflict`] where the row does not wait any more.
pub(crate) async fn place(
    permit: &Permit<'_, WritePlan>,
    row: Uuid,
    theme: Uuid,
    text: &ActionText,
) -> Result<Uuid, Refusal> {
    let action = add_action(permit, theme, text).await?;
    settle(permit, row, &Fell::Action(action)).await?;
    Ok(action)
}

/// Leaves a waiting row out of the plan, for a reason.
///
/// # Errors
/// [`Refusal::Conflict`] where it does not wait any more, and once the plan was sent.
pub(crate) async fn dismiss(permit: &Permit<'_, WritePlan>, row: Uuid, why: &str) -> Result<(), Refusal> {
    let plan = draft(permit).await?;
    settle(permit, row, &Fell::Dismissed(why.to_owned())).await?;
    permit.audit(Some(plan.organisation), Some(row)).await
}

async fn settle(permit: &Permit<'_, WritePlan>, row: Uuid, became: &Fell) -> Result<(), Refusal> {
    let plan = permit.thing().plan.id;
    store::rows::one(permit.tx(), plan, row).await?.ok_or(Refusal::NotFound)?;
    if store::rows::becomes(permit.tx(), row, became).await? {
        return Ok(());
    }
    Err(Refusal::Conflict(
        "Somebody has placed or dismissed this row meanwhile. Go back to the rows to see it.".to_owned(),
    ))
}
