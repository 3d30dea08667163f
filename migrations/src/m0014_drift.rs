//! Plans: which promises have lost their owner, and how patient an LA is with itself.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, number, refers, table};

step!("m0014_drift", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Who it was is not kept: their row goes with the link.
    let mut left = table("promise_left", id("promise"), vec![day("since")]);
    manager.create_table(left.foreign_key(&mut refers("promise", "action")).to_owned()).await?;
    // Days; an LA without a row has the programme's own.
    let days = ["silent", "soon", "stuck", "still"].map(number).into();
    let mut limits = table("plan_limits", id("organisation"), days);
    manager.create_table(limits.foreign_key(&mut refers("organisation", "organisation")).to_owned()).await
}
