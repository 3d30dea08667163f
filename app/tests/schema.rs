//! Both databases end with the same tables; and the box tells no order, no time and no person.

mod common;

use common::World;
use kit::db::differ::describe_schema;
use kit::testing::Fresh;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::BTreeSet;

/// Table, column, kind, nullable, key.
type Column = (String, String, String, String, String);

async fn columns(world: &World) -> Vec<Column> {
    let db = world.house.db.maintenance();
    let query = Statement::from_string(world.house.db.backend(), describe_schema(world.house.db.backend()));
    let rows = db.query_all_raw(query).await.expect("the schema can be read");
    let text = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).expect("a text");
    rows.iter()
        .map(|r| {
            (
                text(r, "tab"),
                text(r, "col"),
                kind(&text(r, "kind")).to_owned(),
                text(r, "nullable"),
                text(r, "part"),
            )
        })
        .collect()
}

/// One name for what the two databases call differently.
fn kind(name: &str) -> &str {
    match name {
        "uuid" | "uuid_text" | "blob(16)" => "id",
        "timestamptz" | "timestamp_with_timezone_text" => "moment",
        "date" | "date_text" => "day",
        "bytea" | "blob" | "blob(1)" => "bytes",
        "text" | "varchar" => "text",
        "int4" | "int8" | "bigint" | "integer" => "number",
        "bool" | "boolean" => "yes or no",
        "jsonb" | "jsonb_text" | "json_text" => "json",
        other => other,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_have_the_same_tables_columns_and_keys() {
    let sqlite = columns(&World::new(Fresh::sqlite()).await).await;
    let postgres = columns(&World::new(Fresh::postgres().await).await).await;
    let only = |a: &[Column], b: &[Column]| {
        let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().cloned().collect(), b.iter().cloned().collect());
        a.difference(&b).filter(|c| c.0 != "seaql_migrations").cloned().collect::<Vec<_>>()
    };
    assert_eq!(only(&sqlite, &postgres), vec![], "on SQLite only");
    assert_eq!(only(&postgres, &sqlite), vec![], "on PostgreSQL only");
    assert!(sqlite.len() > 100, "the schema was read");
}

const BOX: [&str; 5] = ["box_draft", "box_nullifier", "box_ballot", "answer", "answer_text"];
/// Where own words are read, and what was released of them.
const READ: [&str; 4] = ["own_text", "text_wave", "text_theme", "quote"];

kit::on_both! {
    /// No time but the draft's expiry day, no number that could count, nothing else than what is needed.
    async fn the_box_has_no_times_and_no_counters(fresh) {
        let world = World::new(fresh).await;
        let mut seen = 0;
        for (table, column, kind, ..) in columns(&world).await.iter().filter(|c| BOX.contains(&c.0.as_str())) {
            seen += 1;
            let fine = matches!(kind.as_str(), "id" | "bytes" | "json" | "text" | "yes or no");
            assert!(fine || (table == "box_draft" && column == "expires_on"), "{table}.{column} is a {kind}");
        }
        assert_eq!(seen, 17, "columns of the box: look whether a new one is needed, then count it here");
    }

    /// What own words become has days and no moments; a text has not even a day.
    async fn own_words_have_no_moments(fresh) {
        let world = World::new(fresh).await;
        let mut seen = 0;
        for (table, column, kind, ..) in columns(&world).await.iter().filter(|c| READ.contains(&c.0.as_str())) {
            seen += 1;
            assert!(kind != "moment" && kind != "big", "{table}.{column} is a {kind}");
            assert!(kind != "day" || table != "own_text", "{table}.{column} is a {kind}");
        }
        assert_eq!(seen, 31, "columns of own words: look whether a new one is needed, then count it here");
    }

    /// No reference from the box to anything, and on SQLite no hidden row number.
    async fn the_box_refers_to_nobody(fresh) {
        let world = World::new(fresh).await;
        let (db, backend) = (world.house.db.maintenance(), world.house.db.backend());
        for table in BOX.iter().chain(&READ) {
            let query = match backend {
                DbBackend::Sqlite => format!("SELECT * FROM pragma_foreign_key_list('{table}')"),
                _ => format!("SELECT 1 FROM pg_constraint WHERE contype = 'f' AND conrelid = '{table}'::regclass"),
            };
            let keys = db.query_all_raw(Statement::from_string(backend, query)).await.expect("a list");
            assert!(keys.is_empty(), "{table} refers to another table");
            if backend == DbBackend::Sqlite {
                let rowid = db.query_all_raw(Statement::from_string(backend, format!("SELECT rowid FROM {table}"))).await;
                assert!(rowid.is_err(), "{table} has row numbers");
            }
        }
    }

    /// What was deleted does not stay in free pages, and what was acknowledged is on the disk.
    async fn sqlite_overwrites_what_is_deleted(fresh) {
        let world = World::new(fresh).await;
        if world.house.db.backend() == DbBackend::Sqlite {
            let tx = world.house.write().await.expect("a transaction");
            let row = tx.conn().query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA secure_delete")).await;
            assert_eq!(row.expect("a pragma").expect("a row").try_get_by_index::<i32>(0).expect("a number"), 1);
            let row = tx.conn().query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA synchronous")).await;
            assert_eq!(row.expect("a pragma").expect("a row").try_get_by_index::<i32>(0).expect("a number"), 2, "FULL");
        }
    }

    /// Every identifier in the box and among the answers is random (version 4): none tells when it was made.
    async fn no_identifier_of_the_box_is_ordered_by_time(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 14).await;
        let wave = world.wave(&town).await;
        let tx = world.house.read().await.expect("a transaction");
        let asked = surveys::invitations(&tx, wave).await.expect("a list");
        drop(tx);
        let link = surveys::survey_link(&world.house, asked[13]).await.expect("a look").expect("a link");
        world.visitor().post(&common::path(&link), &[]).await;
        for invitation in &asked[..12] {
            let mut answers = surveys::instrument::Answers::default();
            answers.texts.insert("one-change".into(), "Something.".into());
            surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
        }
        let mut seen = versions(&world).await;
        world.close(&town, wave).await;
        seen.extend(versions(&world).await);
        for column in ["box_draft.id", "box_ballot.id", "box_nullifier.wave", "answer.id"] {
            assert!(seen.iter().any(|(name, _)| name == column), "{column} was filled and looked at: {seen:?}");
        }
        assert!(seen.iter().all(|(_, version)| *version == 4), "not random: {seen:?}");
        assert_eq!(version_of(&world, "own_text", "id").await, BTreeSet::from([4]), "own words were taken over");
        assert_eq!(version_of(&world, "audit_line", "id").await, BTreeSet::from([7]), "an ordered one would be seen");
    }

    /// PostgreSQL can be told to keep the moment of every transaction: then every answer would have a time.
    async fn postgres_keeps_no_commit_times(fresh) {
        let world = World::new(fresh).await;
        let (db, backend) = (world.house.db.maintenance(), world.house.db.backend());
        if backend != DbBackend::Sqlite {
            let row = db.query_one_raw(Statement::from_string(backend, "SHOW track_commit_timestamp")).await;
            let value: String = row.expect("a setting").expect("a row").try_get_by_index(0).expect("a text");
            assert_eq!(value, "off");
        }
    }
}

/// The versions of all identifiers in the box and the answers, by column.
async fn versions(world: &World) -> BTreeSet<(String, usize)> {
    let mut all = BTreeSet::new();
    for (table, column, kind, ..) in columns(world).await.iter().filter(|c| BOX.contains(&c.0.as_str())) {
        if kind == "id" {
            let found = version_of(world, table, column).await;
            all.extend(found.into_iter().map(|version| (format!("{table}.{column}"), version)));
        }
    }
    all
}

async fn version_of(world: &World, table: &str, column: &str) -> BTreeSet<usize> {
    let query =
        Statement::from_string(world.house.db.backend(), format!("SELECT {column} AS id FROM {table}"));
    let rows = world.house.db.maintenance().query_all_raw(query).await.expect("identifiers");
    rows.iter().map(|r| r.try_get::<uuid::Uuid>("", "id").expect("an id").get_version_num()).collect()
}
