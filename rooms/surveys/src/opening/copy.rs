//! A copy of what came out of the box, sealed, beside the database: written, synced and read back before the keys are
//! destroyed, since after that a lost database could not be had from the ballots again.

use kit::keys::Key;
use kit::web::Refusal;
use kit::{House, Tx, ids};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use uuid::Uuid;

use crate::store::sealed_box::{self, Text};

/// Answers and own words, in the shuffled orders they have in the database.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Copied {
    answers: Vec<serde_json::Value>,
    texts: Vec<Text>,
}

fn key(house: &House) -> Key {
    house.key("answers copy")
}

fn path(house: &House, wave: Uuid) -> PathBuf {
    house.settings.data.join(format!("answers-{}.sealed", ids::show(wave)))
}

fn io(error: &std::io::Error) -> Refusal {
    Refusal::Broken(format!("the copy of the answers: {error}"))
}

/// Writes the copy over any earlier one of this wave, and reads it back; returns how many answers it holds.
pub(super) async fn keep(tx: &Tx, wave: Uuid) -> Result<usize, Refusal> {
    let house = tx.house();
    let copied =
        Copied { answers: sealed_box::answers(tx, wave).await?, texts: sealed_box::texts(tx, wave).await? };
    let sealed = key(house).seal(wave.as_bytes(), &serde_json::to_vec(&copied)?, &house.chance);
    put(house, wave, &sealed).map_err(|e| io(&e))?;
    if read(house, wave)? != copied {
        return Err(Refusal::Broken("the copy of the answers can't be read back".to_owned()));
    }
    Ok(copied.answers.len())
}

/// Takes the own words out of the copy; nothing is done where there is no copy.
pub(crate) fn forget_words(house: &House, wave: Uuid) -> Result<(), Refusal> {
    if !path(house, wave).exists() {
        return Ok(());
    }
    let answers = read(house, wave)?.answers;
    let plain = serde_json::to_vec(&Copied { answers, texts: Vec::new() })?;
    put(house, wave, &key(house).seal(wave.as_bytes(), &plain, &house.chance)).map_err(|e| io(&e))
}

fn read(house: &House, wave: Uuid) -> Result<Copied, Refusal> {
    let sealed = fs::read(path(house, wave)).map_err(|e| io(&e))?;
    Ok(serde_json::from_slice(&key(house).open(wave.as_bytes(), &sealed)?)?)
}

/// Beside the old one first, so that a crash leaves one of the two whole.
fn put(house: &House, wave: Uuid, sealed: &[u8]) -> std::io::Result<()> {
    let (path, new) = (path(house, wave), path(house, wave).with_extension("new"));
    write(&new, sealed)?;
    fs::rename(&new, &path)?;
    File::open(&house.settings.data)?.sync_all()
}

fn write(path: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
