//! Identifiers in addresses: a UUID written in 26 letters and digits that nobody misreads.

use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;
use uuid::Uuid;

/// Crockford's base 32 in lower case: no i, l, o or u, and 0/o, 1/i/l read alike.
static BASE32: LazyLock<Encoding> = LazyLock::new(|| {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    spec.translate.from.push_str("ABCDEFGHJKMNPQRSTVWXYZoOiIlL");
    spec.translate.to.push_str("abcdefghjkmnpqrstvwxyz001111");
    spec.encoding().expect("the alphabet has 32 different symbols")
});

/// The identifier as it stands in an address.
pub fn show(id: Uuid) -> String {
    BASE32.encode(id.as_bytes())
}

/// Reads an identifier from an address; `None` for anything that [`show`] can't have written.
pub fn read(text: &str) -> Option<Uuid> {
    BASE32.decode(text.as_bytes()).ok().and_then(|b| Uuid::from_slice(&b).ok())
}

/// Bytes as easy characters, for codes and tokens.
pub fn letters(bytes: &[u8]) -> String {
    BASE32.encode(bytes)
}

/// The bytes that [`letters`] wrote; `None` for anything else.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE32.decode(text.as_bytes()).ok()
}

/// A version 7 identifier (ordered by time): audit lines, jobs and the outbox only, never the box or the answers.
pub fn ordered(at: chrono::DateTime<chrono::Utc>, chance: &crate::chance::Chance) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &chance.bytes()).into_uuid()
}

/// Not greater than any identifier that [`ordered`] made at this moment or later.
pub fn first_at(at: chrono::DateTime<chrono::Utc>) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_can_be_read_even_badly_copied() {
        let id = crate::chance::Chance::seeded(1).id();
        assert_eq!(show(id).len(), 26);
        assert_eq!(read(&show(id).to_uppercase().replace('0', "O")), Some(id));
        assert_eq!(read("not-an-id"), None);
    }
}
