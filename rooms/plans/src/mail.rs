//! What the people of a plan are told by e-mail.

use kit::Tx;
use kit::web::Refusal;
use messages::{Channel, Draft};
use people::{Organisation, Role};

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

async fn tell(tx: &Tx, la: &Organisation, role: Role, subject: &str, body: &str) -> Result<(), Refusal> {
    let address = tx.house().settings.link(&la.path("/plan"));
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
