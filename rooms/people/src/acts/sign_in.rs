//! Coming in by an e-mailed link.
//!
//! Asking for one writes a job with the address's keyed mark and does nothing else, so that a request for a known address
//! and one for an unknown address are the same work; the job finds out which it was.

use kit::jobs::{self, JobError, Running};
use kit::web::Refusal;
use kit::{House, Tx, ids};
use messages::LINK;
use std::sync::Arc;

use super::letter;
use crate::limits::ASKED_FOR;
use crate::model::Purpose;
use crate::store::{account, pass, session};

/// Sends a sign-in link to whoever is found by a mark.
pub(crate) const JOB: &str = "people.sign-in-link";

/// What a link that signs in may have been made for.
pub(crate) const WAYS_IN: [Purpose; 3] = [Purpose::SignIn, Purpose::Invitation, Purpose::Demo];

/// Takes down that somebody at this address wants to sign in.
///
/// # Errors
/// [`Refusal::TooMany`] after five times in a minute, known or not.
pub(crate) async fn ask(tx: &Tx, email: &str) -> Result<(), Refusal> {
    let mark = account::mark(tx.house(), email);
    tx.house().spend(&ASKED_FOR, &mark)?;
    jobs::enqueue(tx, JOB, &ids::letters(&mark), tx.now()).await
}

pub(crate) fn run(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let mark = payload.as_str().and_then(ids::bytes);
        let mark = mark.ok_or_else(|| JobError::GiveUp("a mark that can't be read".to_owned()))?;
        Ok(send(&house, mark).await?)
    })
}

async fn send(house: &Arc<House>, mark: Vec<u8>) -> Result<(), Refusal> {
    let tx = house.write().await?;
    let Some(account) = account::by_mark(&tx, mark).await? else { return Ok(()) };
    let Some(who) = account::details(&tx, account).await? else { return Ok(()) };
    let link = pass::issue(&tx, Purpose::SignIn, Some(account)).await?;
    let body = format!(
        "Use this link to sign in. It works once, for 10 minutes:\n{LINK}\n\nIf you did not ask for it, you need do \
         nothing.\n"
    );
    let subject = "Your link to sign in to New Belongings";
    messages::post(&tx, &letter(&who.email, subject, body, Some(link))).await?;
    tx.commit().await
}

/// Uses a link up and opens a session; returns the cookie's secret. `None` for wrong, used and expired links alike.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn enter(tx: &Tx, secret: &str, device: &str) -> Result<Option<String>, Refusal> {
    let Some(link) = pass::valid(tx, secret, &WAYS_IN).await? else { return Ok(None) };
    let Some(account) = link.account else { return Ok(None) };
    if !pass::consume(tx, &link).await? {
        return Ok(None);
    }
    // The demo's people are invented: they have no phone, and nobody to guard.
    let demo = Purpose::of(&link.purpose) == Some(Purpose::Demo);
    Ok(Some(session::open(tx, account, device, demo).await?))
}
