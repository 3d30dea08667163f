//! The register's second list: who changed what of whom, and how an LA's own columns are called.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, day, id, maybe_id, number, once, refers, sought, table};

step!("m0003_register", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.create_table(change()).await?;
    manager.create_table(columns()).await?;
    for index in [
        once("leaver_change", &["care_leaver", "number"]),
        sought("leaver_change", &["organisation"]),
        once("import_columns", &["organisation"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// What changed of a care leaver at once: which, by whom, on which day; the fields and their values are sealed under the
/// person's own key. Erased with them.
fn change() -> TableCreateStatement {
    let columns = vec![
        id("organisation"),
        id("care_leaver"),
        number("number"),
        day("day"),
        // The account; none where the product did it.
        maybe_id("by"),
        bytes("sealed"),
    ];
    let mut change = table("leaver_change", id("id"), columns);
    change
        .foreign_key(&mut refers("organisation", "organisation"))
        .foreign_key(&mut refers("care_leaver", "care_leaver"));
    change
}

/// How an LA's lists call their columns, sealed: a heading can turn out to be a person's name.
fn columns() -> TableCreateStatement {
    let mut columns = table("import_columns", id("id"), vec![id("organisation"), bytes("sealed")]);
    columns.foreign_key(&mut refers("organisation", "organisation"));
    columns
}
