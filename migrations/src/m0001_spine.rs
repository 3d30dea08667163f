//! The spine: everything from an imported list to a published plan.
//!
//! The box (`box_*`) and the answers join to nothing and tell no order: random keys, no row numbers, no
//! times but a draft's expiry day, no reference to people (docs/adr/0003; held by the schema test).

mod indexes;

use crate::columns::{
    at, bytes, day, id, json, maybe_at, maybe_bytes, maybe_day, maybe_id, maybe_text, number, refers, table,
    text, yes_no,
};
use sea_orm_migration::prelude::*;

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0001_spine"
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in house().into_iter().chain(people()).chain(register()).chain(surveys()).chain(plans()) {
            manager.create_table(table).await?;
        }
        for mut table in the_box() {
            kit::db::differ::without_rowid(manager.get_database_backend(), &mut table);
            manager.create_table(table).await?;
        }
        for index in indexes::all() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a ledger only goes forwards: restore a backup instead".to_owned()))
    }
}

fn house() -> Vec<TableCreateStatement> {
    let job = vec![
        text("kind"),
        json("payload"),
        text("state"),
        at("run_at"),
        maybe_at("claimed_at"),
        number("attempts"),
        maybe_text("trouble"),
        maybe_text("only_one"),
    ];
    let line = vec![at("at"), maybe_id("account"), maybe_id("organisation"), text("act"), maybe_id("about")];
    vec![
        table("instance", number("id"), vec![bytes("key_folder"), at("since")]),
        table("audit_line", id("id"), line),
        table("job", id("id"), job),
    ]
}

fn people() -> Vec<TableCreateStatement> {
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
    let pass = vec![text("purpose"), maybe_id("account"), bytes("mark"), at("ends_at"), maybe_at("used_at")];
    let message = vec![
        maybe_id("organisation"),
        text("kind"),
        text("channel"),
        bytes("address_mark"),
        bytes("sealed"),
        maybe_id("reference"),
        text("state"),
        at("since"),
    ];
    let mut membership = table("membership", id("id"), membership);
    membership
        .foreign_key(&mut refers("account", "account"))
        .foreign_key(&mut refers("organisation", "organisation"));
    let mut session =
        table("session", bytes("mark"), vec![id("account"), at("since"), at("seen_at"), at("ends_at")]);
    session.foreign_key(&mut refers("account", "account"));
    let mut pass = table("pass", id("id"), pass);
    pass.foreign_key(&mut refers("account", "account"));
    vec![
        table("organisation", id("id"), organisation),
        table("account", id("id"), vec![bytes("email_mark"), bytes("details"), at("since")]),
        membership,
        session,
        pass,
        table("message", id("id"), message),
    ]
}

fn register() -> Vec<TableCreateStatement> {
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

fn surveys() -> Vec<TableCreateStatement> {
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
    vec![
        table(
            "instrument",
            id("id"),
            vec![text("name"), number("version"), text("title"), json("definition"), at("since")],
        ),
        table("survey_round", id("id"), vec![text("name"), at("since"), maybe_at("closed_at")]),
        wave,
        invitation,
    ]
}

fn the_box() -> Vec<TableCreateStatement> {
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

fn plans() -> Vec<TableCreateStatement> {
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
