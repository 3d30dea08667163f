//! A file before anything reads it: text or a workbook, and whether a workbook may be unpacked.
//!
//! A workbook is a ZIP of XML parts. A small one can unpack to more than a machine holds, and can promise more strings
//! than there is room for, so every part is unpacked here first, to be counted and let go.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Fault;

/// What all parts of a workbook may unpack to, in bytes: ten times what a list of 5,000 people takes.
const MOST_UNPACKED: u64 = 48 * 1024 * 1024;
/// Parts of a workbook; one with three sheets has about fifteen.
const MOST_PARTS: usize = 1_000;
/// Digits of the number of strings that a workbook announces, for which a reader makes room at once.
const MOST_DIGITS: usize = 6;

/// The marks at the start of a ZIP (one with nothing in it has the second) and of what Office wrote before 2007, in
/// which a workbook with a password is wrapped to this day.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether the file is a workbook, and one that can be unpacked without harm; otherwise it is meant to be text.
///
/// # Errors
/// For every kind of spreadsheet that is not read, and for workbooks that hold or promise too much.
pub fn is_workbook(bytes: &[u8]) -> Result<bool, Fault> {
    if bytes.starts_with(OLD_OFFICE) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = bytes.windows(name.len()).any(|part| part == name);
        return Err(if locked { Fault::Locked } else { Fault::OldWorkbook });
    }
    if !ZIP.iter().any(|mark| bytes.starts_with(mark)) {
        return Ok(false);
    }
    check(bytes)?;
    Ok(true)
}

/// The content of one part of a package that was let through.
pub(crate) fn part(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, Fault> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    let Some(number) = package.index_for_name(name) else { return Ok(None) };
    let found = package.by_index(number).map_err(refusal)?;
    let mut content = Vec::new();
    let read = found.take(MOST_UNPACKED + 1).read_to_end(&mut content).map_err(|_| Fault::Broken)?;
    if read as u64 > MOST_UNPACKED { Err(Fault::TooMuch) } else { Ok(Some(content)) }
}

fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
    if package.len() > MOST_PARTS {
        return Err(Fault::TooMuch);
    }
    let (mut left, mut workbook) = (MOST_UNPACKED, false);
    for number in 0..package.len() {
        let mut part = package.by_index(number).map_err(refusal)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
        other_kind(&name)?;
        workbook |= name == "[content_types].xml";
        let mut content = Vec::new();
        let read = (&mut part).take(left + 1).read_to_end(&mut content).map_err(|_| Fault::Broken)?;
        left = left.checked_sub(read as u64).ok_or(Fault::TooMuch)?;
        if name.ends_with(".xml") || name.ends_with(".rels") {
            promises(&content)?;
        }
    }
    if workbook { Ok(()) } else { Err(Fault::Broken) }
}

/// Kinds of workbook that are told by a part they have.
fn other_kind(name: &str) -> Result<(), Fault> {
    if name.ends_with("vbaproject.bin") {
        return Err(Fault::Macros);
    }
    if name.ends_with("workbook.bin") || name == "content.xml" {
        return Err(Fault::OtherWorkbook);
    }
    Ok(())
}

/// Whether a part announces strings beyond all measure. A part in UTF-16 would hide it from this look.
fn promises(content: &[u8]) -> Result<(), Fault> {
    const COUNT: &[u8] = b"uniqueCount";
    if content.contains(&0) {
        return Err(Fault::Broken);
    }
    let begins = content.windows(COUNT.len()).enumerate().filter(|(_, part)| *part == COUNT);
    for (at, _) in begins {
        let after = content[at + COUNT.len()..].iter();
        let value = after.skip_while(|byte| byte.is_ascii_whitespace() || b"='\"+".contains(byte));
        let digits = value.skip_while(|byte| **byte == b'0').take_while(|byte| byte.is_ascii_digit()).count();
        if digits > MOST_DIGITS {
            return Err(Fault::TooMuch);
        }
    }
    Ok(())
}

fn refusal(error: ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Locked,
        _ => Fault::Broken,
    }
}
