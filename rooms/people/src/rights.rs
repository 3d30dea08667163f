//! Who may do what with organisations and accounts, and the two gates that the other rooms ask.

use kit::Tx;
use kit::permit::Actor;
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Kind, Member, Organisation, Purpose, Role};
use crate::store::entities::pass::Model as Link;
use crate::store::{self, pass, seat};

kit::permits!();

kit::acts! {
    /// Making the first programme manager.
    SetUp("set up the programme") -> Option<Uuid>;
    /// Seeing and adding LAs.
    ManageAuthorities("manage authorities") -> Organisation;
    /// Inviting an LA's lead, which a programme manager does.
    InviteLead("invite a lead") -> Organisation;
    /// Seeing an LA's team and inviting to it, which its lead does.
    ManageTeam("manage the team") -> Organisation;
    /// Seeing the national team and inviting to it, which a programme manager does.
    ManageNationalTeam("manage the national team") -> Organisation;
    /// Ending somebody's seat: a lead in their LA, a manager for leads and the national team.
    EndSeat("end a seat") -> Held;
    /// Showing one's second factor, or setting it up; half a sign-in is enough.
    PassFactor("pass the second factor") -> Uuid;
    /// Making new recovery codes or replacing one's second factor.
    KeepFactor("keep one’s second factor") -> Uuid;
    /// Taking away a second factor that was lost with all its recovery codes: the operator, at the terminal.
    ForgetFactor("forget a second factor") -> Uuid;
    /// Ending the sessions of one account, or of all: the operator, at the terminal.
    EndSessions("end sessions") -> Option<Uuid>;
    /// Seeing one's account and ending its sessions.
    KeepAccount("keep one’s account") -> Uuid;
    /// Making an address that was confirmed one's own.
    ChangeAddress("change one’s address") -> Change;
    /// Ending one's own session; half a sign-in is enough.
    SignOut("sign out") -> ();
}

/// A seat that somebody holds, and where.
#[derive(Debug)]
pub struct Held {
    /// The LA, or the national team.
    pub place: Organisation,
    /// Who holds it, as what.
    pub member: Member,
}

/// A new address that was asked for, with the link that confirms it.
#[derive(Debug)]
pub struct Change {
    pub(crate) account: Uuid,
    pub(crate) link: Link,
    pub(crate) email: String,
}

/// Whether someone with `roles` in the organisation may act as one of `allowed`.
fn may(roles: &[Role], allowed: &[Role]) -> bool {
    roles.iter().any(|r| allowed.contains(r))
}

fn roles_in(actor: &Actor, organisation: Uuid) -> Vec<Role> {
    actor.seats.iter().filter(|s| s.organisation == organisation).filter_map(|s| Role::of(&s.role)).collect()
}

/// The LA of this address, for someone who sits in it as one of `allowed`.
///
/// # Errors
/// [`Refusal::NotFound`] where the person has no seat in it (or it does not exist: the two look alike),
/// [`Refusal::Forbidden`] where they sit there as something else.
pub async fn seated(tx: &Tx, actor: &Actor, slug: &str, allowed: &[Role]) -> Result<Organisation, Refusal> {
    let la = store::organisation_by_slug(tx, slug).await?.ok_or(Refusal::NotFound)?;
    let roles = roles_in(actor, la.id);
    match (la.kind, roles.is_empty()) {
        (Kind::National, _) | (_, true) => Err(Refusal::NotFound),
        _ if may(&roles, allowed) => Ok(la),
        _ => Err(Refusal::Forbidden),
    }
}

/// The national team, for someone who sits in it as one of `allowed`.
///
/// # Errors
/// [`Refusal::Forbidden`] for everyone else: that there is a national team is no secret.
pub async fn national(tx: &Tx, actor: &Actor, allowed: &[Role]) -> Result<Organisation, Refusal> {
    let national = store::national(tx).await?.ok_or(Refusal::NotFound)?;
    if may(&roles_in(actor, national.id), allowed) { Ok(national) } else { Err(Refusal::Forbidden) }
}

pub(crate) async fn set_up<'tx>(tx: &'tx Tx, pass: Option<Uuid>) -> Result<Permit<'tx, SetUp>, Refusal> {
    if store::any_account(tx).await? {
        return Err(Refusal::NotFound);
    }
    Ok(Permit::grant(tx, &Actor::house(), pass))
}

/// Leave to manage LAs.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub async fn manage_authorities<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, ManageAuthorities>, Refusal> {
    Ok(Permit::grant(tx, actor, national(tx, actor, &[Role::Manager]).await?))
}

/// Leave to invite the lead of the LA at `slug`.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager; [`Refusal::NotFound`] for no such LA.
pub async fn invite_lead<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, InviteLead>, Refusal> {
    national(tx, actor, &[Role::Manager]).await?;
    let la = store::organisation_by_slug(tx, slug).await?.filter(|o| o.kind == Kind::Authority);
    Ok(Permit::grant(tx, actor, la.ok_or(Refusal::NotFound)?))
}

/// Leave to see and invite to the team of the LA at `slug`.
///
/// # Errors
/// As [`seated`], for its leads.
pub async fn manage_team<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, ManageTeam>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, slug, &[Role::Lead]).await?))
}

