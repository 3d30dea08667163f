//! The verbs: recording that somebody has checked a language, and taking that back.

use kit::web::Refusal;

use crate::model::{Check, Checker, Translations};
use crate::rights::{CheckLanguage, Permit};
use crate::store;

/// Records that a person has read all of a translation, as it is now.
///
/// # Errors
/// [`Refusal::Conflict`] where the words are others than those that were on the page (`read`): the program was renewed
/// meanwhile.
pub(crate) async fn record(
    permit: &Permit<'_, CheckLanguage>,
    by: Checker,
    read: &[u8],
) -> Result<(), Refusal> {
    let (tx, (team, language)) = (permit.tx(), permit.thing());
    people::hold(tx, team.id).await?;
    let digest = tx.house().port::<Translations>().ok_or(Refusal::NotFound)?.digest(*language);
    if digest != read {
        return Err(Refusal::Conflict(
            "The words have changed since this page was opened. Read them again.".to_owned(),
        ));
    }
    let check = Check { by, day: tx.today(), digest: digest.to_vec() };
    store::put(tx, *language, &check).await?;
    permit.audit(Some(team.id), None).await
}

/// Takes a check back.
///
/// # Errors
/// [`Refusal::Conflict`] where there is none.
pub(crate) async fn take_back(permit: &Permit<'_, CheckLanguage>) -> Result<(), Refusal> {
    let (tx, (team, language)) = (permit.tx(), permit.thing());
    if !store::drop_check(tx, *language).await? {
        return Err(Refusal::Conflict("Nobody has checked this language.".to_owned()));
    }
    permit.audit(Some(team.id), None).await
}
