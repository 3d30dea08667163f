//! What care leavers read: `words/en.ftl`.

use kit::FluentValue;
use kit::words::Words;
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::english(include_str!("words/en.ftl")));

/// The words of `key`.
pub(crate) fn say(key: &str) -> String {
    WORDS.get(key)
}

/// The words of `key` with its places filled by text.
pub(crate) fn fill(key: &str, places: &[(&str, &str)]) -> String {
    let places: Vec<(&str, FluentValue<'_>)> =
        places.iter().map(|(k, v)| (*k, FluentValue::from(*v))).collect();
    WORDS.with(key, &places)
}
