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

/// What was sealed in a row; `None` where no key opens it any more: the LA's was destroyed, was lost, or is another.
/// A page of many requests must not fail for one of them. Trouble with the folder itself is still an error.
fn unseal(tx: &Tx, la: Uuid, id: Uuid, sealed: &[u8]) -> Result<Option<Vec<u8>>, KeyError> {
    match key(tx, la).and_then(|key| key.open(id.as_bytes(), sealed)) {
        Ok(plain) => Ok(Some(plain)),
        Err(KeyError::Destroyed(_) | KeyError::Missing(_) | KeyError::Unsealable) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Whether there is no key to keep what an LA is asked: it was destroyed with the LA's register, or is lost.
pub(crate) fn keyless(tx: &Tx, la: Uuid) -> bool {
    matches!(key(tx, la), Err(KeyError::Destroyed(_) | KeyError::Missing(_)))
}

/// Whether an LA's register was erased whole: its key was destroyed on purpose, which nothing takes back.
pub(crate) fn erased(tx: &Tx, la: Uuid) -> bool {
    tx.house().keys.destroyed(&people::la_key(la))
}
