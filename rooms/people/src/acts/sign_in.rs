//! Coming in by an e-mailed link.
//!
//! Asking for one writes a job with the address's keyed mark, and the mark of the browser that asks, and does nothing else, so
//! that a request for a known address and one for an unknown address are the same work; the job finds out which it was.

use kit::jobs::{self, JobError, Running};
use kit::web::Refusal;
use kit::{House, Tx, ids};
use messages::LINK;
use std::sync::Arc;

use super::letter;
use crate::asking::Asked;
use crate::limits::{ASKED_FOR, CODES_BESIDE};
use crate::model::Purpose;
use crate::store::entities::pass::Model as Pass;
use crate::store::{account, pass, session};

/// Sends a sign-in link to whoever is found by a mark.
pub(crate) const JOB: &str = "people.sign-in-link";

/// What a link that signs in may have been made for.
pub(crate) const WAYS_IN: [Purpose; 3] = [Purpose::SignIn, Purpose::Invitation, Purpose::Demo];

/// Takes down that somebody at this address wants to sign in, in the browser with this mark.
///
/// # Errors
/// [`Refusal::TooMany`] after five times in a minute, known or not.
pub(crate) async fn ask(tx: &Tx, email: &str, asked: &[u8]) -> Result<(), Refusal> {
    let mark = account::mark(tx.house(), email);
    tx.house().spend(&ASKED_FOR, &mark)?;
    jobs::enqueue(tx, JOB, &(ids::letters(&mark), ids::letters(asked)), tx.now()).await
}

pub(crate) fn run(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let marks = |at: usize| payload.get(at).and_then(|it| it.as_str()).and_then(ids::bytes);
        let both = marks(0).zip(marks(1));
        let (mark, asked) = both.ok_or_else(|| JobError::GiveUp("marks that can't be read".to_owned()))?;
        Ok(send(&house, mark, &asked).await?)
    })
}

async fn send(house: &Arc<House>, mark: Vec<u8>, asked: &[u8]) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let Some(account) = account::by_mark(&tx, mark).await? else { return Ok(()) };
    let Some(who) = account::details(&tx, account).await? else { return Ok(()) };
    let link = pass::issue_asked(&tx, account, asked).await?;
    let body = format!(
        "Use this link to sign in. It works once, for 10 minutes:\n{LINK}\n\nOpen it in the browser where you asked for \
         it. In another browser, or on another device, it shows a code to type where you asked.\n\nIf you did not ask for \
         it, you need do nothing. Never give the code to anyone: whoever has it can sign in as you.\n"
    );
    let subject = "Your link to sign in to New Belongings";
    messages::post(&tx, &letter(&who.email, subject, body, Some(link))).await?;
    tx.commit().await
}

/// What a link is in the browser that opens it.
pub(crate) enum Found {
    /// Wrong, used, expired, or for something else.
    Nothing,
    /// A way in.
    Here(Box<Pass>),
    /// A way in where it was asked for; this code says so there.
    Elsewhere(Vec<u8>),
}

/// Looks at a link in a browser that asked for these.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn find(tx: &Tx, secret: &str, asked: &Asked) -> Result<Found, Refusal> {
    let Some(link) = pass::valid(tx, secret, &WAYS_IN).await? else { return Ok(Found::Nothing) };
    if pass::may_here(tx.house(), &link, asked) {
        return Ok(Found::Here(Box::new(link)));
    }
    Ok(Found::Elsewhere(pass::code(tx.house(), link.id).to_vec()))
}

/// The link behind a code that was typed where it was asked for. Counted before it is looked at, so that tries made side by
/// side are all counted; taken back when it was right. `None` for wrong, used and expired codes alike.
///
/// # Errors
/// [`Refusal::TooMany`] after five wrong codes in a minute.
pub(crate) async fn find_by_code(tx: &Tx, asked: &Asked, code: &[u8]) -> Result<Option<Pass>, Refusal> {
    for mark in asked.marks() {
        tx.house().spend(&CODES_BESIDE, &mark)?;
    }
    let found = pass::by_code(tx, asked, code).await?;
    if found.is_some() {
        asked.marks().for_each(|mark| tx.house().limits().forgive(&CODES_BESIDE, &mark));
    }
    Ok(found)
}

/// Uses a link up and opens a session; returns the cookie's secret. `None` where somebody else just used it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn enter(tx: &Tx, link: &Pass, device: &str) -> Result<Option<String>, Refusal> {
    let Some(account) = link.account else { return Ok(None) };
    if !pass::consume(tx, link).await? {
        return Ok(None);
    }
    // The demo's people are invented: they have no phone, and nobody to guard.
    let demo = Purpose::of(&link.purpose) == Some(Purpose::Demo);
    Ok(Some(session::open(tx, account, device, demo).await?))
}
