//! The pages of this room, each with its door.

mod api;
mod benchmark;
mod benchmarks;
mod by;
mod compared;
mod draw;
mod extract;
mod extracts;
mod files;
mod finding;
mod findings;
mod leaflet;
mod method;
mod naming;
mod national;
mod others;
mod paper;
mod said;
mod small;
mod spreadsheet;
mod summary;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

pub use leaflet::{give_back, page_link, tell_everybody};

use kit::web::{Door, Routes};

use crate::data::openapi;
use crate::rights::extract::{AskExtract, DecideExtract, ReadExtracts, TakeExtract};
use crate::rights::{BeNamed, GiveBack, KeepFigures, ReadFindings, ReadNational};

pub(crate) fn routes() -> Routes {
    let keep = Door::of::<KeepFigures>();
    let read = Door::of::<ReadFindings>();
    let give = Door::of::<GiveBack>();
    let national = Door::of::<ReadNational>();
    Routes::default()
        .get("/la/{la}/findings", read, findings::get)
        .get("/la/{la}/findings.xlsx", read, spreadsheet::get)
        .get("/la/{la}/findings.pdf", read, paper::full)
        .get("/la/{la}/findings-board.pdf", read, paper::board)
        .get("/la/{la}/findings-young-people.pdf", read, paper::young)
        .get("/la/{la}/findings/by/{grouping}", read, by::get)
        .get("/la/{la}/findings/files", read, files::get)
        .get("/la/{la}/findings/files/{survey}/{file}", read, files::one)
        .get(openapi::SURVEYS, read, api::list)
        .get(openapi::SURVEY, read, api::one)
        .get("/api/1/openapi.json", Door::Public, api::described)
        .get("/la/{la}/findings/method", read, method::get)
        .get("/la/{la}/findings/others", read, others::list)
        .get("/la/{la}/findings/others/{release}", read, others::one)
        .get("/la/{la}/findings/naming", Door::of::<BeNamed>(), naming::get)
        .post("/la/{la}/findings/naming", Door::of::<BeNamed>(), naming::post)
        .get("/la/{la}/findings/page", give, leaflet::board::get)
        .get("/la/{la}/findings/page/write", give, leaflet::write::get)
        .post("/la/{la}/findings/page/write", give, leaflet::write::post)
        .get("/la/{la}/findings/page/preview", give, leaflet::public::preview)
        .post("/la/{la}/findings/page/show", give, leaflet::board::show)
        .post("/la/{la}/findings/page/take-back", give, leaflet::board::take_back)
        .get("/la/{la}/findings/page/tell", give, leaflet::tell::get)
        .post("/la/{la}/findings/page/tell", give, leaflet::tell::post)
        .get("/findings", Door::Public, leaflet::list::get)
        .get("/findings/{la}", Door::Public, leaflet::public::get)
        .get("/programme/rounds/{round}/findings", national, national::get)
        .get("/programme/rounds/{round}/findings/files/{file}", national, national::file)
        .get(openapi::ROUND, national, api::round)
        .get("/programme/rounds/{round}/extract", Door::of::<AskExtract>(), extracts::begin)
        .post("/programme/rounds/{round}/extract", Door::of::<AskExtract>(), extracts::ask)
        .get("/programme/extracts", Door::of::<ReadExtracts>(), extracts::get)
        .get("/programme/extracts/{extract}", Door::of::<ReadExtracts>(), extract::get)
        .post("/programme/extracts/{extract}/decide", Door::of::<DecideExtract>(), extract::decide)
        .post("/programme/extracts/{extract}/take", Door::of::<TakeExtract>(), extract::take)
        .get("/programme/benchmarks", keep, benchmarks::get)
        .get("/programme/benchmarks/new", keep, benchmark::begin)
        .post("/programme/benchmarks/new", keep, benchmark::add)
        .get("/programme/benchmarks/{figure}", keep, benchmark::get)
        .post("/programme/benchmarks/{figure}", keep, benchmark::post)
}
