//! What `newbelongings doctor` looks at: each room brings its own checks, and says what it found in sentences for the
//! operator. A check changes nothing.

use sea_orm::entity::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::db::differ;
use crate::house::House;
use crate::web::Refusal;
use crate::{archive, audit, instance, jobs};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grave {
    /// Looked at, and well.
    Well,
    /// Works, but something should be done.
    Warning,
    /// Broken, or a promise is.
    Wrong,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub grave: Grave,
    /// A sentence, with what to do where something is to be done. No name of a person.
    pub words: String,
}

impl Finding {
    /// All is well.
    pub fn well(words: impl Into<String>) -> Self {
        Self { grave: Grave::Well, words: words.into() }
    }

    /// Something should be done.
    pub fn warning(words: impl Into<String>) -> Self {
        Self { grave: Grave::Warning, words: words.into() }
    }

    /// Something is broken.
    pub fn wrong(words: impl Into<String>) -> Self {
        Self { grave: Grave::Wrong, words: words.into() }
    }
}

/// The future a check returns.
pub type Checking = Pin<Box<dyn Future<Output = Result<Vec<Finding>, Refusal>> + Send>>;
/// Looks at one part of the instance.
pub type Check = fn(Arc<House>) -> Checking;

/// Runs all checks, the house's own first. One that can't be run is a finding too.
pub async fn examine(house: &Arc<House>) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in &house.checks {
        match check(house.clone()).await {
            Ok(list) => found.extend(list),
            Err(refusal) => found.push(Finding::wrong(format!("a check could not be run: {refusal:?}"))),
        }
    }
    found
}

/// The house's own checks: settings, database, audit log, jobs, archives of keys.
pub(crate) fn house(house: Arc<House>) -> Checking {
    Box::pin(async move {
        let mut found = settings(&house);
        found.extend(database(&house).await?);
        found.extend(log(&house).await?);
        found.extend(work(&house).await?);
        found.extend(archive::check(&house).await?);
        Ok(found)
    })
}

fn settings(house: &House) -> Vec<Finding> {
    let settings = &house.settings;
    let mut found = Vec::new();
    if settings.secure() {
        found.push(Finding::well(format!("pages go out as {}", settings.base)));
        if settings.trusted_proxies.is_empty() {
            found.push(Finding::warning(
                "no trusted_proxies are named: behind a proxy everybody looks like one caller, and its limits hit all",
            ));
        }
    } else {
        found.push(Finding::warning(format!(
            "{} is for this computer alone: others need https",
            settings.base
        )));
    }
    if settings.smtp.is_none() {
        found.push(Finding::warning("no smtp_address: no e-mail leaves, messages wait in the outbox"));
    }
    found
}

async fn database(house: &Arc<House>) -> Result<Vec<Finding>, Refusal> {
    let db = house.db.maintenance();
    let mut found: Vec<Finding> = differ::unsound(db).await?.into_iter().map(Finding::wrong).collect();
    if found.is_empty() {
        found.push(Finding::well("the database is sound"));
    }
    if differ::tells_times(db).await? {
        found.push(Finding::wrong(
            "PostgreSQL’s track_commit_timestamp is on: it writes down when each answer came. Turn it off",
        ));
    }
    let tx = house.read().await?;
    if instance::paused(&tx).await? {
        found.push(Finding::warning(
            "nothing is sent since the restore: look at the outbox, then run `newbelongings resume-outbox`",
        ));
    }
    Ok(found)
}

async fn log(house: &Arc<House>) -> Result<Vec<Finding>, Refusal> {
    let faults = audit::check(house).await?;
    if faults.is_empty() {
        return Ok(vec![Finding::well("every line of the audit log is as it was written")]);
    }
    Ok(faults.iter().map(|fault| Finding::wrong(fault.to_string())).collect())
}

async fn work(house: &Arc<House>) -> Result<Vec<Finding>, Refusal> {
    let tx = house.read().await?;
    let failed = jobs::Entity::find().filter(jobs::Column::State.eq("failed")).all(tx.conn()).await?;
    Ok(failed
        .iter()
        .map(|job| {
            let why = job.trouble.as_deref().unwrap_or("no reason given");
            Finding::warning(format!(
                "the job {} of {} failed for good: {why}",
                job.kind,
                job.run_at.date_naive()
            ))
        })
        .collect())
}
