//! What care leavers read: the files in `words/`, one for each language.

use kit::web::Cx;
use kit::words::{Speech, Words};

/// The words.
pub(crate) static WORDS: Words = kit::words_in_all!("words");

/// The words in the language of this visit.
pub(crate) fn of(cx: &Cx) -> Speech {
    WORDS.spoken(cx.language())
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_missing_in_any_language() {
        assert_eq!(kit::words::faults(&super::WORDS), Vec::<String>::new());
    }
}
