//! Who may do what with organisations and accounts, and the two gates that the other rooms ask.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use uuid::Uuid;

use crate::model::{Kind, Organisation, Role};
use crate::store;

kit::permits!();

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident($code:literal) -> $thing:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;
        impl Act for $name {
            type Thing = $thing;
            const NAME: &'static str = $code;
        }
    )*};
}

acts! {
    /// Making the first programme manager.
    SetUp("set up the programme") -> Option<Uuid>;
    /// Seeing and adding LAs.
    ManageAuthorities("manage authorities") -> Organisation;
    /// Inviting an LA's lead, which a programme manager does.
    InviteLead("invite a lead") -> Organisation;
    /// Seeing an LA's team and inviting to it, which its lead does.
    ManageTeam("manage the team") -> Organisation;
    /// Ending one's own session.
    SignOut("sign out") -> ();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_may_anything_without_a_role_that_is_allowed() {
        assert!(!may(&[], &Role::ALL));
        assert!(!may(&[Role::Adviser], &[Role::Lead]));
        assert!(may(&[Role::Adviser, Role::Lead], &[Role::Lead]));
    }
}
