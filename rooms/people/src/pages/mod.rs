//! The pages of this room, each with its door.

mod authorities;
mod set_up;
mod sign_in;
mod team;

use kit::web::{Door, Routes};

use crate::rights::{InviteLead, ManageAuthorities, ManageTeam, SignOut};

pub(crate) fn routes() -> Routes {
    let manage = Door::of::<ManageAuthorities>();
    let invite = Door::of::<InviteLead>();
    let team = Door::of::<ManageTeam>();
    Routes::default()
        .get("/set-up/{secret}", Door::Public, set_up::get)
        .post("/set-up/{secret}", Door::Public, set_up::post)
        .get("/sign-in", Door::Public, sign_in::get)
        .post("/sign-in", Door::Public, sign_in::ask)
        .get("/sign-in/{secret}", Door::Public, sign_in::offer)
        .post("/sign-in/{secret}", Door::Public, sign_in::enter)
        .post("/sign-out", Door::of::<SignOut>(), sign_in::leave)
        .get("/programme/authorities", manage, authorities::get)
        .post("/programme/authorities", manage, authorities::post)
        .get("/programme/authorities/{la}/lead", invite, authorities::lead)
        .post("/programme/authorities/{la}/lead", invite, authorities::invite)
        .get("/la/{la}/team", team, team::get)
        .post("/la/{la}/team", team, team::post)
}
