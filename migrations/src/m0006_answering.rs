//! What an LA aims at with a survey, and whom it has thanked for answering.

use sea_orm_migration::prelude::*;

use crate::columns::{day, id, maybe_number, maybe_text, refers, table};

step!("m0006_answering", up);

async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // The LA's own target in per cent, and what everybody gets who answers.
    let mut aim = table("wave_aim", id("wave"), vec![maybe_number("target"), maybe_text("thanks")]);
    manager.create_table(aim.foreign_key(&mut refers("wave", "wave")).to_owned()).await?;
    // That somebody has answered is known since a morning; this is the day on which they got what was promised.
    let mut thanked = table("thanked", id("invitation"), vec![day("day")]);
    manager.create_table(thanked.foreign_key(&mut refers("invitation", "invitation")).to_owned()).await
}
