//! Contact details: telephone number, e-mail address, postal address, preferred way.

use super::cells::{formula, words};
use super::text::is_invisible;
use crate::codes::Channel;

/// Longest postal address, in characters.
const LONGEST_ADDRESS: usize = 500;

/// A telephone number in international form (E.164, `+447700900123`), `None` if blank. UK numbers may be written
/// `07700 900123`, `+44 (0)7700 900123`, `0044 ...`, or `7700900123` as a spreadsheet leaves them; numbers of other
/// countries begin with `+`.
pub(crate) fn phone(cell: &str) -> Result<Option<String>, String> {
    if let Some(why) = formula(cell).filter(|_| !cell.trim_start().starts_with('+')) {
        return Err(why);
    }
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let wrong = "This is not a telephone number. Write one number and nothing else, such as 07700 900123, or begin with + and the country.";
    let bare = cell.replace("(0)", "");
    let digits: String =
        bare.chars().filter(|c| !matches!(c, ' ' | '\u{A0}' | '-' | '.' | '(' | ')')).collect();
    let (abroad, digits) = match digits.strip_prefix('+').or_else(|| digits.strip_prefix("00")) {
        Some(rest) => (true, rest),
        None => (false, digits.as_str()),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong.to_owned());
    }
    let (uk, national) = match digits.strip_prefix("44") {
        Some(rest) if abroad || digits.len() == 12 => (true, rest),
        _ => (!abroad, digits),
    };
    if !uk {
        let whole = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        return if whole { Ok(Some(format!("+{digits}"))) } else { Err(wrong.to_owned()) };
    }
    let national = national.strip_prefix('0').unwrap_or(national);
    match (national.len(), national.bytes().next()) {
        (10, Some(b'1' | b'2' | b'3' | b'7' | b'8')) | (9, Some(b'1' | b'8')) => Ok(Some(format!("+44{national}"))),
        (_, Some(b'1' | b'2' | b'3' | b'7' | b'8')) => {
            Err("This number has too few or too many digits for a UK number. A UK mobile number has eleven, such as 07700 900123.".to_owned())
        }
        _ => Err(wrong.to_owned()),
    }
}

/// Whether this is a UK number without the 0 at its start: ten digits and nothing else, which no other country's number is
/// when it is written without its country.
pub(super) fn lost_its_zero(cell: &str) -> bool {
    let cell = cell.trim();
    let bare = cell.len() == 10 && cell.bytes().all(|byte| byte.is_ascii_digit());
    bare && matches!(cell.bytes().next(), Some(b'1' | b'2' | b'3' | b'7' | b'8')) && phone(cell).is_ok()
}

/// An e-mail address that could exist, `None` if blank. The domain is put in lower case.
pub(crate) fn email(cell: &str) -> Result<Option<String>, String> {
    if let Some(why) = formula(cell) {
        return Err(why);
    }
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        "This is not an e-mail address. Write one address and nothing else, such as sam@example.org."
            .to_owned()
    };
    let (local, domain) = cell.split_once('@').ok_or_else(wrong)?;
    let domain = domain.to_ascii_lowercase();
    let dotted = |text: &str| text.split('.').all(|part| !part.is_empty());
    let local_ok = (1..=64).contains(&local.len())
        && dotted(local)
        && local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&byte));
    let label_ok = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    let top_ok =
        top.len() >= 2 && (top.starts_with("xn--") || top.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if local_ok && domain.contains('.') && domain.split('.').all(label_ok) && top_ok && cell.len() <= 254 {
        Ok(Some(format!("{local}@{domain}")))
    } else {
        Err(wrong())
    }
}

/// A postal address, lines parted by `\n`, `None` if blank.
pub(crate) fn address(cell: &str) -> Result<Option<String>, String> {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if let Some(why) = formula(cell).or_else(|| lines.iter().find_map(|line| formula(line))) {
        return Err(why);
    }
    if lines.iter().any(|line| line.chars().any(is_invisible)) {
        return Err("This holds a character that can't be seen. Type it in again.".to_owned());
    }
    let whole = lines.join("\n");
    if whole.chars().count() > LONGEST_ADDRESS {
        return Err(format!("This is longer than {LONGEST_ADDRESS} characters. Shorten it."));
    }
    Ok(Some(whole).filter(|whole| !whole.is_empty()))
}

/// The preferred way to be reached, `None` if blank.
pub(super) fn channel(cell: &str) -> Result<Option<Channel>, String> {
    let Some(text) = words(cell, 60)? else {
        return Ok(None);
    };
    Channel::parse(&text)
        .map(Some)
        .ok_or_else(|| format!("This is not one of the ways to reach someone. Write {}.", Channel::EXPECTED))
}
