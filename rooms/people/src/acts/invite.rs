//! Bringing people in.

use kit::Tx;
use kit::web::Refusal;
use messages::{Draft, LINK};
use uuid::Uuid;

use super::letter;
use crate::limits::INVITATIONS;
use crate::model::{Details, Kind, Organisation, Purpose, Role};
use crate::rights::{InviteLead, ManageNationalTeam, ManageTeam, Permit};
use crate::store::{account, pass, seat};

/// Invites an LA's lead.
///
/// # Errors
/// [`Refusal::TooMany`] after sixty invitations in an hour.
pub async fn invite_lead(permit: &Permit<'_, InviteLead>, who: &Details) -> Result<Uuid, Refusal> {
    let account = invite(permit.tx(), permit.thing(), who, Role::Lead, permit.by().account).await?;
    permit.audit(Some(permit.thing().id), Some(account)).await?;
    Ok(account)
}

/// Invites somebody to an LA's team; whoever was in it before comes back to the same seat.
///
/// # Errors
/// As [`invite_lead`].
pub async fn invite_to_team(
    permit: &Permit<'_, ManageTeam>,
    who: &Details,
    role: Role,
) -> Result<Uuid, Refusal> {
    let account = invite(permit.tx(), permit.thing(), who, role, permit.by().account).await?;
    permit.audit(Some(permit.thing().id), Some(account)).await?;
    kit::jobs::say(permit.tx(), &crate::MemberJoined { organisation: permit.thing().id, account }).await?;
    Ok(account)
}

/// Invites somebody to the national team.
///
/// # Errors
/// As [`invite_lead`].
pub(crate) async fn invite_to_national(
    permit: &Permit<'_, ManageNationalTeam>,
    who: &Details,
    role: Role,
) -> Result<Uuid, Refusal> {
    let account = invite(permit.tx(), permit.thing(), who, role, permit.by().account).await?;
    permit.audit(Some(permit.thing().id), Some(account)).await?;
    Ok(account)
}

async fn invite(
    tx: &Tx,
    place: &Organisation,
    who: &Details,
    role: Role,
    by: Option<Uuid>,
) -> Result<Uuid, Refusal> {
    if let Some(by) = by {
        tx.house().spend(&INVITATIONS, by.as_bytes())?;
    }
    let account = account::find_or_add(tx, who).await?;
    seat::give(tx, account, place.id, role, by).await?;
    let link = pass::issue(tx, Purpose::Invitation, Some(account)).await?;
    let national = place.kind == Kind::National;
    let subject = format!("Join New Belongings for {}", place.name);
    let draft = letter(&who.email, &subject, words(place, who, role), Some(link));
    // Leads and the national team are the programme's to invite; all others are their LA's.
    let organisation = (!national && role != Role::Lead).then_some(place.id);
    messages::post(tx, &Draft { organisation, ..draft }).await?;
    Ok(account)
}

fn words(place: &Organisation, who: &Details, role: Role) -> String {
    let factor = if role.reaches_people() {
        "\n\nHave your phone at hand: when you first sign in, you set up an authenticator app on it. It keeps the \
         people on your list safe if somebody else gets into your email."
    } else {
        ""
    };
    format!(
        "Hello {name},\n\nYou are invited to New Belongings for {place}, as {role}.\n\nUse this link to sign in. It works \
         once, until it is 14 days old:\n{LINK}{factor}\n\nAfter that, ask for a new link on the sign-in page.\n",
        name = who.name,
        place = place.name,
        role = role.words().to_lowercase(),
    )
}
