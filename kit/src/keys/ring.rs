//! A ring: a key for each person, many in one file, so that destroying one takes a person's details away from the
//! database and from every copy of it.
//!
//! The file is a row of records of one size: whose it is, and their key, sealed under the key that the ring hangs on.
//! The first is nobody's: it tells whether file and key belong together. A destroyed key leaves its id and zeros.
//! Records are added many at a time and synced once, before the rows that name their people commit; what a crash cut
//! off at the end belongs to nobody, is passed over, and is written over by the next.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use uuid::Uuid;
use zeroize::Zeroize;

use super::{Key, KeyError, Keys, is_grave, missing, owner_only};
use crate::chance::Chance;
use crate::ids;

/// Id; nonce, key and tag as [`Key::seal`] puts them together.
const ID: usize = 16;
const RECORD: usize = ID + 24 + 32 + 16;

/// The people's keys that hang on one key of the folder.
#[derive(Debug)]
pub struct Ring {
    keys: Keys,
    name: String,
    path: PathBuf,
    wrap: Key,
}

impl Keys {
    /// The ring of the key `name`; its file is made with the first person.
    ///
    /// # Errors
    /// As [`Keys::read`] for that key.
    pub fn ring(&self, name: &str) -> Result<Ring, KeyError> {
        let wrap = self.read(name)?.derive("ring");
        Ok(Ring { keys: self.clone(), name: name.to_owned(), path: self.ring_path(name), wrap })
    }

    pub(super) fn ring_path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.ring"))
    }
}

impl Ring {
    /// Makes a key for each of `people` who has none, synced when it returns; the keys of all of them.
    ///
    /// # Errors
    /// [`KeyError::Destroyed`] where somebody's key was destroyed, or the whole ring: neither is brought back.
    pub fn add(&self, people: &[Uuid], chance: &Chance) -> Result<HashMap<Uuid, Key>, KeyError> {
        if !self.path.exists() {
            self.create(chance)?;
        }
        let (mut file, bytes) = self.read(true)?;
        let sound = self.sound(&bytes)?;
        let there: HashMap<Uuid, &[u8]> = records(sound).map(|record| (whose(record), record)).collect();
        let (mut keys, mut fresh) = (HashMap::with_capacity(people.len()), Vec::new());
        for person in people {
            if keys.contains_key(person) {
                continue;
            }
            let key = match there.get(person) {
                Some(record) => self.key(record).ok_or_else(|| KeyError::Destroyed(ids::show(*person)))?,
                None => {
                    let key = Key::new(chance.bytes());
                    fresh.extend(self.record(*person, &key, chance));
                    key
                }
            };
            keys.insert(*person, key);
        }
        if !fresh.is_empty() {
            let end = place(sound.len())?;
            file.set_len(end)?;
            file.seek(SeekFrom::Start(end))?;
            file.write_all(&fresh)?;
            file.sync_all()?;
        }
        Ok(keys)
    }

    /// Everybody's key, but of those whose key was destroyed.
    ///
    /// # Errors
    /// [`KeyError::Missing`] where there is no ring, [`KeyError::Destroyed`] where it was destroyed, and
    /// [`KeyError::Unsealable`] where it hangs on another key.
    pub fn open(&self) -> Result<HashMap<Uuid, Key>, KeyError> {
        let (_, bytes) = self.read(false)?;
        self.first(&bytes)?;
        Ok(records(&bytes).filter_map(|record| Some((whose(record), self.key(record)?))).collect())
    }

    /// One person's key; `None` where it was destroyed or never was.
    ///
    /// # Errors
    /// As [`Ring::open`].
    pub fn find(&self, person: Uuid) -> Result<Option<Key>, KeyError> {
        let (_, bytes) = self.read(false)?;
        self.first(&bytes)?;
        Ok(records(&bytes).filter(|record| whose(record) == person).find_map(|record| self.key(record)))
    }

