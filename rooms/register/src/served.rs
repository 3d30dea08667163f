//! Whether an address that somebody typed themselves is one of a person whom the LA serves: for a public page, on which
//! nobody says who they are.

use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use crate::import;
use crate::store::leavers;

/// An address at which somebody can be written to.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Address {
    /// A UK mobile number in international form.
    Mobile(String),
    /// An e-mail address in lower case.
    Email(String),
}

impl Address {
    /// What was typed, if it can be written to. Numbers of other countries and those that cost whoever writes to them more
    /// than a text does (personal numbers, pagers, landlines) can't.
    pub fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if typed.contains('@') {
            return import::email(typed).ok().flatten().map(|email| Self::Email(email.to_lowercase()));
        }
        import::phone(typed).ok().flatten().filter(|number| mobile(number)).map(Self::Mobile)
    }

    /// The address itself.
    pub fn text(&self) -> &str {
        match self {
            Self::Mobile(text) | Self::Email(text) => text,
        }
    }
}

/// 071 to 075 and 077 to 079 are mobile numbers; 070 are personal ones, and 076 pagers but for the Isle of Man's 07624
/// (Ofcom's National Telephone Numbering Plan).
fn mobile(number: &str) -> bool {
    number
        .strip_prefix("+447")
        .is_some_and(|rest| rest.len() == 9 && (rest.starts_with("624") || !rest.starts_with(['0', '6'])))
}

/// Whether this is how the LA's register reaches anybody whom it serves, those who are not to be written to as well.
///
/// # Errors
/// When the database or the LA's keys can't be read.
pub async fn serves(tx: &Tx, la: Uuid, address: &Address) -> Result<bool, Refusal> {
    let all = leavers::current(tx, la).await?;
    Ok(all.iter().any(|person| match address {
        Address::Mobile(number) => person.details.phone.as_ref() == Some(number),
        Address::Email(email) => {
            person.details.email.as_ref().is_some_and(|known| known.to_lowercase() == *email)
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_or_an_address_is_read_however_it_is_typed_and_nothing_else() {
        let mobile = |typed: &str| Address::read(typed).map(|a| a.text().to_owned());
        for typed in ["07700 900123", " +44 (0)7700 900123", "0044 7700 900 123", "07700-900123"] {
            assert_eq!(mobile(typed).as_deref(), Some("+447700900123"), "{typed}");
        }
        assert_eq!(mobile("Sky@Example.ORG ").as_deref(), Some("sky@example.org"));
        assert_eq!(mobile("07624 900123").as_deref(), Some("+447624900123"), "Isle of Man");
        for junk in [
            "",
            "07700",
            "020 7946 0123",
            "+1 202 555 0123",
            "070 0900 0123",
            "07600 900123",
            "0900 123 4567",
            "sky@",
            "@example.org",
            "sky at example.org",
            "=cmd|' /C calc'!A0",
            "07700 900123, 07700 900124",
            "sky@example.org\nBcc: all@example.org",
        ] {
            assert!(Address::read(junk).is_none(), "{junk:?}");
        }
    }
}
