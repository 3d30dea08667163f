//! Attackers and leaks for the linkage test.

use crate::common::World;
use kit::chance::Chance;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{BTreeMap, HashMap};
use surveys::instrument::{Answers, Given};
use uuid::Uuid;

/// Which leak is made on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// None: the real box.
    None,
    /// Answers also go, as they arrive, into an ordinary table with a random key and no times.
    RowOrder,
    /// The same, in one transaction with the register's row.
    SameTransaction,
    /// The same, with a time.
    CreatedAt,
}

/// Who gave which answer, in order of arrival; only the harness knows.
pub(crate) type Truth = Vec<(Uuid, String)>;

/// How many waves of how many people: short for every run, long by `./test linkage long`.
#[expect(clippy::disallowed_methods, reason = "the long form is asked for by ./test")]
pub(crate) fn waves() -> (usize, usize) {
    if std::env::var("NB_LONG").is_ok() { (20, 1000) } else { (4, 250) }
}

/// An answer that only one person gives: a number written in the four scales, and the same in words.
fn unique(n: usize) -> (Answers, String) {
    let mut answers = Answers::default();
    let digit = |place: u32| (n / 11_usize.pow(place) % 11).to_string();
    for (place, name) in (0_u32..).zip(["life-satisfaction", "worthwhile", "happy", "anxious"]) {
        answers.closed.insert(name.to_owned(), Given::One(digit(place)));
    }
    let key = format!("{}-{}-{}-{}", digit(0), digit(1), digit(2), digit(3));
    answers.texts.insert("one-change".to_owned(), format!("canary-words-{key}-"));
    (answers, key)
}

fn key_of(answers: &serde_json::Value) -> String {
    let part = |name: &str| answers["closed"][name].as_str().unwrap_or("?").to_owned();
    ["life-satisfaction", "worthwhile", "happy", "anxious"].map(part).join("-")
}

/// Everyone of a wave answers once, in random order; returns the truth.
pub(crate) async fn arrive(world: &World, wave: Uuid, control: Control) -> Truth {
    let tx = world.house.read().await.expect("a transaction");
    let mut people = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    let chance = Chance::system();
    chance.shuffle(&mut people);
    let mut numbers: Vec<usize> = (1..=people.len()).map(|n| n * 13).collect();
    chance.shuffle(&mut numbers);
    if control != Control::None {
        make_leak(world, control).await;
    }
    let mut truth = Truth::new();
    for (person, number) in people.into_iter().zip(numbers) {
        let (answers, key) = unique(number);
        if control != Control::None {
            leak(world, control, person, &answers, &key, &chance).await;
        }
        surveys::cast(&world.house, person, answers).await.expect("a ballot");
        truth.push((person, key));
    }
    truth
}

async fn make_leak(world: &World, control: Control) {
    if world.house.db.backend() == DbBackend::Sqlite {
        // An attacker who copies the log often enough has all of it; keeping it whole is the same with less work.
        run(world, "PRAGMA wal_autocheckpoint = 0").await;
    }
    let time = if control == Control::CreatedAt { ", created_at text not null" } else { "" };
    let sql = format!(
        "CREATE TABLE leak_answer (id text primary key, answers text not null, words text not null{time})"
    );
    run(world, &sql).await;
}

async fn leak(world: &World, control: Control, person: Uuid, answers: &Answers, key: &str, chance: &Chance) {
    let json = serde_json::to_string(answers).expect("answers are JSON");
    let id = kit::ids::show(chance.id());
    let (column, value) = match control {
        Control::CreatedAt => (", created_at", format!(", '{:020}'", chance_free_time())),
        _ => ("", String::new()),
    };
    let insert = format!(
        "INSERT INTO leak_answer (id, answers, words{column}) VALUES ('{id}', '{json}', 'canary-words-{key}-'{value})"
    );
    if control == Control::SameTransaction {
        let id = match world.house.db.backend() {
            DbBackend::Sqlite => format!("X'{}'", person.simple()),
            _ => format!("'{person}'"),
        };
        let tx = world.house.write().await.expect("a transaction");
        let touch = format!("UPDATE invitation SET revision = revision + 1 WHERE id = {id}");
        tx.conn().execute_unprepared(&touch).await.expect("a touch");
        tx.conn().execute_unprepared(&insert).await.expect("a leak");
        tx.commit().await.expect("done");
    } else {
        run(world, &insert).await;
    }
}

