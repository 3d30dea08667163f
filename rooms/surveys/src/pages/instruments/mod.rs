//! What can be asked: the instruments, each to be read whole and taken along as a form for other survey tools. For the
//! national team: a manager before a round, on an office laptop; a researcher who wants to know what stands behind a figure.
//! A manager takes in forms here, too, and offers what they became to leads.

mod asked;
mod beside;
mod edit;
mod list;
mod notes;
mod one;
mod own;
mod preview;

use kit::web::{Cx, Door, Refusal, Routes};
use kit::{Tx, ids};
use uuid::Uuid;

use crate::instrument::{Instrument, built_in};
use crate::own::Own;
use crate::rights::{ChangeInstrument, ManageWaves, SeeInstruments, WriteInstruments};
use crate::{rights, store};

/// The largest form in bytes, with what a browser wraps around it.
const UPLOAD: usize = crate::xlsform::MAX_BYTES + 64 * 1024;

pub(super) fn routes(routes: Routes) -> Routes {
    let (see, manage) = (Door::of::<SeeInstruments>(), Door::of::<ManageWaves>());
    let write = Door::of::<WriteInstruments>();
    let routes = routes
        .get("/programme/instruments", see, list::get)
        .get("/programme/instruments/{instrument}", see, one::get)
        .get("/programme/instruments/{instrument}/form.xlsx", see, one::form)
        .get("/programme/instruments/{instrument}/preview/{page}", see, preview::get)
        .get("/la/{la}/waves/preview/{instrument}/{page}", manage, preview::of_lead)
        .upload("/programme/instruments", write, UPLOAD, list::post)
        .post("/programme/instruments/{instrument}/copy", write, own::copy)
        .post("/programme/drafts", write, edit::blank);
    writing(routes, Door::of::<ChangeInstrument>())
}

/// What a manager does with one of the programme's own.
fn writing(routes: Routes, change: Door) -> Routes {
    routes
        .get("/programme/drafts/{own}/edit", change, edit::outline)
        .post("/programme/drafts/{own}/edit", change, edit::settings)
        .get("/programme/drafts/{own}/parts/{part}", change, edit::part)
        .post("/programme/drafts/{own}/parts/{part}", change, edit::save_part)
        .post("/programme/drafts/{own}/parts/{part}/move", change, edit::move_part)
        .post("/programme/drafts/{own}/parts/{part}/delete", change, edit::delete_part)
        .get("/programme/drafts/{own}/parts/{part}/questions/new", change, edit::new_question)
        .post("/programme/drafts/{own}/parts/{part}/questions/new", change, edit::save_new_question)
        .get("/programme/drafts/{own}/questions/{question}", change, edit::question)
        .post("/programme/drafts/{own}/questions/{question}", change, edit::save_question)
        .post("/programme/drafts/{own}/questions/{question}/move", change, edit::move_question)
        .post("/programme/drafts/{own}/questions/{question}/delete", change, edit::delete_question)
        .post("/programme/drafts/{own}/keep", change, own::keep)
        .post("/programme/drafts/{own}/offer", change, own::offer)
        .post("/programme/drafts/{own}/take-back", change, own::withdraw)
        .post("/programme/drafts/{own}/discard", change, own::discard)
}

/// An instrument at its address: a built-in one by its name, one of the programme's own by its identifier.
struct Found {
    at: String,
    instrument: Instrument,
    own: Option<Own>,
}

impl Found {
    async fn at(tx: &Tx, place: &str) -> Result<Self, Refusal> {
        if let Some(ours) = built_in().iter().find(|instrument| instrument.name == place) {
            return Ok(Self { at: at(place), instrument: ours.clone(), own: None });
        }
        let id = ids::read(place).ok_or(Refusal::NotFound)?;
        let own = store::own::find(tx, id).await?.ok_or(Refusal::NotFound)?;
        Ok(Self { at: address(id), instrument: own.instrument.clone(), own: Some(own) })
    }

    /// The same, for whoever may read it.
    async fn seen(cx: &Cx, tx: &Tx, place: &str) -> Result<Self, Refusal> {
        rights::see_instruments(tx, cx.actor()?).await?;
        Self::at(tx, place).await
    }
}

const ALL: &str = "/programme/instruments";
/// Where the programme's own are written.
const DRAFTS: &str = "/programme/drafts";

fn at(place: &str) -> String {
    format!("{ALL}/{place}")
}

/// Where one of the programme's own stands.
fn address(own: Uuid) -> String {
    at(&ids::show(own))
}

/// Where a form about one of the programme's own is sent.
fn act(own: &Own, verb: &str) -> String {
    format!("{DRAFTS}/{}/{verb}", ids::show(own.id))
}

/// Whether this person may write instruments, for the buttons of a page.
async fn writes(cx: &Cx, tx: &Tx) -> Result<bool, Refusal> {
    match rights::write_instruments(tx, cx.actor()?).await {
        Ok(_) => Ok(true),
        Err(Refusal::Forbidden) => Ok(false),
        Err(other) => Err(other),
    }
}
