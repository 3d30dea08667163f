//! Sign-in links belong to the browser that asked for them.

use sea_orm_migration::prelude::*;

use crate::columns::{maybe_bytes, once};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0013_bound"
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut change = Table::alter();
        manager.alter_table(change.table("pass").add_column(maybe_bytes("bound")).to_owned()).await?;
        manager.create_index(once("pass", &["bound"])).await
    }

    /// Whole or not at all, on SQLite too: half of it could not be run again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a ledger only goes forwards: restore a backup instead".to_owned()))
    }
}
