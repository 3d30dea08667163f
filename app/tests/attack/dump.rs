//! The whole database as text, so that two moments can be compared.

use crate::common::World;
use kit::db::differ::describe_schema;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::BTreeMap;

/// A row: column and value.
pub(crate) type Row = BTreeMap<String, String>;
/// Every table: its rows by their key.
pub(crate) type Dump = BTreeMap<String, BTreeMap<String, Row>>;

/// Ends a value in the query's text.
const END: char = '\u{1F}';

/// Tables and their columns.
pub(crate) async fn columns(world: &World) -> BTreeMap<String, Vec<String>> {
    let (db, backend) = (world.house.db.maintenance(), world.house.db.backend());
    let query = Statement::from_string(backend, describe_schema(backend));
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in db.query_all_raw(query).await.expect("the schema can be read") {
        let text = |name: &str| row.try_get::<String>("", name).expect("a text");
        tables.entry(text("tab")).or_default().push(text("col"));
    }
    tables.retain(|table, _| !table.starts_with("seaql"));
    tables
}

/// Everything that is stored now.
pub(crate) async fn dump(world: &World) -> Dump {
    let (db, backend) = (world.house.db.maintenance(), world.house.db.backend());
    let mut all = Dump::new();
    for (table, columns) in columns(world).await {
        let as_text = |column: &String| match backend {
            DbBackend::Postgres => format!("COALESCE(\"{column}\"::text, 'NULL')"),
            _ => format!("quote(\"{column}\")"),
        };
        let parts: Vec<String> = columns.iter().map(as_text).collect();
        let query = format!("SELECT {} AS line FROM \"{table}\"", parts.join(&format!(" || '{END}' || ")));
        let mut rows = BTreeMap::new();
        for row in
            db.query_all_raw(Statement::from_string(backend, query)).await.expect("a table can be read")
        {
            let line: String = row.try_get("", "line").expect("a text");
            let row: Row = columns.iter().cloned().zip(line.split(END).map(str::to_owned)).collect();
            let key = ["id", "mark", "tag", "account", "chain"].iter().find_map(|k| row.get(*k)).cloned();
            rows.insert(key.unwrap_or(line), row);
        }
        all.insert(table, rows);
    }
    all
}

/// A row that came, went or changed.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// Its table.
    pub(crate) table: String,
    /// As it was; none for a new one.
    pub(crate) before: Option<Row>,
    /// As it is; none where it went.
    pub(crate) after: Option<Row>,
}

/// What is different.
pub(crate) fn changes(before: &Dump, after: &Dump) -> Vec<Change> {
    let mut changes = Vec::new();
    for (table, now) in after {
        let was = &before[table];
        let keys: std::collections::BTreeSet<&String> = was.keys().chain(now.keys()).collect();
        for key in keys.into_iter().filter(|key| was.get(*key) != now.get(*key)) {
            let (before, after) = (was.get(key).cloned(), now.get(key).cloned());
            changes.push(Change { table: table.clone(), before, after });
        }
    }
    changes
}

/// The same without what any page may write by being opened: when a session was last seen, and the clock of jobs.
pub(crate) fn acts(changes: Vec<Change>) -> Vec<Change> {
    changes.into_iter().filter(|c| !["session", "job"].contains(&c.table.as_str())).collect()
}

/// How many rows a table has.
pub(crate) fn count(dump: &Dump, table: &str) -> usize {
    dump.get(table).map_or(0, BTreeMap::len)
}
