//! Care leavers and the names of their personal advisers.

use crate::columns::{at, bytes, day, id, maybe_at, maybe_day, maybe_id, refers, table, text};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    let mut adviser = table(
        "adviser_name",
        id("id"),
        vec![id("organisation"), bytes("name_mark"), bytes("details"), maybe_id("account")],
    );
    adviser
        .foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("account", "account"));
    let leaver = vec![
        id("organisation"),
        bytes("case_mark"),
        bytes("details"),
        maybe_id("adviser"),
        text("gender"),
        text("ethnicity"),
        text("eligibility"),
        text("in_touch"),
        text("accommodation"),
        text("suitability"),
        text("activity"),
        text("uasc"),
        text("disability"),
        at("since"),
        maybe_at("archived_at"),
        maybe_day("erase_on"),
        maybe_day("erased_on"),
    ];
    let mut leaver = table("care_leaver", id("id"), leaver);
    leaver
        .foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("adviser", "adviser_name"));
    let mut pending = table(
        "pending_import",
        id("id"),
        vec![id("organisation"), id("by"), bytes("sealed"), at("since"), day("ends_on")],
    );
    pending.foreign_key(&mut refers("organisation", "organisation"));
    vec![adviser, leaver, pending]
}
