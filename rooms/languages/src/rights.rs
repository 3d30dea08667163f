//! Who may say that a translation is right.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use kit::words::Language;
use people::{Organisation, Role};

kit::permits!();

/// Reading translations through and recording who has checked them: the programme manager's.
#[derive(Debug)]
pub struct CheckLanguages;
impl Act for CheckLanguages {
    type Thing = Organisation;
    const NAME: &'static str = "check languages";
}

/// Recording, and taking back, that one language was checked: the programme manager's.
#[derive(Debug)]
pub struct CheckLanguage;
impl Act for CheckLanguage {
    type Thing = (Organisation, Language);
    const NAME: &'static str = "check a language";
}

/// Leave to see how it stands with the languages.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub async fn check_languages<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, CheckLanguages>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}

/// Leave to check the language of this code.
///
/// # Errors
/// As [`check_languages`]; [`Refusal::NotFound`] for English, and where nothing is translated into it.
pub async fn check_language<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    code: &str,
) -> Result<Permit<'tx, CheckLanguage>, Refusal> {
    let team = people::national(tx, actor, &[Role::Manager]).await?;
    let language = Language::of(code).filter(|l| *l != Language::English).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (team, language)))
}
