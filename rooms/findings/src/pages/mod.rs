//! The pages of this room, each with its door.

mod benchmark;
mod benchmarks;
mod by;
mod compared;
mod draw;
mod finding;
mod findings;
mod method;
mod naming;
mod national;
mod others;
mod paper;
mod said;
mod spreadsheet;
mod summary;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

use kit::web::{Door, Routes};

use crate::rights::{BeNamed, KeepFigures, ReadFindings, ReadNational};

pub(crate) fn routes() -> Routes {
    let keep = Door::of::<KeepFigures>();
    let read = Door::of::<ReadFindings>();
    Routes::default()
        .get("/la/{la}/findings", read, findings::get)
        .get("/la/{la}/findings.xlsx", read, spreadsheet::get)
        .get("/la/{la}/findings.pdf", read, paper::full)
        .get("/la/{la}/findings-board.pdf", read, paper::board)
        .get("/la/{la}/findings-young-people.pdf", read, paper::young)
        .get("/la/{la}/findings/by/{grouping}", read, by::get)
        .get("/la/{la}/findings/method", read, method::get)
        .get("/la/{la}/findings/others", read, others::list)
        .get("/la/{la}/findings/others/{release}", read, others::one)
        .get("/la/{la}/findings/naming", Door::of::<BeNamed>(), naming::get)
        .post("/la/{la}/findings/naming", Door::of::<BeNamed>(), naming::post)
        .get("/programme/rounds/{round}/findings", Door::of::<ReadNational>(), national::get)
        .get("/programme/benchmarks", keep, benchmarks::get)
        .get("/programme/benchmarks/new", keep, benchmark::begin)
        .post("/programme/benchmarks/new", keep, benchmark::add)
        .get("/programme/benchmarks/{figure}", keep, benchmark::get)
        .post("/programme/benchmarks/{figure}", keep, benchmark::post)
}
