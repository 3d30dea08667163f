//! What the people of a plan are told by e-mail.

pub(crate) mod quarter;

use kit::Tx;
use kit::clock::written;
use kit::web::Refusal;
use messages::{Channel, Draft, LINK};
use people::{Details, Organisation, Role};
use uuid::Uuid;

use crate::model::{Action, Progress};

/// The leaders: a plan waits for them.
pub(crate) async fn to_leaders(tx: &Tx, la: &Organisation) -> Result<(), Refusal> {
    let body = "The plan is ready for you to read and sign off. You can also send it back with a few words.";
    tell(tx, la, Role::SeniorLeader, &format!("The plan of {} waits for you", la.name), body).await
}

/// The leads: it was signed.
pub(crate) async fn signed(tx: &Tx, la: &Organisation, words: Option<&str>) -> Result<(), Refusal> {
    let said = words.map(|w| format!("\n\nThey added:\n{w}")).unwrap_or_default();
    let body = format!("The senior leader signed off the plan. You can publish it now.{said}");
    tell(tx, la, Role::Lead, &format!("The plan of {} is signed off", la.name), &body).await
}

/// The leads: it came back.
pub(crate) async fn sent_back(tx: &Tx, la: &Organisation, words: &str) -> Result<(), Refusal> {
    let body =
        format!("The senior leader sent the plan back. They said:\n{words}\n\nChange it and send it again.");
    tell(tx, la, Role::Lead, &format!("The plan of {} came back", la.name), &body).await
}

/// What a message with an owner's link is about.
pub const OWNER: &str = "owner";

/// An owner: here is their link.
pub(crate) async fn owner_link(
    tx: &Tx,
    la: &Organisation,
    who: &Details,
    link: Uuid,
    actions: &[&Action],
) -> Result<(), Refusal> {
    let listed: Vec<String> =
        actions.iter().map(|a| format!("- {} (by {})", a.text.we_will, written(a.text.due_on))).collect();
    let body = format!(
        "Hello {},\n\nthe plan that {} made with its care leavers names you for this:\n\n{}\n\nSay how it stands here, \
         whenever there is news. You need no account:\n\n{LINK}\n\nThe link is yours alone: whoever has it can write in \
         your place. It works until {} withdraws it. Young people read what you write.\n",
        who.name,
        la.name,
        listed.join("\n"),
        la.name,
    );
    let draft = Draft {
        organisation: Some(la.id),
        kind: OWNER,
        channel: Channel::Email,
        to: who.email.clone(),
        subject: format!("Your part in the plan of {}", la.name),
        body,
        reference: Some(link),
        owner: None,
    };
    messages::post(tx, &draft).await?;
    Ok(())
}

/// The leads: an owner said how an action stands.
pub(crate) async fn owner_said(
    tx: &Tx,
    la: &Organisation,
    owner: &str,
    action: &Action,
    said: &Progress,
) -> Result<(), Refusal> {
    let news = if said.news.is_empty() { String::new() } else { format!(": {}", said.news) };
    let body = format!(
        "{owner} says of “{}”:\n{}{news}\n\nIt is on the public plan. If it should read otherwise, say how it stands yourself.",
        action.text.we_will,
        said.status.words(),
    );
    tell(tx, la, Role::Lead, &format!("News on the plan of {}", la.name), &body).await
}

/// A colleague whom a remark names.
pub(crate) async fn named(
    tx: &Tx,
    la: &Organisation,
    who: &Details,
    by: &str,
    action: &Action,
    words: &str,
) -> Result<(), Refusal> {
    let path = format!("/plan/promises/{}/remarks", kit::ids::show(action.promise));
    let address = tx.house().settings.link(&la.path(&path));
    let draft = Draft {
        organisation: Some(la.id),
        kind: "plan",
        channel: Channel::Email,
        to: who.email.clone(),
        subject: format!("{by} asks you about the plan of {}", la.name),
        body: format!(
            "Hello {},\n\n{by} says of “{}”:\n\n{words}\n\n{address}\n",
            who.name, action.text.we_will
        ),
        reference: None,
        owner: None,
    };
    messages::post(tx, &draft).await?;
    Ok(())
}

async fn tell(tx: &Tx, la: &Organisation, role: Role, subject: &str, body: &str) -> Result<(), Refusal> {
    tell_at(tx, la, role, "/plan", subject, body).await
}

/// Everybody of a role, with the address of a page of the LA's.
async fn tell_at(
    tx: &Tx,
    la: &Organisation,
    role: Role,
    path: &str,
    subject: &str,
    body: &str,
) -> Result<(), Refusal> {
    let address = tx.house().settings.link(&la.path(path));
    for member in people::members(tx, la.id).await?.into_iter().filter(|m| m.role == role) {
        let draft = Draft {
            organisation: Some(la.id),
            kind: "plan",
            channel: Channel::Email,
            to: member.details.email,
            subject: subject.to_owned(),
            body: format!("Hello {},\n\n{body}\n\n{address}\n", member.details.name),
            reference: None,
            owner: None,
        };
        messages::post(tx, &draft).await?;
    }
    Ok(())
}
