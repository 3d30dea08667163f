//! Who may read the plans of all local authorities side by side: the national team's programme managers and facilitators.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::Role;

use super::Permit;

/// Reading what all published plans come to. Drafts are no matter of it.
#[derive(Debug)]
pub(crate) struct ReadPlans;

impl Act for ReadPlans {
    type Thing = ();
    const NAME: &'static str = "read the plans of all authorities";
}

/// Who may.
const READERS: [Role; 2] = [Role::Manager, Role::Facilitator];

/// Leave to read them.
///
/// # Errors
/// As [`people::national`], for programme managers and facilitators.
pub(crate) async fn read_plans<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, ReadPlans>, Refusal> {
    people::national(tx, actor, &READERS).await?;
    Ok(Permit::grant(tx, actor, ()))
}
