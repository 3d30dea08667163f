//! From bytes to text.

use std::borrow::Cow;

use super::fault::FileFault;

/// What Windows-1252 has at 0x80 to 0x9F. Five places are empty.
const UPPER: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// The text of a file, with line ends as `\n`, and whether it was UTF-8 (otherwise Windows-1252, which Excel still
/// writes under "CSV"). Files with a zero byte or the mark of UTF-16 are not text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, bool), FileFault> {
    let marks: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];
    if marks.iter().any(|mark| bytes.starts_with(mark)) || bytes.contains(&0) {
        return Err(FileFault::NotText);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (text, utf8) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => (Cow::Owned(bytes.iter().map(|&byte| from_windows(byte)).collect::<String>()), false),
    };
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), utf8))
}

fn from_windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// At most `most` characters of a cell, for showing it; invisible characters become spaces.
pub(super) fn shorten(cell: &str, most: usize) -> String {
    let shown = |c: char| if is_invisible(c) { ' ' } else { c };
    if cell.chars().count() <= most {
        return cell.chars().map(shown).collect();
    }
    cell.chars().map(shown).take(most.saturating_sub(1)).chain(['…']).collect()
}

/// Control characters, and those that turn the direction of the text around them.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}
