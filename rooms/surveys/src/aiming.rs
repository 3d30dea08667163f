//! What an LA aims at with a survey, and thanking who has answered.

use kit::web::Refusal;

use crate::model::Aim;
use crate::rights::{Permit, RunWave, ThankPerson};
use crate::store;

/// Says what the LA aims at; it may be said again.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn set_aim(permit: &Permit<'_, RunWave>, aim: &Aim) -> Result<(), Refusal> {
    let (la, wave) = permit.thing();
    store::aim::set(permit.tx(), wave.id, aim).await?;
    permit.audit(Some(la.id), Some(wave.id)).await
}

/// Notes that somebody got what was promised to everyone who answers; a second time changes nothing.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn thank(permit: &Permit<'_, ThankPerson>) -> Result<(), Refusal> {
    let due = permit.thing();
    if store::aim::thank(permit.tx(), due.invitation).await? {
        permit.audit(Some(due.la.id), Some(due.invitation)).await?;
    }
    Ok(())
}
