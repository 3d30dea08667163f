//! Reads the published plan of every local authority, and what it rests on.

use kit::Tx;
use kit::web::Refusal;

use super::{National, Place};
use crate::model::Current;
use crate::threads::{self, Kind, Reached};
use crate::{acts, store};

/// All of them, authority by authority.
pub(crate) async fn all(tx: &Tx) -> Result<National, Refusal> {
    let (mut places, mut without) = (Vec::new(), Vec::new());
    for la in people::all_authorities(tx).await? {
        let Some(plan) = store::current(tx, la.id).await?.published else {
            without.push(la);
            continue;
        };
        let drift = acts::drifting(tx, &plan).await?;
        let survey = threads::of_release(tx, plan.content.release, false).await?;
        let given = threads::given(tx, la.id).await?;
        let traced = threads::traced(&plan, &survey.base);
        let current = Current { published: Some(plan), making: None };
        let threads = survey.threads(&current, &given);
        let reached = Kind::OWED.map(|kind| Reached::of(&threads, kind));
        drop(threads);
        let Some(plan) = current.published else { continue };
        places.push(Place { la, plan, drift, reached, traced });
    }
    Ok(National { places, without, today: tx.today() })
}
