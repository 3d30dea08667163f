//! Who may ask, who may answer, and who must not even know.

use kit::Tx;
use kit::permit::Actor;
use kit::web::Refusal;
use people::{Organisation, Role, national, seated};
use uuid::Uuid;

use crate::model::{Request, State};
use crate::store::{self, link, request};

kit::permits!();

kit::acts! {
    /// Asking an LA to be contacted: anyone, unknown to us. It leaves no audit line.
    Ask("ask to be contacted") -> Organisation;
    /// Saying whom an LA's requests are told to.
    SetContacts("say who answers requests") -> Organisation;
    /// Seeing that an LA has requests.
    SeeRequests("see contact requests") -> Organisation;
    /// Opening a request of an LA and reading it.
    OpenRequest("open a contact request") -> Request;
    /// Saying that the person was contacted.
    FinishRequest("finish a contact request") -> Request;
    /// Seeing the requests that are about a worker or a council.
    SeeAboutCouncils("see requests about councils") -> Organisation;
    /// Opening such a request and reading it.
    OpenAboutCouncil("open a request about a council") -> Request;
    /// Saying that the person of such a request was contacted.
    FinishAboutCouncil("finish a request about a council") -> Request;
    /// Opening such a request by an advocate's link.
    OpenAsAdvocate("open a request as the advocate") -> Request;
    /// Telling others that nobody has opened a request, or finished one: the product's own.
    Escalate("escalate a contact request") -> Request;
}

/// Who says whom an LA's requests are told to.
const SETS: &[Role] = &[Role::Lead];
/// Who reads an LA's requests.
const ANSWERS: &[Role] = &[Role::Duty, Role::Lead];
/// Who reads what is about a worker or a council.
const OUTSIDE: &[Role] = &[Role::Manager];

/// Leave to ask the LA at `la`.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none, or its register was erased whole.
pub async fn ask<'tx>(tx: &'tx Tx, la: &str) -> Result<Permit<'tx, Ask>, Refusal> {
    let la = people::public_authority(tx, la).await?;
    if store::erased(tx, la.id) {
        return Err(Refusal::NotFound);
    }
    Ok(Permit::grant(tx, &Actor::house(), la))
}

/// Leave to say whom an LA's requests are told to.
///
/// # Errors
/// As [`people::seated`], for its leads.
pub async fn set_contacts<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, SetContacts>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, la, SETS).await?))
}

pub(crate) async fn see<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
) -> Result<Permit<'tx, SeeRequests>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, la, ANSWERS).await?))
}

/// A request that the person may know of in this LA. What is about the LA is not there, as if it did not exist.
async fn reached(tx: &Tx, actor: &Actor, la: &str, id: &str) -> Result<Request, Refusal> {
    let la = seated(tx, actor, la, ANSWERS).await?;
    let id = kit::ids::read(id).ok_or(Refusal::NotFound)?;
    request::one_of_council(tx, la.id, id).await?.ok_or(Refusal::NotFound)
}

pub(crate) async fn open<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    id: &str,
) -> Result<Permit<'tx, OpenRequest>, Refusal> {
    Ok(Permit::grant(tx, actor, reached(tx, actor, la, id).await?))
}

pub(crate) async fn finish<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    la: &str,
    id: &str,
) -> Result<Permit<'tx, FinishRequest>, Refusal> {
    Ok(Permit::grant(tx, actor, read_before(reached(tx, actor, la, id).await?)?))
}

pub(crate) async fn see_about_councils<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, SeeAboutCouncils>, Refusal> {
    Ok(Permit::grant(tx, actor, national(tx, actor, OUTSIDE).await?))
}

async fn reached_outside(tx: &Tx, actor: &Actor, id: &str) -> Result<Request, Refusal> {
    national(tx, actor, OUTSIDE).await?;
    let id = kit::ids::read(id).ok_or(Refusal::NotFound)?;
    request::one_about_councils(tx, id).await?.ok_or(Refusal::NotFound)
}

pub(crate) async fn open_about_council<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    id: &str,
) -> Result<Permit<'tx, OpenAboutCouncil>, Refusal> {
    Ok(Permit::grant(tx, actor, reached_outside(tx, actor, id).await?))
}

pub(crate) async fn finish_about_council<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    id: &str,
) -> Result<Permit<'tx, FinishAboutCouncil>, Refusal> {
    Ok(Permit::grant(tx, actor, read_before(reached_outside(tx, actor, id).await?)?))
}

/// Nobody can have been contacted whose request nobody has read.
fn read_before(request: Request) -> Result<Request, Refusal> {
    match request.state() {
        State::Unread => Err(Refusal::Conflict("Open the request first.".to_owned())),
        _ => Ok(request),
    }
}

/// Leave to open a request by an advocate's link; none where the link is wrong, used or expired: all alike.
pub(crate) async fn as_advocate<'tx>(
    tx: &'tx Tx,
    secret: &str,
) -> Result<Option<Permit<'tx, OpenAsAdvocate>>, Refusal> {
    let found = link::behind(tx, secret).await?;
    Ok(found.map(|request| Permit::grant(tx, &Actor::house(), request)))
}

/// Leave to escalate a request that is as far as it was when that was planned; none where it is further, or gone.
pub(crate) async fn escalate<'tx>(
    tx: &'tx Tx,
    id: Uuid,
    state: State,
) -> Result<Option<Permit<'tx, Escalate>>, Refusal> {
    let found = request::any(tx, id).await?.filter(|r| r.state() == state);
    Ok(found.map(|request| Permit::grant(tx, &Actor::house(), request)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_roles_only_these_read_requests() {
        for role in Role::ALL {
            assert_eq!(SETS.contains(&role), role == Role::Lead, "{role:?}");
            assert_eq!(ANSWERS.contains(&role), matches!(role, Role::Duty | Role::Lead), "{role:?}");
            assert_eq!(OUTSIDE.contains(&role), role == Role::Manager, "{role:?}");
        }
        assert!(OUTSIDE.iter().all(|role| Role::NATIONAL.contains(role)), "nobody of an LA");
    }
}
