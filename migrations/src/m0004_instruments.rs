//! The programme's own instruments: read from a form, in draft, and offered to leads.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, json, maybe_day, maybe_id, number, sought, table, text};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0004_instruments"
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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

    /// Whole or not at all, on SQLite too: half of it could not be run again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a ledger only goes forwards: restore a backup instead".to_owned()))
    }
}
