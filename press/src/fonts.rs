//! The letters: Atkinson Hyperlegible Next, drawn for readers who see badly, in two weights, under the Open Font Licence.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::Font;

static REGULAR: &[u8] = include_bytes!("../fonts/Regular.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/Bold.ttf");

pub(crate) static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| [REGULAR, BOLD].into_iter().filter_map(|face| Font::new(Bytes::new(face), 0)).collect());

/// What stands for letters that the fonts don't have.
const UNKNOWN: char = '?';

/// Whether every letter of a text can be set. A text in another script can't, and has to be said in another way.
pub fn can_set(text: &str) -> bool {
    text.chars().all(|letter| spaced(letter) || ignorable(letter) || has(letter))
}

/// The text with a sign for each run of letters that the fonts don't have: an empty box would be no letter at all to a
/// screen reader, and the standard refuses it.
pub(crate) fn settable(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut missing = false;
    for letter in text.chars().filter(|letter| !ignorable(*letter)) {
        let letter = if spaced(letter) { ' ' } else { letter };
        let known = has(letter);
        if known || !missing {
            set.push(if known { letter } else { UNKNOWN });
        }
        missing = !known;
    }
    set
}

fn has(letter: char) -> bool {
    !FONTS.is_empty() && FONTS.iter().all(|font| font.info().coverage.contains(u32::from(letter)))
}

fn spaced(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}'
}

/// Marks that direct other letters and are none themselves, and other controls.
fn ignorable(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
        || (letter.is_control() && !letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_our_pages_say_can_be_set() {
        assert_eq!(FONTS.len(), 2);
        assert!(can_set("“You said” – it’s £315 … −4 to +18, 1½; 30% • café, Ŵyddgrug, naïve, Łódź\u{a0}€"));
        assert!(!can_set("سلام") && !can_set("👍"));
    }

    #[test]
    fn other_letters_get_one_sign() {
        assert_eq!(settable("Thanks 👍🏽👍 all\nof\tyou"), "Thanks ? all of you");
        assert_eq!(settable("a\u{200d}b\u{0}c"), "abc");
    }
}
