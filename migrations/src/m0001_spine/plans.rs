//! Releases of findings, and plans.

use crate::columns::{at, day, id, json, maybe_bytes, maybe_id, maybe_text, number, refers, table, text};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    let release = vec![
        id("wave"),
        id("organisation"),
        at("since"),
        day("closed_on"),
        json("invited"),
        json("answered"),
        json("response"),
    ];
    let mut release = table("release", id("id"), release);
    release.foreign_key(&mut refers("wave", "wave")).foreign_key(&mut refers("organisation", "organisation"));
    let mut cell = table(
        "published_cell",
        id("id"),
        vec![id("release"), number("position"), text("indicator"), json("cell")],
    );
    cell.foreign_key(&mut refers("release", "release"));
    let mut plan = table(
        "plan",
        id("id"),
        vec![id("organisation"), number("version"), text("title"), text("lead"), id("release"), at("since")],
    );
    plan.foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("release", "release"));
    let theme = vec![
        id("plan"),
        number("position"),
        text("title"),
        text("young_title"),
        text("picture"),
        text("indicators"),
        text("reason"),
    ];
    let mut theme = table("theme", id("id"), theme);
    theme.foreign_key(&mut refers("plan", "plan"));
    let action = vec![
        id("theme"),
        number("position"),
        text("you_said"),
        maybe_text("indicator"),
        maybe_text("duty"),
        text("we_will"),
        text("owner"),
        day("due_on"),
        text("difference"),
        text("doing"),
        text("will_see"),
    ];
    let mut action = table("action", id("id"), action);
    action.foreign_key(&mut refers("theme", "theme"));
    let mut step = table(
        "plan_step",
        id("id"),
        vec![
            id("plan"),
            number("position"),
            text("step"),
            maybe_id("account"),
            at("at"),
            maybe_text("words"),
            maybe_bytes("content_mark"),
        ],
    );
    step.foreign_key(&mut refers("plan", "plan"));
    let mut progress = table(
        "progress",
        id("id"),
        vec![id("action"), number("position"), text("status"), text("news"), day("day"), maybe_id("account")],
    );
    progress.foreign_key(&mut refers("action", "action"));
    vec![release, cell, plan, theme, action, step, progress]
}