/// A number that grows: what a clock beside each answer would be.
fn chance_free_time() -> usize {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static TICKS: AtomicUsize = AtomicUsize::new(0);
    TICKS.fetch_add(1, Ordering::SeqCst)
}

async fn run(world: &World, sql: &str) {
    world.house.db.maintenance().execute_unprepared(sql).await.expect(sql);
}

async fn ask(world: &World, sql: &str) -> Vec<sea_orm::QueryResult> {
    let statement = Statement::from_string(world.house.db.backend(), sql.to_owned());
    world.house.db.maintenance().query_all_raw(statement).await.unwrap_or_default()
}

/// Rows of the answer tables and of any leak, before the opening.
pub(crate) async fn readable_rows(world: &World) -> i64 {
    let mut all = 0;
    for table in ["answer", "answer_text", "leak_answer"] {
        let rows = ask(world, &format!("SELECT count(*) AS n FROM {table}")).await;
        all += rows.first().and_then(|r| r.try_get::<i64>("", "n").ok()).unwrap_or(0);
    }
    all
}

/// How many canaries stand anywhere: in the files of the instance, and (PostgreSQL) in any table as text.
pub(crate) async fn search_files(world: &World, truth: &Truth) -> usize {
    let mut haystacks = Vec::new();
    gather(world.folder(), &mut haystacks);
    if world.house.db.backend() != DbBackend::Sqlite {
        for row in ask(world, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'").await {
            let table: String = row.try_get("", "tablename").expect("a name");
            for row in ask(world, &format!("SELECT t::text AS line FROM \"{table}\" t")).await {
                haystacks.push(row.try_get::<String>("", "line").expect("a line").into_bytes());
            }
        }
    }
    assert!(!haystacks.is_empty(), "there was something to search");
    // PostgreSQL shows bytes as hexadecimal digits: look for those, too.
    let words = b"canary-words-".as_slice();
    let hex: String = words.iter().map(|b| format!("{b:02x}")).collect();
    let count = |hay: &[u8], needle: &[u8]| hay.windows(needle.len()).filter(|w| *w == needle).count();
    let found = |hay: &Vec<u8>| count(hay, words) + count(hay, hex.as_bytes());
    assert!(!truth.is_empty());
    haystacks.iter().map(found).sum()
}

fn gather(folder: &std::path::Path, into: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { gather(&path, into) } else { into.extend(std::fs::read(&path)) }
    }
}

/// How many of the truth's answers stand exactly once in `answer`, and their words exactly once in `answer_text`.
pub(crate) async fn canaries_in_answers(world: &World, truth: &Truth) -> usize {
    let mut closed: HashMap<String, usize> = HashMap::new();
    for row in ask(world, "SELECT answers FROM answer").await {
        *closed.entry(key_of(&row.try_get("", "answers").expect("JSON"))).or_default() += 1;
    }
    let mut texts: HashMap<String, usize> = HashMap::new();
    for row in ask(world, "SELECT words FROM answer_text").await {
        *texts.entry(row.try_get("", "words").expect("words")).or_default() += 1;
    }
    let once =
        |key: &String| closed.get(key) == Some(&1) && texts.get(&format!("canary-words-{key}-")) == Some(&1);
    truth.iter().filter(|(_, key)| once(key)).count()
}

