//! Whether an LA is willing to be named for what goes well in it.

use kit::web::Refusal;

use crate::rights::{BeNamed, Permit};
use crate::store;

/// Says that the LA may be named to others for its Bright Spots, or takes that back.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn be_named(permit: &Permit<'_, BeNamed>, agreed: bool) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    store::naming::add(tx, la.id, agreed, permit.by().account).await?;
    permit.audit(Some(la.id), Some(la.id)).await
}
