//! Looks for readable answers everywhere they must not be.

use super::truth::{Truth, scales_in};
use super::{ask, copy, logs};
use crate::common::World;
use sea_orm::DbBackend;
use std::collections::BTreeMap;
use std::path::Path;

/// A backup with its keys.
pub(crate) const UNSEALED: &str = "a backup, unsealed";

/// What is not among the files of the instance and could still hold an answer: a backup made now, as it lies somewhere
/// and as it reads for whoever holds the keys to it.
async fn backup(world: &World) -> [(String, Vec<u8>); 2] {
    let path = std::env::temp_dir().join(format!("nbt-{}.backup", kit::ids::show(world.house.chance.id())));
    kit::archive::data::write(&world.house, &path).await.expect("a backup");
    let bytes = std::fs::read(&path).expect("the backup");
    let text = kit::archive::data::unsealed(&world.house, &path).expect("it reads");
    std::fs::remove_file(&path).expect("it goes again");
    assert!(bytes.len() > 1_000 && text.len() > bytes.len(), "there is something in it");
    [("a backup".to_owned(), bytes), (UNSEALED.to_owned(), text.into_bytes())]
}

/// A place, and how many answers can be read there.
pub(crate) type Found = BTreeMap<String, usize>;

/// Every place in which anything of this wave's answers can be read: files, a backup, the log, tables,
/// PostgreSQL's own files.
pub(crate) async fn everywhere(world: &World, truth: &Truth, since: &str) -> Found {
    let mut found = Found::new();
    let mut note = |place: String, count: usize| {
        if count > 0 {
            found.insert(place, count);
        }
    };
    let mut haystacks = Vec::from(backup(world).await);
    gather(world.folder(), &mut haystacks);
    assert!(haystacks.len() > 2, "there was something to search");
    haystacks.push(("the program's log".to_owned(), logs::text().as_bytes().to_vec()));
    for (place, bytes) in haystacks {
        note(place, readable(&bytes, truth));
    }
    if world.house.db.backend() == DbBackend::Sqlite {
        for table in copy::tables(world).await {
            let lines = table.rows.iter().filter(|row| readable(row.join("|").as_bytes(), truth) > 0);
            note(format!("table {}", table.name), lines.count());
        }
    } else {
        for (place, count) in in_postgres(world, truth, since).await {
            note(place, count);
        }
    }
    found
}

fn gather(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, into);
        } else if let Ok(bytes) = std::fs::read(&path) {
            into.push((format!("file {}", entry.file_name().to_string_lossy()), bytes));
        }
    }
}

/// How many answers can be read in these bytes: own words, in letters or in hexadecimal digits, and closed answers.
fn readable(bytes: &[u8], truth: &Truth) -> usize {
    let words = truth.canary();
    let hex: String = words.bytes().map(|b| format!("{b:02x}")).collect();
    let closed = b"\"life-satisfaction\":";
    let begins_answer = |at: &usize| {
        // The four scales stand within one answer; their names alone stand in the instrument.
        let around = &bytes[at.saturating_sub(600)..bytes.len().min(at + 600)];
        scales_in(&String::from_utf8_lossy(around)).is_some()
    };
    places(bytes, words.as_bytes()).len()
        + places(bytes, hex.as_bytes()).len()
        + places(bytes, closed).iter().filter(|at| begins_answer(at)).count()
}

/// Pages of SQLite's file that hold a readable answer and are not one of these tables'. On its own pages a row may be
/// seen a second time: where rows were moved to make room, SQLite leaves the old bytes until they are needed.
pub(crate) async fn outside(world: &World, truth: &Truth, tables: &[&str]) -> Vec<usize> {
    let bytes = std::fs::read(world.folder().join("nb.sqlite")).expect("the database file");
    let sql = format!("SELECT pageno FROM dbstat WHERE name IN ('{}')", tables.join("', '"));
    let rows = ask(world, &sql).await;
    let own: Vec<i64> = rows.iter().map(|r| r.try_get("", "pageno").expect("a page")).collect();
    assert!(own.len() >= tables.len(), "the pages of the tables are known");
    let pages = bytes.chunks_exact(super::pages::page_size(&bytes)).enumerate();
    let strays = pages.filter(|(n, page)| readable(page, truth) > 0 && !own.contains(&(*n as i64 + 1)));
    strays.map(|(n, _)| n + 1).collect()
}

