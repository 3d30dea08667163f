//! What care leavers wrote in their own words, while it is read, and what of it was released.

use kit::db::differ::without_rowid;
use sea_orm_migration::prelude::*;

use crate::columns::{
    bytes, day, id, json, maybe_bytes, maybe_day, maybe_id, number, once, sought, table, text, yes_no,
};

step!("m0009_reading", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    for mut made in [own_text(), text_wave(), text_theme(), quote()] {
        without_rowid(backend, &mut made);
        manager.create_table(made).await?;
    }
    for index in [
        sought("own_text", &["wave"]),
        once("text_theme", &["wave", "theme"]),
        sought("quote", &["organisation"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// One text, sealed under a key of its wave, and how far its reading has come. Like the box it has no row number, no day and
/// no reference: the order in which texts stand tells nothing.
fn own_text() -> TableCreateStatement {
    table(
        "own_text",
        id("id"),
        vec![
            id("wave"),
            text("asked"),
            bytes("sealed"),
            yes_no("may_quote"),
            text("state"),
            number("revision"),
            maybe_bytes("proposal"),
            maybe_id("first"),
            maybe_id("second"),
        ],
    )
}

/// A wave whose texts are read. `quotable`: enough answered for quotes. Days only.
fn text_wave() -> TableCreateStatement {
    table(
        "text_wave",
        id("wave"),
        vec![
            id("organisation"),
            day("closed_on"),
            yes_no("quotable"),
            json("thresholds"),
            day("taken_on"),
            maybe_day("finished_on"),
            maybe_day("told_on"),
            maybe_day("forgotten_on"),
        ],
    )
}

/// A theme's share of a wave's texts, as a published cell.
fn text_theme() -> TableCreateStatement {
    table("text_theme", id("id"), vec![id("wave"), text("theme"), json("cell")])
}

/// What was released: redacted words, and nothing that leads back to the text.
fn quote() -> TableCreateStatement {
    table(
        "quote",
        id("id"),
        vec![
            id("wave"),
            id("organisation"),
            text("asked"),
            text("themes"),
            text("words"),
            yes_no("translated"),
            day("released_on"),
        ],
    )
}
