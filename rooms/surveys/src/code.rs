//! Codes and nullifiers: both made from the wave's key, which is never in the database.
//!
//! Without that key a code can't be guessed offline, and the register's mark of a code and the box's
//! nullifier of the same person don't join. A replaced code has the same nullifier: no second ballot.

use kit::ids;
use kit::keys::Key;
use kit::words::Language;
use uuid::Uuid;

use crate::model::Place;

/// The code of an invitation: 60 bits in 12 easy characters.
pub(crate) fn code(wave: &Key, invitation: Uuid, revision: i32) -> String {
    let seed = [invitation.as_bytes().as_slice(), &revision.to_be_bytes()].concat();
    let mut code = ids::letters(&wave.mac("code", &seed)[..8]);
    code.truncate(LENGTH);
    code
}

/// The code that a place has now.
pub(crate) fn of(wave: &Key, place: &Place) -> String {
    code(wave, place.id, place.revision)
}

/// Where a code leads, behind the base address.
pub(crate) fn path(code: &str) -> String {
    format!("/s/{code}")
}

/// The same for somebody who reads this language: the survey opens in it.
pub(crate) fn link(code: &str, language: Language) -> String {
    match language {
        Language::English => path(code),
        other => format!("{}?l={}", path(code), other.code()),
    }
}

/// What the register keeps, to find the invitation when the code comes back.
pub(crate) fn code_mark(wave: &Key, code: &str) -> Vec<u8> {
    wave.mac("find", code.as_bytes()).to_vec()
}

/// What the box keeps, so that one person has one ballot.
pub(crate) fn nullifier(wave: &Key, invitation: Uuid) -> Vec<u8> {
    wave.mac("nullifier", invitation.as_bytes()).to_vec()
}

/// Letters and digits in a code.
pub(crate) const LENGTH: usize = 12;

/// A code as people read it from paper: capitals, in groups of four.
pub(crate) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.to_ascii_uppercase().chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What was typed without what doesn't count: an address around the code, spaces, dashes, capitals, and letters that
/// look like a digit.
pub(crate) fn plain(typed: &str) -> String {
    let code = typed.rsplit_once("/s/").map_or(typed, |(_, code)| code);
    let code = code.split('?').next().unwrap_or_default();
    let same = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    code.chars().filter(|c| !c.is_whitespace() && !DASHES.contains(c)).map(same).collect()
}

/// What phones and word processors make of a hyphen, and what else ends up between or behind groups.
const DASHES: [char; 7] = ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '.', '/'];

/// A code as typed, in the shape it was made; `None` for anything that can't be one.
pub(crate) fn read(typed: &str) -> Option<String> {
    let code = plain(typed);
    (code.len() == LENGTH && code.chars().all(|c| c.is_ascii_alphanumeric())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_each_time_and_another_after_it_was_replaced() {
        let (key, invitation) = (Key::new([7; 32]), Uuid::from_u128(1));
        let first = code(&key, invitation, 0);
        assert_eq!(first.len(), 12);
        assert_eq!(first, code(&key, invitation, 0));
        assert_ne!(first, code(&key, invitation, 1));
        assert_ne!(first, code(&Key::new([8; 32]), invitation, 0));
    }

    #[test]
    fn a_code_can_be_typed_badly() {
        let code = "0123abcd4567";
        assert_eq!(read(" O1L3-ABCD 4567"), Some("0113abcd4567".to_owned()));
        assert_eq!(read(code).as_deref(), Some(code));
        assert_eq!(read("0123\u{2013}abcd\u{a0}4567.").as_deref(), Some(code));
        assert_eq!(read("https://survey.example.org/s/0123abcd4567").as_deref(), Some(code));
        assert_eq!(read(&grouped(code)).as_deref(), Some(code), "as the letter has it: {}", grouped(code));
        assert_eq!(read("0123abcd456"), None);
        assert_eq!(read("0123abcd45é"), None);
    }
}
