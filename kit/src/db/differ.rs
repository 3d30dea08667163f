//! Every true difference between the two databases, one named function each.

use sea_orm::sea_query::TableCreateStatement;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use super::shape::Kind;

/// Keeps SQLite from giving a table a hidden row number, which is the order of arrival (it linked 500 of 500: docs/adr/0003). PostgreSQL has none.
pub fn without_rowid(backend: DbBackend, table: &mut TableCreateStatement) {
    if backend == DbBackend::Sqlite {
        table.extra("WITHOUT ROWID");
    }
}

/// Empties the log of what was deleted: SQLite's write-ahead log is truncated; PostgreSQL's dead rows are
/// vacuumed from the named tables.
///
/// # Errors
/// When the database refuses, or is too busy to do it now: try again.
pub async fn forget_deleted(db: &impl ConnectionTrait, tables: &[&str]) -> Result<(), DbErr> {
    match db.get_database_backend() {
        DbBackend::Sqlite => {
            // It does not fail while somebody reads: it answers that it was busy, and has truncated nothing.
            let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
            let answer = db.query_one_raw(checkpoint).await?;
            if answer.is_none_or(|row| row.try_get_by_index::<i32>(0).unwrap_or(1) != 0) {
                return Err(DbErr::Custom("the log could not be truncated while somebody reads".to_owned()));
            }
        }
        _ => {
            for table in tables {
                db.execute_unprepared(&format!("VACUUM {table}")).await?;
            }
        }
    }
    Ok(())
}

/// The tables with their columns as `table, column, type, nullable, key`, in order, for comparing the two databases.
pub fn describe_schema(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            "SELECT m.name AS tab, c.name AS col, lower(c.type) AS kind, \
             CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 'no' ELSE 'yes' END AS nullable, \
             CASE WHEN c.pk > 0 THEN 'pk' ELSE '' END AS part \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
        }
        _ => {
            "SELECT c.table_name AS tab, c.column_name AS col, lower(c.udt_name) AS kind, lower(c.is_nullable) AS nullable, \
             CASE WHEN EXISTS (SELECT 1 FROM information_schema.key_column_usage k \
               JOIN information_schema.table_constraints t ON t.constraint_name = k.constraint_name AND t.table_schema = k.table_schema \
               WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema \
               AND k.table_name = c.table_name AND k.column_name = c.column_name) THEN 'pk' ELSE '' END AS part \
             FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY 1, 2"
        }
    }
}

/// Which table refers to which other, as `tab, other`.
pub fn describe_references(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => {
            "SELECT DISTINCT m.name AS tab, k.\"table\" AS other FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k \
             WHERE m.type = 'table'"
        }
        _ => {
            "SELECT DISTINCT conrelid::regclass::text AS tab, confrelid::regclass::text AS other FROM pg_constraint \
             WHERE contype = 'f'"
        }
    }
}

/// One name for what the two databases call differently.
pub fn kind(called: &str) -> Option<Kind> {
    Some(match called {
        "uuid" | "uuid_text" | "blob(16)" => Kind::Id,
        "timestamptz" | "timestamp_with_timezone_text" => Kind::Moment,
        "date" | "date_text" => Kind::Day,
        "bytea" | "blob" | "blob(1)" => Kind::Bytes,
        "text" | "varchar" => Kind::Text,
        "int4" | "integer" => Kind::Number,
        "int8" | "bigint" => Kind::Big,
        "bool" | "boolean" => Kind::YesNo,
        "jsonb" | "jsonb_text" | "json_text" => Kind::Json,
        _ => return None,
    })
}

/// What the database itself finds wrong with what it holds, in its own words; nothing where all is well. (PostgreSQL
/// checks its pages when it reads them.)
///
/// # Errors
/// When the database refuses.
pub async fn unsound(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Ok(Vec::new());
    }
    let mut words = Vec::new();
    for (pragma, fine) in [("integrity_check", "ok"), ("foreign_key_check", "")] {
        let rows =
            db.query_all_raw(Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"))).await?;
        for row in rows {
            let word: String = row.try_get_by_index(0)?;
            if word != fine {
                words.push(format!("{pragma}: {word}"));
            }
        }
    }
    Ok(words)
}

/// A setting that would write down when each answer came, where the database has one that is on.
///
/// # Errors
/// When the database refuses.
pub async fn tells_times(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return Ok(false);
    }
    let ask = Statement::from_string(db.get_database_backend(), "SHOW track_commit_timestamp");
    Ok(db.query_one_raw(ask).await?.map(|row| row.try_get_by_index::<String>(0)).transpose()?.as_deref()
        == Some("on"))
}
