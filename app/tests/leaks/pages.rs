//! What SQLite's files tell by themselves: the rows on a page, and what each commit in the write-ahead log changed.

use super::truth::Truth;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The bytes of each row on a page, by where they stand in it.
pub(crate) fn rows(page: &[u8], number: u32) -> Vec<(usize, &[u8])> {
    let head = if number == 1 { 100 } else { 0 };
    let kind = page.get(head).copied().unwrap_or_default();
    // Leaf of a table, leaf or inner page of an index; tables without row numbers are indexes.
    let (pointers, child) = match kind {
        0x0d | 0x0a => (head + 8, 0),
        0x02 => (head + 12, 4),
        _ => return Vec::new(),
    };
    let count = u16_at(page, head + 3).unwrap_or_default();
    let places = (0..usize::from(count)).filter_map(|n| u16_at(page, pointers + 2 * n));
    let row = |place: u16| {
        let at = usize::from(place) + child;
        let (size, after) = varint(page, at)?;
        let start = if kind == 0x0d { varint(page, after)?.1 } else { after };
        let local = local(size, page.len(), kind == 0x0d);
        Some((usize::from(place), page.get(start..start + local)?))
    };
    places.filter_map(row).collect()
}

/// How much of a row of this size stands on its page; the rest is on pages of its own.
fn local(size: usize, page: usize, table: bool) -> usize {
    let most = if table { page - 35 } else { (page - 12) * 64 / 255 - 23 };
    let least = (page - 12) * 32 / 255 - 23;
    if size <= most {
        return size;
    }
    let some = least + (size - least) % (page - 4);
    if some <= most { some } else { least }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes)
}

fn varint(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for n in 0..9 {
        let byte = *bytes.get(at + n)?;
        value = (value << 7) | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, at + n + 1));
        }
    }
    None
}

/// The answers of a database file in the order in which their bytes lie on the disk.
pub(crate) fn answers_on_disk(file: &Path, truth: &Truth) -> Vec<usize> {
    let bytes = std::fs::read(file).expect("the database file");
    let size = page_size(&bytes);
    let mut all = Vec::new();
    for (n, page) in bytes.chunks_exact(size).enumerate() {
        let mut rows = rows(page, u32::try_from(n + 1).unwrap_or(0));
        rows.sort_by_key(|(at, _)| *at);
        all.extend(rows.iter().filter_map(|(_, row)| truth.answer_in(&String::from_utf8_lossy(row))));
    }
    super::copy::once(all.into_iter())
}

/// The size of the pages of a database file.
pub(crate) fn page_size(file: &[u8]) -> usize {
    match u16_at(file, 16) {
        Some(1) => 65_536,
        Some(size) => usize::from(size),
        None => 4096,
    }
}

/// What one commit told: rows new in it that name a person, and rows new in it in which an answer can be read.
#[derive(Debug, Default)]
pub(crate) struct Commit {
    /// The people.
    pub(crate) people: Vec<usize>,
    /// The answers.
    pub(crate) answers: Vec<usize>,
}

/// Somebody who reads the write-ahead log along while people answer.
pub(crate) struct Follower {
    log: PathBuf,
    /// Which run of the log was read, and how far.
    read: (Vec<u8>, usize),
    known: HashSet<Vec<u8>>,
}

impl Follower {
    /// Knows the database file as it is, and the log so far.
    pub(crate) fn begin(file: &Path, truth: &Truth) -> Self {
        let bytes = std::fs::read(file).expect("the database file");
        let mut known = HashSet::new();
        for (n, page) in bytes.chunks_exact(page_size(&bytes)).enumerate() {
            let rows = rows(page, u32::try_from(n + 1).unwrap_or(0));
            known.extend(rows.into_iter().map(|(_, row)| row.to_vec()));
        }
        let mut log = file.as_os_str().to_owned();
        log.push("-wal");
        let mut follower = Self { log: log.into(), read: (Vec::new(), 0), known };
        follower.news(truth);
        follower
    }

    /// The commits since it last looked.
    pub(crate) fn news(&mut self, truth: &Truth) -> Vec<Commit> {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let Some(salts) = log.get(16..24).map(<[u8]>::to_vec) else { return Vec::new() };
        // A log that was taken into the database begins again, with another salt.
        let from = if self.read.0 == salts { self.read.1 } else { 32 };
        let size = u32_at(&log, 8).unwrap_or(4096) as usize;
        let (mut commits, mut commit, mut at) = (Vec::new(), Commit::default(), from);
        while let Some(frame) = log.get(at..at + 24 + size).filter(|f| f[8..16] == salts[..]) {
            for (_, row) in rows(&frame[24..], u32_at(frame, 0).unwrap_or(0)) {
                if self.known.insert(row.to_vec()) {
                    commit.note(row, truth);
                }
            }
            at += 24 + size;
            if u32_at(frame, 4) != Some(0) {
                commits.push(std::mem::take(&mut commit));
                self.read = (salts.clone(), at);
            }
        }
        commits
    }
}

impl Commit {
    fn note(&mut self, row: &[u8], truth: &Truth) {
        let bytes = row.windows(16).filter_map(|w| truth.person_of(w));
        self.people.extend(super::copy::once(bytes));
        self.answers.extend(truth.answer_in(&String::from_utf8_lossy(row)));
    }
}
