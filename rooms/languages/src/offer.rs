//! What stands at the head of a respondent's first page: the other languages, and that nobody has checked this one.

use kit::Tx;
use kit::web::Refusal;
use kit::words::{Language, SHELL};
use kit::young::{OtherLanguage, languages, unchecked};
use maud::Markup;

use crate::model::Translations;
use crate::store;

/// What a first page has to say of languages.
#[derive(Debug, Default)]
pub struct Offer {
    /// The other languages, above the page; none where there is no other.
    pub picker: Option<Markup>,
    /// That nobody who speaks this language has checked it; none where somebody has, and in English.
    pub note: Option<Markup>,
}

/// What is offered on a page in this language.
///
/// # Errors
/// When the database refuses.
pub async fn offer(tx: &Tx, language: Language, offered: &[Language]) -> Result<Offer, Refusal> {
    let t = SHELL.spoken(language);
    let links: Vec<String> = offered.iter().map(|each| format!("?l={}", each.code())).collect();
    let all: Vec<OtherLanguage<'_>> = offered
        .iter()
        .zip(&links)
        .map(|(each, href)| OtherLanguage {
            code: each.code(),
            name: each.own_name(),
            dir: each.dir(),
            href,
            current: *each == language,
        })
        .collect();
    let checked = language == Language::English || is_checked(tx, language).await?;
    let english = (&*t.say("language-english"), "?l=en");
    Ok(Offer {
        picker: (offered.len() > 1).then(|| languages(&t.say("language-title"), &all)),
        note: (!checked).then(|| unchecked(&t.say("language-unchecked"), english)),
    })
}

async fn is_checked(tx: &Tx, language: Language) -> Result<bool, Refusal> {
    let Some(translations) = tx.house().port::<Translations>() else { return Ok(false) };
    Ok(store::digest(tx, language).await?.is_some_and(|digest| digest == translations.digest(language)))
}
