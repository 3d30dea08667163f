//! Which browser asked for a link to sign in: it holds a secret for each time it asked, in one cookie, as long as the link
//! lives. A link opened there signs in; opened elsewhere it shows a code to type there (ASVS 5.0, 6.6.2). So a link alone,
//! forwarded or read in somebody's mail, is nobody's way in, and a phone that opens it in another browser shuts nobody out.

use kit::chance::Chance;
use kit::ids;
use kit::keys::fingerprint;

/// The cookie of what a browser asked for.
pub(crate) const COOKIE: &str = "nb-asked";
/// Bytes of the code that a link shows elsewhere: 8 characters.
pub(crate) const CODE: usize = 5;
/// Who is impatient asks again, and the first link may come last: as many count as may be asked for in a minute.
const MOST: usize = 5;
/// Bytes of a secret.
const SECRET: usize = 16;

/// What a browser asked for lately, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked(Vec<Vec<u8>>);

impl Asked {
    /// Reads the cookie. What can't have been written is passed over: it is worth nothing.
    pub(crate) fn read(cookie: Option<&str>) -> Self {
        let secrets = cookie.unwrap_or_default().split('.').filter_map(ids::bytes);
        Self(secrets.filter(|secret| secret.len() == SECRET).take(MOST).collect())
    }

    /// The same, having asked once more, and the mark of that.
    pub(crate) fn again(mut self, chance: &Chance) -> (Self, Vec<u8>) {
        let secret = chance.bytes::<SECRET>();
        self.0.insert(0, secret.to_vec());
        self.0.truncate(MOST);
        (self, fingerprint(&secret))
    }

    /// As the cookie holds it.
    pub(crate) fn written(&self) -> String {
        let secrets: Vec<String> = self.0.iter().map(|secret| ids::letters(secret)).collect();
        secrets.join(".")
    }

    /// The marks of the secrets: what others may know of them.
    pub(crate) fn marks(&self) -> impl Iterator<Item = Vec<u8>> {
        self.0.iter().map(|secret| fingerprint(secret))
    }
}

/// The code that was typed, however it was spaced; `None` where it can't be one.
pub(crate) fn typed(code: &str) -> Option<Vec<u8>> {
    let bare: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    ids::bytes(&bare).filter(|bytes| bytes.len() == CODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_remembers_the_last_few_times_it_asked() {
        let chance = Chance::seeded(1);
        let (mut asked, mut marks) = (Asked::read(None), Vec::new());
        for _ in 0..=MOST {
            let (more, mark) = asked.again(&chance);
            (asked, _) = (Asked::read(Some(&more.written())), marks.push(mark));
            assert_eq!(asked, more, "read as it was written");
        }
        marks.reverse();
        assert_eq!(
            asked.marks().collect::<Vec<_>>(),
            marks[..MOST],
            "the newest first, the oldest forgotten"
        );
    }

    #[test]
    fn a_cookie_that_was_not_written_here_asks_for_nothing() {
        for odd in ["", ".", "x", "0123456789abcdefghjkmnpqrs0", "0123", "ä.ö"] {
            assert_eq!(Asked::read(Some(odd)), Asked::default(), "{odd}");
        }
    }

    #[test]
    fn a_code_is_read_however_it_is_spaced() {
        let code = [7; CODE];
        let shown = crate::factor::written(&code);
        assert_eq!(shown.len(), 9, "{shown}");
        assert_eq!(typed(&format!(" {} ", shown.to_uppercase().replace('-', " "))), Some(code.to_vec()));
        for wrong in ["", "abcd", "abcd-efgh-jkmn", "abcd-ef!h"] {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }
}
