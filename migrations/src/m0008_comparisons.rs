//! Findings beside each other: what was found when a round closed, figures that were published elsewhere, and which LAs
//! are willing to be named for what goes well.

use sea_orm_migration::prelude::*;

use crate::columns::{
    at, day, id, json, maybe_id, maybe_number, number, once, refers, sought, table, text, yes_no,
};

step!("m0008_comparisons", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Made once, when the round closes, and never changed.
    let mut comparison = table("comparison", id("id"), vec![id("round"), at("since")]);
    manager.create_table(comparison.foreign_key(&mut refers("round", "survey_round")).to_owned()).await?;
    let columns = vec![id("comparison"), id("release"), text("indicator"), json("beside")];
    let mut compared = table("compared", id("id"), columns);
    compared
        .foreign_key(&mut refers("comparison", "comparison"))
        .foreign_key(&mut refers("release", "release"));
    manager.create_table(compared).await?;
    manager.create_table(benchmark()).await?;
    // Each row is a yes or a no; the newest counts.
    let naming = vec![id("organisation"), yes_no("agreed"), maybe_id("by"), at("since")];
    let mut naming = table("bright_spot_naming", id("id"), naming);
    naming.foreign_key(&mut refers("organisation", "organisation")).foreign_key(&mut refers("by", "account"));
    manager.create_table(naming).await?;
    for index in [
        once("comparison", &["round"]),
        once("compared", &["release", "indicator"]),
        sought("compared", &["comparison"]),
        once("benchmark", &["key", "revision"]),
        sought("bright_spot_naming", &["organisation"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// A published figure as somebody wrote it on a day; its history is the rows of one key.
fn benchmark() -> TableCreateStatement {
    let columns = vec![
        text("key"),
        number("revision"),
        text("question"),
        text("meaning"),
        text("population"),
        text("period"),
        number("tenths"),
        yes_no("to_tenth"),
        maybe_number("base"),
        maybe_number("low"),
        maybe_number("high"),
        text("source"),
        number("year"),
        yes_no("used"),
        maybe_id("by"),
        day("day"),
    ];
    table("benchmark", id("id"), columns).foreign_key(&mut refers("by", "account")).to_owned()
}
