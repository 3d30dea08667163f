//! The pages of this room, each with its door.

mod authority;
mod home;
mod log;
mod outbox;

use kit::web::{Door, Routes};

use crate::rights::{OpenDesk, OpenHome, ReadLog, ReadProgrammeLog, SeeOutbox, SeeProgrammeOutbox};

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/home", Door::of::<OpenHome>(), home::get)
        .get("/la/{la}", Door::of::<OpenDesk>(), authority::get)
        .get("/la/{la}/log", Door::of::<ReadLog>(), log::of_authority)
        .get("/programme/log", Door::of::<ReadProgrammeLog>(), log::of_programme)
        .get("/la/{la}/outbox", Door::of::<SeeOutbox>(), outbox::of_authority)
        .get("/programme/outbox", Door::of::<SeeProgrammeOutbox>(), outbox::of_programme)
}
