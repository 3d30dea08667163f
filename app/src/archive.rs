//! `backup`, `restore` and what belongs to them: two archives that must not lie in one place.

use kit::archive::{data, keys};
use kit::keys::Keys;
use kit::{House, audit, instance};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assembly::StartError;
use crate::serve;
use crate::settings::SettingsError;
use kit::settings::Settings;

/// Where the two archives lie, and where the passphrase is read.
#[derive(Debug, Clone, clap::Args)]
pub struct Files {
    /// The data archive: its place may be known to many.
    #[arg(long, value_name = "FILE")]
    pub data: PathBuf,
    /// The keys archive: it lies somewhere else, and is destroyed within 35 days.
    #[arg(long, value_name = "FILE")]
    pub keys: PathBuf,
    /// A file whose first line is the passphrase of the keys archive; - reads it from standard input.
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: PathBuf,
}

impl Files {
    fn passphrase(&self) -> Result<String, StartError> {
        let text = if self.passphrase_file == Path::new("-") {
            std::io::read_to_string(std::io::stdin())?
        } else {
            std::fs::read_to_string(&self.passphrase_file).map_err(|e| named(&self.passphrase_file, &e))?
        };
        Ok(text.lines().next().unwrap_or_default().to_owned())
    }
}

fn named(path: &Path, error: &std::io::Error) -> StartError {
    SettingsError(format!("{}: {error}", path.display())).into()
}

/// Writes both archives, while the program may go on serving; returns what to tell the operator.
///
/// # Errors
/// When a file is in the way, or database, key folder or disk refuse.
pub async fn backup(house: &Arc<House>, files: &Files) -> Result<String, StartError> {
    let passphrase = files.passphrase()?;
    // Before and after: what the copy of the database names was there before it, and may be destroyed after it.
    let before = keys::look(&house.keys)?;
    let held = data::write(house, &files.data).await?;
    let all = around(before, keys::look(&house.keys)?);
    let read = data::verify(house, &files.data)?;
    let tx = house.write().await?;
    let id = kit::archive::made(&tx, &living(house, &all)).await?;
    if let Err(error) = keys::write(&all, &files.keys, &passphrase, &house.chance) {
        let _ = std::fs::remove_file(&files.data);
        return Err(error.into());
    }
    tx.commit().await?;
    let mut said = String::new();
    let rows: u64 = read.rows.values().sum();
    let _ = writeln!(said, "{} rows of {} tables in {}", rows, held.rows.len(), files.data.display());
    let _ = writeln!(said, "{} keys in {} (archive {})", all.len(), files.keys.display(), kit::ids::show(id));
    said.push_str("Keep them in two places. When the keys archive is destroyed, run `newbelongings archive-destroyed` with its name.");
    Ok(said)
}

type Looked = BTreeMap<String, Vec<u8>>;

/// The key folder that belongs to a copy of the database made between two looks at it.
fn around(before: Looked, after: Looked) -> Looked {
    let mut all = after;
    // A note of audit heads that is newer than the copy would speak of lines that are not in it.
    all.retain(|name, _| !name.ends_with(".note"));
    for (name, bytes) in before {
        // These grow in place, and people may have come between the first look and the copy. A key never changes, but may
        // be destroyed after the copy, which still names it.
        let grows = name.ends_with(".ring") || name.ends_with(".list");
        if !grows || !all.contains_key(&name) {
            all.insert(name, bytes);
        }
    }
    all
}

/// The names of the keys that are not destroyed.
fn living(house: &House, files: &Looked) -> Vec<String> {
    let names = files.keys().filter_map(|file| file.strip_suffix(".key"));
    names.filter(|name| !house.keys.destroyed(name)).map(str::to_owned).collect()
}

/// Puts both archives into an empty database and an empty key folder. Messages stay back until `resume-outbox`; people
/// who were erased since the archives were made are erased again (`erased`: the newest list of them there is).
///
/// # Errors
/// When something is in the way, the archives don't fit each other, or what was restored does not hold together.
pub async fn restore(settings: Settings, files: &Files, erased: Option<&Path>) -> Result<String, StartError> {
    let bundle = keys::read(&files.keys, &files.passphrase()?)?;
    serve::make_folder(&settings.data)?;
    let (folder, had) = (settings.keys.clone(), settings.keys.exists());
    keys::restore(&bundle, &folder)?;
    let outcome = fill(settings, files, &bundle, erased).await;
    if outcome.is_err() && !had {
        // Nothing half done is left lying: the folder was not there before.
        let _ = std::fs::remove_dir_all(&folder);
    }
    outcome
}

async fn fill(
    settings: Settings,
    files: &Files,
    bundle: &Looked,
    erased: Option<&Path>,
) -> Result<String, StartError> {
    if let Some(list) = erased {
        merge_erased(&Keys::open(&settings.keys)?, list)?;
    }
    let house = serve::bare(settings).await?;
    // One transaction: there is never a copy that sends, or that doesn't know of the keys archive it came from.
    let tx = house.write().await?;
    let held = data::restore(&tx, &files.data).await?;
    instance::known_folder(&tx).await?;
    instance::pause(&tx, true).await?;
    let id = kit::archive::made(&tx, &living(&house, bundle)).await?;
    let faults = audit::verify(&tx).await?;
    tx.commit().await?;
    let erased = register::replay_erasures(&house).await? + surveys::replay_joined(&house).await?;
    let withdrawn = plans::replay_withdrawals(&house).await?;
    let rows: u64 = held.rows.values().sum();
    let mut said = format!("{rows} rows of {} tables are back.\n", held.rows.len());
    let _ = writeln!(said, "People erased since the archives were made, and erased again now: {erased}.");
    let _ =
        writeln!(said, "Links of owners of actions withdrawn since, and withdrawn again now: {withdrawn}.");
    for fault in faults {
        let _ = writeln!(said, "{fault}");
    }
    let _ = writeln!(
        said,
        "Links to sign in that were sent before don't work here: invitations must be sent again. The keys archive is \
         noted as {}.",
        kit::ids::show(id)
    );
    said.push_str("Nothing is sent until you have looked at the outbox and run `newbelongings resume-outbox`. Run `newbelongings doctor` now.");
    Ok(said)
}

/// Adds a newer list of erased people to the one that was in the archive.
fn merge_erased(keys: &Keys, list: &Path) -> Result<(), StartError> {
    let text = std::fs::read_to_string(list).map_err(|e| named(list, &e))?;
    let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    Ok(keys.add_lines(register::ERASED, &lines)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(files: &[(&str, &str)]) -> Looked {
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_copy_between_two_looks_gets_the_keys_it_names() {
        let before = look(&[
            ("instance.key", "key"),
            ("box-1.key", "key"),
            ("la-1.ring", "one"),
            ("la-2.ring", "gone since"),
            ("erased.list", "one"),
            ("audit-heads.note", "then"),
        ]);
        let after = look(&[
            ("instance.key", "key"),
            ("box-1.key", "destroyed"),
            ("box-2.key", "new"),
            ("la-1.ring", "one two"),
            ("la-3.ring", "new"),
            ("erased.list", "one two"),
            ("audit-heads.note", "now"),
        ]);
        let both = look(&[
            ("instance.key", "key"),
            ("box-1.key", "key"),
            ("box-2.key", "new"),
            ("la-1.ring", "one two"),
            ("la-2.ring", "gone since"),
            ("la-3.ring", "new"),
            ("erased.list", "one two"),
            ("audit-heads.note", "then"),
        ]);
        assert_eq!(around(before, after), both);
        assert_eq!(around(look(&[]), look(&[("audit-heads.note", "now")])), look(&[]));
    }
}
