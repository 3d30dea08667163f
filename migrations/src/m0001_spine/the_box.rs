//! The box and the answers: random keys, no row numbers, no times, no reference to people.

use crate::columns::{bytes, day, id, json, table, text, yes_no};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    vec![
        table("box_draft", id("id"), vec![id("wave"), bytes("sealed"), day("expires_on")]),
        table("box_nullifier", bytes("tag"), vec![id("wave")]),
        table("box_ballot", id("id"), vec![id("wave"), bytes("sealed")]),
        table("answer", id("id"), vec![id("wave"), json("answers")]),
        table(
            "answer_text",
            id("id"),
            vec![id("wave"), text("question"), text("words"), yes_no("may_quote")],
        ),
    ]
}
