//! The key folder: every secret that must not be in the database or its backup.
//!
//! One file a key, owner-only. A key file is created exclusively and synced, folder too, before the row
//! that names it commits; so a row never names a key that a crash took away. Keys that come by the thousand, one a
//! person, share a file: the [`Ring`] of the key that they are sealed under.

mod list;
mod ring;

pub use list::GONE;
pub use ring::Ring;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::chance::Chance;

/// What can go wrong with a key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The folder or a file of it can't be read or written.
    #[error("key folder: {0}")]
    Io(#[from] io::Error),
    /// The key was destroyed, on purpose, and only its tombstone is left.
    #[error("key {0} was destroyed")]
    Destroyed(String),
    /// There is no such key: the wrong folder, or a loss.
    #[error("key {0} is missing from the key folder")]
    Missing(String),
    /// Others on this machine could read the key.
    #[error("{0} can be read by others; make it owner-only (chmod 600, folder 700)")]
    Exposed(PathBuf),
    /// The sealed bytes were changed, cut, or sealed under another key.
    #[error("sealed data can't be opened with this key")]
    Unsealable,
}

/// 32 secret bytes that seal and sign; wiped from memory when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}

impl Key {
    /// A key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for a library that must have them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A key for one purpose, made from this one; `purpose` keeps uses apart.
    pub fn derive(&self, purpose: &str) -> Key {
        Key(self.mac(purpose, b"derived key"))
    }

    /// Seals `plain` so that it opens only under this key and for the same `context` (a table and row, say).
    pub fn seal(&self, context: &[u8], plain: &[u8], chance: &Chance) -> Vec<u8> {
        let nonce: [u8; 24] = chance.bytes();
        let cipher = XChaCha20Poly1305::new((&self.0).into());
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: context })
            .expect("sealing a message that fits in memory does not fail");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`Key::seal`] made.
    ///
    /// # Errors
    /// [`KeyError::Unsealable`] where key, context or bytes are not the same.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let (nonce, body) = sealed.split_at_checked(24).ok_or(KeyError::Unsealable)?;
        XChaCha20Poly1305::new((&self.0).into())
            .decrypt(XNonce::from_slice(nonce), Payload { msg: body, aad: context })
            .map_err(|_| KeyError::Unsealable)
    }

    /// HMAC-SHA256 of `data` under this key; `label` keeps uses apart.
    pub fn mac(&self, label: &str, data: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(label.as_bytes());
        mac.update(&[0]);
        mac.update(data);
        mac.finalize().into_bytes().into()
    }
}

/// SHA-256, for tokens of full entropy that are only ever compared.
pub fn fingerprint(data: &[u8]) -> Vec<u8> {
    Sha256::digest(data).to_vec()
}

const TOMBSTONE: &[u8] = b"destroyed\n";

/// The folder of keys.
#[derive(Debug, Clone)]
pub struct Keys {
    folder: PathBuf,
}

impl Keys {
    /// Opens the folder, making it (owner-only) when it is not there.
    ///
    /// # Errors
    /// When it can't be made, or others can look into it.
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        owner_only(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Where the folder is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.key"))
    }

    /// Makes the key `name` and syncs file and folder. An existing key is never replaced.
    ///
    /// # Errors
    /// [`KeyError::Io`] with `AlreadyExists` where there is one.
    pub fn create(&self, name: &str, chance: &Chance) -> Result<Key, KeyError> {
        let key = Key(chance.bytes());
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(self.path(name))?;
        file.write_all(&key.0)?;
        file.sync_all()?;
        self.sync()?;
        Ok(key)
    }

    /// Reads the key `name`.
    ///
    /// # Errors
    /// [`KeyError::Missing`], [`KeyError::Destroyed`], or [`KeyError::Exposed`].
    pub fn read(&self, name: &str) -> Result<Key, KeyError> {
        let path = self.path(name);
        let mut bytes = Vec::new();
        match File::open(&path) {
            Ok(mut file) => file.read_to_end(&mut bytes)?,
            Err(e) => return Err(missing(e, name)),
        };
        if is_grave(&bytes) {
            return Err(KeyError::Destroyed(name.to_owned()));
        }
        owner_only(&path)?;
        let key = bytes.as_slice().try_into().map_err(|_| KeyError::Missing(name.to_owned()))?;
        bytes.zeroize();
        Ok(Key(key))
    }

