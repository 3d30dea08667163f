//! What respondents read: `words/en.ftl`.

use kit::FluentValue;
use kit::words::Words;
use std::sync::LazyLock;

/// The words, in English.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::english(include_str!("words/en.ftl")));

/// The words of `key`.
pub(crate) fn say(key: &str) -> String {
    WORDS.get(key)
}

/// The words of `key` with places filled by text.
pub(crate) fn fill(key: &str, places: &[(&str, &str)]) -> String {
    let places: Vec<(&str, FluentValue<'_>)> =
        places.iter().map(|(k, v)| (*k, FluentValue::from(*v))).collect();
    WORDS.with(key, &places)
}

/// The subject of an invitation by e-mail.
pub(crate) fn invitation_subject(la: &str) -> String {
    fill("invitation-subject", &[("la", la)])
}

/// A new link in place of one that is replaced.
pub(crate) fn new_link(first_name: &str, la: &str) -> String {
    fill("new-link", &[("name", first_name), ("la", la), ("link", messages::LINK)])
}

/// An invitation, with the place where the live link goes.
pub(crate) fn invitation(first_name: &str, la: &str, minutes: u8) -> String {
    let minutes = minutes.to_string();
    fill("invitation", &[("name", first_name), ("la", la), ("minutes", &minutes), ("link", messages::LINK)])
}
