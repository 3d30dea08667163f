//! A round's comparisons: made once, never changed.

use kit::Tx;
use kit::web::Refusal;
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::*;
use uuid::Uuid;

use crate::beside::{Beside, Comparison};

kit::entity! { made_of, "comparison",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round: Uuid,
    pub(crate) since: DateTimeUtc,
}

kit::entity! { compared, "compared",
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) comparison: Uuid,
    pub(crate) release: Uuid,
    pub(crate) indicator: String,
    pub(crate) beside: Json,
}

/// The comparisons of a round, where they were made.
pub(crate) async fn of_round(tx: &Tx, round: Uuid) -> Result<Option<Uuid>, Refusal> {
    let found = made_of::Entity::find().filter(made_of::Column::Round.eq(round));
    Ok(found.one(tx.conn()).await?.map(|row| row.id))
}

pub(crate) async fn begin(tx: &Tx, round: Uuid) -> Result<Uuid, Refusal> {
    let row = made_of::ActiveModel { id: Set(tx.new_id()), round: Set(round), since: Set(tx.now()) };
    Ok(row.insert(tx.conn()).await?.id)
}

/// Keeps all that stands beside a release.
pub(crate) async fn keep(tx: &Tx, release: Uuid, made: &Comparison) -> Result<(), Refusal> {
    let rows: Result<Vec<compared::ActiveModel>, serde_json::Error> = made
        .of
        .iter()
        .map(|(indicator, beside)| {
            Ok(compared::ActiveModel {
                id: Set(tx.new_id()),
                comparison: Set(made.id),
                release: Set(release),
                indicator: Set(indicator.clone()),
                beside: Set(serde_json::to_value(beside)?),
            })
        })
        .collect();
    let rows = rows?;
    if !rows.is_empty() {
        compared::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// What stands beside a release; `None` before its round is closed.
pub(crate) async fn of_release(tx: &Tx, release: Uuid) -> Result<Option<Comparison>, Refusal> {
    Ok(of_releases(tx, &[release]).await?.pop().map(|(_, comparison)| comparison))
}

/// What stands beside each of these releases.
pub(crate) async fn of_releases(tx: &Tx, releases: &[Uuid]) -> Result<Vec<(Uuid, Comparison)>, Refusal> {
    let rows = compared::Entity::find()
        .filter(compared::Column::Release.is_in(releases.iter().copied()))
        .all(tx.conn())
        .await?;
    let mut found: Vec<(Uuid, Comparison)> = Vec::new();
    for row in rows {
        let beside: Vec<Beside> = serde_json::from_value(row.beside)?;
        let at = match found.iter().position(|(release, _)| *release == row.release) {
            Some(at) => at,
            None => {
                found.push((row.release, Comparison { id: row.comparison, ..Comparison::default() }));
                found.len() - 1
            }
        };
        found[at].1.of.insert(row.indicator, beside);
    }
    Ok(found)
}

/// The releases that stand in the same comparisons.
pub(crate) async fn releases(tx: &Tx, comparison: Uuid) -> Result<Vec<Uuid>, Refusal> {
    use sea_orm::QuerySelect;
    let found = compared::Entity::find()
        .select_only()
        .column(compared::Column::Release)
        .distinct()
        .filter(compared::Column::Comparison.eq(comparison));
    Ok(found.into_tuple().all(tx.conn()).await?)
}
