//! The column kinds of both databases, so that a table reads as a list of its columns.

use sea_orm_migration::prelude::*;

/// An identifier.
pub(crate) fn id(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.uuid().not_null();
    column
}

/// An identifier that may be missing.
pub(crate) fn maybe_id(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.uuid();
    column
}

/// A moment, bound by the app in UTC.
pub(crate) fn at(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.timestamp_with_time_zone().not_null();
    column
}

/// A moment that may not have come.
pub(crate) fn maybe_at(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.timestamp_with_time_zone();
    column
}

/// A day in London.
pub(crate) fn day(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.date().not_null();
    column
}

/// A day that may not have come.
pub(crate) fn maybe_day(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.date();
    column
}

/// Words or a code.
pub(crate) fn text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text().not_null();
    column
}

/// Words that may be missing.
pub(crate) fn maybe_text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.text();
    column
}

/// Sealed or hashed bytes.
pub(crate) fn bytes(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.binary().not_null();
    column
}

/// Bytes that may be missing.
pub(crate) fn maybe_bytes(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.binary();
    column
}

/// A whole number.
pub(crate) fn number(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.integer().not_null();
    column
}

/// A whole number that may be missing.
pub(crate) fn maybe_number(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.integer();
    column
}

/// A whole number that may grow for ever.
pub(crate) fn big(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.big_integer().not_null();
    column
}

/// Yes or no.
pub(crate) fn yes_no(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.boolean().not_null();
    column
}

/// Structured data.
pub(crate) fn json(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.json_binary().not_null();
    column
}

/// Structured data that may be missing.
pub(crate) fn maybe_json(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.json_binary();
    column
}

/// A table with its columns; the first is the key.
pub(crate) fn table(name: &'static str, key: ColumnDef, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    let mut key = key;
    table.table(name).col(key.primary_key());
    for mut column in columns {
        table.col(&mut column);
    }
    table
}

/// A reference downwards to another table's `id`.
pub(crate) fn refers(from: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.from_col(from).to(to, "id");
    key
}

/// The named columns together stand once.
pub(crate) fn once(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.unique().name(format!("{table}_{}_once", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// The named columns are looked up together.
pub(crate) fn sought(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}_sought", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}
