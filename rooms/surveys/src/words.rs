//! What respondents read: the files in `words/`, one for each language.

use kit::web::Cx;
use kit::words::{Language, Speech, Words};
use register::Contact;

use crate::known::Known;

/// The words.
pub(crate) static WORDS: Words = kit::words_in_all!("words");

/// The words in a language.
pub(crate) const fn spoken(language: Language) -> Speech {
    WORDS.spoken(language)
}

/// The words in the language of this visit.
pub(crate) fn of(cx: &Cx) -> Speech {
    spoken(cx.language())
}

/// The words in which somebody is written to about this instrument: in their language, if it can be answered in it. A
/// message that led to questions in another language would be worse than one in English.
pub(crate) fn to(contact: &Contact, known: &Known) -> Speech {
    let theirs = contact.language();
    spoken(if known.languages.contains(&theirs) { theirs } else { Language::English })
}

/// The subject of an invitation by e-mail.
pub(crate) fn invitation_subject(t: Speech, la: &str) -> String {
    t.plain("invitation-subject", &[("la", la)])
}

/// A new link in place of one that is replaced.
pub(crate) fn new_link(t: Speech, first_name: &str, la: &str) -> String {
    t.plain("new-link", &[("name", first_name), ("la", la), ("link", messages::LINK)])
}

/// An invitation, with the place where the live link goes.
pub(crate) fn invitation(t: Speech, first_name: &str, la: &str, minutes: u8) -> String {
    let minutes = minutes.to_string();
    t.plain(
        "invitation",
        &[("name", first_name), ("la", la), ("minutes", &minutes), ("link", messages::LINK)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_missing_in_any_language() {
        assert_eq!(kit::words::faults(&WORDS), Vec::<String>::new());
    }

    /// A mark behind a link would be opened as a part of it.
    #[test]
    fn a_message_has_no_marks_that_nobody_sees() {
        for language in Language::ALL {
            let text = invitation(spoken(language), "Sky", "Larkshire", 5);
            let seen = |c: char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(text.chars().all(seen), "{text}");
            assert!(text.contains("Sky") && text.contains(messages::LINK), "{text}");
        }
    }
}
