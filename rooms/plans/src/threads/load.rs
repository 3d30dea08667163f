//! What threads are made of: the evidence of each survey that counts today, and what was given back to young people.

use findings::GivenBack;
use kit::Tx;
use kit::web::Refusal;
use uuid::Uuid;

use super::{Thread, weave};
use crate::evidence::{self, Base};
use crate::model::{Current, Plan};

/// What one survey said.
#[derive(Debug)]
pub(crate) struct Survey {
    pub(crate) base: Base,
    /// What its findings mark as something to work on.
    pub(crate) to_work_on: Vec<String>,
    /// Whether its findings are those on the page of findings.
    pub(crate) latest: bool,
}

impl Survey {
    /// Its threads through the plans that rest on it.
    pub(crate) fn threads<'a>(&'a self, current: &'a Current, given: &[GivenBack]) -> Vec<Thread<'a>> {
        weave(&self.base, &self.to_work_on, &self.plans(current), given)
    }

    /// The plans that rest on it, what people read first.
    pub(crate) fn plans<'a>(&self, current: &'a Current) -> Vec<&'a Plan> {
        let both = current.published.iter().chain(&current.making);
        both.filter(|plan| plan.content.release == self.base.release).collect()
    }
}

/// The surveys that count today: the newest, and those that a plan of today rests on; newest first.
pub(crate) async fn surveys(tx: &Tx, la: Uuid, current: &Current) -> Result<Vec<Survey>, Refusal> {
    let newest = findings::latest(tx, la).await?.map(|report| report.release);
    let rests = [&current.making, &current.published].into_iter().flatten().map(|plan| plan.content.release);
    let mut releases: Vec<Uuid> = newest.into_iter().chain(rests).collect();
    let mut known = Vec::new();
    releases.retain(|release| {
        !known.contains(release) && {
            known.push(*release);
            true
        }
    });
    let mut all = Vec::new();
    for release in releases {
        all.push(of_release(tx, release, newest == Some(release)).await?);
    }
    Ok(all)
}

/// What the survey of this release said.
pub(crate) async fn of_release(tx: &Tx, release: Uuid, latest: bool) -> Result<Survey, Refusal> {
    let to_work_on = findings::to_work_on(tx, release).await?;
    Ok(Survey { base: evidence::of(tx, release).await?, to_work_on, latest })
}

/// What an LA gave back to its young people.
pub(crate) async fn given(tx: &Tx, la: Uuid) -> Result<Vec<GivenBack>, Refusal> {
    findings::given_back(tx, la).await
}
