//! Tables of this room. What could point at a care leaver is sealed under a key of their own, which hangs on the LA's
//! key; names of personal advisers, and the marks by which something is found again, are made with the LA's key itself.

pub(crate) mod advisers;
pub(crate) mod columns;
mod entities;
pub(crate) mod history;
pub(crate) mod leavers;
pub(crate) mod leaving;
pub(crate) mod pending;
pub(crate) mod records;

use kit::Tx;
use kit::keys::{Key, KeyError, Ring};
use kit::web::Refusal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// Rows of one insert: SQLite and PostgreSQL both bound the values of one statement.
const CHUNK: usize = 100;
/// Identifiers in one query, for the same reason.
const ASKED: usize = 500;

/// Seals and marks for one LA.
pub(crate) struct Seal {
    key: Key,
}

impl Seal {
    pub(crate) fn of(tx: &Tx, la: Uuid) -> Result<Self, Refusal> {
        let key = tx.house().keys.read(&people::la_key(la)).map_err(refusal)?;
        Ok(Self::under(&key))
    }

    /// Seals under a key that is one person's, or one import's, own.
    fn under(key: &Key) -> Self {
        Self { key: key.derive("register") }
    }

    /// The mark by which a case id is found again; ids that differ in case only are the same.
    pub(crate) fn case(&self, case_id: &str) -> Vec<u8> {
        self.key.mac("case", case_id.trim().to_lowercase().as_bytes()).to_vec()
    }

    /// The mark by which a personal adviser's name is found again.
    pub(crate) fn name(&self, name: &str) -> Vec<u8> {
        self.key.mac("adviser", crate::model::same_name(name).as_bytes()).to_vec()
    }

    /// A mark of anything, by which it is told to be the same as before.
    pub(crate) fn mark(&self, what: &impl Serialize) -> Result<String, Refusal> {
        Ok(kit::ids::letters(&self.key.mac("seen", &serde_json::to_vec(what)?)))
    }

    fn seal(&self, tx: &Tx, table: &str, id: Uuid, plain: &impl Serialize) -> Result<Vec<u8>, Refusal> {
        Ok(self.key.seal(&place(table, id), &serde_json::to_vec(plain)?, &tx.house().chance))
    }

    fn open<T: DeserializeOwned>(&self, table: &str, id: Uuid, sealed: &[u8]) -> Result<T, Refusal> {
        Ok(serde_json::from_slice(&self.key.open(&place(table, id), sealed)?)?)
    }
}

/// The keys of an LA's people, and of the imports that wait.
pub(crate) fn ring(tx: &Tx, la: Uuid) -> Result<Ring, Refusal> {
    tx.house().keys.ring(&people::la_key(la)).map_err(refusal)
}

/// Destroys the keys of people, or of imports. Where the LA has no key any more, they went with it.
pub(crate) fn destroy(tx: &Tx, la: Uuid, ids: &[Uuid]) -> Result<(), Refusal> {
    match tx.house().keys.ring(&people::la_key(la)) {
        Err(KeyError::Destroyed(_) | KeyError::Missing(_)) => Ok(()),
        ring => Ok(ring?.erase(ids)?),
    }
}

fn refusal(error: KeyError) -> Refusal {
    match error {
        KeyError::Destroyed(_) => Refusal::Conflict("This register was erased, for good.".to_owned()),
        other => other.into(),
    }
}

/// What is sealed opens in its own row only.
fn place(table: &str, id: Uuid) -> Vec<u8> {
    [table.as_bytes(), b":", id.as_bytes()].concat()
}
