//! Plans that existed before: what an upload would bring, and its rows until each is an action or dismissed.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, json, maybe_id, maybe_text, number, refers, sought, table};

step!("m0017_plan_rows", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // A preview, for two days; one a person.
    let mut import =
        table("plan_import", id("id"), vec![id("plan"), id("by"), json("found"), day("ends_on")]);
    manager.create_table(import.foreign_key(&mut refers("plan", "plan")).to_owned()).await?;
    // `action` once it was placed, `dismissed` once it was not: the reason. Neither while it waits.
    let columns =
        vec![id("plan"), number("position"), json("words"), maybe_id("action"), maybe_text("dismissed")];
    let mut row = table("plan_row", id("id"), columns);
    row.foreign_key(&mut refers("plan", "plan")).foreign_key(&mut refers("action", "action"));
    manager.create_table(row).await?;
    for index in
        [sought("plan_import", &["plan"]), sought("plan_row", &["plan"]), sought("plan_row", &["action"])]
    {
        manager.create_index(index).await?;
    }
    Ok(())
}