    /// The key `name`, made when it is not there.
    ///
    /// # Errors
    /// As [`Keys::read`] and [`Keys::create`].
    pub fn read_or_create(&self, name: &str, chance: &Chance) -> Result<Key, KeyError> {
        match self.read(name) {
            Err(KeyError::Missing(_)) if !self.path(name).exists() => self.create(name, chance),
            other => other,
        }
    }

    /// Overwrites the key, and the ring that hangs on it, and leaves a tombstone of each; doing it again is harmless.
    ///
    /// # Errors
    /// When a file can't be written or synced.
    pub fn destroy(&self, name: &str) -> Result<(), KeyError> {
        let ring = self.ring_path(name);
        if ring.exists() {
            self.bury(&ring)?;
        }
        self.bury(&self.path(name))
    }

    fn bury(&self, path: &Path) -> Result<(), KeyError> {
        if let Ok(mut file) = OpenOptions::new().write(true).open(path) {
            file.lock()?;
            file.write_all(&vec![0; usize::try_from(file.metadata()?.len()).unwrap_or(32)])?;
            file.sync_all()?;
        }
        let grave = path.with_extension("tombstone");
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&grave)?;
        file.write_all(TOMBSTONE)?;
        file.sync_all()?;
        fs::rename(&grave, path)?;
        self.sync()
    }

    /// Makes a file's name last as well as its bytes.
    fn sync(&self) -> Result<(), KeyError> {
        Ok(File::open(&self.folder)?.sync_all()?)
    }

    /// Writes something beside the keys that is no key, whole or not at all.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn write_note(&self, name: &str, bytes: &[u8]) -> Result<(), KeyError> {
        let (new, path) = (self.folder.join(format!("{name}.new")), self.folder.join(format!("{name}.note")));
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, &path)?;
        self.sync()
    }

    /// What [`Keys::write_note`] wrote; `None` where nothing was.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn read_note(&self, name: &str) -> Result<Option<Vec<u8>>, KeyError> {
        match fs::read(self.folder.join(format!("{name}.note"))) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Whether the key was destroyed on purpose.
    pub fn destroyed(&self, name: &str) -> bool {
        matches!(self.read(name), Err(KeyError::Destroyed(_)))
    }
}

/// All zeros: a destruction that a crash cut off before its tombstone.
fn is_grave(bytes: &[u8]) -> bool {
    bytes == TOMBSTONE || bytes.iter().all(|b| *b == 0)
}

fn missing(error: io::Error, name: &str) -> KeyError {
    match error.kind() {
        io::ErrorKind::NotFound => KeyError::Missing(name.to_owned()),
        _ => error.into(),
    }
}

fn owner_only(path: &Path) -> Result<(), KeyError> {
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyError::Exposed(path.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("nb-keys-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        path
    }

    #[test]
    fn what_is_sealed_opens_under_the_same_key_and_context_only() {
        let chance = Chance::seeded(1);
        let (key, other) = (Key::new([1; 32]), Key::new([2; 32]));
        let sealed = key.seal(b"person 1", b"07700 900123", &chance);
        assert_eq!(key.open(b"person 1", &sealed).unwrap(), b"07700 900123");
        assert!(key.open(b"person 2", &sealed).is_err());
        assert!(other.open(b"person 1", &sealed).is_err());
        assert!(key.open(b"person 1", &sealed[..20]).is_err());
    }

    #[test]
    fn a_destroyed_key_leaves_a_tombstone_and_no_bytes() {
        let folder = folder("destroy");
        let keys = Keys::open(&folder).unwrap();
        let key = keys.create("wave-1", &Chance::seeded(1)).unwrap();
        assert!(keys.create("wave-1", &Chance::seeded(2)).is_err(), "a key is never replaced");
        keys.destroy("wave-1").unwrap();
        keys.destroy("wave-1").unwrap();
        assert!(keys.destroyed("wave-1"));
        assert!(keys.read_or_create("wave-1", &Chance::seeded(3)).is_err(), "nor brought back");
        let left = fs::read(folder.join("wave-1.key")).unwrap();
        assert!(!left.windows(8).any(|w| w == &key.bytes()[..8]));
    }

    #[test]
    fn a_folder_that_others_can_read_is_refused() {
        let folder = folder("exposed");
        fs::create_dir_all(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(matches!(Keys::open(&folder), Err(KeyError::Exposed(_))));
    }
}
