//! What the national team is told by e-mail of extracts for researchers.

use kit::Tx;
use kit::web::Refusal;
use messages::{Channel, Draft};
use people::Member;

use crate::extract::{Decision, Extract};
use crate::rights::extract::DECIDERS;

/// Everybody who may decide on it: it waits for one of them.
pub(crate) async fn extract_waits(tx: &Tx, extract: &Extract, round: &str) -> Result<(), Refusal> {
    let mut told = Vec::new();
    for member in people::national_members(tx).await? {
        // Who sits there as two things is told once.
        if DECIDERS.contains(&member.role)
            && extract.is_decided_by(Some(member.account))
            && !told.contains(&member.account)
        {
            let body = format!(
                "A colleague asks for an extract of the round “{round}” for {}. A second person has to decide. Read what it is for:",
                extract.recipient
            );
            tell(tx, &member, "An extract waits for a second person", &body, extract).await?;
            told.push(member.account);
        }
    }
    Ok(())
}

/// Whoever asked: it was decided.
pub(crate) async fn extract_decided(tx: &Tx, extract: &Extract, decision: &Decision) -> Result<(), Refusal> {
    let (subject, body) = match decision {
        Decision::Waiting => return Ok(()),
        Decision::Granted { last_day, .. } => {
            ("Your extract is granted", format!("You can take it until {}.", kit::clock::written(*last_day)))
        }
        Decision::Refused { reason, .. } => ("Your extract is refused", format!("The reason: {reason}")),
    };
    let members = people::national_members(tx).await?;
    let Some(asker) = members.into_iter().find(|member| member.account == extract.asked.by) else {
        return Ok(());
    };
    let body = format!("It is about the extract for {}. {body}", extract.recipient);
    tell(tx, &asker, subject, &body, extract).await
}

async fn tell(tx: &Tx, who: &Member, subject: &str, body: &str, extract: &Extract) -> Result<(), Refusal> {
    let address = tx.house().settings.link(&extract.path());
    let draft = Draft {
        organisation: None,
        kind: "extract",
        channel: Channel::Email,
        to: who.details.email.clone(),
        subject: subject.to_owned(),
        body: format!("Hello {},\n\n{body}\n\n{address}\n", who.details.name),
        reference: None,
        owner: None,
    };
    messages::post(tx, &draft).await?;
    Ok(())
}
