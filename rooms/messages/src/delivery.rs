//! The job that carries a message out, or holds it where nothing is configured to carry it.

use kit::jobs::{self, JobError, Running};
use kit::settings::Smtp;
use kit::web::Refusal;
use kit::{House, Tx};
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

use crate::model::{self, Channel, LINK, Sealed, State};
use crate::{AddressRefused, Filler, store};

pub(crate) const JOB: &str = "messages.deliver";
/// How long a mail server may take to be there at all.
const CONNECTING: Duration = Duration::from_secs(10);
/// How long one message may take in all, as the library's limit ends with the connecting: longer than servers look into a
/// message before they take it, and far below the ten minutes after which another worker takes its job.
const SENDING: Duration = Duration::from_secs(30);

/// Lets a message leave as soon as can be. It never has two jobs, so that two workers never send it at once.
pub(crate) async fn plan(tx: &Tx, id: Uuid, kind: &str) -> Result<(), Refusal> {
    jobs::enqueue_now(tx, JOB, &id, model::urgency(kind), &format!("{JOB}:{id}")).await
}

pub(crate) fn run(house: Arc<House>, payload: serde_json::Value) -> Running {
    Box::pin(async move {
        let id: Uuid = serde_json::from_value(payload).map_err(|e| JobError::GiveUp(e.to_string()))?;
        deliver(&house, id).await
    })
}

async fn deliver(house: &Arc<House>, id: Uuid) -> Result<(), JobError> {
    let tx = house.read().await?;
    let Some(row) = store::find(&tx, id).await? else { return Ok(()) };
    if State::of(&row.state) != State::Waiting {
        return Ok(()); // The job ran before and died before its own mark.
    }
    if kit::instance::paused(&tx).await? {
        return Ok(()); // Restored, and nobody has looked yet: taking the outbox up again enqueues it anew.
    }
    let Some(sealed) = store::unseal(house, &row)? else {
        return Ok(()); // Whose it was is erased: there is nobody to send it to.
    };
    drop(tx);
    let state = match (&house.settings.smtp, Channel::of(&row.channel)) {
        (Some(smtp), Channel::Email) => match link(house, &row).await? {
            Some(link) => send(smtp, sealed, &link).await?,
            None => State::Void,
        },
        _ => State::Held,
    };
    let tx = house.write().await?;
    store::set_state(&tx, id, state).await?;
    if state == State::Refused {
        jobs::say(&tx, &AddressRefused { message: id }).await?;
    }
    Ok(tx.commit().await?)
}

/// The live link of a message, empty where it has none; `None` where what it leads to is over.
async fn link(house: &Arc<House>, row: &store::Model) -> Result<Option<String>, Refusal> {
    match row.reference {
        Some(reference) => filled(house, &row.kind, reference).await,
        None => Ok(Some(String::new())),
    }
}

pub(crate) async fn filled(
    house: &Arc<House>,
    kind: &str,
    reference: Uuid,
) -> Result<Option<String>, Refusal> {
    match house.port::<Arc<dyn Filler>>() {
        Some(filler) => filler.link(house, kind, reference).await,
        None => Ok(None),
    }
}

/// Hands a message over; [`State::Sent`], or [`State::Refused`] where nobody can ever get it at this address.
async fn send(smtp: &Smtp, sealed: Sealed, link: &str) -> Result<State, JobError> {
    let give_up = |what: &str| JobError::GiveUp(format!("{what} can't be used"));
    let from: Mailbox = smtp.from.parse().map_err(|_| give_up("the sender in the settings"))?;
    let Ok(to) = sealed.to.parse::<Mailbox>() else { return Ok(State::Refused) };
    let message = Message::builder()
        .from(from)
        .to(to)
        .subject(sealed.subject)
        .body(sealed.body.replace(LINK, link))
        .map_err(|_| give_up("the message"))?;
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&smtp.address)
        .map_err(|_| give_up("the mail server's address"))?
        .timeout(Some(CONNECTING))
        .build();
    let sent = tokio::time::timeout(SENDING, transport.send(message)).await;
    let sent = sent.map_err(|_| JobError::Retry("the mail server was too slow".into()))?;
    // The server's words may repeat the address: say only what kind of failure it was.
    match sent {
        Ok(_) => Ok(State::Sent),
        Err(e) if e.is_permanent() && no_such_address(&e.to_string()) => Ok(State::Refused),
        Err(e) if e.is_permanent() => Err(JobError::GiveUp("the mail server refused it".into())),
        Err(_) => Err(JobError::Retry("the mail server did not take it".into())),
    }
}

/// Whether a server that refused for good says that the address is to blame: RFC 3463, X.1.1 to X.1.3, X.1.6 and X.1.10.
/// Anything less plain (a full mailbox, a sender it does not like) must not make a good address look wrong.
fn no_such_address(said: &str) -> bool {
    let codes = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];
    said.split_whitespace().any(|word| codes.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::no_such_address;

    #[test]
    fn only_a_bad_address_is_one() {
        assert!(no_such_address("permanent error (550): 5.1.1 <sam@example.org>: no such user"));
        for said in [
            "permanent error (550): 5.7.1 relaying denied",
            "permanent error (552): 5.2.2 full",
            "(550): 5.1.8 bad sender",
        ] {
            assert!(!no_such_address(said), "{said}");
        }
    }
}
