//! The verbs: setting up, adding LAs, inviting, signing in and out.

use kit::Tx;
use kit::web::Refusal;
use messages::{Channel, Draft, LINK};
use uuid::Uuid;

use crate::authorities::Authority;
use crate::model::{Details, Organisation, Purpose, Role};
use crate::rights::{InviteLead, ManageAuthorities, ManageTeam, Permit, SetUp};
use crate::store::{self, account, pass, session};

/// What a message about a one-time link is called.
pub(crate) const PASS: &str = "pass";

/// Makes the national team and its first programme manager; returns the manager's account.
///
/// # Errors
/// [`Refusal::NotFound`] when the set-up link was used meanwhile.
pub async fn set_up(permit: &Permit<'_, SetUp>, programme: &str, manager: &Details) -> Result<Uuid, Refusal> {
    let tx = permit.tx();
    if let Some(id) = permit.thing() {
        let link = pass::by_id(tx, *id).await?.ok_or(Refusal::NotFound)?;
        if !pass::consume(tx, &link).await? {
            return Err(Refusal::NotFound);
        }
    }
    let national = store::add_national(tx, programme).await?;
    let account = account::find_or_add(tx, manager).await?;
    account::seat(tx, account, national.id, Role::Manager, None).await?;
    permit.audit(Some(national.id), Some(account)).await?;
    Ok(account)
}

/// Adds an LA to the programme, with the key that its register will be sealed under.
///
/// # Errors
/// [`Refusal::Conflict`] when it is there already.
pub async fn add_authority(
    permit: &Permit<'_, ManageAuthorities>,
    authority: &Authority,
) -> Result<Organisation, Refusal> {
    let tx = permit.tx();
    store::hold(tx, permit.thing().id).await?;
    if store::organisation_by_slug(tx, &authority.slug).await?.is_some() {
        return Err(Refusal::Conflict(format!("{} is already in the programme.", authority.name)));
    }
    let la = store::add_authority(tx, authority).await?;
    tx.house().keys.create(&la_key(la.id), &tx.house().chance)?;
    permit.audit(Some(la.id), Some(la.id)).await?;
    Ok(la)
}

/// The name of an LA's key in the key folder.
pub fn la_key(la: Uuid) -> String {
    format!("la-{}", kit::ids::show(la))
}

/// Invites an LA's lead.
///
/// # Errors
/// When the database refuses.
pub async fn invite_lead(permit: &Permit<'_, InviteLead>, who: &Details) -> Result<Uuid, Refusal> {
    let account = invite(permit.tx(), permit.thing(), who, Role::Lead, permit.by().account).await?;
    permit.audit(Some(permit.thing().id), Some(account)).await?;
    Ok(account)
}

/// Invites somebody to an LA's team.
///
/// # Errors
/// When the database refuses.
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

async fn invite(
    tx: &Tx,
    la: &Organisation,
    who: &Details,
    role: Role,
    by: Option<Uuid>,
) -> Result<Uuid, Refusal> {
    let account = account::find_or_add(tx, who).await?;
    account::seat(tx, account, la.id, role, by).await?;
    let link = pass::issue(tx, Purpose::Invitation, Some(account)).await?;
    let body = format!(
        "Hello {name},\n\nYou are invited to New Belongings for {la}, as {role}.\n\nUse this link to sign in. It works \
         once, until it is 14 days old:\n{LINK}\n\nAfter that, ask for a new link on the sign-in page.\n",
        name = who.name,
        la = la.name,
        role = role.words().to_lowercase(),
    );
    let draft = Draft {
        organisation: (role != Role::Lead).then_some(la.id),
        kind: PASS,
        channel: Channel::Email,
        to: who.email.clone(),
        subject: format!("Join New Belongings for {}", la.name),
        body,
        reference: Some(link),
    };
    messages::post(tx, &draft).await?;
    Ok(account)
}

/// Sends a sign-in link when the address has an account; says nothing either way.
pub(crate) async fn ask_to_sign_in(tx: &Tx, email: &str) -> Result<(), Refusal> {
    let Some(account) = account::by_email(tx, email).await? else { return Ok(()) };
    let link = pass::issue(tx, Purpose::SignIn, Some(account)).await?;
    let draft = Draft {
        organisation: None,
        kind: PASS,
        channel: Channel::Email,
        to: email.to_owned(),
        subject: "Your link to sign in to New Belongings".to_owned(),
        body: format!(
            "Use this link to sign in. It works once, for 30 minutes:\n{LINK}\n\nIf you did not ask for it, you \
             need do nothing.\n"
        ),
        reference: Some(link),
    };
    messages::post(tx, &draft).await.map(drop)
}

/// Uses a link up and opens a session; returns the cookie's secret.
pub(crate) async fn sign_in(tx: &Tx, secret: &str) -> Result<Option<String>, Refusal> {
    let Some(link) = pass::valid(tx, secret).await? else { return Ok(None) };
    match link.account {
        Some(account) if pass::consume(tx, &link).await? => Ok(Some(session::open(tx, account).await?)),
        _ => Ok(None),
    }
}
