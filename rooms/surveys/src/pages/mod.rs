//! The pages of this room, each with its door.

mod own_people;
mod respond;
mod rounds;
mod wave;
mod waves;

use kit::web::{Door, Routes};

use crate::rights::{ManageRounds, ManageWaves, RunWave, SeeOwnPeople};

pub(crate) fn routes() -> Routes {
    let rounds = Door::of::<ManageRounds>();
    let manage = Door::of::<ManageWaves>();
    let run = Door::of::<RunWave>();
    Routes::default()
        .get("/programme/rounds", rounds, rounds::get)
        .post("/programme/rounds", rounds, rounds::post)
        .get("/la/{la}/waves", manage, waves::get)
        .post("/la/{la}/waves", manage, waves::post)
        .get("/la/{la}/waves/{wave}", run, wave::get)
        .post("/la/{la}/waves/{wave}/send", run, wave::send)
        .post("/la/{la}/waves/{wave}/close", run, wave::close)
        .get("/la/{la}/my-people", Door::of::<SeeOwnPeople>(), own_people::get)
        .get("/s/{code}", Door::Respondent, respond::welcome::get)
        .post("/s/{code}", Door::Respondent, respond::welcome::post)
        .get("/survey", Door::Respondent, respond::question::resume)
        .get("/survey/q/{number}", Door::Respondent, respond::question::get)
        .post("/survey/q/{number}", Door::Respondent, respond::question::post)
        .get("/survey/ready", Door::Respondent, respond::ready::get)
        .post("/survey/ready", Door::Respondent, respond::ready::post)
        .get("/survey/help", Door::Respondent, respond::help::get)
}
