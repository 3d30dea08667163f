//! One ledger of migrations for both databases, in order.
//!
//! `HEAD` names the newest one, so that two branches that both add a migration meet in git and not in
//! production. A migration that was released is never edited.

mod columns;
#[macro_use]
mod step;
mod m0001_spine;
mod m0002_owners;
mod m0003_register;
mod m0004_instruments;
mod m0005_languages;
mod m0006_answering;
mod m0007_groups;
mod m0008_comparisons;
mod m0009_reading;
mod m0010_extracts;
mod m0011_leaflet;
mod m0013_bound;
mod m0014_drift;
mod m0015_promises;
mod m0016_quarters;
mod m0017_plan_rows;
mod m0018_heard;
mod m0020_remarks;
mod m0021_small_boxes;

use sea_orm_migration::prelude::*;

/// The ledger.
#[derive(Debug)]
pub struct Ledger;

impl MigratorTrait for Ledger {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_spine::Migration),
            Box::new(m0002_owners::Migration),
            Box::new(m0003_register::Migration),
            Box::new(m0004_instruments::Migration),
            Box::new(m0005_languages::Migration),
            Box::new(m0006_answering::Migration),
            Box::new(m0007_groups::Migration),
            Box::new(m0008_comparisons::Migration),
            Box::new(m0009_reading::Migration),
            Box::new(m0010_extracts::Migration),
            Box::new(m0011_leaflet::Migration),
            Box::new(m0013_bound::Migration),
            Box::new(m0014_drift::Migration),
            Box::new(m0015_promises::Migration),
            Box::new(m0016_quarters::Migration),
            Box::new(m0017_plan_rows::Migration),
            Box::new(m0018_heard::Migration),
            Box::new(m0020_remarks::Migration),
            Box::new(m0021_small_boxes::Migration),
        ]
    }
}

/// Brings the database to the newest migration.
///
/// # Errors
/// When the database refuses.
pub async fn migrate(db: &kit::db::Db) -> Result<(), DbErr> {
    Ledger::up(db.maintenance(), None).await
}

/// Brings a fresh database to where it was when only the first `n` migrations were there, for tests of an upgrade.
///
/// # Errors
/// When the database refuses.
pub async fn migrate_first(db: &kit::db::Db, n: u32) -> Result<(), DbErr> {
    Ledger::up(db.maintenance(), Some(n)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_file_names_the_newest_migration() {
        let newest = Ledger::migrations().last().map(|m| m.name().to_owned());
        assert_eq!(newest.as_deref(), Some(include_str!("../HEAD").trim()));
    }
}
