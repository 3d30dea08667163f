//! The pages of this room, each with its door.

mod account;
mod address;
mod authorities;
mod codes;
mod keep_factor;
mod lead;
mod national;
mod people;
mod qr;
mod seats;
mod second_factor;
mod set_up;
mod sign_in;
mod sign_in_code;
mod team;

use kit::web::{Door, Routes};

use crate::rights::{
    ChangeAddress, EndSeat, InviteLead, KeepAccount, KeepFactor, ManageAuthorities, ManageNationalTeam,
    ManageTeam, PassFactor, SignOut,
};

/// Where half a sign-in becomes a whole one.
pub(crate) const SECOND_FACTOR: &str = "/second-factor";

pub(crate) fn routes() -> Routes {
    own(coming_in(Routes::default()))
        .get("/programme/authorities", Door::of::<ManageAuthorities>(), authorities::get)
        .post("/programme/authorities", Door::of::<ManageAuthorities>(), authorities::post)
        .get("/programme/authorities/{la}/lead", Door::of::<InviteLead>(), lead::get)
        .post("/programme/authorities/{la}/lead", Door::of::<InviteLead>(), lead::post)
        .get("/programme/authorities/{la}/lead/{seat}/end", Door::of::<EndSeat>(), seats::ask_of_lead)
        .post("/programme/authorities/{la}/lead/{seat}/end", Door::of::<EndSeat>(), seats::end_of_lead)
        .get("/programme/team", Door::of::<ManageNationalTeam>(), national::get)
        .post("/programme/team", Door::of::<ManageNationalTeam>(), national::post)
        .get("/programme/team/{seat}/end", Door::of::<EndSeat>(), seats::ask_national)
        .post("/programme/team/{seat}/end", Door::of::<EndSeat>(), seats::end_national)
        .get("/la/{la}/team", Door::of::<ManageTeam>(), team::get)
        .post("/la/{la}/team", Door::of::<ManageTeam>(), team::post)
        .get("/la/{la}/team/{seat}/end", Door::of::<EndSeat>(), seats::ask_in_team)
        .post("/la/{la}/team/{seat}/end", Door::of::<EndSeat>(), seats::end_in_team)
}

fn coming_in(routes: Routes) -> Routes {
    routes
        .get("/set-up/{secret}", Door::Public, set_up::get)
        .post("/set-up/{secret}", Door::Public, set_up::post)
        .get("/sign-in", Door::Public, sign_in::get)
        .post("/sign-in", Door::Public, sign_in::ask)
        .get("/sign-in/code", Door::Public, sign_in_code::get)
        .post("/sign-in/code", Door::Public, sign_in_code::post)
        .get("/sign-in/{secret}", Door::Public, sign_in::offer)
        .post("/sign-in/{secret}", Door::Public, sign_in::enter)
        .get(SECOND_FACTOR, Door::half::<PassFactor>(), second_factor::get)
        .post(SECOND_FACTOR, Door::half::<PassFactor>(), second_factor::post)
        .post("/sign-out", Door::half::<SignOut>(), sign_in::leave)
}

fn own(routes: Routes) -> Routes {
    let account = Door::of::<KeepAccount>();
    let address = Door::of::<ChangeAddress>();
    routes
        .get("/account", account, account::get)
        .post("/account/sessions/others/end", account, account::end_others)
        .post("/account/sessions/{session}/end", account, account::end)
        .get("/account/second-factor", Door::of::<KeepFactor>(), keep_factor::get)
        .post("/account/second-factor", Door::of::<KeepFactor>(), keep_factor::post)
        .get("/account/email", account, address::get)
        .post("/account/email", account, address::post)
        .get("/account/email/{secret}", address, address::offer)
        .post("/account/email/{secret}", address, address::confirm)
}
