//! Who has checked which translation.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, day, id, once, table, text};

step!("m0005_languages", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.create_table(check()).await?;
    manager.create_index(once("language_check", &["language"])).await
}

/// That somebody has read a translation: the digest of the words they read and the day; who they are is sealed under the
/// instance's key.
fn check() -> TableCreateStatement {
    table("language_check", id("id"), vec![text("language"), bytes("digest"), day("day"), bytes("sealed")])
}
