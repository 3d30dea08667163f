//! Asking others than the care leavers whom an LA serves, for its lead: whom it can ask, and how far each survey is. What
//! stands here is never of the LA's own response rate.

mod ask;
mod list;
mod one;
mod poster;
mod slips;

use kit::web::{Door, Routes};
use people::Organisation;

use crate::group::Group;
use crate::rights::{AskOthers, ManageWaves};

pub(super) fn routes(routes: Routes) -> Routes {
    let (manage, ask) = (Door::of::<ManageWaves>(), Door::of::<AskOthers>());
    routes
        .get("/la/{la}/others", manage, list::get)
        .get("/la/{la}/others/ask/{whom}", manage, ask::get)
        .post("/la/{la}/others/ask/{whom}", manage, ask::post)
        .get("/la/{la}/others/{other}", ask, one::get)
        .post("/la/{la}/others/{other}/start", ask, one::start)
        .post("/la/{la}/others/{other}/close", ask, one::close)
        .get("/la/{la}/others/{other}/poster", ask, poster::get)
        .post("/la/{la}/others/{other}/slips", ask, slips::post)
}

/// The page of a survey of others.
fn page_of(la: &Organisation, wave: uuid::Uuid, what: &str) -> String {
    la.path(&format!("/others/{}{what}", kit::ids::show(wave)))
}

/// A group in an address.
const fn slug(group: Group) -> &'static str {
    match group {
        Group::CareLeavers => "care-leavers",
        Group::NoLongerServed => "no-longer-served",
        Group::Advisers => "advisers",
        Group::Session => "session",
    }
}

/// What a survey of a group is called on its pages.
const fn title(group: Group) -> &'static str {
    match group {
        Group::CareLeavers => "Survey",
        Group::NoLongerServed => "People no longer served",
        Group::Advisers => "Personal advisers",
        Group::Session => "After a session",
    }
}
