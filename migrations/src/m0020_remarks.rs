//! Plans: what colleagues say of an action among themselves, and whom they name.

use sea_orm_migration::prelude::*;

use crate::columns::{at, id, maybe_id, refers, sought, table, text};

step!("m0020_remarks", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.create_table(remark()).await?;
    manager.create_table(mention()).await?;
    manager.create_index(sought("plan_remark", &["promise"])).await?;
    manager.create_index(sought("plan_mention", &["remark"])).await
}

fn remark() -> TableCreateStatement {
    let columns = vec![id("promise"), text("words"), maybe_id("account"), at("at")];
    table("plan_remark", id("id"), columns).foreign_key(&mut refers("promise", "action")).to_owned()
}

fn mention() -> TableCreateStatement {
    let mut mention = table("plan_mention", id("id"), vec![id("remark"), id("account")]);
    mention.foreign_key(&mut refers("remark", "plan_remark")).to_owned()
}
