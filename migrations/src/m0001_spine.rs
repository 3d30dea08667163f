//! The spine: everything from an imported list to a published plan.
//!
//! The box (`box_*`) and the answers join to nothing and tell no order: random keys, no row numbers, no
//! times but a draft's expiry day, no reference to people (docs/adr/0003; held by the schema test).

mod contact;
mod house;
mod indexes;
mod people;
mod plans;
mod register;
mod surveys;
mod the_box;

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
        for table in rooms() {
            manager.create_table(table).await?;
        }
        for mut table in the_box::all() {
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

fn rooms() -> impl Iterator<Item = TableCreateStatement> {
    let below = house::all().into_iter().chain(people::all()).chain(register::all());
    below.chain(surveys::all()).chain(contact::all()).chain(plans::all())
}
