//! Organisations, accounts, how people come in, and what is sent to them.

use crate::columns::{
    at, big, bytes, id, maybe_at, maybe_bytes, maybe_id, maybe_text, number, refers, table, text, yes_no,
};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    let organisation = vec![
        text("kind"),
        text("slug"),
        text("name"),
        maybe_text("gss_code"),
        maybe_text("region"),
        at("since"),
    ];
    let membership = vec![
        id("account"),
        id("organisation"),
        text("role"),
        maybe_id("invited_by"),
        at("since"),
        maybe_at("ended_at"),
    ];
    let pass = vec![
        text("purpose"),
        maybe_id("account"),
        bytes("mark"),
        maybe_bytes("sealed"),
        at("ends_at"),
        maybe_at("used_at"),
    ];
    let message = vec![
        maybe_id("organisation"),
        text("kind"),
        text("channel"),
        bytes("address_mark"),
        bytes("sealed"),
        maybe_text("ring"),
        maybe_id("person"),
        maybe_id("reference"),
        text("state"),
        at("since"),
    ];
    let mut membership = table("membership", id("id"), membership);
    membership
        .foreign_key(&mut refers("account", "account"))
        .foreign_key(&mut refers("organisation", "organisation"));
    let session = vec![
        id("id"),
        id("account"),
        text("device"),
        yes_no("second_factor"),
        at("since"),
        at("seen_at"),
        at("ends_at"),
        maybe_at("replaces_until"),
    ];
    let mut session = table("session", bytes("mark"), session);
    session.foreign_key(&mut refers("account", "account"));
    let mut pass = table("pass", id("id"), pass);
    pass.foreign_key(&mut refers("account", "account"));
    let factor = vec![bytes("sealed"), at("confirmed_at"), big("last_step"), number("wrong")];
    let mut factor = table("factor", id("account"), factor);
    factor.foreign_key(&mut refers("account", "account"));
    let recovery = vec![id("account"), bytes("mark"), maybe_at("used_at")];
    let mut recovery = table("recovery_code", id("id"), recovery);
    recovery.foreign_key(&mut refers("account", "account"));
    vec![
        table("organisation", id("id"), organisation),
        table("account", id("id"), vec![bytes("email_mark"), bytes("details"), at("since")]),
        membership,
        session,
        pass,
        factor,
        recovery,
        table("message", id("id"), message),
    ]
}
