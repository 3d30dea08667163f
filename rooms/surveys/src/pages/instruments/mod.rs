//! What can be asked: the instruments, each to be read whole and taken along as a form for other survey tools. For the
//! national team: a manager before a round, on an office laptop; a researcher who wants to know what stands behind a figure.
//! A manager takes in forms here, too, and offers what they became to leads.

mod asked;
mod beside;
mod list;
mod notes;
mod one;
mod own;
mod preview;

use kit::web::{Cx, Refusal};
use kit::{Tx, ids};
use uuid::Uuid;

use crate::instrument::{Instrument, built_in};
use crate::own::Own;
use crate::{rights, store};

pub(super) use list::{get as list, post as upload};
pub(super) use one::{form, get as one};
pub(super) use own::{copy, discard, keep, offer, withdraw};
pub(super) use preview::{get as preview, of_lead as preview_of_lead};

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

fn at(place: &str) -> String {
    format!("{ALL}/{place}")
}

/// Where one of the programme's own stands.
fn address(own: Uuid) -> String {
    at(&ids::show(own))
}

/// Where a form about one of the programme's own is sent.
fn act(own: &Own, verb: &str) -> String {
    format!("{ALL}/own/{}/{verb}", ids::show(own.id))
}

/// Whether this person may write instruments, for the buttons of a page.
async fn writes(cx: &Cx, tx: &Tx) -> Result<bool, Refusal> {
    match rights::write_instruments(tx, cx.actor()?).await {
        Ok(_) => Ok(true),
        Err(Refusal::Forbidden) => Ok(false),
        Err(other) => Err(other),
    }
}
