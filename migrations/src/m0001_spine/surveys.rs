//! Instruments, rounds, waves and invitations.

use crate::columns::{at, bytes, day, id, json, maybe_at, maybe_day, number, refers, table, text};
use sea_orm_migration::prelude::TableCreateStatement;

pub(super) fn all() -> Vec<TableCreateStatement> {
    let wave = vec![
        id("organisation"),
        id("round"),
        id("instrument"),
        text("mode"),
        text("custody"),
        json("thresholds"),
        day("opens_on"),
        day("closes_on"),
        bytes("public_key"),
        at("since"),
        maybe_at("sent_at"),
        maybe_at("closed_at"),
        text("opening"),
    ];
    let mut wave = table("wave", id("id"), wave);
    wave.foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("round", "survey_round"))
        .foreign_key(&mut refers("instrument", "instrument"));
    let invitation =
        vec![id("wave"), id("care_leaver"), number("revision"), bytes("code_mark"), maybe_day("done_on")];
    let mut invitation = table("invitation", id("id"), invitation);
    invitation
        .foreign_key(&mut refers("wave", "wave"))
        .foreign_key(&mut refers("care_leaver", "care_leaver"));
    let mut replaced = table("replaced_code", bytes("mark"), vec![id("invitation")]);
    replaced.foreign_key(&mut refers("invitation", "invitation"));
    vec![
        table(
            "instrument",
            id("id"),
            vec![text("name"), number("version"), text("title"), json("definition"), at("since")],
        ),
        table("survey_round", id("id"), vec![text("name"), at("since"), maybe_at("closed_at")]),
        wave,
        invitation,
        replaced,
    ]
}
