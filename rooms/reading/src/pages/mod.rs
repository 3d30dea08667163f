//! The pages of this room, each with its door.

mod desk;
mod first;
mod second;
mod text;

use kit::ids;
use kit::web::{Door, Routes};
use uuid::Uuid;

use crate::rights::{ReadText, ReadWave, SeeDesk};

const HERE: &str = "Reading desk";
const DESK: &str = "/programme/reading";

pub(crate) fn routes() -> Routes {
    let text = Door::of::<ReadText>();
    Routes::default()
        .get(DESK, Door::of::<SeeDesk>(), desk::get)
        .get("/programme/reading/{read}", Door::of::<ReadWave>(), desk::next)
        .get("/programme/reading/{read}/{text}", text, text::get)
        .post("/programme/reading/{read}/{text}", text, text::post)
}

fn wave_path(wave: Uuid) -> String {
    format!("{DESK}/{}", ids::show(wave))
}

fn text_path(wave: Uuid, text: Uuid) -> String {
    format!("{DESK}/{}/{}", ids::show(wave), ids::show(text))
}
