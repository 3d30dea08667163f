//! What other rooms ask: plans, to follow a finding to where it leads; the desk, which extract waits for whom. Plans ask inside
//! their own permit, and are told names of indicators and days only.

use chrono::NaiveDate;
use kit::Tx;
use kit::permit::Actor;
use kit::web::Refusal;
use uuid::Uuid;

use crate::leaflet::{Deed, Steps};
use crate::model::Report;
use crate::{rights, store};

/// What young people could read of their findings on their own page, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenBack {
    /// The release it was made of.
    pub release: Uuid,
    /// The indicators and the keys of quotes on it.
    pub keys: Vec<String>,
    /// The day from which anyone could read it.
    pub shown: NaiveDate,
    /// The day on which all care leavers of the register were written to, if they were while it stood there like this.
    pub told: Option<NaiveDate>,
}

/// All that an LA gave back to its young people, oldest first; what was taken back later was told all the same.
///
/// # Errors
/// When the database refuses.
pub async fn given_back(tx: &Tx, la: Uuid) -> Result<Vec<GivenBack>, Refusal> {
    Ok(read(store::leaflet::steps(tx, la).await?))
}

fn read(steps: Steps) -> Vec<GivenBack> {
    let mut all: Vec<GivenBack> = Vec::new();
    for step in steps.0 {
        match step.deed {
            Deed::Shown { release, content } => {
                let keys = [content.good, content.change, content.quotes].concat();
                all.push(GivenBack { release, keys, shown: step.on, told: None });
            }
            Deed::Told { .. } => {
                if let Some(last) = all.last_mut() {
                    last.told = Some(step.on);
                }
            }
            Deed::TakenBack => {}
        }
    }
    all
}

/// The indicators of a release that the page of findings marks as something to work on, beside others where it has been
/// compared; none of a release that is not there.
///
/// # Errors
/// When the database refuses.
pub async fn to_work_on(tx: &Tx, release: Uuid) -> Result<Vec<String>, Refusal> {
    let Some(found) = store::by_id(tx, release).await? else { return Ok(Vec::new()) };
    let beside = store::comparison::of_release(tx, release).await?.unwrap_or_default();
    Ok(Report::compared(&found, &beside).to_work_on)
}

/// The extracts that wait for this person's decision: for whom each is, and where it is decided. None for whoever may not
/// decide.
///
/// # Errors
/// When the database refuses.
pub async fn extracts_for(tx: &Tx, actor: &Actor) -> Result<Vec<(String, String)>, Refusal> {
    let mut waiting = Vec::new();
    for extract in store::extract::all(tx).await? {
        if rights::extract::may_decide(tx, actor, &extract).await {
            waiting.push((extract.recipient.clone(), extract.path()));
        }
    }
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaflet::{Content, Step};

    #[test]
    fn whoever_was_told_was_told_of_the_page_as_it_stood() {
        let day = |n| NaiveDate::default() + chrono::Days::new(n);
        let shown = |key: &str| {
            let content = Content { change: vec![key.to_owned()], ..Content::default() };
            Deed::Shown { release: Uuid::nil(), content }
        };
        let deeds =
            [shown("money"), Deed::Told { people: 3, written: 2 }, shown("home-safe"), Deed::TakenBack];
        let steps = (1..).zip(deeds).map(|(number, deed)| {
            let on = day(u64::try_from(number).unwrap_or(0));
            Step { number, leaflet: Uuid::nil(), deed, on }
        });
        let all = read(Steps(steps.collect()));
        assert_eq!(all.len(), 2);
        assert_eq!(
            (all[0].keys.as_slice(), all[0].shown, all[0].told),
            (["money".to_owned()].as_slice(), day(1), Some(day(2)))
        );
        assert_eq!((all[1].keys.as_slice(), all[1].told), (["home-safe".to_owned()].as_slice(), None));
    }
}
