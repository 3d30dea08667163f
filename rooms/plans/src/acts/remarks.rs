//! Remarking on an action, and telling those who are named.

use kit::web::Refusal;
use people::{Member, Role};
use uuid::Uuid;

use crate::mail;
use crate::rights::Permit;
use crate::rights::remarks::RemarkOnPlan;
use crate::store::remarks;

/// Whom a remark can name: the LA's leads and leaders and, once people read the promise, the facilitators of the national team;
/// each once, and not whoever writes.
pub(crate) async fn colleagues(permit: &Permit<'_, RemarkOnPlan>) -> Result<Vec<Member>, Refusal> {
    let (tx, about) = (permit.tx(), permit.thing());
    let mut all = people::members(tx, about.la.id).await?;
    if about.public {
        all.extend(people::national_members(tx).await?);
    }
    let mut seen = Vec::from_iter(permit.by().account);
    all.retain(|member| {
        let reads = matches!(member.role, Role::Lead | Role::SeniorLeader | Role::Facilitator);
        let new = reads && !seen.contains(&member.account);
        if new {
            seen.push(member.account);
        }
        new
    });
    Ok(all)
}

/// Writes a remark and e-mails those it names.
///
/// # Errors
/// [`Refusal::Bad`] where it names somebody who can't read it.
pub async fn remark(permit: &Permit<'_, RemarkOnPlan>, words: &str, named: &[Uuid]) -> Result<(), Refusal> {
    let (tx, about) = (permit.tx(), permit.thing());
    let colleagues = colleagues(permit).await?;
    let find = |account: &Uuid| {
        let found = colleagues.iter().find(|member| member.account == *account);
        found.ok_or_else(|| Refusal::Bad("One of them can’t read this plan.".to_owned()))
    };
    let told = named.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    remarks::add(tx, about.action.promise, permit.by().account, words, named).await?;
    let by = match permit.by().account {
        Some(account) => people::person(tx, account).await?.map(|person| person.name),
        None => None,
    };
    let by = by.unwrap_or_else(|| "New Belongings".to_owned());
    for member in told {
        mail::named(tx, &about.la, &member.details, &by, &about.action, words).await?;
    }
    permit.audit(Some(about.la.id), Some(about.action.promise)).await
}
