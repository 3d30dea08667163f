//! Who may make findings, and who may read them.

pub(crate) mod extract;

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role, seated};
use uuid::Uuid;

kit::permits!();

/// Reading an LA's findings, which its leads and senior leaders do.
#[derive(Debug)]
pub(crate) struct ReadFindings;

impl Act for ReadFindings {
    type Thing = Organisation;
    const NAME: &'static str = "read findings";
}

/// Releasing a wave's findings, which the product does by itself when the box is opened. The thing is the wave.
#[derive(Debug)]
pub(crate) struct ReleaseFindings;

impl Act for ReleaseFindings {
    type Thing = Uuid;
    const NAME: &'static str = "release findings";
}

/// Setting the releases of a round side by side, which the product does by itself when it is closed. The thing is the round.
#[derive(Debug)]
pub(crate) struct CompareRound;

impl Act for CompareRound {
    type Thing = Uuid;
    const NAME: &'static str = "compare a round";
}

/// Counting small boxes together, which the product does by itself when their round is closed. The thing is the round.
#[derive(Debug)]
pub(crate) struct PoolSmallBoxes;

impl Act for PoolSmallBoxes {
    type Thing = Uuid;
    const NAME: &'static str = "count small boxes together";
}

/// Reading what a closed round says of all LAs together: a programme manager's. The thing is the round.
#[derive(Debug)]
pub(crate) struct ReadNational;

impl Act for ReadNational {
    type Thing = surveys::Round;
    const NAME: &'static str = "read national findings";
}

/// Keeping the figures that findings are held against: a programme manager's. The thing is the national team.
#[derive(Debug)]
pub(crate) struct KeepFigures;

impl Act for KeepFigures {
    type Thing = Organisation;
    const NAME: &'static str = "keep published figures";
}

/// Saying whether the LA may be named for its Bright Spots: its lead's.
#[derive(Debug)]
pub(crate) struct BeNamed;

impl Act for BeNamed {
    type Thing = Organisation;
    const NAME: &'static str = "be named for bright spots";
}

/// Giving findings back to young people: writing their page, showing it, taking it back, telling everybody. The LA's lead's.
#[derive(Debug)]
pub(crate) struct GiveBack;

impl Act for GiveBack {
    type Thing = Organisation;
    const NAME: &'static str = "give findings back to young people";
}

/// Whose the findings are.
const READERS: [Role; 2] = [Role::Lead, Role::SeniorLeader];

/// Leave to read the findings of the LA at `slug`.
///
/// # Errors
/// As [`seated`], for leads and senior leaders.
pub(crate) async fn read_findings<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, ReadFindings>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, slug, &READERS).await?))
}

/// Leave to release a wave's findings: for the job, and for nobody signed in.
pub(crate) fn release_findings(tx: &Tx, wave: Uuid) -> Permit<'_, ReleaseFindings> {
    Permit::grant(tx, &Actor::house(), wave)
}

/// Leave to compare a round: for the job, and for nobody signed in.
pub(crate) fn compare_round(tx: &Tx, round: Uuid) -> Permit<'_, CompareRound> {
    Permit::grant(tx, &Actor::house(), round)
}

/// Leave to count the small boxes of a round together: for the job, and for nobody signed in.
pub(crate) fn pool_small_boxes(tx: &Tx, round: Uuid) -> Permit<'_, PoolSmallBoxes> {
    Permit::grant(tx, &Actor::house(), round)
}

/// Leave to read what a round says of all LAs together.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager; [`Refusal::NotFound`] for a round that is not there.
pub(crate) async fn read_national<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    round: &str,
) -> Result<Permit<'tx, ReadNational>, Refusal> {
    people::national(tx, actor, &[Role::Manager]).await?;
    let id = kit::ids::read(round).ok_or(Refusal::NotFound)?;
    Ok(Permit::grant(tx, actor, surveys::round(tx, id).await?.ok_or(Refusal::NotFound)?))
}

/// Leave to keep published figures.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the person is a programme manager.
pub(crate) async fn keep_figures<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, KeepFigures>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}

/// Leave to say whether the LA may be named.
///
/// # Errors
/// As [`seated`], for leads.
pub(crate) async fn be_named<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, BeNamed>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, slug, &[Role::Lead]).await?))
}

/// Leave to give findings back to young people.
///
/// # Errors
/// As [`seated`], for leads.
pub(crate) async fn give_back<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
    slug: &str,
) -> Result<Permit<'tx, GiveBack>, Refusal> {
    Ok(Permit::grant(tx, actor, seated(tx, actor, slug, &[Role::Lead]).await?))
}

/// Whether this person has the lead's next step before them.
pub(crate) fn writes_plan(actor: &Actor, la: &Organisation) -> bool {
    actor.seats.iter().any(|s| s.organisation == la.id && s.role == Role::Lead.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advisers_and_managers_do_not_read_an_las_findings() {
        let reads: Vec<Role> = Role::ALL.into_iter().filter(|r| READERS.contains(r)).collect();
        assert_eq!(reads, [Role::Lead, Role::SeniorLeader]);
    }
}
