//! What tables the database has, read from the database itself: for moving rows from one kind to the other.

use sea_orm::{ConnectionTrait, DbErr, Statement};
use std::collections::BTreeMap;

use super::differ;

/// What a column holds, whatever the database calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An identifier.
    Id,
    /// A moment, UTC.
    Moment,
    /// A day.
    Day,
    /// Sealed or hashed bytes.
    Bytes,
    /// Words or a code.
    Text,
    /// A whole number of 32 bits.
    Number,
    /// A whole number of 64 bits.
    Big,
    /// Yes or no.
    YesNo,
    /// Structured data.
    Json,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be empty.
    pub optional: bool,
    /// Whether it belongs to the key.
    pub key: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, by name.
    pub columns: Vec<Column>,
    /// The tables that it refers to.
    pub refers: Vec<String>,
}

/// The ledger's own table, which each database keeps for itself.
pub const LEDGER: &str = "seaql_migrations";

/// All tables but the ledger's own, those that are referred to before those that refer to them.
///
/// # Errors
/// When the database refuses, or has a column of a kind this version does not know.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, DbErr> {
    let backend = db.get_database_backend();
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let described = Statement::from_string(backend, differ::describe_schema(backend));
    for row in db.query_all_raw(described).await? {
        let text = |name: &str| row.try_get::<String>("", name);
        let (table, called) = (text("tab")?, text("kind")?);
        if table == LEDGER {
            continue;
        }
        let kind = differ::kind(&called)
            .ok_or_else(|| DbErr::Custom(format!("{table}: a column of the unknown kind {called}")))?;
        let (optional, key) = (text("nullable")? == "yes", text("part")? == "pk");
        let new = || Table { name: table.clone(), columns: Vec::new(), refers: Vec::new() };
        let column = Column { name: text("col")?, kind, optional, key };
        tables.entry(table.clone()).or_insert_with(new).columns.push(column);
    }
    let references = Statement::from_string(backend, differ::describe_references(backend));
    for row in db.query_all_raw(references).await? {
        let (from, to): (String, String) = (row.try_get("", "tab")?, row.try_get("", "other")?);
        if let Some(table) = tables.get_mut(&from).filter(|_| from != to) {
            table.refers.push(to);
        }
    }
    Ok(in_order(tables))
}

fn in_order(mut left: BTreeMap<String, Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::new();
    while !left.is_empty() {
        let free = |t: &Table| t.refers.iter().all(|r| !left.contains_key(r));
        // Where tables refer to each other in a circle, which ours never do, the first by name breaks it.
        let next = left.values().find(|t| free(t)).or_else(|| left.values().next()).map(|t| t.name.clone());
        ordered.extend(next.and_then(|name| left.remove(&name)));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_referred_to_comes_first() {
        let table = |name: &str, refers: &[&str]| {
            let refers = refers.iter().map(|r| (*r).to_owned()).collect();
            (name.to_owned(), Table { name: name.to_owned(), columns: vec![], refers })
        };
        let all =
            BTreeMap::from([table("action", &["theme"]), table("plan", &[]), table("theme", &["plan"])]);
        let names: Vec<String> = in_order(all).into_iter().map(|t| t.name).collect();
        assert_eq!(names, ["plan", "theme", "action"]);
    }
}
