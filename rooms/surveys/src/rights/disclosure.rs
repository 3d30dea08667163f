//! Who may make disclosure control stricter than it comes.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

use super::Permit;

/// Setting from how many answers on figures are shown: a programme manager's. The thing is the national team.
#[derive(Debug)]
pub struct SetDisclosure;
impl Act for SetDisclosure {
    type Thing = Organisation;
    const NAME: &'static str = "set disclosure control";
}

/// Leave to set disclosure control.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub async fn set_disclosure<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, SetDisclosure>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}
