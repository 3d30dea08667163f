//! Bringing people in.

use kit::Tx;
use kit::permit::Actor;
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
/// [`Refusal::TooMany`] after sixty invitations in an hour; [`Refusal::Conflict`] where the person sits on the other side,
/// in the national team or in an LA.
pub async fn invite_lead(permit: &Permit<'_, InviteLead>, who: &Details) -> Result<Uuid, Refusal> {
    let account = invite(permit.tx(), permit.thing(), who, Role::Lead, permit.by()).await?;
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
    let account = invite(permit.tx(), permit.thing(), who, role, permit.by()).await?;
    permit.audit(Some(permit.thing().id), Some(account)).await?;
    kit::jobs::say(permit.tx(), &crate::MemberJoined { organisation: permit.thing().id, account }).await?;
    Ok(account)
}

/// Invites somebody to the national team.
///
/// # Errors
/// As [`invite_lead`].
pub async fn invite_to_national(
    permit: &Permit<'_, ManageNationalTeam>,
    who: &Details,
    role: Role,
) -> Result<Uuid, Refusal> {
    let account = invite(permit.tx(), permit.thing(), who, role, permit.by()).await?;
    permit.audit(Some(permit.thing().id), Some(account)).await?;
    Ok(account)
}

async fn invite(
    tx: &Tx,
    place: &Organisation,
    who: &Details,
    role: Role,
    by: &Actor,
) -> Result<Uuid, Refusal> {
    if let Some(by) = by.account {
        tx.house().spend(&INVITATIONS, by.as_bytes())?;
    }
    let account = account::find_or_add(tx, who).await?;
    // Invitations to both sides, made side by side, would each find the other side empty.
    account::hold(tx, account).await?;
    one_side(tx, account, place).await?;
    if role == Role::Lead {
        tell_leads(tx, account, place, &by.name).await?;
    }
    seat::give(tx, account, place.id, role, by.account).await?;
    pass::consume_invitations(tx, account).await?;
    let link = pass::issue(tx, Purpose::Invitation, Some(account)).await?;
    let national = place.kind == Kind::National;
    let subject = format!("Join New Belongings for {}", place.name);
    let draft = letter(&who.email, &subject, words(place, who, role), Some(link));
    // Leads and the national team are the programme's to invite; all others are their LA's.
    let organisation = (!national && role != Role::Lead).then_some(place.id);
    messages::post(tx, &Draft { organisation, ..draft }).await?;
    Ok(account)
}

/// Nobody sits on both sides: whoever can bring in leads must not be able to become one, and see a register.
async fn one_side(tx: &Tx, account: Uuid, place: &Organisation) -> Result<(), Refusal> {
    if !seat::sits_across(tx, account, place).await? {
        return Ok(());
    }
    let why = match place.kind {
        Kind::Authority => {
            "This person works in the national team, which sees no local authority’s people. Invite somebody else, or have \
             their access there ended first."
        }
        Kind::National => {
            "This person works in a local authority, and nobody works in both. Invite somebody else, or have their access \
             there ended first."
        }
    };
    Err(Refusal::Conflict(why.to_owned()))
}

/// Tells those who lead the LA that somebody is about to as well: a lead sees the whole register, and must not come in
/// without anyone noticing. Whoever leads it already comes as nothing new.
async fn tell_leads(tx: &Tx, account: Uuid, la: &Organisation, by: &str) -> Result<(), Refusal> {
    let members = seat::members(tx, la.id).await?;
    let leads: Vec<_> = members.iter().filter(|m| m.role == Role::Lead).collect();
    if leads.iter().any(|lead| lead.account == account) {
        return Ok(());
    }
    let Some(new) = account::details(tx, account).await? else { return Ok(()) };
    let body = format!(
        "{name} ({email}) was added as a lead of {la} by {by}. A lead sees the whole list of care leavers.\n\nIf that is \
         wrong, sign in, end their access under Team, and tell the national team at once.\n",
        name = new.name,
        email = new.email,
        la = la.name,
    );
    let subject = format!("{} has another lead at New Belongings", la.name);
    for lead in leads {
        let draft = letter(&lead.details.email, &subject, body.clone(), None);
        messages::post(tx, &Draft { organisation: Some(la.id), ..draft }).await?;
    }
    Ok(())
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
