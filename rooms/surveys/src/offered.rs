//! What can be asked: the one place that knows. Of each name the newest version that is offered, be it built in or the
//! programme's own.

use kit::Tx;
use kit::web::Refusal;
use people::Role;

use crate::group::Group;
use crate::instrument::{Instrument, built_in};
use crate::own::Own;
use crate::store;

/// All that is offered, the shortest first.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn offered(tx: &Tx) -> Result<Vec<Instrument>, Refusal> {
    let own = store::own::offered(tx).await?.into_iter().map(|own| own.instrument);
    let mut all = newest(own.chain(built_in().iter().cloned()));
    all.sort_by_key(|instrument| instrument.minutes);
    Ok(all)
}

/// What a lead can choose for their care leavers: what asks for their own words alone only while there are two who read it, as
/// nobody is asked for what nobody reads.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn to_care_leavers(tx: &Tx) -> Result<Vec<Instrument>, Refusal> {
    to_group(tx, Group::CareLeavers).await
}

/// The same for another group.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn to_group(tx: &Tx, group: Group) -> Result<Vec<Instrument>, Refusal> {
    let mut all = offered(tx).await?;
    let read = somebody_reads(tx).await?;
    all.retain(|instrument| instrument.audience == group.audience() && (instrument.is_counted() || read));
    Ok(all)
}

/// Whether the national team has two reviewers: one releases nothing.
async fn somebody_reads(tx: &Tx) -> Result<bool, Refusal> {
    let team = people::national_members(tx).await?;
    Ok(team.iter().filter(|member| member.role == Role::Reviewer).count() >= 2)
}

fn newest(all: impl Iterator<Item = Instrument>) -> Vec<Instrument> {
    let mut newest: Vec<Instrument> = Vec::new();
    for one in all {
        match newest.iter_mut().find(|known| known.name == one.name) {
            Some(known) if known.version < one.version => *known = one,
            Some(_) => {}
            None => newest.push(one),
        }
    }
    newest
}

/// The version that the next instrument of this name has, and the draft whose place it takes. A draft that nobody could
/// choose is replaced; anything else is followed.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn next(tx: &Tx, name: &str) -> Result<(i32, Option<Own>), Refusal> {
    let kept: Vec<Own> =
        store::own::kept(tx).await?.into_iter().filter(|own| own.instrument.name == name).collect();
    if let Some(draft) = kept.iter().find(|own| own.open()) {
        return Ok((draft.instrument.version, Some(draft.clone())));
    }
    let ours = built_in().iter().filter(|i| i.name == name).map(|i| i.version);
    let known = ours.chain(kept.iter().map(|own| own.instrument.version)).max().unwrap_or(0);
    Ok((known.max(store::own::highest_frozen(tx, name).await?) + 1, None))
}

/// The version before this one: the newest of its name with a lower number that is offered, was offered, or is built in.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn before(tx: &Tx, instrument: &Instrument) -> Result<Option<Instrument>, Refusal> {
    let kept = store::own::kept(tx).await?.into_iter().map(|own| own.instrument);
    let earlier = kept
        .chain(built_in().iter().cloned())
        .filter(|other| other.name == instrument.name && other.version < instrument.version);
    Ok(earlier.max_by_key(|other| other.version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::starter;

    #[test]
    fn of_each_name_the_newest_is_asked() {
        let next = Instrument { version: starter().version + 1, ..starter() };
        let old = Instrument { version: 1, ..starter() };
        let all = [starter(), next.clone(), old, built_in()[1].clone()];
        assert_eq!(newest(all.into_iter()), [next, built_in()[1].clone()]);
    }
}
