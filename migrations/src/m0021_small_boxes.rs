//! Findings: what small boxes said together, kept when their round closed and their ballots went.

use sea_orm_migration::prelude::*;

use crate::columns::{at, id, json, number, refers, sought, table, text};

step!("m0021_small_boxes", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns =
        vec![id("round"), text("title"), number("places"), json("answered"), json("figures"), at("since")];
    let mut boxes = table("small_boxes", id("id"), columns);
    manager.create_table(boxes.foreign_key(&mut refers("round", "survey_round")).to_owned()).await?;
    manager.create_index(sought("small_boxes", &["round"])).await
}
