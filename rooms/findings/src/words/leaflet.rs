//! What young people read here: the page of findings, and the message that leads to it. In English only: what a finding says
//! ("of us …") stands in no other language yet, and a page of two languages helps nobody.

use kit::words::{Language, Speech, Words};

static WORDS: Words = Words::english(&[include_str!("en.ftl")]);

fn english() -> Speech {
    WORDS.spoken(Language::English)
}

/// The words of `key`.
pub(crate) fn say(key: &str) -> String {
    english().say(key)
}

/// The words of `key` with its places filled.
pub(crate) fn fill(key: &str, places: &[(&str, &str)]) -> String {
    english().fill(key, places)
}

/// The subject of the message, where it is an e-mail.
pub(crate) fn subject(la: &str) -> String {
    english().plain("page-subject", &[("la", la)])
}

/// The message to everybody in the register: it says the same to those who answered and to those who didn't.
pub(crate) fn message(name: &str, la: &str) -> String {
    english().plain("page-message", &[("name", name), ("la", la), ("link", messages::LINK)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::words::Level;

    #[test]
    fn the_message_is_easy_and_has_its_link() {
        let text = message("Sky", "Larkshire");
        assert!(
            text.contains("Sky") && text.contains("Larkshire") && text.contains(messages::LINK),
            "{text}"
        );
        assert_eq!(Level::of(&text).hint(), None, "{text}");
    }
}
