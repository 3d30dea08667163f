//! The linkage test's parts: waves of answers whose truth is known, leaks made on purpose, and attackers who get
//! everything.

pub(crate) mod arrivals;
pub(crate) mod attackers;
pub(crate) mod classifier;
pub(crate) mod controls;
pub(crate) mod copy;
pub(crate) mod journeys;
pub(crate) mod languages;
pub(crate) mod logs;
pub(crate) mod pages;
pub(crate) mod score;
pub(crate) mod search;
pub(crate) mod statistics;
pub(crate) mod truth;
pub(crate) mod witness;

use crate::common::World;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};

/// How many waves of how many people.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    /// Waves.
    pub(crate) waves: usize,
    /// People who answer in each.
    pub(crate) people: usize,
    /// Of so many people one goes through the pages; the others' ballots are cast at once.
    pub(crate) one_in: usize,
    /// So many matches, summed over the waves, are too many for a worker who watched who came when. By chance it is
    /// one a wave, whatever its size: Poisson(4) reaches 14 with a probability below 1 in 10,000, Poisson(20)
    /// reaches 36 with one below 1 in 1,000.
    pub(crate) too_many: usize,
}

/// Short for every run; long by `./test linkage long`.
#[expect(clippy::disallowed_methods, reason = "the long form is asked for by ./test")]
pub(crate) fn extent() -> Extent {
    if std::env::var("NB_LONG").is_ok() {
        Extent { waves: 20, people: 1000, one_in: 20, too_many: 36 }
    } else {
        Extent { waves: 4, people: 250, one_in: 3, too_many: 14 }
    }
}

/// Asks the database past the product.
pub(crate) async fn ask(world: &World, sql: &str) -> Vec<QueryResult> {
    try_ask(world, sql).await.unwrap_or_else(|error| panic!("{error}: {sql}"))
}

/// The same where the question may be one that this database does not understand.
pub(crate) async fn try_ask(world: &World, sql: &str) -> Result<Vec<QueryResult>, DbErr> {
    let statement = Statement::from_string(world.house.db.backend(), sql.to_owned());
    world.house.db.maintenance().query_all_raw(statement).await
}

/// Tells the database past the product.
pub(crate) async fn run(world: &World, sql: &str) {
    world
        .house
        .db
        .maintenance()
        .execute_unprepared(sql)
        .await
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
}
