//! Extracts for researchers: who asked for one and what for, who decided, what it holds, and each time it was taken.

use kit::db::differ::without_rowid;
use sea_orm_migration::prelude::*;

use crate::columns::{at, id, json, maybe_at, maybe_day, maybe_id, maybe_text, sought, table, text};

step!("m0010_extracts", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    for mut made in [extract(), taken()] {
        without_rowid(backend, &mut made);
        manager.create_table(made).await?;
    }
    manager.create_index(sought("extract_taken", &["extract"])).await
}

/// One extract of a round. `places`: the releases in it, in an order drawn once, so that a place in it names nobody.
fn extract() -> TableCreateStatement {
    table(
        "extract",
        id("id"),
        vec![
            id("round"),
            text("recipient"),
            text("purpose"),
            json("places"),
            id("asked_by"),
            at("asked_at"),
            text("decision"),
            maybe_id("decided_by"),
            maybe_at("decided_at"),
            maybe_text("reason"),
            maybe_day("last_day"),
        ],
    )
}

/// A file of an extract that somebody took.
fn taken() -> TableCreateStatement {
    table("extract_taken", id("id"), vec![id("extract"), text("file"), id("taken_by"), at("taken_at")])
}
