//! The pages of this room, each with its door.

mod aim;
mod close_round;
mod disclosure;
mod instruments;
mod join;
mod letter;
mod letters;
mod others;
mod own_people;
mod rates;
mod replace;
mod respond;
mod round;
mod rounds;
mod share;
mod thanks;
mod wave;
mod waves;

use kit::web::{Door, Routes};

use crate::rights::disclosure::SetDisclosure;
use crate::rights::{
    CloseRound, ManageRounds, ManageWaves, PrintLetters, ReplaceCode, RunWave, SeeOwnPeople, SeeRates,
    ShareLink, ThankPerson,
};

pub(crate) fn routes() -> Routes {
    let rounds = Door::of::<ManageRounds>();
    let manage = Door::of::<ManageWaves>();
    let run = Door::of::<RunWave>();
    others::routes(instruments::routes(Routes::default()))
        .get("/programme/rounds", rounds, rounds::get)
        .post("/programme/rounds", rounds, rounds::post)
        .get("/programme/rounds/{round}", Door::of::<SeeRates>(), round::get)
        .get("/programme/rounds/{round}/close", Door::of::<CloseRound>(), close_round::get)
        .post("/programme/rounds/{round}/close", Door::of::<CloseRound>(), close_round::post)
        .get("/programme/disclosure", Door::of::<SetDisclosure>(), disclosure::get)
        .post("/programme/disclosure", Door::of::<SetDisclosure>(), disclosure::post)
        .get("/la/{la}/waves", manage, waves::get)
        .post("/la/{la}/waves", manage, waves::post)
        .get("/la/{la}/waves/{wave}", run, wave::get)
        .post("/la/{la}/waves/{wave}/send", run, wave::send)
        .post("/la/{la}/waves/{wave}/close", run, wave::close)
        .get("/la/{la}/waves/{wave}/aim", run, aim::get)
        .post("/la/{la}/waves/{wave}/aim", run, aim::post)
        .get("/la/{la}/waves/{wave}/letters", Door::of::<PrintLetters>(), letters::get)
        .post("/la/{la}/waves/{wave}/letters", Door::of::<PrintLetters>(), letters::post)
        .get("/la/{la}/waves/{wave}/replace", run, replace::get)
        .post("/la/{la}/waves/{wave}/replace", Door::of::<ReplaceCode>(), replace::post)
        .get("/la/{la}/my-people/{person}/share", Door::of::<ShareLink>(), share::get)
        .post("/la/{la}/my-people/{person}/replace", Door::of::<ReplaceCode>(), share::replace)
        .post("/la/{la}/my-people/{person}/thank", Door::of::<ThankPerson>(), own_people::thank)
        .get("/la/{la}/my-people", Door::of::<SeeOwnPeople>(), own_people::get)
        .get("/join/{la}", Door::Respondent, join::get)
        .post("/join/{la}", Door::Respondent, join::post)
        .get("/join/{la}/sent", Door::Respondent, join::sent)
        .get("/s", Door::Respondent, respond::code::get)
        .post("/s", Door::Respondent, respond::code::post)
        .get("/s/{code}", Door::Respondent, respond::welcome::get)
        .post("/s/{code}", Door::Respondent, respond::welcome::post)
        .get("/survey", Door::Respondent, respond::page::resume)
        .get("/survey/q/{number}", Door::Respondent, respond::page::get)
        .post("/survey/q/{number}", Door::Respondent, respond::page::post)
        .get("/survey/ready", Door::Respondent, respond::ready::get)
        .post("/survey/ready", Door::Respondent, respond::ready::post)
        .get("/survey/help", Door::Respondent, respond::help::get)
        .get("/survey/privacy", Door::Respondent, respond::privacy::get)
}
