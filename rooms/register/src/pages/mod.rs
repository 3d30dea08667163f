//! The pages of this room, each with its door.

mod card;
mod check;
mod columns;
mod correct;
mod differences;
mod erase;
mod import;
mod person;
mod preview;
mod problems;
mod register;
mod retention;
mod tables;
mod templates;

use kit::web::{Door, Routes};

use crate::import::MAX_BYTES;
use crate::rights::{
    Archive, BringBack, CorrectPerson, ErasePerson, Import, LinkAdviser, Prepare, SayColumns, See, SeeChecks,
    SeePerson,
};

pub(crate) use check::reached;

/// Files of the largest size, and what a browser puts around them.
const UPLOAD: usize = MAX_BYTES + 64 * 1024;

pub(crate) fn routes() -> Routes {
    let see = Door::of::<See>();
    let prepare = Door::of::<Prepare>();
    let correct = Door::of::<CorrectPerson>();
    Routes::default()
        .get("/la/{la}/register", see, register::get)
        .post("/la/{la}/register/advisers/{id}", Door::of::<LinkAdviser>(), register::link)
        .get("/la/{la}/register/template.csv", prepare, templates::main)
        .get("/la/{la}/register/template.xlsx", prepare, templates::main_workbook)
        .get("/la/{la}/register/contacts-template.csv", prepare, templates::contacts)
        .get("/la/{la}/register/contacts-template.xlsx", prepare, templates::contacts_workbook)
        .get("/la/{la}/register/import", prepare, import::get)
        .upload("/la/{la}/register/import", prepare, UPLOAD, import::post)
        .post("/la/{la}/register/columns", Door::of::<SayColumns>(), columns::post)
        .post("/la/{la}/register/columns/forget", Door::of::<SayColumns>(), columns::forget)
        .get("/la/{la}/register/import/{id}", prepare, preview::get)
        .post("/la/{la}/register/import/{id}/confirm", Door::of::<Import>(), preview::confirm)
        .post("/la/{la}/register/import/{id}/discard", prepare, preview::discard)
        .get("/la/{la}/register/retention", see, retention::get)
        .get("/la/{la}/register/check", Door::of::<SeeChecks>(), check::get)
        .get("/la/{la}/register/{person}", Door::of::<SeePerson>(), person::get)
        .get("/la/{la}/register/{person}/correct", correct, correct::get)
        .post("/la/{la}/register/{person}/correct", correct, correct::post)
        .post("/la/{la}/register/{person}/check", correct, person::mark)
        .post("/la/{la}/register/{person}/left", Door::of::<Archive>(), person::left)
        .post("/la/{la}/register/{person}/back", Door::of::<BringBack>(), person::back)
        .get("/la/{la}/register/{person}/erase", Door::of::<ErasePerson>(), erase::get)
        .post("/la/{la}/register/{person}/erase", Door::of::<ErasePerson>(), erase::post)
}

/// Where somebody's own page is.
fn person_path(la: &::people::Organisation, person: uuid::Uuid) -> String {
    la.path(&format!("/register/{}", kit::ids::show(person)))
}

/// `1 person`, `2 people`.
fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// `1 row`, `2 rows`.
fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// Rows of one table on a page: what a browser on an old laptop still scrolls.
const MOST: usize = 500;

/// Said under a table that was cut.
fn cut(count: usize, what: &str) -> maud::Markup {
    maud::html! {
        @if count > MOST { p.govuk-body { "The first " (MOST) " of " (count) " " (what) " are shown." } }
    }
}
