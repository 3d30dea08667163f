//! What respondents read: the files in `words/`, one for each language.

use kit::web::Cx;
use kit::words::{Language, Speech, Words};
use register::Contact;

use crate::group::Group;
use crate::known::Known;

/// The words.
pub(crate) static WORDS: Words = kit::words_in_all!("words");

/// What is said to others than the care leavers whom an LA serves.
pub(crate) static OTHERS: Words = kit::words_in_all!("words-others");

/// What personal advisers read: staff, in English.
static ADVISERS: Words = Words::english(&[include_str!("words-others/advisers.ftl")]);

/// What is said to people who joined in other words.
const TO_JOINED: [&str; 4] = ["welcome-safe", "welcome-done", "note", "over-next"];
/// What is said to people at a session in other words.
const TO_SESSION: [&str; 10] = [
    "welcome-title",
    "welcome-lead",
    "welcome-safe",
    "welcome-done",
    "note",
    "next-plan",
    "next-plan-more",
    "next-tell",
    "next-tell-more",
    "over-next",
];
/// What is said to personal advisers in other words.
const TO_ADVISERS: [&str; 9] = [
    "welcome-title",
    "welcome-lead",
    "welcome-safe",
    "welcome-done",
    "note",
    "next-plan",
    "next-plan-more",
    "next-tell",
    "next-tell-more",
];

/// The words of the survey as this group reads them.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    speech: Speech,
    group: Group,
}

/// The words of the survey as this group reads them.
pub(crate) const fn told(speech: Speech, group: Group) -> Told {
    Told { speech, group }
}

impl Told {
    /// The words of `key`.
    pub(crate) fn say(self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The words of `key` with its places filled.
    pub(crate) fn fill(self, key: &str, places: &[(&str, &str)]) -> String {
        let language = self.speech.language();
        let other = |suffix: &str| OTHERS.spoken(language).fill(&format!("{key}-{suffix}"), places);
        match self.group {
            Group::NoLongerServed if TO_JOINED.contains(&key) => other("joined"),
            Group::Session if TO_SESSION.contains(&key) => other("session"),
            Group::Advisers if TO_ADVISERS.contains(&key) => {
                ADVISERS.spoken(Language::English).fill(key, places)
            }
            Group::CareLeavers | Group::NoLongerServed | Group::Session | Group::Advisers => {
                self.speech.fill(key, places)
            }
        }
    }
}

/// The languages of a group's pages, of those in which the instrument stands: staff read English.
pub(crate) fn languages(group: Group, known: &Known) -> &[Language] {
    match group {
        Group::Advisers => &[Language::English],
        Group::CareLeavers | Group::NoLongerServed | Group::Session => &known.languages,
    }
}

/// What is said to others, in a language.
pub(crate) const fn others(language: Language) -> Speech {
    OTHERS.spoken(language)
}

/// The subject of a personal adviser's message.
pub(crate) fn adviser_subject(la: &str) -> String {
    ADVISERS.spoken(Language::English).plain("adviser-subject", &[("la", la)])
}

/// A personal adviser's message, with the place where the live link goes.
pub(crate) fn adviser_message(name: &str, la: &str, minutes: u8) -> String {
    let minutes = minutes.to_string();
    let places = [("name", name), ("la", la), ("minutes", &minutes), ("link", messages::LINK)];
    ADVISERS.spoken(Language::English).plain("adviser-message", &places)
}

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
        assert_eq!(kit::words::faults(&OTHERS), Vec::<String>::new());
    }

    /// What is said otherwise to a group stands in its words: a missing key would show itself.
    #[test]
    fn every_group_has_the_words_that_are_its_own() {
        let places = [("questions", "5"), ("minutes", "2")];
        for language in Language::ALL {
            let said = |group, keys: &[&str]| {
                for key in keys {
                    let text = told(spoken(language), group).fill(key, &places);
                    assert!(!text.contains('['), "{key}: {text}");
                    assert_ne!(text, spoken(language).fill(key, &places), "{key} in {}", language.name());
                }
            };
            said(Group::NoLongerServed, &TO_JOINED);
            said(Group::Session, &TO_SESSION);
        }
        for key in TO_ADVISERS {
            let text = told(spoken(Language::English), Group::Advisers).fill(key, &places);
            assert!(!text.contains('[') && text != spoken(Language::English).fill(key, &places), "{key}");
        }
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
