//! Tables of this room. What was written and who is told are sealed under the LA's key.

pub(crate) mod contacts;
mod entities;
pub(crate) mod link;
pub(crate) mod request;

use kit::Tx;
use kit::keys::{Key, KeyError};
use uuid::Uuid;

/// The key of an LA's requests and contacts.
fn key(tx: &Tx, la: Uuid) -> Result<Key, KeyError> {
    Ok(tx.house().keys.read(&people::la_key(la))?.derive("contact"))
}
