//! Giving findings back to young people: writing their page, showing it, taking it back, telling everybody.

use kit::Tx;
use kit::web::Refusal;
use messages::Draft;
use surveys::Group;
use uuid::Uuid;

use crate::leaflet::{Content, Deed, Leaflet, Offered, Steps};
use crate::model::{Release, Report};
use crate::rights::{GiveBack, Permit};
use crate::{store, words};

/// What a message with the page's address is called.
pub(crate) const PAGE: &str = "findings-page";

/// What is said where two people do something at once, or one twice.
const CHANGED: &str = "Something changed since you opened this page, so nothing was done. Look at it again.";

/// Writes the page of the LA's newest findings, as it was looked at when `mark` was read. What anyone can read stays as it is.
///
/// # Errors
/// [`Refusal::Conflict`] where there is nothing to tell, or somebody else wrote meanwhile.
pub(crate) async fn write(
    permit: &Permit<'_, GiveBack>,
    mark: i32,
    content: &Content,
) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    let release = newest(tx, la.id).await?.ok_or_else(nothing)?;
    let before = store::leaflet::of_release(tx, release.id).await?;
    if before.as_ref().map_or(0, |leaflet| leaflet.mark) != mark {
        return Err(Refusal::Conflict(CHANGED.to_owned()));
    }
    let about = (la.id, release.id);
    let id = store::leaflet::write(tx, about, before.as_ref(), content, permit.by().account).await?;
    permit.audit(Some(la.id), Some(id)).await
}

/// Lets anyone read the page as it was written when `mark` was read.
///
/// # Errors
/// [`Refusal::Conflict`] where nothing is written, or other words than those that were read.
pub(crate) async fn show(permit: &Permit<'_, GiveBack>, mark: i32) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let leaflet = held(permit).await?;
    if leaflet.mark != mark {
        return Err(Refusal::Conflict(CHANGED.to_owned()));
    }
    let deed = Deed::Shown { release: leaflet.release, content: leaflet.content };
    store::leaflet::add(tx, la.id, leaflet.id, &deed, permit.by().account).await?;
    permit.audit(Some(la.id), Some(leaflet.id)).await
}

/// Takes the page back: its address says so from now on. `newest` is the step that was newest when this was decided.
///
/// # Errors
/// [`Refusal::Conflict`] where nothing is shown, or something happened since.
pub(crate) async fn take_back(permit: &Permit<'_, GiveBack>, newest: i32) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    let steps = as_seen(tx, la.id, newest).await?;
    let shown =
        steps.shown().ok_or_else(|| Refusal::Conflict("There is no page to take back.".to_owned()))?;
    store::leaflet::add(tx, la.id, shown.leaflet, &Deed::TakenBack, permit.by().account).await?;
    permit.audit(Some(la.id), Some(shown.leaflet)).await
}

/// Writes to everybody in the register who may be written to, whether they answered or not: nobody here knows, and nobody is
/// told. Once for each page. Returns how many messages were written.
///
/// People whom no register names are not written to: what they left to be asked by is wiped when their survey closes.
///
/// # Errors
/// [`Refusal::Conflict`] where the page is not shown, or everybody was told already.
pub(crate) async fn tell(permit: &Permit<'_, GiveBack>, newest: i32) -> Result<usize, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    let steps = as_seen(tx, la.id, newest).await?;
    let shown = steps
        .shown()
        .ok_or_else(|| Refusal::Conflict("Show the page first, then tell everybody.".to_owned()))?;
    if steps.told(shown.leaflet).is_some() {
        return Err(Refusal::Conflict("Everybody was told of this page already.".to_owned()));
    }
    let people: Vec<Uuid> = register::current(tx, la.id).await?.into_iter().map(|person| person.id).collect();
    let mail = tx.house().settings.smtp.is_some();
    let mut written = 0;
    for contact in register::contacts(tx, la.id, &people).await? {
        let Some((channel, to)) = surveys::way(&contact, mail) else { continue };
        let draft = Draft {
            organisation: Some(la.id),
            kind: PAGE,
            channel,
            to,
            subject: words::leaflet::subject(&la.name),
            body: words::leaflet::message(&contact.first_name, &la.name),
            reference: Some(shown.leaflet),
            owner: Some(register::owner(la.id, contact.id)),
        };
        messages::post(tx, &draft).await?;
        written += 1;
    }
    let deed = Deed::Told { people: people.len(), written };
    store::leaflet::add(tx, la.id, shown.leaflet, &deed, permit.by().account).await?;
    permit.audit(Some(la.id), Some(shown.leaflet)).await?;
    Ok(written)
}

/// The LA's newest findings, where they have something to tell.
pub(crate) async fn newest(tx: &Tx, la: Uuid) -> Result<Option<Release>, Refusal> {
    let newest = store::latest(tx, la, Group::CareLeavers).await?;
    Ok(newest.filter(|release| !Offered::of(&Report::of(release)).is_empty()))
}

/// What is written of the newest findings, and nobody else's until this transaction ends.
async fn held(permit: &Permit<'_, GiveBack>) -> Result<Leaflet, Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    let release = newest(tx, la.id).await?.ok_or_else(nothing)?;
    let written = store::leaflet::of_release(tx, release.id).await?;
    written.ok_or_else(|| Refusal::Conflict("Nothing is written yet. Write the page first.".to_owned()))
}

/// The steps, if none was taken since the page was opened on which this was decided.
async fn as_seen(tx: &Tx, la: Uuid, newest: i32) -> Result<Steps, Refusal> {
    let steps = store::leaflet::steps(tx, la).await?;
    if steps.newest() != newest {
        return Err(Refusal::Conflict(CHANGED.to_owned()));
    }
    Ok(steps)
}

fn nothing() -> Refusal {
    Refusal::Conflict("There are no findings to tell yet.".to_owned())
}
