//! Closing a round.

use kit::Tx;
use kit::audit::Grain;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

use super::Permit;
use crate::model::Round;
use crate::store;

/// Closing a round, which a programme manager does once. The thing is the national team and the round.
#[derive(Debug)]
pub struct CloseRound;
impl Act for CloseRound {
    type Thing = (Organisation, Round);
    const NAME: &'static str = "close a round";
    const GRAIN: Grain = Grain::Day;
}

/// Leave to close a round.
///
/// # Errors
/// As [`manage_rounds`]; [`Refusal::NotFound`] for a round that is not there.
pub async fn close_round<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    round: &str,
) -> Result<Permit<'tx, CloseRound>, Refusal> {
    let national = people::national(tx, actor, &[Role::Manager]).await?;
    let id = kit::ids::read(round).ok_or(Refusal::NotFound)?;
    let round = store::round::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (national, round)))
}

/// Whether this person may close rounds, for the page that leads there.
pub(crate) fn closes_rounds(actor: &Actor) -> bool {
    actor.seats.iter().any(|seat| seat.role == Role::Manager.code())
}
