//! Lists in the key folder: lines that are only ever added, and that no restored database takes back.

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use super::{KeyError, Keys};

/// The list of what no old copy of the database brings back: people who were erased, links that were withdrawn. Rooms add
/// their own lines, begin them alike, and pass over the others'.
pub const GONE: &str = "erased";

impl Keys {
    fn list_path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.list"))
    }

    /// Adds lines to the list `name`, all of them synced when it returns; a line has no line end in it. A line that a
    /// crash cut off is written over.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn add_lines(&self, name: &str, lines: &[String]) -> Result<(), KeyError> {
        let path = self.list_path(name);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        file.lock()?;
        let mut there = Vec::new();
        file.read_to_end(&mut there)?;
        let whole = u64::try_from(whole(&there).len()).map_err(io::Error::other)?;
        file.set_len(whole)?;
        file.seek(SeekFrom::Start(whole))?;
        file.write_all(lines.iter().map(|line| format!("{line}\n")).collect::<String>().as_bytes())?;
        file.sync_all()?;
        self.sync()
    }

    /// The whole lines of the list `name`; none where there is no list.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn lines(&self, name: &str) -> Result<Vec<String>, KeyError> {
        let bytes = match fs::read(self.list_path(name)) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(e.into()),
        };
        Ok(String::from_utf8_lossy(whole(&bytes)).lines().map(str::to_owned).collect())
    }
}

/// Up to and with the last line end.
fn whole(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    bytes.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::folder;
    use super::*;

    #[test]
    fn lines_are_added_and_one_that_was_cut_off_is_written_over() {
        let folder = folder("list");
        let keys = Keys::open(&folder).unwrap();
        assert!(keys.lines("erased").unwrap().is_empty());
        keys.add_lines("erased", &["one".to_owned(), "two".to_owned()]).unwrap();
        let torn = [fs::read(folder.join("erased.list")).unwrap(), b"thr".to_vec()].concat();
        fs::write(folder.join("erased.list"), torn).unwrap();
        assert_eq!(keys.lines("erased").unwrap(), ["one", "two"]);
        keys.add_lines("erased", &["four".to_owned()]).unwrap();
        assert_eq!(keys.lines("erased").unwrap(), ["one", "two", "four"]);
        assert_eq!(keys.lines("other").unwrap(), Vec::<String>::new());
    }
}
