//! What an LA aims at with a survey, and whom it has thanked for answering.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, maybe_number, maybe_text, refers, table};

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0006_answering"
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The LA's own target in per cent, and what everybody gets who answers.
        let mut aim = table("wave_aim", id("wave"), vec![maybe_number("target"), maybe_text("thanks")]);
        manager.create_table(aim.foreign_key(&mut refers("wave", "wave")).to_owned()).await?;
        // That somebody has answered is known since a morning; this is the day on which they got what was promised.
        let mut thanked = table("thanked", id("invitation"), vec![day("day")]);
        manager.create_table(thanked.foreign_key(&mut refers("invitation", "invitation")).to_owned()).await
    }

    /// Whole or not at all, on SQLite too: half of it could not be run again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a ledger only goes forwards: restore a backup instead".to_owned()))
    }
}
