//! Who may make findings, and who may read them.

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