/// Leave to see and invite to the national team.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub async fn manage_national_team<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, ManageNationalTeam>, Refusal> {
    Ok(Permit::grant(tx, actor, national(tx, actor, &[Role::Manager]).await?))
}

/// Leave for a lead to end a seat in the team of the LA at `slug`.
///
/// # Errors
/// As [`seated`], for its leads; [`Refusal::NotFound`] where nobody in it holds this seat.
pub(crate) async fn end_seat_in_team<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
    id: &str,
) -> Result<Permit<'tx, EndSeat>, Refusal> {
    let la = seated(tx, actor, slug, &[Role::Lead]).await?;
    end_seat(tx, actor, la, id, &Role::LOCAL).await
}

/// Leave for a programme manager to end the seat of a lead of the LA at `slug`.
///
/// # Errors
/// As [`invite_lead`]; [`Refusal::NotFound`] where no lead of it holds this seat.
pub(crate) async fn end_seat_of_lead<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
    id: &str,
) -> Result<Permit<'tx, EndSeat>, Refusal> {
    let la = invite_lead(tx, actor, slug).await?.thing().clone();
    end_seat(tx, actor, la, id, &[Role::Lead]).await
}

/// Leave for a programme manager to end a seat in the national team.
///
/// # Errors
/// As [`national`]; [`Refusal::NotFound`] where nobody in it holds this seat.
pub(crate) async fn end_national_seat<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    id: &str,
) -> Result<Permit<'tx, EndSeat>, Refusal> {
    let team = national(tx, actor, &[Role::Manager]).await?;
    end_seat(tx, actor, team, id, &Role::NATIONAL).await
}

async fn end_seat<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    place: Organisation,
    id: &str,
    roles: &[Role],
) -> Result<Permit<'tx, EndSeat>, Refusal> {
    let id = kit::ids::read(id).ok_or(Refusal::NotFound)?;
    let member = seat::find(tx, place.id, id).await?.filter(|m| roles.contains(&m.role));
    Ok(Permit::grant(tx, actor, Held { place, member: member.ok_or(Refusal::NotFound)? }))
}

fn oneself(actor: &Actor) -> Result<Uuid, Refusal> {
    actor.account.ok_or(Refusal::SignIn)
}

pub(crate) fn pass_factor<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, PassFactor>, Refusal> {
    Ok(Permit::grant(tx, actor, oneself(actor)?))
}

pub(crate) fn keep_factor<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, KeepFactor>, Refusal> {
    Ok(Permit::grant(tx, actor, oneself(actor)?))
}

/// For the person at the terminal only.
pub(crate) fn forget_factor(tx: &Tx, account: Uuid) -> Permit<'_, ForgetFactor> {
    Permit::grant(tx, &Actor::house(), account)
}

/// For the person at the terminal only.
pub(crate) fn end_sessions(tx: &Tx, account: Option<Uuid>) -> Permit<'_, EndSessions> {
    Permit::grant(tx, &Actor::house(), account)
}

pub(crate) fn keep_account<'tx>(tx: &'tx Tx, actor: &Actor) -> Result<Permit<'tx, KeepAccount>, Refusal> {
    Ok(Permit::grant(tx, actor, oneself(actor)?))
}

/// Leave to take on the address that this link confirms.
///
/// # Errors
/// [`Refusal::NotFound`] for wrong, used and expired links, and for another account's.
pub(crate) async fn change_address<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    secret: &str,
) -> Result<Permit<'tx, ChangeAddress>, Refusal> {
    let account = oneself(actor)?;
    let link = pass::valid(tx, secret, &[Purpose::Email]).await?;
    let link = link.filter(|link| link.account == Some(account)).ok_or(Refusal::NotFound)?;
    let email = pass::carried(tx.house(), &link)?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, Change { account, link, email }))
}

/// Whether this person's work asks for a second factor: a stolen mailbox must not be enough to reach a register.
pub(crate) fn asks_second_factor(actor: &Actor) -> bool {
    actor.seats.iter().filter_map(|s| Role::of(&s.role)).any(Role::reaches_people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_may_anything_without_a_role_that_is_allowed() {
        assert!(!may(&[], &Role::ALL));
        assert!(!may(&[Role::Adviser], &[Role::Lead]));
        assert!(may(&[Role::Adviser, Role::Lead], &[Role::Lead]));
    }

    #[test]
    fn who_reaches_people_shows_a_second_factor() {
        let someone = |roles: &[Role]| {
            let seat = |role: &Role| kit::permit::Seat {
                organisation: Uuid::nil(),
                slug: String::new(),
                role: role.code().to_owned(),
            };
            Actor { seats: roles.iter().map(seat).collect(), ..Actor::default() }
        };
        for role in [Role::Manager, Role::Lead, Role::Adviser, Role::Duty] {
            assert!(asks_second_factor(&someone(&[Role::Partner, role])), "{role:?}");
        }
        assert!(!asks_second_factor(&someone(&[])));
        assert!(!asks_second_factor(&someone(&[Role::SeniorLeader, Role::ElectedMember, Role::Champion])));
    }
}