/// Takes an opened wave's answers away, so that the next wave is looked at on its own.
pub(crate) async fn clear(world: &World) {
    run(world, "DELETE FROM answer").await;
    run(world, "DELETE FROM answer_text").await;
}

/// How often each attacker was right.
#[derive(Debug, Default)]
pub(crate) struct Score {
    sums: BTreeMap<String, usize>,
    /// Answers joined to a person by their transaction alone.
    pub(crate) joined: usize,
}

impl Score {
    /// Lets every attacker loose on `table`. Each lines answers up by something the database knows, people by
    /// something else, and pairs them off.
    pub(crate) async fn add(&mut self, world: &World, truth: &Truth, table: &str) {
        let answer_of: HashMap<&str, Uuid> =
            truth.iter().map(|(person, key)| (key.as_str(), *person)).collect();
        let arrival: Vec<Uuid> = truth.iter().map(|(person, _)| *person).collect();
        for (how, keys) in answer_orders(world, table).await {
            let owners: Vec<Uuid> = keys.iter().filter_map(|k| answer_of.get(k.as_str()).copied()).collect();
            for (whom, people) in people_orders(world, &arrival).await {
                let right = owners.iter().zip(&people).filter(|(a, b)| a == b).count();
                *self.sums.entry(format!("{how} against {whom}")).or_default() += right;
            }
        }
        self.joined += joined(world, table, &answer_of).await;
        self.sums.insert("one transaction".to_owned(), self.joined);
    }

    /// Matches by attacker.
    pub(crate) fn sums(&self) -> &BTreeMap<String, usize> {
        &self.sums
    }

    /// How many attackers came.
    pub(crate) fn attackers(&self) -> usize {
        self.sums.len()
    }

    /// The best of them.
    pub(crate) fn best(&self) -> usize {
        self.sums.values().copied().max().unwrap_or(0)
    }
}

/// The answers in every order the database can tell.
async fn answer_orders(world: &World, table: &str) -> Vec<(&'static str, Vec<String>)> {
    let orders: &[(&str, &str)] = match world.house.db.backend() {
        DbBackend::Sqlite => {
            &[("row number", "rowid"), ("key", "id"), ("as it lies", ""), ("time", "created_at")]
        }
        _ => &[
            ("ctid", "ctid"),
            ("xmin", "xmin::text::bigint, ctid"),
            ("key", "id"),
            ("as it lies", ""),
            ("time", "created_at"),
        ],
    };
    let mut all = Vec::new();
    for (name, by) in orders {
        let order = if by.is_empty() { String::new() } else { format!(" ORDER BY {by}") };
        let rows = ask(world, &format!("SELECT answers FROM {table}{order}")).await;
        let read = |row: &sea_orm::QueryResult| {
            let json = row.try_get::<serde_json::Value>("", "answers").ok();
            let text =
                || row.try_get::<String>("", "answers").ok().and_then(|t| serde_json::from_str(&t).ok());
            key_of(&json.filter(serde_json::Value::is_object).or_else(text).unwrap_or_default())
        };
        let keys: Vec<String> = rows.iter().map(read).collect();
        if !keys.is_empty() {
            all.push((*name, keys));
        }
    }
    all
}

/// The answer of a row, whether its column is JSON or text.
fn read_key(row: &sea_orm::QueryResult) -> String {
    let json = row.try_get::<serde_json::Value>("", "answers").ok();
    let text = || row.try_get::<String>("", "answers").ok().and_then(|t| serde_json::from_str(&t).ok());
    key_of(&json.filter(serde_json::Value::is_object).or_else(text).unwrap_or_default())
}

