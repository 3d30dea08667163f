//! The verbs: asking, saying who is told, opening, finishing, escalating.

use kit::Tx;
use kit::jobs::enqueue;
use kit::permit::Act;
use kit::web::Refusal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{Asked, Contacts, Kind, MOST_TOLD, Post, Request, State};
use crate::rights::{Ask, Escalate, OpenAsAdvocate, Permit, SetContacts};
use crate::store::{contacts, link, request};
use crate::{hours, jobs, mail, store};

/// What an escalation's job is given.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Due {
    pub(crate) request: Uuid,
    /// The how manieth time it is since it was asked, or opened.
    pub(crate) nth: i32,
}

/// Asks an LA to contact somebody. `once` names the form: sent again it asks nothing new. No audit line is written:
/// who asks has no account, and the request says itself when it came.
///
/// # Errors
/// When the database refuses, or the LA's key can't be read.
pub async fn ask(permit: &Permit<'_, Ask>, once: &[u8], kind: Kind, asked: &Asked) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    let id = request::id_of(tx, la.id, once, kind, asked)?;
    if !request::add(tx, id, la.id, kind, asked).await? {
        return Ok(());
    }
    let request = request::any(tx, id).await?.ok_or(Refusal::NotFound)?;
    mail::asked(tx, &request).await?;
    plan(tx, id, 1).await
}

async fn plan(tx: &Tx, request: Uuid, nth: i32) -> Result<(), Refusal> {
    enqueue(tx, jobs::ESCALATE, &Due { request, nth }, hours::an_hour_after(tx.now())).await
}

/// Opening is not answering: whoever took a request on is asked about it, too, until it is done.
async fn plan_opened(tx: &Tx, request: Uuid, nth: i32) -> Result<(), Refusal> {
    enqueue(tx, jobs::REMIND, &Due { request, nth }, hours::a_day_after(tx.now())).await
}

/// Says whom an LA's requests are told to. The national team is told of a new advocate: what is about an LA must not
/// be led back to it unseen.
///
/// # Errors
/// When the database refuses, or the LA's key can't be read; [`Refusal::Conflict`] where its register was erased whole.
pub async fn set_contacts(permit: &Permit<'_, SetContacts>, new: &Contacts) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing());
    if store::erased(tx, la.id) {
        return Err(Refusal::Conflict("This register was erased, for good: nobody can ask here.".to_owned()));
    }
    let old = contacts::of(tx, la.id).await?;
    for post in Post::ALL {
        if old.get(post) != new.get(post) {
            contacts::put(tx, la.id, post, new.get(post)).await?;
        }
    }
    if old.advocate != new.advocate {
        mail::advocate_changed(tx, la, new.advocate.as_ref()).await?;
    }
    permit.audit(Some(la.id), Some(la.id)).await
}

/// Opens a request: whoever does takes it on. Opened before, it stays with the one who did.
pub(crate) async fn open<A: Act<Thing = Request>>(permit: &Permit<'_, A>) -> Result<(), Refusal> {
    let request = permit.thing();
    if take_on(permit.tx(), request.id, permit.by().account).await? {
        permit.audit(request.told_to(), Some(request.id)).await?;
    }
    Ok(())
}

/// `false`: somebody took it on before.
async fn take_on(tx: &Tx, request: Uuid, by: Option<Uuid>) -> Result<bool, Refusal> {
    let first = request::open(tx, request, by).await?;
    if first {
        plan_opened(tx, request, 1).await?;
    }
    Ok(first)
}

/// Opens a request by an advocate's link, which is used up, and hands out what was written. `None`: the link was
/// used meanwhile, or no key opens the request any more; nothing of it may be kept then.
pub(crate) async fn open_as_advocate(permit: &Permit<'_, OpenAsAdvocate>) -> Result<Option<Asked>, Refusal> {
    let (tx, request) = (permit.tx(), permit.thing());
    if !link::consume(tx, request.id).await? {
        return Ok(None);
    }
    take_on(tx, request.id, None).await?;
    permit.audit(request.told_to(), Some(request.id)).await?;
    request::asked(tx, request).await
}

/// Says that the person was contacted. Said again it changes nothing.
pub(crate) async fn finish<A: Act<Thing = Request>>(permit: &Permit<'_, A>) -> Result<(), Refusal> {
    let request = permit.thing();
    if request::finish(permit.tx(), request.id).await? {
        permit.audit(request.told_to(), Some(request.id)).await?;
    }
    Ok(())
}

/// Tells others that nobody has opened a request, or finished it, and plans the next time. The same time twice tells
/// nobody twice.
pub(crate) async fn escalate(permit: &Permit<'_, Escalate>, nth: i32) -> Result<(), Refusal> {
    let (tx, request) = (permit.tx(), permit.thing());
    if !request::escalated(tx, request, nth).await? {
        return Ok(());
    }
    let unread = request.state() == State::Unread;
    mail::escalated(tx, request, unread && nth == MOST_TOLD).await?;
    permit.audit(request.told_to(), Some(request.id)).await?;
    match unread {
        true if nth < MOST_TOLD => plan(tx, request.id, nth + 1).await,
        true => Ok(()),
        false => plan_opened(tx, request.id, nth + 1).await,
    }
}
