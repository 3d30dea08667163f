//! Who may do what with the register: the lead of the LA; a personal adviser with their own people; nobody else.

use kit::Tx;
use kit::permit::Actor;
use kit::web::Refusal;
use people::{Organisation, Role, seated};
use uuid::Uuid;

use crate::store::{advisers, leavers, leaving};

kit::permits!();

kit::acts! {
    /// Seeing who is in the register.
    See("see the register") -> Organisation;
    /// Uploading a list, reading its preview and discarding it; the register stays as it is.
    Prepare("prepare an import") -> Organisation;
    /// Saying what an LA's lists call their columns.
    SayColumns("say what columns are called") -> Organisation;
    /// Adding the people of a list to the register.
    Import("import care leavers") -> Organisation;
    /// Saying whose name a personal adviser's name in the list is.
    LinkAdviser("link a personal adviser") -> (Organisation, Uuid);
    /// Seeing what is kept of one care leaver: a lead all of it, a personal adviser what they need for their work.
    SeePerson("see a care leaver") -> Seen;
    /// Correcting how a care leaver is reached and what they need.
    CorrectPerson("correct a care leaver") -> Seen;
    /// Seeing whose contact has to be looked at.
    SeeChecks("see contacts to check") -> (Organisation, Reach);
    /// Saying that a care leaver has left.
    Archive("archive a care leaver") -> (Organisation, Uuid);
    /// Taking a care leaver who has left back in.
    BringBack("bring back a care leaver") -> (Organisation, Uuid);
    /// Erasing a care leaver for good: a lead's, and the product's own on the day that is due.
    ErasePerson("erase a care leaver") -> (Organisation, Uuid);
    /// Telling a person all that is kept of them: whoever runs the program, at its command line.
    ExportPerson("hand out all that is kept of a care leaver") -> (Organisation, Uuid);
    /// Erasing an LA's whole register: whoever runs the program, at its command line.
    EraseAuthority("erase a register") -> Organisation;
}

/// Who works with a register; the national team never does.
const ALLOWED: &[Role] = &[Role::Lead];
/// Who works with their own people in it.
const NEAR: &[Role] = &[Role::Adviser];

/// Whom in a register somebody reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everybody: a lead.
    Everybody,
    /// A personal adviser's own people, by the adviser's account.
    Own(Uuid),
}

/// Somebody in an LA's register, and how far the one who sees them reaches.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The LA.
    pub la: Organisation,
    /// Who.
    pub person: Uuid,
    /// How far.
    pub reach: Reach,
}

/// How far somebody reaches in an LA's register. Who is both lead and personal adviser is a lead.
async fn reach(tx: &Tx, actor: &Actor, la: &str) -> Result<(Organisation, Reach), Refusal> {
    match seated(tx, actor, la, ALLOWED).await {
        Err(Refusal::Forbidden) => {
            let la = seated(tx, actor, la, NEAR).await?;
            Ok((la, Reach::Own(actor.account.ok_or(Refusal::SignIn)?)))
        }
        lead => Ok((lead?, Reach::Everybody)),
    }
}

/// Somebody whom the actor reaches. A personal adviser finds nobody but their own people who are served: not another's,
/// not who has left.
async fn seen(tx: &Tx, actor: &Actor, la: &str, person: &str) -> Result<Seen, Refusal> {
    let (la, reach) = reach(tx, actor, la).await?;
    let person = kit::ids::read(person).ok_or(Refusal::NotFound)?;
    let there = match reach {
        Reach::Everybody => leaving::erased(tx, la.id, person).await? == Some(false),
        Reach::Own(account) => {
            let names = advisers::of_account(tx, la.id, account).await?;
            leavers::is_of(tx, la.id, person, names).await?
        }
    };
    if there { Ok(Seen { la, person, reach }) } else { Err(Refusal::NotFound) }
}

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

pub(crate) async fn say_columns<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, SayColumns>, Refusal> {
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

/// Somebody in an LA's register, for its lead: never one who is erased, nor another LA's.
async fn held(tx: &Tx, actor: &Actor, la: &str, person: &str) -> Result<(Organisation, Uuid), Refusal> {
    let la = seated(tx, actor, la, ALLOWED).await?;
    let id = kit::ids::read(person).ok_or(Refusal::NotFound)?;
    match leaving::erased(tx, la.id, id).await? {
        Some(false) => Ok((la, id)),
        _ => Err(Refusal::NotFound),
    }
}

pub(crate) async fn see_person<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, SeePerson>, Refusal> {
    Ok(Permit::grant(tx, actor, seen(tx, actor, la, person).await?))
}

pub(crate) async fn correct_person<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, CorrectPerson>, Refusal> {
    Ok(Permit::grant(tx, actor, seen(tx, actor, la, person).await?))
}

pub(crate) async fn see_checks<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, SeeChecks>, Refusal> {
    Ok(Permit::grant(tx, actor, reach(tx, actor, la).await?))
}

pub(crate) async fn archive<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, Archive>, Refusal> {
    Ok(Permit::grant(tx, actor, held(tx, actor, la, person).await?))
}

pub(crate) async fn bring_back<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, BringBack>, Refusal> {
    Ok(Permit::grant(tx, actor, held(tx, actor, la, person).await?))
}

/// Also for one who is erased: whoever presses twice is told that it is done.
pub(crate) async fn erase_person<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    person: &str,
) -> Result<Permit<'tx, ErasePerson>, Refusal> {
    let la = seated(tx, actor, la, ALLOWED).await?;
    let id = kit::ids::read(person).ok_or(Refusal::NotFound)?;
    leaving::erased(tx, la.id, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, (la, id)))
}

/// The product's own leave: the day has come, or an erasure is done again on an old copy.
pub(crate) async fn erase_for_job(tx: &Tx, la: Uuid, id: Uuid) -> Result<Permit<'_, ErasePerson>, Refusal> {
    let la = people::organisation(tx, la).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, &Actor::house(), (la, id)))
}

/// The operator's leave, given at the command line, for the person with this case id.
pub(crate) async fn export_person<'tx>(
    tx: &'tx Tx,
    la: &str,
    case_id: &str,
) -> Result<Permit<'tx, ExportPerson>, Refusal> {
    let la = people::public_authority(tx, la).await?;
    let person = leaving::by_case(tx, la.id, case_id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, &Actor::house(), (la, person)))
}

/// The operator's leave, given at the command line.
pub(crate) async fn erase_authority<'tx>(
    tx: &'tx Tx,
    la: &str,
) -> Result<Permit<'tx, EraseAuthority>, Refusal> {
    Ok(Permit::grant(tx, &Actor::house(), people::public_authority(tx, la).await?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::permit::Act;

    #[test]
    fn of_all_roles_the_lead_works_with_a_register_and_an_adviser_with_their_own() {
        for role in Role::ALL {
            assert_eq!(ALLOWED.contains(&role), role == Role::Lead, "{role:?}");
            assert_eq!(NEAR.contains(&role), role == Role::Adviser, "{role:?}");
        }
    }

    #[test]
    fn every_act_has_a_name_of_its_own() {
        let mut names = [
            See::NAME,
            Prepare::NAME,
            SayColumns::NAME,
            Import::NAME,
            LinkAdviser::NAME,
            SeePerson::NAME,
            CorrectPerson::NAME,
            SeeChecks::NAME,
            Archive::NAME,
            BringBack::NAME,
            ErasePerson::NAME,
            ExportPerson::NAME,
            EraseAuthority::NAME,
        ];
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
