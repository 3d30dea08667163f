//! Where a code leads.

use kit::Tx;
use kit::web::Refusal;

use crate::code;
use crate::model::{Place, Wave};
use crate::store::{invitation, place, wave};

/// Where a code leads.
pub(crate) enum Found {
    /// To a survey that waits for this person's answers.
    Open(Place, Box<Wave>),
    /// To answers that were in as of this morning. Before, the code leads to the survey as if nothing had happened, or its
    /// holder could see when somebody answers.
    Used(Box<Wave>),
    /// To a newer code of the same person.
    Replaced(Box<Wave>),
    /// To a survey that is over.
    Over(Box<Wave>),
    /// Nowhere.
    Nothing,
}

/// Finds the invitation of a code, trying the keys of the waves that have them.
pub(crate) async fn find(tx: &Tx, typed: &str) -> Result<Found, Refusal> {
    let Some(code) = code::read(typed) else { return Ok(Found::Nothing) };
    let waves = wave::with_keys(tx).await?;
    let mut marks = Vec::new();
    for wave in &waves {
        // One wave's missing key must not shut out the care leavers of every other LA. `doctor` names it: a line here
        // would tell when somebody opened a link.
        if let Ok(key) = tx.house().keys.read(&Wave::code_key(wave.id)) {
            marks.push(code::code_mark(&key, &code));
        }
    }
    let wave_of = |id| waves.iter().find(|w| w.id == id).cloned().map(Box::new);
    let invited = invitation::by_marks(tx, marks.clone()).await?.map(|invitation| invitation.place());
    let found = match invited {
        None => place::by_marks(tx, marks.clone()).await?,
        invited => invited,
    };
    if let Some(place) = found {
        let Some(wave) = wave_of(place.wave) else { return Ok(Found::Nothing) };
        return Ok(current(tx, place, wave));
    }
    let Some(invitation) = invitation::by_replaced_marks(tx, marks).await? else { return Ok(Found::Nothing) };
    let Some(wave) = wave_of(invitation.wave) else { return Ok(Found::Nothing) };
    // An old link may be in somebody else's hands: it must not tell whether its owner has answered.
    Ok(if wave.takes_answers(tx.today()) { Found::Replaced(wave) } else { Found::Over(wave) })
}

fn current(tx: &Tx, place: Place, wave: Box<Wave>) -> Found {
    if place.done_on.is_some() {
        Found::Used(wave)
    } else if wave.takes_answers(tx.today()) {
        Found::Open(place, wave)
    } else {
        Found::Over(wave)
    }
}
