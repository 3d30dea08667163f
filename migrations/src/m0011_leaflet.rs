//! Young people's pages of findings: what a lead writes, and what became of it; and the programme's own settings of disclosure
//! control.

use sea_orm_migration::prelude::*;

use crate::columns::{at, id, json, maybe_id, number, once, refers, table, text};

step!("m0011_leaflet", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // What is being written: one of a release. `mark` counts its changes.
    let columns =
        vec![id("release"), id("organisation"), json("content"), number("mark"), maybe_id("by"), at("since")];
    let mut leaflet = table("leaflet", id("id"), columns);
    leaflet
        .foreign_key(&mut refers("release", "release"))
        .foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("by", "account"));
    manager.create_table(leaflet).await?;
    // What became of it, step by step: shown, with the words as they were; taken back; told. Never changed.
    let columns = vec![
        id("organisation"),
        number("number"),
        id("leaflet"),
        text("kind"),
        json("content"),
        maybe_id("by"),
        at("since"),
    ];
    let mut step = table("leaflet_step", id("id"), columns);
    step.foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("leaflet", "leaflet"))
        .foreign_key(&mut refers("by", "account"));
    manager.create_table(step).await?;
    // As somebody set them, with the reason; the newest counts for what is made after it. Never changed.
    let columns = vec![number("number"), json("thresholds"), text("reason"), maybe_id("by"), at("since")];
    let mut setting = table("disclosure_setting", id("id"), columns);
    manager.create_table(setting.foreign_key(&mut refers("by", "account")).to_owned()).await?;
    for index in [
        once("leaflet", &["release"]),
        once("leaflet_step", &["organisation", "number"]),
        once("disclosure_setting", &["number"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}
