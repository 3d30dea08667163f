//! Who may ask for an extract, decide on one, take it, and read about all of them: the national team alone.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::Role;

use super::Permit;
use crate::extract::Extract;
use crate::store;

/// Asking for an extract of a round: a programme manager's. The thing is the round.
#[derive(Debug)]
pub(crate) struct AskExtract;

impl Act for AskExtract {
    type Thing = surveys::Round;
    const NAME: &'static str = "ask for an extract";
}

/// Granting or refusing an extract: another programme manager's, or a reviewer's.
#[derive(Debug)]
pub(crate) struct DecideExtract;

impl Act for DecideExtract {
    type Thing = Extract;
    const NAME: &'static str = "decide on an extract";
}

/// Taking an extract that was granted: a programme manager's.
#[derive(Debug)]
pub(crate) struct TakeExtract;

impl Act for TakeExtract {
    type Thing = Extract;
    const NAME: &'static str = "take an extract";
}

/// Reading which extracts there are, what for and who took them: the whole national team's.
#[derive(Debug)]
pub(crate) struct ReadExtracts;

impl Act for ReadExtracts {
    type Thing = ();
    const NAME: &'static str = "read about extracts";
}

/// Who may decide.
pub(crate) const DECIDERS: [Role; 2] = [Role::Manager, Role::Reviewer];

/// Leave to ask for an extract of this round.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager; [`Refusal::NotFound`] for a round that is not there or whose
/// comparisons are not made yet.
pub(crate) async fn ask_extract<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    round: &str,
) -> Result<Permit<'tx, AskExtract>, Refusal> {
    people::national(tx, actor, &[Role::Manager]).await?;
    let id = kit::ids::read(round).ok_or(Refusal::NotFound)?;
    let round = surveys::round(tx, id).await?.ok_or(Refusal::NotFound)?;
    store::comparison::of_round(tx, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, round))
}

/// Leave to decide on this extract.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a manager or a reviewer, and not the one who asked; [`Refusal::NotFound`];
/// [`Refusal::Conflict`] where it is decided on.
pub(crate) async fn decide_extract<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    extract: &str,
) -> Result<Permit<'tx, DecideExtract>, Refusal> {
    people::national(tx, actor, &DECIDERS).await?;
    let found = of(tx, extract).await?;
    if found.decision != crate::extract::Decision::Waiting {
        return Err(Refusal::Conflict("This extract has been decided on already.".to_owned()));
    }
    if !found.is_decided_by(actor.account) {
        return Err(Refusal::Forbidden);
    }
    Ok(Permit::grant(tx, actor, found))
}

/// Whether the person may decide on it, for the page.
pub(crate) async fn may_decide(tx: &Tx, actor: &Actor, extract: &Extract) -> bool {
    extract.is_decided_by(actor.account) && people::national(tx, actor, &DECIDERS).await.is_ok()
}

/// Leave to take this extract.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager; [`Refusal::NotFound`]; [`Refusal::Conflict`] where it is not
/// granted, or over.
pub(crate) async fn take_extract<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    extract: &str,
) -> Result<Permit<'tx, TakeExtract>, Refusal> {
    people::national(tx, actor, &[Role::Manager]).await?;
    let found = of(tx, extract).await?;
    if !found.is_open(tx.today()) {
        return Err(Refusal::Conflict(
            "This extract can’t be taken: a second person has not granted it, or its days are over."
                .to_owned(),
        ));
    }
    Ok(Permit::grant(tx, actor, found))
}

/// Whether the person may take it, for the page.
pub(crate) async fn may_take(tx: &Tx, actor: &Actor, extract: &Extract) -> bool {
    extract.is_open(tx.today()) && people::national(tx, actor, &[Role::Manager]).await.is_ok()
}

/// Leave to read about extracts.
///
/// # Errors
/// [`Refusal::Forbidden`] for everybody who is not of the national team.
pub(crate) async fn read_extracts<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, ReadExtracts>, Refusal> {
    people::national(tx, actor, &Role::NATIONAL).await?;
    Ok(Permit::grant(tx, actor, ()))
}

/// The extract that an address names.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(crate) async fn of(tx: &Tx, extract: &str) -> Result<Extract, Refusal> {
    let id = kit::ids::read(extract).ok_or(Refusal::NotFound)?;
    store::extract::by_id(tx, id).await?.ok_or(Refusal::NotFound)
}
