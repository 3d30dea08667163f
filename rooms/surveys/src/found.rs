//! Where a code leads.

use kit::Tx;
use kit::web::Refusal;

use crate::model::{Invitation, Wave};
use crate::store::{invitation, wave};
use crate::{answering, code};

/// Where a code leads.
pub(crate) enum Found {
    /// To a survey that waits for this person's answers.
    Open(Invitation, Box<Wave>),
    /// To answers that are in.
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
        // One wave's missing key must not shut out the care leavers of every other LA.
        match tx.house().keys.read(&Wave::code_key(wave.id)) {
            Ok(key) => marks.push(code::code_mark(&key, &code)),
            Err(error) => tracing::error!(%error, "a wave's key can't be read: its links lead nowhere"),
        }
    }
    let wave_of = |id| waves.iter().find(|w| w.id == id).cloned().map(Box::new);
    if let Some(invitation) = invitation::by_marks(tx, marks.clone()).await? {
        let Some(wave) = wave_of(invitation.wave) else { return Ok(Found::Nothing) };
        return current(tx, invitation, wave).await;
    }
    let Some(invitation) = invitation::by_replaced_marks(tx, marks).await? else { return Ok(Found::Nothing) };
    let Some(wave) = wave_of(invitation.wave) else { return Ok(Found::Nothing) };
    // An old link may be in somebody else's hands: it must not tell whether its owner has answered.
    Ok(if wave.takes_answers(tx.today()) { Found::Replaced(wave) } else { Found::Over(wave) })
}

async fn current(tx: &Tx, invitation: Invitation, wave: Box<Wave>) -> Result<Found, Refusal> {
    if answering::answered(tx, &invitation, &wave).await? {
        return Ok(Found::Used(wave));
    }
    Ok(if wave.takes_answers(tx.today()) { Found::Open(invitation, wave) } else { Found::Over(wave) })
}
