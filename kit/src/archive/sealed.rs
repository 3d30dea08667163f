//! A stream sealed in pieces: each piece says which it is and whether it is the last, so that none can be changed,
//! dropped, swapped or cut off unseen.

use std::io::{self, Read, Write};

use crate::chance::Chance;
use crate::keys::Key;

/// Bytes of one piece before sealing.
const PIECE: usize = 256 * 1024;
/// What a piece may be at most as it lies in the file.
const MOST: usize = PIECE + 1024;

fn context(id: &[u8; 16], number: u64, last: bool) -> Vec<u8> {
    [id.as_slice(), &number.to_be_bytes(), &[u8::from(last)]].concat()
}

/// Seals what is written to it.
pub(super) struct Writer<'a, W: Write> {
    to: W,
    key: &'a Key,
    chance: &'a Chance,
    id: [u8; 16],
    number: u64,
    piece: Vec<u8>,
}

impl<'a, W: Write> Writer<'a, W> {
    pub(super) fn new(to: W, key: &'a Key, id: [u8; 16], chance: &'a Chance) -> Self {
        Self { to, key, chance, id, number: 0, piece: Vec::with_capacity(PIECE) }
    }

    fn put(&mut self, last: bool) -> io::Result<()> {
        let sealed = self.key.seal(&context(&self.id, self.number, last), &self.piece, self.chance);
        let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        self.to.write_all(&length.to_be_bytes())?;
        self.to.write_all(&sealed)?;
        self.number += 1;
        self.piece.clear();
        Ok(())
    }

    /// Writes the last piece and gives the file back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.put(true)?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Writer<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.piece.len() == PIECE {
            self.put(false)?;
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what [`Writer`] sealed.
pub(super) struct Reader<'a, R: Read> {
    from: R,
    key: &'a Key,
    id: [u8; 16],
    number: u64,
    piece: io::Cursor<Vec<u8>>,
    last: bool,
}

impl<'a, R: Read> Reader<'a, R> {
    pub(super) fn new(from: R, key: &'a Key, id: [u8; 16]) -> Self {
        Self { from, key, id, number: 0, piece: io::Cursor::new(Vec::new()), last: false }
    }

    fn next(&mut self) -> io::Result<()> {
        let mut length = [0; 4];
        self.from.read_exact(&mut length).map_err(|_| broken())?;
        let length = u32::from_be_bytes(length) as usize;
        if length > MOST {
            return Err(broken());
        }
        let mut sealed = vec![0; length];
        self.from.read_exact(&mut sealed).map_err(|_| broken())?;
        let open = |last| self.key.open(&context(&self.id, self.number, last), &sealed);
        let (plain, last) = match open(false) {
            Ok(plain) => (plain, false),
            Err(_) => (open(true).map_err(|_| broken())?, true),
        };
        (self.piece, self.last, self.number) = (io::Cursor::new(plain), last, self.number + 1);
        Ok(())
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the archive was changed or cut, or belongs to other keys")
}

impl<R: Read> Read for Reader<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(into)?;
            if read > 0 || self.last || into.is_empty() {
                return Ok(read);
            }
            self.next()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let (key, chance) = (Key::new([1; 32]), Chance::seeded(1));
        let mut writer = Writer::new(Vec::new(), &key, [7; 16], &chance);
        writer.write_all(plain).expect("it takes everything");
        writer.finish().expect("it ends")
    }

    fn opened(sealed: &[u8]) -> io::Result<Vec<u8>> {
        let (key, mut plain) = (Key::new([1; 32]), Vec::new());
        Reader::new(sealed, &key, [7; 16]).read_to_end(&mut plain).map(|_| plain)
    }

    #[test]
    fn whatever_is_sealed_comes_out_again() {
        for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let plain: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
            assert_eq!(opened(&sealed(&plain)).expect("it opens"), plain, "{size}");
        }
    }

    #[test]
    fn nothing_can_be_changed_cut_off_or_swapped() {
        let whole = sealed(&vec![5; 3 * PIECE]);
        let mut bent = whole.clone();
        bent[PIECE * 2] ^= 1;
        assert!(opened(&bent).is_err(), "changed");
        let length = 4 + u32::from_be_bytes([whole[0], whole[1], whole[2], whole[3]]) as usize;
        assert!(opened(&whole[..length]).is_err(), "cut off after a whole piece");
        assert!(opened(&whole[length..]).is_err(), "the first piece dropped");
        let swapped = [&whole[length..2 * length], &whole[..length], &whole[2 * length..]].concat();
        assert!(opened(&swapped).is_err(), "two pieces swapped");
    }
}
