//! The house: instance, audit log, jobs, and which archives of keys there are.

use crate::columns::{at, big, bytes, id, json, maybe_at, maybe_id, maybe_text, number, table, text, yes_no};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    let job = vec![
        text("kind"),
        json("payload"),
        text("state"),
        yes_no("urgent"),
        at("run_at"),
        maybe_at("claimed_at"),
        number("attempts"),
        maybe_text("trouble"),
        maybe_text("only_one"),
    ];
    let line = vec![
        id("chain"),
        big("number"),
        at("at"),
        maybe_id("account"),
        maybe_id("organisation"),
        text("act"),
        maybe_id("about"),
        bytes("mark"),
    ];
    let archive = vec![at("at"), json("keys"), maybe_at("destroyed_at")];
    vec![
        table("instance", number("id"), vec![bytes("key_folder"), at("since"), maybe_at("paused_at")]),
        table("audit_line", id("id"), line),
        table("audit_head", id("chain"), vec![big("number"), bytes("mark"), bytes("seal")]),
        table("key_archive", id("id"), archive),
        table("job", id("id"), job),
    ]
}
