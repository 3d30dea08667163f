//! Tables of this room. What could point at somebody is sealed under the LA's key, each row for itself.

pub(crate) mod advisers;
mod entities;
pub(crate) mod leavers;
pub(crate) mod pending;

use kit::Tx;
use kit::keys::Key;
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
        Ok(Self { key: tx.house().keys.read(&people::la_key(la))?.derive("register") })
    }

    /// The mark by which a case id is found again; ids that differ in case only are the same.
    pub(crate) fn case(&self, case_id: &str) -> Vec<u8> {
        self.key.mac("case", case_id.trim().to_lowercase().as_bytes()).to_vec()
    }

    /// The mark by which a personal adviser's name is found again.
    pub(crate) fn name(&self, name: &str) -> Vec<u8> {
        self.key.mac("adviser", crate::model::same_name(name).as_bytes()).to_vec()
    }

    fn seal(&self, tx: &Tx, table: &str, id: Uuid, plain: &impl Serialize) -> Result<Vec<u8>, Refusal> {
        Ok(self.key.seal(&place(table, id), &serde_json::to_vec(plain)?, &tx.house().chance))
    }

    fn open<T: DeserializeOwned>(&self, table: &str, id: Uuid, sealed: &[u8]) -> Result<T, Refusal> {
        Ok(serde_json::from_slice(&self.key.open(&place(table, id), sealed)?)?)
    }
}

/// What is sealed opens in its own row only.
fn place(table: &str, id: Uuid) -> Vec<u8> {
    [table.as_bytes(), b":", id.as_bytes()].concat()
}
