//! Care leavers who asked to be contacted, joined to nothing of the survey.

use crate::columns::{at, bytes, id, maybe_at, maybe_bytes, maybe_id, number, refers, table, text};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    let request = vec![
        id("organisation"),
        text("kind"),
        bytes("sealed"),
        maybe_bytes("mark"),
        at("since"),
        number("escalations"),
        maybe_at("escalated_at"),
        maybe_at("read_at"),
        maybe_id("read_by"),
        maybe_at("done_at"),
    ];
    let mut request = table("contact_request", id("id"), request);
    request.foreign_key(&mut refers("organisation", "organisation"));
    let mut duty =
        table("duty_contact", id("id"), vec![id("organisation"), text("kind"), bytes("sealed"), at("since")]);
    duty.foreign_key(&mut refers("organisation", "organisation"));
    vec![request, duty]
}
