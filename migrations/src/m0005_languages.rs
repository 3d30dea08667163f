//! Who has checked which translation.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, day, id, once, table, text};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0005_languages"
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(check()).await?;
        manager.create_index(once("language_check", &["language"])).await
    }

    /// Whole or not at all, on SQLite too: half of it could not be run again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a ledger only goes forwards: restore a backup instead".to_owned()))
    }
}

/// That somebody has read a translation: the digest of the words they read and the day; who they are is sealed under the
/// instance's key.
fn check() -> TableCreateStatement {
    table("language_check", id("id"), vec![text("language"), bytes("digest"), day("day"), bytes("sealed")])
}
