//! Writing down what young people said in a conversation, so that themes and actions can rest on it.

use kit::web::Refusal;
use uuid::Uuid;

use crate::model::heard::Words;
use crate::rights::Permit;
use crate::rights::heard::RecordHeard;
use crate::store;

/// Writes it down, beside the findings of this release.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn record(
    permit: &Permit<'_, RecordHeard>,
    release: Uuid,
    words: &Words,
) -> Result<(), Refusal> {
    let la = permit.thing().id;
    let id = store::heard::insert(permit.tx(), la, release, words).await?;
    permit.audit(Some(la), Some(id)).await
}

/// Takes back what was written down by mistake. What a plan rests on stays, in whichever version.
///
/// # Errors
/// [`Refusal::NotFound`] where the LA has no such; [`Refusal::Conflict`] where a theme or an action rests on it.
pub(crate) async fn take_back(permit: &Permit<'_, RecordHeard>, id: Uuid) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing().id);
    people::hold(tx, la).await?;
    let heard = store::heard::one(tx, la, id).await?.ok_or(Refusal::NotFound)?;
    if store::heard::is_used(tx, la, &heard.key()).await? {
        return Err(Refusal::Conflict("The plan rests on this, so it stays.".to_owned()));
    }
    store::heard::delete(tx, id).await?;
    permit.audit(Some(la), Some(id)).await
}
