//! The second factor, pure: codes from an app (TOTP, RFC 6238) and recovery codes for when the phone is lost.

use kit::ids;
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Secret, TOTP};

/// A code holds for 30 seconds, and one step either way, as clocks differ.
const STEP: u64 = 30;
const SKEW: u64 = 1;
const DIGITS: usize = 6;
/// The length that RFC 4226 recommends.
pub(crate) const SECRET: usize = 20;
/// Recovery codes of an account.
pub(crate) const RECOVERY_CODES: usize = 10;
/// Bytes of a recovery code, 16 characters when written: more than anyone can guess.
pub(crate) const RECOVERY: usize = 10;

/// What somebody shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The six digits of the app.
    App(String),
    /// A recovery code, as bytes.
    Recovery(Vec<u8>),
}

impl Proof {
    /// Six digits, however they were spaced.
    pub(crate) fn app(typed: &str) -> Option<Self> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        (code.len() == DIGITS && code.bytes().all(|b| b.is_ascii_digit())).then_some(Self::App(code))
    }

    /// A recovery code, however it was spaced; O is 0 and I and L are 1.
    pub(crate) fn recovery(typed: &str) -> Option<Self> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        ids::bytes(&code).filter(|bytes| bytes.len() == RECOVERY).map(Self::Recovery)
    }
}

/// A recovery code as people copy it: `abcd-efgh-jkmn-pqrs`.
pub(crate) fn written(code: &[u8]) -> String {
    grouped(&ids::letters(code), "-")
}

fn grouped(text: &str, between: &str) -> String {
    let groups: Vec<&str> =
        (0..text.len()).step_by(4).filter_map(|n| text.get(n..text.len().min(n + 4))).collect();
    groups.join(between)
}

fn totp(secret: &[u8]) -> TOTP {
    TOTP::new_unchecked(Algorithm::SHA1, DIGITS, 1, STEP, secret.to_vec())
}

/// The time step whose code was typed, if it holds at `now` (seconds since 1970) and is later than `last`, the newest that
/// was used: a code that somebody looked at over the shoulder is worth nothing.
pub(crate) fn step_of(secret: &[u8], code: &str, now: i64, last: i64) -> Option<i64> {
    let here = u64::try_from(now).ok()? / STEP;
    let right = |step: &u64| bool::from(totp(secret).generate(step * STEP).as_bytes().ct_eq(code.as_bytes()));
    let steps = here.saturating_sub(SKEW)..=here + SKEW;
    steps.filter(right).filter_map(|step| i64::try_from(step).ok()).find(|step| *step > last)
}

fn base32(secret: &[u8]) -> String {
    Secret::Raw(secret.to_vec()).to_encoded().to_string()
}

/// The secret to type where there is no camera.
pub(crate) fn typed(secret: &[u8]) -> String {
    grouped(&base32(secret), " ")
}

/// What apps read from the square, or from a link on the same phone.
pub(crate) fn otpauth(secret: &[u8], email: &str) -> String {
    let account: String = email
        .bytes()
        .map(|b| match b {
            b if b.is_ascii_alphanumeric() || b"-._~@".contains(&b) => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect();
    let secret = base32(secret);
    format!(
        "otpauth://totp/New%20Belongings:{account}?secret={secret}&issuer=New%20Belongings&algorithm=SHA1&digits=6&period=30"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, the last six of eight digits.
    const RFC: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (now, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(step_of(RFC, code, now, -1), Some(now / 30));
        }
        assert_eq!(step_of(RFC, "287083", 59, -1), None);
    }

    #[test]
    fn a_code_holds_one_step_either_way_and_once() {
        let code = "081804";
        let at = 1_111_111_109;
        for (now, holds) in [(at - 60, false), (at - 30, true), (at + 30, true), (at + 61, false)] {
            assert_eq!(step_of(RFC, code, now, -1).is_some(), holds, "{now}");
        }
        let step = step_of(RFC, code, at, -1).expect("it holds");
        assert_eq!(step_of(RFC, code, at, step), None, "the same again");
        assert_eq!(step_of(RFC, code, at, step + 1), None, "an older one after a newer one");
    }

    #[test]
    fn what_people_copy_is_read_however_they_space_it() {
        assert_eq!(Proof::app(" 081 804 "), Some(Proof::App("081804".to_owned())));
        for wrong in ["", "08180", "0818044", "08180a", "٠٨١٨٠٤"] {
            assert_eq!(Proof::app(wrong), None, "{wrong}");
        }
        let code = [7; RECOVERY];
        let shown = written(&code);
        assert_eq!(shown.len(), 19, "{shown}");
        assert_eq!(
            Proof::recovery(&shown.to_uppercase().replace('-', " ")),
            Some(Proof::Recovery(code.to_vec()))
        );
        assert_eq!(Proof::recovery("abcd"), None);
    }

    #[test]
    fn apps_are_told_whose_secret_it_is() {
        let told = otpauth(RFC, "o'hara+nb@example.org");
        assert!(
            told.starts_with(
                "otpauth://totp/New%20Belongings:o%27hara%2Bnb@example.org?secret=GEZDGNBVGY3TQOJQ"
            ),
            "{told}"
        );
        assert_eq!(typed(RFC), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
