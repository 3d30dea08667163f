//! A copy of the whole database as its operator sees it: every table as it lies, hidden columns too.

use super::ask;
use crate::common::World;
use sea_orm::{DbBackend, QueryResult};

/// A table; every cell as text, long bytes by their beginning.
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: String,
    /// Its columns; on SQLite `rowid` where there is one, on PostgreSQL `ctid` and `xmin` come first.
    pub(crate) columns: Vec<String>,
    /// Its rows in the order in which the database hands them out.
    pub(crate) rows: Vec<Vec<String>>,
}

/// Every table of the instance.
pub(crate) async fn tables(world: &World) -> Vec<Table> {
    let sqlite = world.house.db.backend() == DbBackend::Sqlite;
    let names = if sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    } else {
        "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    };
    let mut all = Vec::new();
    for row in ask(world, names).await {
        all.push(table(world, &row.try_get::<String>("", "name").expect("a name")).await);
    }
    assert!(all.len() > 20, "the tables can be read");
    all
}

/// One table.
pub(crate) async fn table(world: &World, name: &str) -> Table {
    let columns = if world.house.db.backend() == DbBackend::Sqlite {
        format!("SELECT name FROM pragma_table_info('{name}')")
    } else {
        format!(
            "SELECT column_name::text AS name FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{name}' ORDER BY ordinal_position"
        )
    };
    let columns = ask(world, &columns).await;
    let named = columns.iter().map(|r| r.try_get::<String>("", "name").expect("a name"));
    let columns: Vec<String> =
        hidden(world, name).await.into_iter().map(str::to_owned).chain(named).collect();
    let cells: Vec<String> = columns.iter().map(|c| cell(world, c)).collect();
    let rows = ask(world, &format!("SELECT {} FROM \"{name}\"", cells.join(", "))).await;
    let read = |row: &QueryResult| {
        (0..columns.len()).map(|n| row.try_get_by_index::<String>(n).expect("a text")).collect()
    };
    Table { name: name.to_owned(), rows: rows.iter().map(read).collect(), columns }
}

/// One column of a table, in the order in which the database hands it out.
pub(crate) async fn column(world: &World, table: &str, column: &str) -> Vec<String> {
    let rows = ask(world, &format!("SELECT {} FROM \"{table}\"", cell(world, column))).await;
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

async fn hidden(world: &World, table: &str) -> Vec<&'static str> {
    if world.house.db.backend() != DbBackend::Sqlite {
        return vec!["ctid", "xmin"];
    }
    let numbered = super::try_ask(world, &format!("SELECT rowid FROM \"{table}\" LIMIT 1")).await.is_ok();
    if numbered { vec!["rowid"] } else { vec![] }
}

/// A cell as text: identifiers and bytes as hexadecimal digits.
fn cell(world: &World, column: &str) -> String {
    if world.house.db.backend() == DbBackend::Sqlite {
        // An identifier has 16 bytes, a mark 32; of ciphertext the beginning is as good as the whole.
        format!(
            "quote(CASE typeof(\"{column}\") WHEN 'blob' THEN substr(\"{column}\", 1, 64) ELSE \"{column}\" END)"
        )
    } else {
        format!("COALESCE(replace(left(\"{column}\"::text, 2000), '\\x', ''), '')")
    }
}

/// A number, or PostgreSQL's place of a row: `(page,row)`.
fn number(text: &str) -> Option<i128> {
    if let Some((page, row)) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')?.split_once(',')) {
        return Some(page.parse::<i128>().ok()? * 100_000 + row.parse::<i128>().ok()?);
    }
    text.parse().ok()
}

impl Table {
    /// The place of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == name)
    }

    /// Whatever `what` finds in the rows, in every order that the table can tell: as it lies, by each column, and
    /// by the length of a row.
    pub(crate) fn orders(&self, what: &dyn Fn(&[String]) -> Option<usize>) -> Vec<(String, Vec<usize>)> {
        let found: Vec<(usize, usize)> =
            self.rows.iter().enumerate().filter_map(|(at, row)| Some((at, what(row)?))).collect();
        let of = |found: &[(usize, usize)]| once(found.iter().map(|(_, who)| *who));
        let mut all = vec![(format!("{} as it lies", self.name), of(&found))];
        for (n, column) in self.columns.iter().enumerate() {
            let cell = |(at, _): &(usize, usize)| self.rows[*at][n].as_str();
            if found.windows(2).all(|two| cell(&two[0]) == cell(&two[1])) {
                continue; // a column that says the same of everybody orders nobody
            }
            let numbers: Option<Vec<i128>> = found.iter().map(|f| number(cell(f))).collect();
            let mut sorted = found.clone();
            match numbers {
                Some(_) => sorted.sort_by_key(|f| number(cell(f))),
                None => sorted.sort_by(|a, b| cell(a).cmp(cell(b))),
            }
            all.push((format!("{} by {column}", self.name), of(&sorted)));
        }
        let length = |(at, _): &(usize, usize)| self.rows[*at].iter().map(String::len).sum::<usize>();
        let mut sorted = found.clone();
        sorted.sort_by_key(length);
        all.push((format!("{} by length", self.name), of(&sorted)));
        all
    }
}

/// Each number where it first stands.
pub(crate) fn once(all: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut seen = std::collections::HashSet::new();
    all.filter(|n| seen.insert(*n)).collect()
}
