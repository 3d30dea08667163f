//! The verbs: preparing and discarding an import, linking personal advisers, and saying that somebody has left or is
//! back. Confirming an import stands in `reimport`, correcting in `correcting`, erasing in `erasure`.

use kit::Tx;
use kit::web::Refusal;
use people::Role;
use uuid::Uuid;

use crate::details::{Left, Told, Via};
use crate::import::{Preview, Row};
use crate::model::whose;
use crate::reimport::moved;
use crate::rights::{Archive, BringBack, Import, LinkAdviser, Permit, Prepare, SayColumns};
use crate::store::{advisers, columns, leavers, leaving, pending, records};

/// Keeps a preview until somebody says yes or no; nobody is in the register for it.
pub(crate) async fn prepare(permit: &Permit<'_, Prepare>, preview: &Preview) -> Result<Uuid, Refusal> {
    let by = permit.by().account.ok_or(Refusal::SignIn)?;
    let id = pending::add(permit.tx(), permit.thing().id, by, preview).await?;
    permit.audit(Some(permit.thing().id), Some(id)).await?;
    Ok(id)
}

/// Throws a preview away; doing it again is harmless.
pub(crate) async fn discard(permit: &Permit<'_, Prepare>, id: Uuid) -> Result<(), Refusal> {
    if pending::remove(permit.tx(), permit.thing().id, id).await? {
        pending::destroy(permit.tx(), permit.thing().id, id)?;
        permit.audit(Some(permit.thing().id), Some(id)).await?;
    }
    Ok(())
}

/// Keeps what an LA calls its columns, beside what it has said before.
pub(crate) async fn say_columns(
    permit: &Permit<'_, SayColumns>,
    said: &[(String, String)],
) -> Result<(), Refusal> {
    let (tx, la) = (permit.tx(), permit.thing().id);
    people::hold(tx, la).await?;
    let mut known = columns::of(tx, la).await?;
    for (heading, column) in said {
        known.say(heading, column);
    }
    columns::save(tx, la, &known).await?;
    permit.audit(Some(la), None).await
}

/// Forgets it.
pub(crate) async fn forget_columns(permit: &Permit<'_, SayColumns>) -> Result<(), Refusal> {
    if columns::remove(permit.tx(), permit.thing().id).await? {
        permit.audit(Some(permit.thing().id), None).await?;
    }
    Ok(())
}

/// Adds people to the register without a preview: for the demo. Returns how many were new.
///
/// # Errors
/// When the database refuses or the LA's key can't be read.
pub async fn import(permit: &Permit<'_, Import>, rows: &[Row]) -> Result<usize, Refusal> {
    let added = add(permit.tx(), permit.thing().id, rows).await?;
    permit.audit(Some(permit.thing().id), None).await?;
    Ok(added)
}

/// Adds those who are not in the register yet; returns how many.
pub(crate) async fn add(tx: &Tx, la: Uuid, rows: &[Row]) -> Result<usize, Refusal> {
    let names = rows.iter().filter_map(|row| row.personal_adviser.as_deref());
    let names = advisers::add(tx, la, names).await?;
    let added = leavers::add(tx, la, rows, &names).await?;
    match_advisers(tx, la).await?;
    Ok(added)
}

/// Links the names that have no account to the personal advisers who have one and are called so.
pub(crate) async fn match_advisers(tx: &Tx, la: Uuid) -> Result<(), Refusal> {
    let names = advisers::all(tx, la).await?;
    if names.is_empty() {
        return Ok(());
    }
    let members = people::members(tx, la).await?;
    let members = members.iter().filter(|member| member.role == Role::Adviser);
    let members: Vec<(Uuid, &str)> = members.map(|m| (m.account, m.details.name.as_str())).collect();
    for mut name in names.into_iter().filter(|name| name.account.is_none() && !name.details.by_hand) {
        name.account = whose(&name.details.name, members.iter().copied());
        if name.account.is_some() {
            advisers::link(tx, la, &name).await?;
        }
    }
    Ok(())
}

/// Says whose name it is, or that it is nobody's here; matching by name leaves it alone from now on.
pub(crate) async fn link(permit: &Permit<'_, LinkAdviser>, account: Option<Uuid>) -> Result<(), Refusal> {
    let (la, id) = permit.thing();
    let mut name = advisers::find(permit.tx(), la.id, *id).await?.ok_or(Refusal::NotFound)?;
    name.account = account;
    name.details.by_hand = true;
    advisers::link(permit.tx(), la.id, &name).await?;
    permit.audit(Some(la.id), Some(*id)).await
}

/// They have left: nobody counts, lists or invites them any more, and after [`crate::model::KEPT_DAYS`] they are erased.
pub(crate) async fn archive(permit: &Permit<'_, Archive>) -> Result<(), Refusal> {
    let (tx, (la, id)) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    if leaving::leave(tx, la.id, *id).await? {
        note(tx, (la.id, *id), permit.by().account, Some(Left::ByHand)).await?;
        permit.audit(Some(la.id), Some(*id)).await?;
    }
    Ok(())
}

/// They are back, or it was a mistake.
pub(crate) async fn bring_back(permit: &Permit<'_, BringBack>) -> Result<(), Refusal> {
    let (tx, (la, id)) = (permit.tx(), permit.thing());
    people::hold(tx, la.id).await?;
    if leaving::bring_back(tx, la.id, *id).await? {
        note(tx, (la.id, *id), permit.by().account, None).await?;
        permit.audit(Some(la.id), Some(*id)).await?;
    }
    Ok(())
}

/// Notes in somebody's record that they have left, or are back.
async fn note(tx: &Tx, (la, id): (Uuid, Uuid), by: Option<Uuid>, left: Option<Left>) -> Result<(), Refusal> {
    let Some((mut record, key)) = records::find(tx, la, id).await? else { return Err(Refusal::NotFound) };
    record.details.left = left;
    let told = Told { via: Via::Hand, changes: vec![moved(left.is_some())] };
    records::save(tx, la, &key, &mut record, (&told, by)).await
}
