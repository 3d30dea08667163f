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
    let (path, new) = (path(house, wave), path(house, wave).with_extension("new"));
    write(&new, &sealed).map_err(|e| io(&e))?;
    fs::rename(&new, &path).map_err(|e| io(&e))?;
    File::open(&house.settings.data).and_then(|folder| folder.sync_all()).map_err(|e| io(&e))?;
    let read = key(house).open(wave.as_bytes(), &fs::read(&path).map_err(|e| io(&e))?)?;
    if serde_json::from_slice::<Copied>(&read)? != copied {
        return Err(Refusal::Broken("the copy of the answers can't be read back".to_owned()));
    }
    Ok(copied.answers.len())
}

fn write(path: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
