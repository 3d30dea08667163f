//! The pages of this room, each with its door.

mod action;
mod action_form;
mod action_more;
mod before;
mod compare;
mod discard;
mod document;
mod drift;
mod feeds;
pub(crate) mod friend;
mod heard;
mod history;
mod national;
mod owner;
mod owners;
mod paper;
mod pilot;
mod plan;
mod progress;
mod public;
mod quarter;
mod reached;
mod remarks;
mod rows;
mod spreadsheet;
mod steps;
mod themes;
mod thread;
mod threads;
mod version;

pub(crate) use document::stands;
pub(crate) use spreadsheet::{comes_from, lines, part};

use kit::web::{Door, Refusal, Routes};
use uuid::Uuid;

use crate::rights::heard::RecordHeard;
use crate::rights::national::ReadPlans;
use crate::rights::remarks::{Befriend, RemarkOnPlan};
use crate::rights::{
    DiscardPlan, NameOwners, PublishPlan, ReportProgress, SeePlan, SendPlan, SetLimits, SignPlan, StartPlan,
    WritePlan,
};

pub(crate) fn routes() -> Routes {
    let write = Door::of::<WritePlan>();
    let report = Door::of::<ReportProgress>();
    let owners = Door::of::<NameOwners>();
    let all = Routes::default()
        .get("/programme/plans", Door::of::<ReadPlans>(), national::get)
        .get("/programme/plans/files/{file}", Door::of::<ReadPlans>(), national::file)
        .get("/programme/plans/{la}", Door::of::<Befriend>(), friend::get)
        .get("/plans", Door::Public, public::list)
        .get("/plans/{la}", Door::Public, public::get)
        .get("/plans/{la}/dates.ics", Door::Public, feeds::calendar)
        .get("/plans/{la}/news.atom", Door::Public, feeds::news)
        .get("/la/{la}/plan", Door::of::<SeePlan>(), plan::get)
        .post("/la/{la}/plan", Door::of::<StartPlan>(), plan::start)
        .get("/la/{la}/plan.xlsx", Door::of::<SeePlan>(), spreadsheet::get)
        .get("/la/{la}/plan.pdf", Door::of::<SeePlan>(), paper::full)
        .get("/la/{la}/plan-board.pdf", Door::of::<SeePlan>(), paper::board)
        .get("/la/{la}/plan-young-people.pdf", Door::of::<SeePlan>(), paper::young)
        .get("/la/{la}/plan.docx", Door::of::<SeePlan>(), document::get)
        .get("/la/{la}/plan/versions/{version}", Door::of::<SeePlan>(), version::get)
        .get("/la/{la}/plan/versions/{version}/since/{before}", Door::of::<SeePlan>(), compare::get)
        .get("/la/{la}/plan/history", Door::of::<SeePlan>(), history::get)
        .get("/la/{la}/plan/before", write, before::get)
        .post("/la/{la}/plan/before", write, before::post)
        .get("/la/{la}/plan/preview", Door::of::<SeePlan>(), public::preview)
        .get("/la/{la}/plan/themes", write, themes::get)
        .post("/la/{la}/plan/themes", write, themes::post)
        .get("/la/{la}/plan/themes/{theme}/actions/new", write, action::new)
        .post("/la/{la}/plan/themes/{theme}/actions/new", write, action::add)
        .get("/la/{la}/plan/actions/{action}", write, action::get)
        .post("/la/{la}/plan/actions/{action}", write, action::post)
        .post("/la/{la}/plan/actions/{action}/delete", write, action::delete)
        .get("/la/{la}/plan/import", write, rows::upload::get)
        .upload("/la/{la}/plan/import", write, rows::UPLOAD, rows::upload::post)
        .get("/la/{la}/plan/import/{import}", write, rows::preview::get)
        .post("/la/{la}/plan/import/{import}/confirm", write, rows::preview::confirm)
        .post("/la/{la}/plan/import/{import}/discard", write, rows::preview::discard)
        .get("/la/{la}/plan/rows", write, rows::list::get)
        .get("/la/{la}/plan/rows/{row}", write, rows::one::get)
        .post("/la/{la}/plan/rows/{row}/dismiss", write, rows::one::dismiss)
        .get("/la/{la}/plan/rows/{row}/themes/{theme}", write, rows::one::form)
        .post("/la/{la}/plan/rows/{row}/themes/{theme}", write, rows::one::place)
        .get("/la/{la}/plan/discard", Door::of::<DiscardPlan>(), discard::get)
        .post("/la/{la}/plan/discard", Door::of::<DiscardPlan>(), discard::post)
        .post("/la/{la}/plan/send", Door::of::<SendPlan>(), steps::send)
        .post("/la/{la}/plan/sign", Door::of::<SignPlan>(), steps::sign)
        .post("/la/{la}/plan/back", Door::of::<SignPlan>(), steps::back)
        .post("/la/{la}/plan/publish", Door::of::<PublishPlan>(), steps::publish)
        .get("/la/{la}/plan/promises/{promise}/progress", report, progress::get)
        .post("/la/{la}/plan/promises/{promise}/progress", report, progress::post)
        .get("/la/{la}/plan/promises/{promise}/steps", report, reached::get)
        .post("/la/{la}/plan/promises/{promise}/steps", report, reached::post)
        .get("/la/{la}/plan/promises/{promise}/remarks", Door::of::<RemarkOnPlan>(), remarks::get)
        .post("/la/{la}/plan/promises/{promise}/remarks", Door::of::<RemarkOnPlan>(), remarks::post)
        .get("/la/{la}/plan/promises/{promise}/pilot", report, pilot::get)
        .post("/la/{la}/plan/promises/{promise}/pilot", report, pilot::post)
        .get("/la/{la}/plan/limits", Door::of::<SetLimits>(), drift::get)
        .post("/la/{la}/plan/limits", Door::of::<SetLimits>(), drift::post)
        .get("/la/{la}/plan/conversations", Door::of::<SeePlan>(), heard::get)
        .get("/la/{la}/plan/conversations/new", Door::of::<RecordHeard>(), heard::new)
        .post("/la/{la}/plan/conversations/new", Door::of::<RecordHeard>(), heard::post)
        .post("/la/{la}/plan/conversations/{heard}/remove", Door::of::<RecordHeard>(), heard::remove)
        .get("/la/{la}/thread", Door::of::<SeePlan>(), threads::get)
        .get("/la/{la}/plan/owners", owners, owners::get)
        .post("/la/{la}/plan/owners", owners, owners::post)
        .post("/la/{la}/plan/owners/{owner}/again", owners, owners::again)
        .post("/la/{la}/plan/owners/{owner}/withdraw", owners, owners::withdraw)
        .get("/owner/{link}", Door::Public, owner::get)
        .get("/owner/{link}/{promise}", Door::Public, owner::one)
        .post("/owner/{link}/{promise}", Door::Public, owner::post);
    quarter::routes(all)
}

/// An identifier in an address.
fn id(text: &str) -> Result<Uuid, Refusal> {
    kit::ids::read(text).ok_or(Refusal::NotFound)
}
