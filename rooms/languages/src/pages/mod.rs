//! The pages of this room, each with its door.

mod list;
mod one;

use kit::web::{Door, Routes};

use crate::rights::{CheckLanguage, CheckLanguages};

pub(crate) fn routes() -> Routes {
    let one = Door::of::<CheckLanguage>();
    Routes::default()
        .get("/programme/languages", Door::of::<CheckLanguages>(), list::get)
        .get("/programme/languages/{language}", one, one::get)
        .post("/programme/languages/{language}", one, one::post)
        .post("/programme/languages/{language}/undo", one, one::back)
}
