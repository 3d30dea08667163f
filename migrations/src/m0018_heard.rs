//! Plans: conversations and rankings that a lead writes down, without anybody's name.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, number, refers, sought, table, text};

step!("m0018_heard", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // The release is that of the findings it stands beside.
    let columns = vec![
        id("organisation"),
        id("release"),
        text("kind"),
        text("title"),
        day("day"),
        number("people"),
        text("said"),
        text("section"),
    ];
    let mut heard = table("heard", id("id"), columns);
    heard
        .foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("release", "release"));
    manager.create_table(heard).await?;
    manager.create_index(sought("heard", &["release"])).await
}
