//! The words of the public site.

use kit::words::Words;

static WORDS: Words = Words::english(&[include_str!("words/en.ftl")]);

/// The words of `key`.
pub(crate) fn say(key: &str) -> String {
    WORDS.get(key)
}
