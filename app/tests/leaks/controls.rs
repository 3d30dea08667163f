//! Leaks made on purpose, while the real product runs. An attacker who misses one would prove nothing.

use super::truth::Truth;
use crate::common::World;
use kit::clock::Clock;
use sea_orm::{ConnectionTrait, DbBackend};

/// Which leak is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// None: the real box.
    None,
    /// Answers also go, as they arrive, into an ordinary table with a random key and no times.
    RowOrder,
    /// The same, in one transaction with the register's row.
    SameTransaction,
    /// The same, with a time.
    CreatedAt,
    /// The code of everyone who sends is logged.
    CodeInLog,
    /// The register learns at once who has answered, and not the next morning.
    RegisterAtSubmit,
}

impl Control {
    /// Whether it writes answers down in a table of its own.
    pub(crate) fn has_table(self) -> bool {
        matches!(self, Self::RowOrder | Self::SameTransaction | Self::CreatedAt)
    }

    /// Makes ready what the leak needs.
    pub(crate) async fn prepare(self, world: &World) {
        if self.has_table() {
            let time = if self == Self::CreatedAt { ", created_at text not null" } else { "" };
            run(
                world,
                &format!("CREATE TABLE leak_answer (id text primary key, answers text not null{time})"),
            )
            .await;
        }
    }

    /// Leaks the person who arrives as number `n`.
    pub(crate) async fn leak(self, world: &World, truth: &Truth, n: usize) {
        let person = match world.house.db.backend() {
            DbBackend::Sqlite => format!("X'{}'", truth.people[n].invitation.simple()),
            _ => format!("'{}'", truth.people[n].invitation),
        };
        let places = truth.people[n].table();
        let today = kit::clock::london_day(world.clock.now());
        match self {
            Self::None => {}
            Self::RowOrder | Self::CreatedAt => run(world, &self.insert(world, truth, n)).await,
            Self::SameTransaction => {
                let tx = world.house.write().await.expect("a transaction");
                let touch = format!("UPDATE invitation SET revision = revision + 1 WHERE id = {person}");
                tx.conn().execute_unprepared(&touch).await.expect("a touch");
                tx.conn().execute_unprepared(&self.insert(world, truth, n)).await.expect("a leak");
                tx.commit().await.expect("done");
            }
            Self::CodeInLog => {
                let code = truth.people[n].link.rsplit('/').next().unwrap_or_default();
                tracing::info!(code, "answers are in");
            }
            Self::RegisterAtSubmit => {
                run(world, &format!("UPDATE {places} SET done_on = '{today}' WHERE id = {person}")).await;
            }
        }
    }

    fn insert(self, world: &World, truth: &Truth, n: usize) -> String {
        let id = kit::ids::show(world.house.chance.id());
        let json = serde_json::to_string(&truth.answers[n]).expect("answers are JSON");
        let (column, value) = match self {
            Self::CreatedAt => (", created_at", format!(", '{}'", world.clock.now().to_rfc3339())),
            _ => ("", String::new()),
        };
        format!("INSERT INTO leak_answer (id, answers{column}) VALUES ('{id}', '{json}'{value})")
    }
}

async fn run(world: &World, sql: &str) {
    let done = world.house.db.maintenance().execute_unprepared(sql).await.expect(sql);
    assert!(sql.starts_with("CREATE") || done.rows_affected() == 1, "the leak was made: {sql}");
}
