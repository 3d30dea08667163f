//! Surveys of others than the care leavers whom an LA serves: who no longer is, personal advisers, people at a session.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, day, id, maybe_day, number, once, refers, sought, table, text};

step!("m0007_groups", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // Whom it asks. All that there was before asked care leavers.
    for asks in ["wave", "release"] {
        let mut column = text("asks");
        let column = column.default("care leavers");
        manager.alter_table(Table::alter().table(asks).add_column(column).to_owned()).await?;
    }
    for new in [session(), place(), joined(), join_request()] {
        manager.create_table(new).await?;
    }
    for index in [
        once("place", &["code_mark"]),
        sought("place", &["wave"]),
        once("joined", &["wave", "mark"]),
        sought("join_request", &["wave"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// The session that a wave asks about, and how many were there.
fn session() -> TableCreateStatement {
    let mut session = table("session_asked", id("wave"), vec![text("name"), day("day"), number("people")]);
    session.foreign_key(&mut refers("wave", "wave")).to_owned()
}

/// A place in a wave that is nobody's of the register: invitations are of the register and stay apart from these, so
/// that no count of one can take in the other.
fn place() -> TableCreateStatement {
    let columns = vec![id("wave"), bytes("code_mark"), day("since"), maybe_day("done_on")];
    let mut place = table("place", id("id"), columns);
    place.foreign_key(&mut refers("wave", "wave")).to_owned()
}

/// Who asked to join, under a key of their own that hangs on the wave's: gone with it. The mark tells a contact that asks
/// again.
fn joined() -> TableCreateStatement {
    let mut joined = table("joined", id("place"), vec![id("wave"), bytes("mark"), bytes("sealed")]);
    joined.foreign_key(&mut refers("place", "place")).foreign_key(&mut refers("wave", "wave")).to_owned()
}

/// A contact that was typed and not looked at yet, sealed under the wave's key; for as long as a job takes.
fn join_request() -> TableCreateStatement {
    let mut request = table("join_request", id("id"), vec![id("wave"), bytes("sealed")]);
    request.foreign_key(&mut refers("wave", "wave")).to_owned()
}
