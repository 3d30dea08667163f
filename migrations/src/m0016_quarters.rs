//! Plans: the quarterly round, what young people say in it, and what their leaders answer.

use sea_orm_migration::prelude::*;

use crate::columns::{
    day, id, maybe_bytes, maybe_day, maybe_id, maybe_text, number, once, refers, sought, table, text, yes_no,
};

step!("m0016_quarters", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut progress = Table::alter();
    let progress = progress.table("progress").add_column(maybe_text("evidence"));
    manager.alter_table(progress.to_owned()).await?;
    // An LA without a row has no rounds.
    let [weeks, owners, young, leaders] = ["weeks", "owners", "young", "leaders"].map(number);
    let mut rules =
        table("quarter_rules", id("organisation"), vec![day("next_on"), weeks, owners, young, leaders]);
    manager.create_table(rules.foreign_key(&mut refers("organisation", "organisation")).to_owned()).await?;
    let days = ["asked_on", "young_on", "paper_on", "answer_by"].map(day);
    let mut quarter = table("quarter", id("id"), [id("organisation")].into_iter().chain(days).collect());
    manager.create_table(quarter.foreign_key(&mut refers("organisation", "organisation")).to_owned()).await?;
    // What was done of it, each once. Never changed.
    let mut step = table("quarter_step", id("id"), vec![id("quarter"), text("step"), day("day")]);
    manager.create_table(step.foreign_key(&mut refers("quarter", "quarter")).to_owned()).await?;
    said(manager).await?;
    for index in [
        once("quarter", &["organisation", "asked_on"]),
        once("quarter_step", &["quarter", "step"]),
        sought("quarter_comment", &["quarter"]),
        sought("quarter_comment", &["organisation"]),
        once("quarter_answer", &["comment"]),
        once("quarter_answer", &["quarter", "promise"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Days and no moments: the hour at which somebody wrote is nobody's business.
async fn said(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = vec![
        id("quarter"),
        id("organisation"),
        maybe_id("promise"),
        yes_no("outside"),
        day("day"),
        maybe_bytes("sealed"),
        maybe_text("words"),
        maybe_bytes("contact"),
        maybe_text("kept_back"),
        maybe_id("decided_by"),
        maybe_day("decided_on"),
    ];
    let mut comment = table("quarter_comment", id("id"), columns);
    comment
        .foreign_key(&mut refers("quarter", "quarter"))
        .foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("promise", "action"))
        .foreign_key(&mut refers("decided_by", "account"));
    manager.create_table(comment).await?;
    let columns = vec![
        id("quarter"),
        maybe_id("comment"),
        maybe_id("promise"),
        text("words"),
        maybe_id("account"),
        day("day"),
    ];
    let mut answer = table("quarter_answer", id("id"), columns);
    answer
        .foreign_key(&mut refers("quarter", "quarter"))
        .foreign_key(&mut refers("comment", "quarter_comment"))
        .foreign_key(&mut refers("promise", "action"))
        .foreign_key(&mut refers("account", "account"));
    manager.create_table(answer).await
}
