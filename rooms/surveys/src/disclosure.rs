//! The programme's own settings of disclosure control: as they come or stricter, never looser. A wave takes those of the day on
//! which it is made, and keeps them: what somebody was promised when they answered does not change.

use calc::Thresholds;
use chrono::NaiveDate;
use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::rights::Permit;
use crate::rights::disclosure::SetDisclosure;
use crate::store;

/// Settings, and why they were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// One more than the one before.
    pub(crate) number: i32,
    pub(crate) thresholds: Thresholds,
    pub(crate) reason: String,
    pub(crate) by: Option<Uuid>,
    pub(crate) on: NaiveDate,
}

/// The settings that a wave made now takes.
///
/// # Errors
/// When the database refuses, or the store holds settings that it never wrote.
pub(crate) async fn now(tx: &Tx) -> Result<Thresholds, Refusal> {
    let newest = store::disclosure::all(tx).await?.into_iter().next();
    let set = newest.map_or_else(Thresholds::default, |setting| setting.thresholds);
    // Whatever stands in the store, nothing looser than the defaults reaches a wave.
    Ok(set.stricter(Thresholds::default()))
}

/// Sets them for every wave that is made from now on. `seen` is the newest number when this was decided.
///
/// # Errors
/// [`Refusal::Bad`] for settings looser than the defaults; [`Refusal::Conflict`] where somebody set others meanwhile.
pub(crate) async fn set(
    permit: &Permit<'_, SetDisclosure>,
    seen: i32,
    thresholds: Thresholds,
    reason: &str,
) -> Result<(), Refusal> {
    let (tx, programme) = (permit.tx(), permit.thing());
    people::hold(tx, programme.id).await?;
    thresholds.check().map_err(|why| Refusal::Bad(why.to_string()))?;
    let newest = store::disclosure::all(tx).await?.first().map_or(0, |setting| setting.number);
    if newest != seen {
        return Err(Refusal::Conflict(
            "Somebody changed this since you opened the page. Look at it again.".to_owned(),
        ));
    }
    let (by, on) = (permit.by().account, tx.today());
    let new = Setting { number: newest + 1, thresholds, reason: reason.to_owned(), by, on };
    let id = store::disclosure::add(tx, &new).await?;
    permit.audit(Some(programme.id), Some(id)).await
}
