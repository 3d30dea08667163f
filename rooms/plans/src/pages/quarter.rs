//! The quarterly round: when it is held, how it stands, and what young people say in it.

mod comments;
mod dates;
mod paper;
mod say;
mod voices;

use kit::web::{Door, Routes};

pub(super) use voices::{Voices, beside, invited, whole};

use crate::rights::{
    AnswerYoung, DecideComment, DecideOutside, ReadComments, ReadOutside, SeeQuarter, SetQuarters,
};

/// The pages of a round, beside the others of the plan.
pub(super) fn routes(others: Routes) -> Routes {
    let dates = Door::of::<SetQuarters>();
    others
        .get("/plans/{la}/say", Door::Public, say::get)
        .post("/plans/{la}/say", Door::Public, say::post)
        .get("/la/{la}/plan/round", Door::of::<SeeQuarter>(), paper::get)
        .get("/la/{la}/plan/round.pdf", Door::of::<SeeQuarter>(), paper::print::get)
        .post("/la/{la}/plan/round", Door::of::<AnswerYoung>(), paper::post)
        .get("/la/{la}/plan/round/dates", dates, dates::get)
        .post("/la/{la}/plan/round/dates", dates, dates::post)
        .get("/la/{la}/plan/comments", Door::of::<ReadComments>(), comments::get)
        .post("/la/{la}/plan/comments/{comment}", Door::of::<DecideComment>(), comments::post)
        .get("/programme/comments", Door::of::<ReadOutside>(), comments::get_outside)
        .post("/programme/comments/{comment}", Door::of::<DecideOutside>(), comments::post_outside)
}