/// Where a needle stands. By its first byte first: unoptimised programs are slow at comparing slices.
pub(crate) fn places(hay: &[u8], needle: &[u8]) -> Vec<usize> {
    let (mut all, mut from) = (Vec::new(), 0);
    while let Some(at) = hay[from..].iter().position(|b| *b == needle[0]) {
        if hay[from + at..].starts_with(needle) {
            all.push(from + at);
        }
        from += at + 1;
    }
    all
}

/// PostgreSQL looks through its own tables and, as the tests' account may read them, its own files.
async fn in_postgres(world: &World, truth: &Truth, since: &str) -> Vec<(String, usize)> {
    let words = truth.canary();
    let hex: String = words.bytes().map(|b| format!("{b:02x}")).collect();
    let mut all = Vec::new();
    for table in copy::tables(world).await.iter().map(|t| &t.name) {
        let sql = format!(
            "SELECT t::text AS line FROM \"{table}\" t WHERE position('{words}' in t::text) > 0 \
             OR position('{hex}' in t::text) > 0 OR position('life-satisfaction' in t::text) > 0"
        );
        let lines = ask(world, &sql).await;
        let line = |row: &sea_orm::QueryResult| row.try_get::<String>("", "line").expect("a line");
        // Row text doubles the quotes of JSON.
        let found =
            lines.iter().filter(|row| readable(line(row).replace("\"\"", "\"").as_bytes(), truth) > 0);
        all.push((format!("table {table}"), found.count()));
    }
    super::run(world, "CHECKPOINT").await;
    for (folder, files) in [
        (
            "base",
            "SELECT 'base/' || d.oid || '/' || f AS path, f AS name FROM pg_database d, \
                  pg_ls_dir('base/' || d.oid) f WHERE d.datname = current_database() AND f ~ '^[0-9]+'"
                .to_owned(),
        ),
        (
            "log",
            format!("SELECT 'pg_wal/' || name AS path, name FROM pg_ls_waldir() WHERE name >= '{since}'"),
        ),
    ] {
        let sql = format!(
            "SELECT path, COALESCE((SELECT relname::text FROM pg_class WHERE pg_relation_filenode(oid)::text = \
             split_part(files.name, '.', 1)), '') AS relation FROM ({files}) files \
             WHERE position('{words}'::bytea in COALESCE(pg_read_binary_file(path, 0, 16777216, true), '')) > 0"
        );
        let mut found: BTreeMap<String, usize> = BTreeMap::new();
        for row in ask(world, &sql).await {
            *found.entry(row.try_get("", "relation").expect("a name")).or_default() += 1;
        }
        all.extend(
            found.into_iter().map(|(relation, count)| (format!("PostgreSQL {folder} {relation}"), count)),
        );
    }
    all
}

/// The answers in the order in which their words stand in PostgreSQL's log, as far as it is still there.
pub(crate) async fn words_in_log(world: &World, truth: &Truth, since: &str) -> Vec<usize> {
    let sql = format!(
        "SELECT pg_read_binary_file('pg_wal/' || name, 0, 16777216, true) AS bytes FROM pg_ls_waldir() \
         WHERE name >= '{since}' AND position('{}'::bytea in pg_read_binary_file('pg_wal/' || name, 0, 16777216, true)) > 0 \
         ORDER BY name",
        truth.canary()
    );
    let mut all = Vec::new();
    for row in ask(world, &sql).await {
        let bytes: Vec<u8> = row.try_get("", "bytes").expect("bytes");
        for at in places(&bytes, truth.canary().as_bytes()) {
            let around = &bytes[at..bytes.len().min(at + 60)];
            all.extend(truth.answer_in(&String::from_utf8_lossy(around)));
        }
    }
    all
}
