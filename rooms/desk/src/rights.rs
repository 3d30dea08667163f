//! Who has a desk, and who sees an outbox.

use kit::Tx;
use kit::permit::{Act, Actor};
use kit::web::Refusal;
use people::{Organisation, Role};

kit::permits!();

/// Opening one's own page: everyone who is signed in.
#[derive(Debug)]
pub struct OpenHome;
impl Act for OpenHome {
    type Thing = ();
    const NAME: &'static str = "open one’s own page";
}

/// Opening an LA's home: everyone who sits in it.
#[derive(Debug)]
pub struct OpenDesk;
impl Act for OpenDesk {
    type Thing = (Organisation, Vec<Role>);
    const NAME: &'static str = "open an LA’s home";
}

/// Seeing what was sent to an LA's care leavers and team: its lead.
#[derive(Debug)]
pub struct SeeOutbox;
impl Act for SeeOutbox {
    type Thing = Organisation;
    const NAME: &'static str = "see an LA’s outbox";
}

/// Seeing what the programme itself sent: the national team.
#[derive(Debug)]
pub struct SeeProgrammeOutbox;
impl Act for SeeProgrammeOutbox {
    type Thing = Organisation;
    const NAME: &'static str = "see the programme’s outbox";
}

/// Reading what was done in an LA: its lead.
#[derive(Debug)]
pub struct ReadLog;
impl Act for ReadLog {
    type Thing = Organisation;
    const NAME: &'static str = "read an LA’s audit log";
}

/// Reading what was done in the programme itself: its managers.
#[derive(Debug)]
pub struct ReadProgrammeLog;
impl Act for ReadProgrammeLog {
    type Thing = Organisation;
    const NAME: &'static str = "read the programme’s audit log";
}

/// Leave to open one's own page.
pub fn home<'tx>(tx: &'tx Tx, actor: &Actor) -> Permit<'tx, OpenHome> {
    Permit::grant(tx, actor, ())
}

/// Leave to open the home of an LA.
///
/// # Errors
/// As [`people::seated`].
pub async fn desk<'tx>(tx: &'tx Tx, actor: &Actor, la: &str) -> Result<Permit<'tx, OpenDesk>, Refusal> {
    let la = people::seated(tx, actor, la, &Role::LOCAL).await?;
    let roles =
        actor.seats.iter().filter(|s| s.organisation == la.id).filter_map(|s| Role::of(&s.role)).collect();
    Ok(Permit::grant(tx, actor, (la, roles)))
}

/// Leave to see an LA's outbox.
///
/// # Errors
/// As [`people::seated`].
pub async fn outbox<'tx>(tx: &'tx Tx, actor: &Actor, la: &str) -> Result<Permit<'tx, SeeOutbox>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, la, &[Role::Lead]).await?))
}

/// Leave to see the programme's outbox.
///
/// # Errors
/// As [`people::national`].
pub async fn programme_outbox<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, SeeProgrammeOutbox>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}

/// Leave to read an LA's audit log.
///
/// # Errors
/// As [`people::seated`].
pub async fn log<'tx>(tx: &'tx Tx, actor: &Actor, la: &str) -> Result<Permit<'tx, ReadLog>, Refusal> {
    Ok(Permit::grant(tx, actor, people::seated(tx, actor, la, &[Role::Lead]).await?))
}

/// Leave to read the programme's audit log.
///
/// # Errors
/// As [`people::national`].
pub async fn programme_log<'tx>(
    tx: &'tx Tx,
    actor: &Actor,
) -> Result<Permit<'tx, ReadProgrammeLog>, Refusal> {
    Ok(Permit::grant(tx, actor, people::national(tx, actor, &[Role::Manager]).await?))
}
