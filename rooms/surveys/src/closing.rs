//! Closing a round: what was said in it can then be set side by side, and nothing more is said of it.

use kit::jobs;
use kit::web::Refusal;

use crate::group::Group;
use crate::model::{Round, State};
use crate::rights::{CloseRound, Permit};
use crate::{RoundClosed, store};

/// Closes a round for good. Whatever box of it was opened counts in the comparisons; no survey can begin in it any more.
///
/// # Errors
/// [`Refusal::Conflict`] where it is closed already, or a survey of it still runs or waits for its box to be opened: what
/// somebody answers must count.
pub async fn close_round(permit: &Permit<'_, CloseRound>) -> Result<(), Refusal> {
    let (tx, (national, round)) = (permit.tx(), permit.thing());
    // As it is now: the button may have been pressed twice, and a lead may have just made a survey.
    let round = store::round::hold_alone(tx, round.id).await?.ok_or(Refusal::NotFound)?;
    if round.closed_at.is_some() {
        return Err(Refusal::Conflict("This round is closed already.".to_owned()));
    }
    if store::wave::in_round(tx, round.id, &Group::ALL).await?.iter().any(|wave| unfinished(wave.state())) {
        return Err(Refusal::Conflict(
            "A survey of this round is not over yet. Close the round when its answers are in.".to_owned(),
        ));
    }
    store::round::mark_closed(tx, round.id).await?;
    permit.audit(Some(national.id), Some(round.id)).await?;
    jobs::say(tx, &RoundClosed { round: round.id }).await
}

/// Whether answers may still come in, or wait in a sealed box.
pub(crate) fn unfinished(state: State) -> bool {
    matches!(state, State::Open | State::Closed)
}

/// Whether a wave may begin in this round.
pub(crate) fn takes_waves(round: Option<&Round>) -> Result<(), Refusal> {
    match round {
        Some(round) if round.closed_at.is_none() => Ok(()),
        Some(_) => Err(Refusal::Conflict(
            "This round has been closed. Open your survey in a round that is still open.".to_owned(),
        )),
        None => Err(Refusal::NotFound),
    }
}
