//! Plans: what an action says besides, its steps on the way, and what was decided about a pilot.

use sea_orm_migration::prelude::*;

use crate::columns::{at, day, id, json, maybe_id, maybe_json, number, once, refers, sought, table, text};

step!("m0015_promises", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Milestones, cost, what to watch, a pilot: nothing is looked for by them, so they stand together.
    let mut action = Table::alter();
    manager.alter_table(action.table("action").add_column(maybe_json("more")).to_owned()).await?;
    manager.create_table(milestone()).await?;
    manager.create_table(decision()).await?;
    manager.create_table(left()).await?;
    manager.create_table(change()).await?;
    for index in [
        sought("milestone_done", &["promise"]),
        once("pilot_decision", &["promise", "position"]),
        once("plan_left", &["plan", "promise"]),
        once("plan_change", &["plan", "position"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// A milestone that was reached. The milestone itself stands in what its action says.
fn milestone() -> TableCreateStatement {
    let columns = vec![id("promise"), day("day"), maybe_id("account")];
    let mut milestone = table("milestone_done", id("milestone"), columns);
    milestone.foreign_key(&mut refers("promise", "action")).to_owned()
}

/// What was decided about a pilot. A later decision takes an earlier one's place; both stay.
fn decision() -> TableCreateStatement {
    let columns = vec![
        id("promise"),
        number("position"),
        text("decision"),
        text("reason"),
        day("day"),
        maybe_id("account"),
    ];
    let mut decision = table("pilot_decision", id("id"), columns);
    decision.foreign_key(&mut refers("promise", "action")).to_owned()
}

/// Why a promise of the version before, which is not kept yet, is not in this one.
fn left() -> TableCreateStatement {
    let mut left = table("plan_left", id("id"), vec![id("plan"), id("promise"), text("reason")]);
    left.foreign_key(&mut refers("plan", "plan")).foreign_key(&mut refers("promise", "action")).to_owned()
}

/// A change of a draft: how it read before and after, name by name.
fn change() -> TableCreateStatement {
    let columns = vec![
        id("plan"),
        number("position"),
        text("what"),
        text("about"),
        json("before"),
        json("after"),
        maybe_id("account"),
        at("at"),
    ];
    table("plan_change", id("id"), columns).foreign_key(&mut refers("plan", "plan")).to_owned()
}