/// The people in every order somebody could know: by arrival (a worker who watched), and as the register has them.
async fn people_orders(world: &World, arrival: &[Uuid]) -> Vec<(&'static str, Vec<Uuid>)> {
    let hidden = match world.house.db.backend() {
        DbBackend::Sqlite => "rowid",
        _ => "xmin::text::bigint, ctid",
    };
    let mut all = vec![("arrival", arrival.to_vec())];
    for (name, sql) in [
        ("invitation", "SELECT id AS person FROM invitation ORDER BY id".to_owned()),
        ("done", format!("SELECT id AS person FROM invitation ORDER BY done_on, {hidden}")),
        ("outbox", "SELECT reference AS person FROM message WHERE kind = 'survey' ORDER BY id".to_owned()),
    ] {
        let rows = ask(world, &sql).await;
        let people = rows.iter().filter_map(|r| r.try_get::<Uuid>("", "person").ok());
        all.push((name, people.filter(|p| arrival.contains(p)).collect()));
    }
    all
}

/// Joins answers to people whose rows were last written by the same transaction (PostgreSQL), or that appear
/// at the same place of a counted log (SQLite: the n-th touched row and the n-th inserted one).
async fn joined(world: &World, table: &str, answer_of: &HashMap<&str, Uuid>) -> usize {
    // A table without row numbers is taken as it lies.
    let numbered = !ask(world, &format!("SELECT rowid FROM {table} LIMIT 1")).await.is_empty();
    let by = if numbered { "ORDER BY rowid" } else { "" };
    let sql = match world.house.db.backend() {
        DbBackend::Sqlite => format!(
            "SELECT a.answers AS answers, i.id AS person FROM \
             (SELECT answers, row_number() OVER ({by}) AS n FROM {table}) a JOIN \
             (SELECT id, row_number() OVER (ORDER BY n) AS n FROM wal_order) i ON a.n = i.n"
        ),
        _ => format!(
            "SELECT a.answers AS answers, i.id AS person FROM {table} a JOIN invitation i ON i.xmin = a.xmin"
        ),
    };
    if world.house.db.backend() == DbBackend::Sqlite {
        replay_log(world).await;
    }
    let rows = ask(world, &sql).await;
    let right = |row: &sea_orm::QueryResult| {
        let key = read_key(row);
        let person: Uuid = row.try_get("", "person").ok()?;
        (answer_of.get(key.as_str()) == Some(&person)).then_some(())
    };
    rows.iter().filter_map(right).count()
}

/// What a replay of SQLite's write-ahead log tells: in which order rows of the register were last touched
/// while answers came in. The log's frames carry pages in order of commit; a page's row whose `revision`
/// has grown since the frame before was touched by that commit.
async fn replay_log(world: &World) {
    run(world, "CREATE TEMP TABLE IF NOT EXISTS wal_order (n integer primary key, id blob)").await;
    run(world, "DELETE FROM wal_order").await;
    let log = std::fs::read(world.folder().join("nb.sqlite-wal")).unwrap_or_default();
    let mut seen: HashMap<Uuid, u8> = HashMap::new();
    let mut order: Vec<Uuid> = Vec::new();
    let asked = ask(world, "SELECT id AS person FROM invitation").await;
    let people: Vec<Uuid> = asked.iter().filter_map(|r| r.try_get("", "person").ok()).collect();
    for frame in frames(&log) {
        for person in &people {
            // A row's types stand before its first value, the id: three ids, the revision (9 is the number 1), the
            // mark, the day.
            let mut places = (3..frame.len()).filter(|at| frame[*at..].starts_with(person.as_bytes()));
            let grown = places.any(|at| frame[at - 3] == 9);
            if grown && seen.insert(*person, 1).is_none() {
                order.push(*person);
            }
        }
    }
    for (n, person) in order.iter().enumerate() {
        run(world, &format!("INSERT INTO wal_order VALUES ({n}, X'{}')", person.simple())).await;
    }
}

fn frames(log: &[u8]) -> impl Iterator<Item = &[u8]> {
    let size = log.get(8..12).map_or(4096, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize);
    log.get(32..).unwrap_or_default().chunks_exact(size + 24).map(|frame| &frame[24..])
}
