//! Who may do what with the register: the lead of the LA, and nobody else.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role, seated};
use uuid::Uuid;

use crate::store::advisers;

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
    /// Seeing who is in the register.
    See("see the register") -> Organisation;
    /// Uploading a list, reading its preview and discarding it; the register stays as it is.
    Prepare("prepare an import") -> Organisation;
    /// Adding the people of a list to the register.
    Import("import care leavers") -> Organisation;
    /// Saying whose name a personal adviser's name in the list is.
    LinkAdviser("link a personal adviser") -> (Organisation, Uuid);
}

/// Who works with a register; the national team never does.
const ALLOWED: &[Role] = &[Role::Lead];

pub(crate) async fn see<'tx>(tx: &'tx Tx, actor: &Actor, la: &str) -> Result<Permit<'tx, See>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, la, ALLOWED).await?))
}

pub(crate) async fn prepare<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, Prepare>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, la, ALLOWED).await?))
}

/// Leave to add people to the register of the LA at `la`.
///
/// # Errors
/// As [`people::seated`], for its leads.
pub async fn import_list<'tx>(tx: &'tx Tx, actor: &Actor, la: &str) -> Result<Permit<'tx, Import>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, la, ALLOWED).await?))
}

pub(crate) async fn link_adviser<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    name: &str,
) -> Result<Permit<'tx, LinkAdviser>, Refusal> {
    let la = seated(tx, actor, la, ALLOWED).await?;
    let id = kit::ids::read(name).ok_or(Refusal::NotFound)?;
    let name = advisers::find(tx, la.id, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (la, name.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_roles_only_the_lead_works_with_a_register() {
        for role in Role::ALL {
            assert_eq!(ALLOWED.contains(&role), role == Role::Lead, "{role:?}");
        }
    }

    #[test]
    fn every_act_has_a_name_of_its_own() {
        let mut names = [See::NAME, Prepare::NAME, Import::NAME, LinkAdviser::NAME];
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
