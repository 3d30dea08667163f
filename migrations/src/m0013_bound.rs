//! Sign-in links belong to the browser that asked for them.

use sea_orm_migration::prelude::*;

use crate::columns::{maybe_bytes, once};

step!("m0013_bound", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut change = Table::alter();
    manager.alter_table(change.table("pass").add_column(maybe_bytes("bound")).to_owned()).await?;
    manager.create_index(once("pass", &["bound"])).await
}
