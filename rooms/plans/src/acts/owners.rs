//! Progress, and the owners who report it by a link of their own.

use kit::Tx;
use kit::web::Refusal;
use people::Details;
use uuid::Uuid;

use crate::mail;
use crate::model::{Progress, Reported, Status};
use crate::rights::{NameOwners, Permit, ReportAsOwner, ReportProgress};
use crate::store::{self, Teller, owners};

/// Says how an action stands today.
///
/// # Errors
/// When the database refuses.
pub async fn report_progress(
    permit: &Permit<'_, ReportProgress>,
    status: Status,
    news: &str,
) -> Result<(), Refusal> {
    report(permit, &Reported { status, news: news.to_owned(), evidence: None }).await
}

/// The same, with what shows it.
pub(crate) async fn report(permit: &Permit<'_, ReportProgress>, said: &Reported) -> Result<(), Refusal> {
    let (tx, promise) = (permit.tx(), permit.thing());
    let progress = said_today(tx, said, false);
    store::report(tx, promise.action.promise, &progress, Teller::Account(permit.by().account)).await?;
    store::drift::take_over(tx, &[promise.action.promise]).await?;
    permit.audit(Some(promise.la.id), Some(promise.action.promise)).await
}

fn said_today(tx: &Tx, said: &Reported, by_owner: bool) -> Progress {
    let Reported { status, news, evidence } = said.clone();
    Progress { status, news, evidence, day: tx.today(), by_owner }
}

/// The same, said by its owner; the leads are told.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn report_as_owner(
    permit: &Permit<'_, ReportAsOwner>,
    said: &Reported,
) -> Result<(), Refusal> {
    let (tx, owned) = (permit.tx(), permit.thing());
    let progress = said_today(tx, said, true);
    store::report(tx, owned.action.promise, &progress, Teller::Link(owned.owner.id)).await?;
    mail::owner_said(tx, &owned.la, &owned.owner.details.name, &owned.action, &progress).await?;
    permit.audit(Some(owned.la.id), Some(owned.action.promise)).await
}

/// Gives somebody a link with which they report on these promises of the published plan, and sends it to them. Returns the
/// link's identifier.
///
/// # Errors
/// [`Refusal::NotFound`] for a promise that isn't in the published plan; [`Refusal::Bad`] for none.
pub async fn give_link(
    permit: &Permit<'_, NameOwners>,
    who: &Details,
    promises: &[Uuid],
) -> Result<Uuid, Refusal> {
    let (tx, held) = (permit.tx(), permit.thing());
    if promises.is_empty() {
        return Err(Refusal::Bad("Choose at least one action.".to_owned()));
    }
    let find = |promise: &Uuid| held.plan.keeping(*promise).ok_or(Refusal::NotFound);
    let chosen = promises.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    let link = owners::add(tx, held.la.id, who, promises).await?;
    store::drift::take_over(tx, promises).await?;
    mail::owner_link(tx, &held.la, who, link, &chosen).await?;
    permit.audit(Some(held.la.id), Some(link)).await?;
    Ok(link)
}

const NOTHING_LEFT: &str =
    "The plan has none of their actions any more. Withdraw the link, or give them one for other actions.";

/// Sends an owner their link once more.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such link in the LA; [`Refusal::Conflict`] where the published plan has none of
/// their actions any more.
pub(crate) async fn send_again(permit: &Permit<'_, NameOwners>, link: Uuid) -> Result<(), Refusal> {
    let (tx, held) = (permit.tx(), permit.thing());
    let all = owners::of(tx, held.la.id).await?;
    let owner = all.into_iter().find(|owner| owner.id == link).ok_or(Refusal::NotFound)?;
    let theirs: Vec<_> =
        held.plan.content.actions().filter(|a| owner.promises.contains(&a.promise)).collect();
    if theirs.is_empty() {
        return Err(Refusal::Conflict(NOTHING_LEFT.to_owned()));
    }
    mail::owner_link(tx, &held.la, &owner.details, link, &theirs).await?;
    permit.audit(Some(held.la.id), Some(link)).await
}

/// Withdraws an owner's link: it leads nowhere from now on, whatever copy of the database is put back; and what they were
/// sent is deleted.
///
/// # Errors
/// [`Refusal::NotFound`] where there is no such link in the LA.
pub(crate) async fn withdraw(permit: &Permit<'_, NameOwners>, link: Uuid) -> Result<(), Refusal> {
    let la = permit.thing().la.id;
    if !take_away(permit.tx(), la, link).await? {
        return Err(Refusal::NotFound);
    }
    owners::note(permit.tx(), link)?;
    permit.audit(Some(la), Some(link)).await
}

async fn take_away(tx: &Tx, la: Uuid, link: Uuid) -> Result<bool, Refusal> {
    messages::forget_about(tx, mail::OWNER, link).await?;
    let of = owners::of(tx, la).await?.into_iter().find(|owner| owner.id == link);
    store::drift::leave(tx, &of.map(|owner| owner.promises).unwrap_or_default()).await?;
    owners::withdraw(tx, la, link).await
}

/// Withdraws again what an old copy of the database brought back. Harmless to repeat. Returns how many there were.
///
/// # Errors
/// When the database or the key folder refuses.
pub(crate) async fn withdraw_again(tx: &Tx) -> Result<usize, Refusal> {
    let back = owners::come_back(tx).await?;
    for (la, link) in &back {
        take_away(tx, *la, *link).await?;
    }
    Ok(back.len())
}
