//! The data archive: every table but sessions and passes, row by row in the order of its key.
//!
//! A line of text first (what it is, whose), then the rows as sealed and compressed JSON lines: a head, for each table
//! its columns and its rows, and a foot with the count of rows.

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sea_orm::{ConnectionTrait, Statement};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;

use super::ArchiveError;
use super::sealed::{Reader, Writer};
use crate::db::rows;
use crate::db::shape::{LEDGER, Table, tables};
use crate::keys::Key;
use crate::{House, Tx, instance};

const MAGIC: &[u8; 8] = b"NBDATA1\n";
/// Nobody stays signed in over a restore, and no link to sign in that was sent before it leads anywhere: a used one must
/// not come back as unused.
const LEFT_OUT: [&str; 2] = ["session", "pass"];

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The newest migration of the database it came from; it goes back into the same.
    pub migration: String,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Head { migration: String },
    Table { table: String, columns: Vec<String> },
    Row(Vec<Value>),
    Foot { rows: BTreeMap<String, u64> },
}

fn key(house: &House) -> Key {
    house.key("archive")
}

fn unreadable(why: impl Into<String>) -> ArchiveError {
    ArchiveError::Unreadable(why.into())
}

/// The newest migration that a database has seen.
async fn newest(db: &impl ConnectionTrait) -> Result<String, ArchiveError> {
    let ask = format!("SELECT version FROM {LEDGER} ORDER BY version DESC LIMIT 1");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask)).await?;
    Ok(row.map(|r| r.try_get("", "version")).transpose()?.unwrap_or_default())
}

/// Writes everything as it is at this moment to a new file, owner-only, synced.
///
/// # Errors
/// When there is a file already, or database or disk refuse; a file that was begun is taken away.
pub async fn write(house: &Arc<House>, path: &Path) -> Result<Held, ArchiveError> {
    let file = super::keys::new_file(path)?;
    let written = write_to(house, file).await;
    if written.is_err() {
        let _ = std::fs::remove_file(path);
    }
    written
}

async fn write_to(house: &Arc<House>, file: File) -> Result<Held, ArchiveError> {
    let snapshot = house.db.snapshot().await?;
    let (key, id) = (key(house), house.chance.bytes::<16>());
    let mut file = BufWriter::new(file);
    file.write_all(MAGIC)?;
    file.write_all(&id)?;
    file.write_all(&instance::folder_mark(house))?;
    let mut out = GzEncoder::new(Writer::new(file, &key, id, &house.chance), Compression::fast());
    let migration = newest(&snapshot).await?;
    put(&mut out, &Line::Head { migration: migration.clone() })?;
    let mut counts = BTreeMap::new();
    for table in tables(&snapshot).await?.iter().filter(|t| !LEFT_OUT.contains(&t.name.as_str())) {
        let columns = table.columns.iter().map(|c| c.name.clone()).collect();
        put(&mut out, &Line::Table { table: table.name.clone(), columns })?;
        let mut taken = 0;
        loop {
            let some = rows::read(&snapshot, table, taken).await?;
            if some.is_empty() {
                break;
            }
            taken += some.len() as u64;
            for row in some {
                put(&mut out, &Line::Row(row))?;
            }
        }
        counts.insert(table.name.clone(), taken);
    }
    put(&mut out, &Line::Foot { rows: counts.clone() })?;
    let file = out.finish()?.finish()?.into_inner().map_err(|e| e.into_error())?;
    file.sync_all()?;
    Ok(Held { migration, rows: counts })
}

fn put(out: &mut impl Write, line: &Line) -> Result<(), ArchiveError> {
    serde_json::to_writer(&mut *out, line).map_err(|e| unreadable(e.to_string()))?;
    Ok(out.write_all(b"\n")?)
}

