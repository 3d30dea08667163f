//! The keys archive: every file of the key folder, sealed under a passphrase (Argon2id, RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use super::ArchiveError;
use crate::chance::Chance;
use crate::keys::{Key, Keys};

const MAGIC: &[u8; 8] = b"NBKEYS1\n";
/// Fewer letters than these are guessed.
const SHORTEST: usize = 12;

#[derive(Serialize, Deserialize)]
struct Bundle {
    files: BTreeMap<String, String>,
}

/// A new file that only its owner can read; an existing one is never overwritten.
pub(super) fn new_file(path: &Path) -> Result<File, ArchiveError> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    made.map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => ArchiveError::InTheWay(format!(
            "{} is there already; archives are never overwritten",
            path.display()
        )),
        _ => ArchiveError::Io(std::io::Error::new(e.kind(), format!("{}: {e}", path.display()))),
    })
}

/// The files of a key folder as they are now, by name.
///
/// # Errors
/// When the folder can't be read.
pub fn look(keys: &Keys) -> Result<BTreeMap<String, Vec<u8>>, ArchiveError> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(keys.folder())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let unfinished = name.ends_with(".new") || name.ends_with(".tombstone");
        if entry.file_type()?.is_file() && !unfinished {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

fn from_passphrase(passphrase: &str, salt: &[u8; 16]) -> Result<Key, ArchiveError> {
    let refuse = |e: argon2::Error| ArchiveError::Unreadable(e.to_string());
    let params = Params::new(64 * 1024, 3, 1, Some(32)).map_err(refuse)?;
    let mut bytes = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut bytes)
        .map_err(refuse)?;
    Ok(Key::new(bytes))
}

/// Writes `files` to a new archive, owner-only, synced.
///
/// # Errors
/// When the passphrase is short, there is a file already, or the disk refuses.
pub fn write(
    files: &BTreeMap<String, Vec<u8>>,
    path: &Path,
    passphrase: &str,
    chance: &Chance,
) -> Result<(), ArchiveError> {
    if passphrase.chars().count() < SHORTEST {
        return Err(ArchiveError::Unreadable(format!("the passphrase needs {SHORTEST} letters or more")));
    }
    let salt: [u8; 16] = chance.bytes();
    let bundle = Bundle { files: files.iter().map(|(name, b)| (name.clone(), BASE64.encode(b))).collect() };
    let plain = serde_json::to_vec(&bundle).map_err(|e| ArchiveError::Unreadable(e.to_string()))?;
    let sealed = from_passphrase(passphrase, &salt)?.seal(MAGIC, &plain, chance);
    let mut file = new_file(path)?;
    file.write_all(&[MAGIC.as_slice(), &salt, &sealed].concat())?;
    Ok(file.sync_all()?)
}

/// Opens an archive: the files by name.
///
/// # Errors
/// When it is no archive of keys, or the passphrase is another.
pub fn read(path: &Path, passphrase: &str) -> Result<BTreeMap<String, Vec<u8>>, ArchiveError> {
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(|e| std::io::Error::new(e.kind(), format!("{}: {e}", path.display())))?
        .read_to_end(&mut bytes)?;
    let none = || ArchiveError::Unreadable(format!("{} is no keys archive", path.display()));
    let rest = bytes.strip_prefix(MAGIC.as_slice()).ok_or_else(none)?;
    let (salt, sealed) = rest.split_at_checked(16).ok_or_else(none)?;
    let salt: [u8; 16] = salt.try_into().map_err(|_| none())?;
    let plain = from_passphrase(passphrase, &salt)?.open(MAGIC, sealed).map_err(|_| {
        ArchiveError::Unreadable(
            "the keys archive can’t be opened: another passphrase, or it was changed".into(),
        )
    })?;
    let bundle: Bundle = serde_json::from_slice(&plain).map_err(|_| none())?;
    let decode = |(name, text): (String, String)| Some((name, BASE64.decode(text.as_bytes()).ok()?));
    let files: Option<BTreeMap<_, _>> = bundle.files.into_iter().map(decode).collect();
    files.ok_or_else(none)
}

/// Puts the files into a new or empty folder, owner-only, synced.
///
/// # Errors
/// When the folder holds something, or a name would leave it.
pub fn restore(files: &BTreeMap<String, Vec<u8>>, folder: &Path) -> Result<(), ArchiveError> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(ArchiveError::InTheWay(format!("the key folder {} is not empty", folder.display())));
    }
    for (name, bytes) in files {
        if name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(ArchiveError::Unreadable(format!("{name} is no name of a key")));
        }
        let mut file = new_file(&folder.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_with_their_passphrase_and_not_without() {
        let folder = std::env::temp_dir().join(format!("nb-keys-archive-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let files = BTreeMap::from([("a.key".to_owned(), vec![1, 2, 3]), ("b.note".to_owned(), vec![])]);
        let (path, chance) = (folder.join("keys"), Chance::seeded(1));
        assert!(write(&files, &path, "too short", &chance).is_err());
        write(&files, &path, "correct horse battery", &chance).expect("written");
        assert!(write(&files, &path, "correct horse battery", &chance).is_err(), "never overwritten");
        assert_eq!(read(&path, "correct horse battery").expect("opened"), files);
        assert!(read(&path, "correct horse batterz").is_err());
        restore(&files, &folder.join("new")).expect("restored");
        assert!(restore(&files, &folder.join("new")).is_err(), "never into a folder that holds something");
        let _ = fs::remove_dir_all(&folder);
    }
}