    /// Destroys the keys of `people`, in place, synced when it returns. Doing it again is harmless, and so is naming
    /// somebody who has none.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn erase(&self, people: &[Uuid]) -> Result<(), KeyError> {
        let (mut file, bytes) = match self.read(true) {
            Err(KeyError::Missing(_) | KeyError::Destroyed(_)) => return Ok(()),
            other => other?,
        };
        let people: HashSet<&Uuid> = people.iter().collect();
        let mut found = false;
        for (number, record) in records(&bytes).enumerate() {
            if people.contains(&whose(record)) && !is_grave(sealed(record)) {
                // The id stays: were the machine to stop half way through, it could be found and finished.
                file.seek(SeekFrom::Start(place((number + 1) * RECORD + ID)?))?;
                file.write_all(&[0; RECORD - ID])?;
                found = true;
            }
        }
        if found {
            file.sync_all()?;
        }
        Ok(())
    }

    /// Whole or not at all, and never in place of another: a link does not replace.
    fn create(&self, chance: &Chance) -> Result<(), KeyError> {
        let new = self.path.with_extension(format!("ring-{}", ids::letters(&chance.bytes::<10>())));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        file.write_all(&self.record(Uuid::nil(), &Key::new(chance.bytes()), chance))?;
        file.sync_all()?;
        let linked = fs::hard_link(&new, &self.path);
        fs::remove_file(&new)?;
        match linked {
            Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(e.into()),
            _ => self.keys.sync(),
        }
    }

    /// The file, locked against other nodes for as long as it is held, and what is in it.
    fn read(&self, to_write: bool) -> Result<(File, Vec<u8>), KeyError> {
        let opened = OpenOptions::new().read(true).write(to_write).open(&self.path);
        let mut file = opened.map_err(|e| missing(e, &self.name))?;
        owner_only(&self.path)?;
        if to_write {
            file.lock()?
        } else {
            file.lock_shared()?
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if is_grave(&bytes) { Err(KeyError::Destroyed(self.name.clone())) } else { Ok((file, bytes)) }
    }

    fn first(&self, bytes: &[u8]) -> Result<(), KeyError> {
        let first = bytes.get(..RECORD).filter(|first| whose(first).is_nil());
        first.and_then(|first| self.key(first)).map(drop).ok_or(KeyError::Unsealable)
    }

    /// Without what a crash left at the end.
    fn sound<'a>(&self, bytes: &'a [u8]) -> Result<&'a [u8], KeyError> {
        self.first(bytes)?;
        let mut sound = &bytes[..bytes.len() - bytes.len() % RECORD];
        while let Some((before, last)) = sound.split_at_checked(sound.len() - RECORD) {
            let destroyed = !whose(last).is_nil() && is_grave(sealed(last));
            if destroyed || self.key(last).is_some() {
                break;
            }
            sound = before;
        }
        Ok(sound)
    }

    fn record(&self, person: Uuid, key: &Key, chance: &Chance) -> Vec<u8> {
        [person.as_bytes().as_slice(), &self.wrap.seal(person.as_bytes(), key.bytes(), chance)].concat()
    }

    fn key(&self, record: &[u8]) -> Option<Key> {
        let mut plain = self.wrap.open(whose(record).as_bytes(), sealed(record)).ok()?;
        let key = plain.as_slice().try_into().ok().map(Key::new);
        plain.zeroize();
        key
    }
}

/// The people's records: all but the first, and nothing that is cut off.
fn records(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.chunks_exact(RECORD).skip(1)
}

fn whose(record: &[u8]) -> Uuid {
    record.get(..ID).and_then(|id| Uuid::from_slice(id).ok()).unwrap_or_default()
}

fn sealed(record: &[u8]) -> &[u8] {
    record.get(ID..).unwrap_or_default()
}

fn place(bytes: usize) -> Result<u64, KeyError> {
    Ok(u64::try_from(bytes).map_err(io::Error::other)?)
}

#[cfg(test)]
mod tests;
