//! Keeping figures that were published elsewhere. What was written before stays, so that a comparison can be traced.

use kit::web::Refusal;

use crate::beside::{Figure, Revision};
use crate::rights::{KeepFigures, Permit};
use crate::store;

/// Writes a figure, a new one or the next revision of `key`.
///
/// # Errors
/// [`Refusal::NotFound`] for a figure that isn't there.
pub(crate) async fn keep(
    permit: &Permit<'_, KeepFigures>,
    key: Option<&str>,
    figure: Figure,
) -> Result<(), Refusal> {
    let (tx, national) = (permit.tx(), permit.thing());
    people::hold(tx, national.id).await?;
    let (key, number) = match key {
        None => (kit::ids::show(tx.new_id()), 1),
        Some(key) => {
            let known = store::figure::now(tx).await?.into_iter().find(|r| r.key == key);
            (key.to_owned(), known.ok_or(Refusal::NotFound)?.number + 1)
        }
    };
    let revision = Revision { key, number, figure, by: permit.by().account, day: None };
    let row = store::figure::add(tx, &revision).await?;
    permit.audit(Some(national.id), Some(row)).await
}
