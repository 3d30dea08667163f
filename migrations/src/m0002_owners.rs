//! Plans: how young people take part, who answers for an action without an account here, and how one version follows
//! another.

use sea_orm_migration::prelude::*;

use crate::columns::{at, bytes, id, maybe_id, maybe_text, once, refers, sought, table};

step!("m0002_owners", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in columns() {
        let mut change = Table::alter();
        manager.alter_table(change.table(table).add_column(column).to_owned()).await?;
    }
    manager.create_table(owner()).await?;
    manager.create_table(promised()).await?;
    for index in [
        sought("owner_link", &["organisation"]),
        sought("owner_link", &["mark"]),
        once("owner_promise", &["link", "promise"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// What plans, actions and progress say besides.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        // Why more than five themes, or none that builds on what goes well.
        ("plan", maybe_text("exception")),
        // Why it takes the place of the version before, where both rest on the same findings.
        ("plan", maybe_text("change")),
        // Ways of taking part, and why there is none: codes.
        ("action", maybe_text("part")),
        ("action", maybe_text("why_none")),
        // The organisation of an owner who is not the LA's own.
        ("action", maybe_text("partner")),
        // The same promise in the version where it was first made.
        ("action", maybe_id("promise")),
        // The owner's link that brought the news, where no account did.
        ("progress", maybe_id("link")),
    ]
}

/// An owner's link: a fingerprint of its secret, and who has it, sealed. Withdrawn, the row goes.
fn owner() -> TableCreateStatement {
    let columns = vec![id("organisation"), bytes("mark"), bytes("sealed"), at("since")];
    let mut owner = table("owner_link", id("id"), columns);
    owner.foreign_key(&mut refers("organisation", "organisation"));
    owner
}

/// What the owner answers for.
fn promised() -> TableCreateStatement {
    let mut promised = table("owner_promise", id("id"), vec![id("link"), id("promise")]);
    promised.foreign_key(&mut refers("link", "owner_link")).foreign_key(&mut refers("promise", "action"));
    promised
}
