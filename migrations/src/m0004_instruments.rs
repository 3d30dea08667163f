//! The programme's own instruments: read from a form, in draft, and offered to leads.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, json, maybe_day, maybe_id, number, sought, table, text};

step!("m0004_instruments", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        text("name"),
        number("version"),
        text("stage"),
        json("definition"),
        // What the form said that was not taken; empty once somebody kept it all the same.
        json("notes"),
        // Counts the changes: whoever changes a draft says which they looked at.
        number("mark"),
        maybe_id("changed_by"),
        day("changed_on"),
        maybe_day("offered_on"),
    ];
    manager.create_table(table("own_instrument", id("id"), columns)).await?;
    manager.create_index(sought("own_instrument", &["name"])).await
}
