//! What those who answer are told by e-mail: that somebody asked, and where to read it. Never who, and never what.

use kit::Tx;
use kit::clock::written_at;
use kit::web::Refusal;
use messages::{Channel, Draft, LINK};
use people::{Details, Organisation, Role};
use uuid::Uuid;

use crate::model::{Kind, Request, State};
use crate::store::contacts;

/// The kind of message whose link [`crate::advocate_link`] makes.
pub const ADVOCATE: &str = "contact-advocate";
const CONTACT: &str = "contact";

const NOTHING: &str = "For their safety this message says nothing about them.";

/// Somebody asked to be contacted.
pub(crate) async fn asked(tx: &Tx, request: &Request) -> Result<(), Refusal> {
    if request.kind == Kind::Council {
        return asked_outside(tx, request).await;
    }
    let contacts = contacts::of(tx, request.la.id).await?;
    let told = match contacts.duty {
        Some(duty) => vec![duty],
        None => leads(tx, &request.la).await?,
    };
    if told.is_empty() {
        return nobody_there(tx, request).await;
    }
    let body = format!(
        "Somebody asked {} to contact them. {NOTHING}\n\nOpen the request and answer it:\n{}\n\nIf nobody opens it \
         within one working hour, others are told.",
        request.la.name,
        place(tx, request)
    );
    send(tx, Some(request.la.id), &told, "Somebody asked to be contacted", &body).await
}

/// What is about an LA goes to the advocate and the national team, and stands in no outbox of the LA.
async fn asked_outside(tx: &Tx, request: &Request) -> Result<(), Refusal> {
    let subject = "Somebody asked to be contacted by someone outside their council";
    if let Some(advocate) = contacts::of(tx, request.la.id).await?.advocate {
        let body = format!(
            "Hello {},\n\nA care leaver asked to be contacted by someone outside their council, and you are their \
             advocate. {NOTHING}\n\nRead it here. The link shows the request once, within seven days:\n{LINK}\n\nPlease \
             do not pass this message on.\n",
            advocate.name
        );
        let draft = Draft {
            organisation: None,
            kind: ADVOCATE,
            channel: Channel::Email,
            to: advocate.email,
            subject: subject.to_owned(),
            body,
            reference: Some(request.id),
            owner: None,
        };
        messages::post(tx, &draft).await?;
    }
    let body = format!(
        "A care leaver asked to be contacted about their worker or their council. It did not go to the council. \
         {NOTHING}\n\nOpen the request:\n{}",
        place(tx, request)
    );
    send(tx, None, &managers(tx).await?, subject, &body).await
}

/// Nobody has opened a request for a working hour, or another one, or has finished an opened one for a working day. The
/// `last` time the national team is told of an LA's request, too: after it nobody else would be.
pub(crate) async fn escalated(tx: &Tx, request: &Request, last: bool) -> Result<(), Refusal> {
    let (subject, body) = still_open(tx, request);
    if request.kind == Kind::Council {
        return send(tx, None, &managers(tx).await?, subject, &body).await;
    }
    let told = behind(tx, request).await?;
    send(tx, Some(request.la.id), &told, subject, &body).await?;
    if last || told.is_empty() { nobody_there(tx, request).await } else { Ok(()) }
}

/// What is said of a request that nobody has opened, or finished: subject and text.
fn still_open(tx: &Tx, request: &Request) -> (&'static str, String) {
    let (asked, place) = (written_at(request.since), place(tx, request));
    match request.read_at {
        None => (
            "Nobody has opened a request to be contacted",
            format!(
                "Somebody asked to be contacted on {asked}, and nobody has opened the request yet. {NOTHING}\n\nOpen \
                 it and answer it:\n{place}"
            ),
        ),
        Some(at) => (
            "A request to be contacted is not done",
            format!(
                "Somebody asked to be contacted on {asked}. The request was opened on {}, and nobody has marked it as \
                 done yet. {NOTHING}\n\nMake sure that they are contacted, then mark it as done:\n{place}",
                written_at(at)
            ),
        ),
    }
}

/// Who in an LA is told again: its leads and the escalation contact; of an opened request the duty contact, too, whose
/// people may have opened it.
async fn behind(tx: &Tx, request: &Request) -> Result<Vec<Details>, Refusal> {
    let named = contacts::of(tx, request.la.id).await?;
    let duty = named.duty.filter(|_| request.state() == State::Opened);
    let mut told = leads(tx, &request.la).await?;
    for new in duty.into_iter().chain(named.escalation) {
        if told.iter().all(|one| one.email != new.email) {
            told.push(new);
        }
    }
    Ok(told)
}

/// An LA does not answer, or has nobody who could.
async fn nobody_there(tx: &Tx, request: &Request) -> Result<(), Refusal> {
    let done = match request.state() {
        State::Unread => "has opened the request",
        _ => "says that they were contacted",
    };
    let body = format!(
        "A care leaver asked {name} to contact them, and nobody there {done}. You can't read it. Ring {name} now, or \
         give it a lead:\n{address}",
        name = request.la.name,
        address = tx.house().settings.link("/programme/authorities")
    );
    send(tx, None, &managers(tx).await?, "A council does not answer a care leaver", &body).await
}

/// Tells whoever is on duty in an LA something that nobody asked for: its duty contact or, where there is none, its leads.
///
/// # Errors
/// When the database refuses.
pub async fn tell_duty(tx: &Tx, la: &Organisation, subject: &str, body: &str) -> Result<(), Refusal> {
    let told = match contacts::of(tx, la.id).await?.duty {
        Some(duty) => vec![duty],
        None => leads(tx, la).await?,
    };
    send(tx, Some(la.id), &told, subject, body).await
}

/// An LA has another advocate, or none.
pub(crate) async fn advocate_changed(
    tx: &Tx,
    la: &Organisation,
    now: Option<&Details>,
) -> Result<(), Refusal> {
    let who = now.map_or_else(
        || "There is none any more: what care leavers say about the council comes to you alone.".to_owned(),
        |a| {
            format!(
                "It is now {} ({}), who is told when a care leaver asks about their worker or the council. If this \
                 may be somebody of the council, ask its lead.",
                a.name, a.email
            )
        },
    );
    let body = format!("{} changed its outside advocate. {who}", la.name);
    send(tx, None, &managers(tx).await?, "A council changed its outside advocate", &body).await
}

/// Where a request is read, behind sign-in.
fn place(tx: &Tx, request: &Request) -> String {
    let path = match request.kind {
        Kind::Council => "/programme/contact".to_owned(),
        _ => request.la.path("/contact/requests"),
    };
    tx.house().settings.link(&path)
}

async fn leads(tx: &Tx, la: &Organisation) -> Result<Vec<Details>, Refusal> {
    let team = people::members(tx, la.id).await?;
    Ok(team.into_iter().filter(|m| m.role == Role::Lead).map(|m| m.details).collect())
}

async fn managers(tx: &Tx) -> Result<Vec<Details>, Refusal> {
    let team = people::national_members(tx).await?;
    Ok(team.into_iter().filter(|m| m.role == Role::Manager).map(|m| m.details).collect())
}

async fn send(
    tx: &Tx,
    organisation: Option<Uuid>,
    told: &[Details],
    subject: &str,
    body: &str,
) -> Result<(), Refusal> {
    for who in told {
        let draft = Draft {
            organisation,
            kind: CONTACT,
            channel: Channel::Email,
            to: who.email.clone(),
            subject: subject.to_owned(),
            body: format!("Hello {},\n\n{body}\n", who.name),
            reference: None,
            owner: None,
        };
        messages::post(tx, &draft).await?;
    }
    Ok(())
}
