//! Extracts for researchers: asked for by one of the national team, decided on by another, taken for a while. Each step leaves
//! a line in the audit log.

use kit::web::Refusal;
use uuid::Uuid;

use super::compare;
use crate::data::{self, File, Set};
use crate::extract::{Decision, Done, Extract, last_day};
use crate::rights::Permit;
use crate::rights::extract::{AskExtract, DecideExtract, TakeExtract};
use crate::{mail, store};
use kit::clock::london_day;

/// Asks for an extract of a round; its identifier. The order of the LAs is drawn here, once.
///
/// # Errors
/// [`Refusal::SignIn`] where nobody in particular asks.
pub(crate) async fn ask(
    permit: &Permit<'_, AskExtract>,
    recipient: &str,
    purpose: &str,
) -> Result<Uuid, Refusal> {
    let (tx, round) = (permit.tx(), permit.thing());
    let by = permit.by().account.ok_or(Refusal::SignIn)?;
    let mut places: Vec<Uuid> =
        compare::load(tx, round.id).await?.places.iter().map(|place| place.release.id).collect();
    tx.house().chance.shuffle(&mut places);
    let asked = Extract {
        id: tx.new_id(),
        round: round.id,
        recipient: recipient.to_owned(),
        purpose: purpose.to_owned(),
        places,
        asked: Done { by, at: tx.now() },
        decision: Decision::Waiting,
    };
    store::extract::insert(tx, &asked).await?;
    mail::extract_waits(tx, &asked, &round.name).await?;
    permit.audit(None, Some(asked.id)).await?;
    Ok(asked.id)
}

/// Grants an extract for a while or, with a reason, refuses it.
///
/// # Errors
/// [`Refusal::Conflict`] where another decided meanwhile.
pub(crate) async fn decide(
    permit: &Permit<'_, DecideExtract>,
    refused: Option<String>,
) -> Result<(), Refusal> {
    let (tx, extract) = (permit.tx(), permit.thing());
    let done = Done { by: permit.by().account.ok_or(Refusal::SignIn)?, at: tx.now() };
    let decision = match refused {
        Some(reason) => Decision::Refused { done, reason },
        None => Decision::Granted { done, last_day: last_day(tx.today()) },
    };
    if !store::extract::decide(tx, extract.id, &decision).await? {
        return Err(Refusal::Conflict("This extract has been decided on already.".to_owned()));
    }
    mail::extract_decided(tx, extract, &decision).await?;
    permit.audit(None, Some(extract.id)).await
}

/// The figures of an extract; that this file of it was taken is written down with it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn take(
    permit: &Permit<'_, TakeExtract>,
    name: &str,
    file: File,
) -> Result<(String, Vec<u8>), Refusal> {
    let (tx, extract) = (permit.tx(), permit.thing());
    let by = permit.by().account.ok_or(Refusal::SignIn)?;
    let round = surveys::round(tx, extract.round).await?.ok_or(Refusal::NotFound)?;
    let closed = round.closed_at.ok_or(Refusal::NotFound)?;
    let mut releases = Vec::with_capacity(extract.places.len());
    for place in &extract.places {
        releases.push(store::by_id(tx, *place).await?.ok_or(Refusal::NotFound)?);
    }
    let set: Set = data::extract(&round, london_day(closed), &releases);
    store::extract::take(tx, extract.id, name, by).await?;
    permit.audit(None, Some(extract.id)).await?;
    Ok((file.saved_as(&set), file.write(&set)))
}
