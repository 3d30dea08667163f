//! The plans that anyone can read, and the news that one more can be read.

use chrono::NaiveDate;
use kit::Tx;
use kit::jobs::Fact;
use kit::web::Refusal;
use people::Organisation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store;

/// Anyone can read a plan now.
#[derive(Debug, Serialize, Deserialize)]
pub struct PlanPublished {
    /// The LA.
    pub organisation: Uuid,
    /// The plan.
    pub plan: Uuid,
}

impl Fact for PlanPublished {
    const NAME: &'static str = "plan published";
}

/// A published plan in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPlan {
    /// Its title, as young people read it.
    pub title: String,
    /// Since when.
    pub on: NaiveDate,
    /// How many themes it has.
    pub themes: usize,
}

/// The LAs with a plan that anyone can read, by name, with the newest of each.
///
/// # Errors
/// When the database refuses.
pub async fn published(tx: &Tx) -> Result<Vec<(Organisation, PublishedPlan)>, Refusal> {
    let mut plans = store::published_in_all(tx).await?;
    let mut all = Vec::new();
    for la in people::all_authorities(tx).await? {
        if let Some(at) = plans.iter().position(|(id, _)| *id == la.id) {
            all.push((la, plans.swap_remove(at).1));
        }
    }
    Ok(all)
}