/// Reads an archive to its end and says what it holds; changes nothing.
///
/// # Errors
/// When it is no archive, is damaged, or belongs to other keys.
pub fn verify(house: &House, path: &Path) -> Result<Held, ArchiveError> {
    let mut held = Held { migration: String::new(), rows: BTreeMap::new() };
    let mut now = String::new();
    let mut foot = None;
    each(house, path, |line| {
        match line {
            Line::Head { migration } => held.migration = migration,
            Line::Table { table, .. } => {
                held.rows.insert(table.clone(), 0);
                now = table;
            }
            Line::Row(_) => *held.rows.entry(now.clone()).or_default() += 1,
            Line::Foot { rows } => foot = Some(rows),
        }
        Ok(())
    })?;
    if foot.as_ref() == Some(&held.rows) { Ok(held) } else { Err(unreadable("the archive is not whole")) }
}

/// All that an archive says, for whoever attacks one with every key in hand: JSON lines, those within others unescaped.
///
/// # Errors
/// As [`verify`].
#[cfg(feature = "testing")]
pub fn unsealed(house: &House, path: &Path) -> Result<String, ArchiveError> {
    let mut text = Vec::new();
    each(house, path, |line| put(&mut text, &line))?;
    Ok(String::from_utf8_lossy(&text).replace("\\\"", "\""))
}

fn each(
    house: &House,
    path: &Path,
    mut take: impl FnMut(Line) -> Result<(), ArchiveError>,
) -> Result<(), ArchiveError> {
    let mut file = BufReader::new(File::open(path)?);
    let (mut magic, mut id, mut mark) = ([0; 8], [0; 16], [0; 32]);
    let short = |_| unreadable("this is no data archive");
    file.read_exact(&mut magic).map_err(short)?;
    file.read_exact(&mut id).map_err(short)?;
    file.read_exact(&mut mark).map_err(short)?;
    if &magic != MAGIC {
        return Err(unreadable("this is no data archive"));
    }
    if mark.as_slice() != instance::folder_mark(house) {
        return Err(unreadable("this data archive belongs to other keys"));
    }
    let key = key(house);
    for line in BufReader::new(GzDecoder::new(Reader::new(file, &key, id))).lines() {
        take(serde_json::from_str(&line?).map_err(|e| unreadable(e.to_string()))?)?;
    }
    Ok(())
}

/// Puts everything into an empty database that has the same tables. Nothing of it is there before the caller commits, so
/// that whatever must be said of a restored instance is there as soon as its rows are.
///
/// # Errors
/// When the database is not empty, has other tables, or the archive can't be read to its end.
pub async fn restore(tx: &Tx, path: &Path) -> Result<Held, ArchiveError> {
    let (house, conn) = (tx.house(), tx.conn());
    let held = verify(house, path)?;
    if newest(conn).await? != held.migration {
        let other = format!("the archive is of {}: restore it with the version that made it", held.migration);
        return Err(unreadable(other));
    }
    let tables = tables(conn).await?;
    for table in &tables {
        if !rows::read(conn, table, 0).await?.is_empty() {
            return Err(ArchiveError::InTheWay(format!(
                "the database is not empty: {} has rows",
                table.name
            )));
        }
    }
    // The file is read in one go and the rows written from memory, table by table: reading is not asynchronous.
    let (mut batches, mut now) = (Vec::<(usize, Vec<Vec<Value>>)>::new(), 0);
    each(house, path, |line| {
        match line {
            Line::Table { table, columns } => now = place(&tables, &table, &columns)?,
            Line::Row(row) => match batches.last_mut() {
                Some((at, rows)) if *at == now && rows.len() < 100 => rows.push(row),
                _ => batches.push((now, vec![row])),
            },
            Line::Head { .. } | Line::Foot { .. } => {}
        }
        Ok(())
    })?;
    for (table, rows) in batches {
        rows::write(conn, &tables[table], &rows).await?;
    }
    Ok(held)
}

fn place(tables: &[Table], name: &str, columns: &[String]) -> Result<usize, ArchiveError> {
    let same = |t: &Table| t.name == name && t.columns.iter().map(|c| &c.name).eq(columns);
    tables
        .iter()
        .position(same)
        .ok_or_else(|| unreadable(format!("{name}: this database has another such table")))
}
