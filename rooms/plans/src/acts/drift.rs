//! What drifts of a plan, and how patient an LA wants to be.

use kit::Tx;
use kit::web::Refusal;

use crate::model::{Drift, Limits, Plan};
use crate::rights::{Permit, SetLimits};
use crate::store;

/// What drifts of a published plan today, most pressing first; nothing of a plan that nobody can read.
///
/// # Errors
/// When the database refuses.
pub async fn drifting(tx: &Tx, plan: &Plan) -> Result<Vec<Drift>, Refusal> {
    let limits = store::drift::limits(tx, plan.organisation).await?;
    Ok(plan.drift(&store::drift::history(tx, plan).await?, &limits, tx.today()))
}

/// Says after how many days an LA wants to be told.
///
/// # Errors
/// When the database refuses.
pub async fn set_limits(permit: &Permit<'_, SetLimits>, limits: &Limits) -> Result<(), Refusal> {
    store::drift::set_limits(permit.tx(), permit.thing().id, limits).await?;
    permit.audit(Some(permit.thing().id), None).await
}
