//! Lines to the database that stay with us from one short look to the next.
//!
//! A pool's connection is asked whether it is well each time it is given back, which on SQLite is a trip to the driver's
//! thread and back, and on PostgreSQL one over the network: as dear as the look itself. What a page of the survey reads goes
//! over these instead. A line on which anything went wrong, or that has lain still, goes back to the pool, which asks it.

use sea_orm::{ConnAcquireErr, DbErr, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, Database, Executor, IntoArguments, Pool};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// Longer than this a line may have died without anybody noticing.
pub(super) const QUIET: Duration = Duration::from_secs(2);

/// The lines of one database, in a pool of their own: they never keep a transaction from its connection.
pub(super) struct Lines<D: Database> {
    pool: Pool<D>,
    /// How long a look waits for its turn.
    patience: Duration,
    turns: Semaphore,
    free: Mutex<Vec<(PoolConnection<D>, Instant)>>,
}

impl<D: Database> Lines<D>
where
    SqlxValues: IntoArguments<D>,
    for<'c> &'c mut D::Connection: Executor<'c, Database = D>,
    QueryResult: From<D::Row>,
{
    /// As many as the pool has.
    pub(super) fn of(pool: Pool<D>) -> Self {
        let (count, patience) = (pool.options().get_max_connections(), pool.options().get_acquire_timeout());
        let turns = Semaphore::new(usize::try_from(count).unwrap_or(1));
        Self { pool, patience, turns, free: Mutex::default() }
    }

    /// What the statement finds first.
    pub(super) async fn one(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let turn = tokio::time::timeout(self.patience, self.turns.acquire()).await;
        let (Ok(Ok(_turn)), kept) = (turn, self.kept()) else {
            return Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout));
        };
        let mut line = match kept {
            Some(line) => line,
            None => self.pool.acquire().await.map_err(broken)?,
        };
        let values = statement.values.unwrap_or(sea_orm::Values(Vec::new()));
        let query = sqlx::query_with::<D, _>(AssertSqlSafe(statement.sql), SqlxValues(values));
        let found = query.fetch_optional(&mut *line).await.map_err(broken)?;
        self.free().push((line, Instant::now()));
        Ok(found.map(QueryResult::from))
    }

    /// The line that was used last. Those that have lain still for long go back to the pool.
    fn kept(&self) -> Option<PoolConnection<D>> {
        let mut free = self.free();
        free.retain(|(_, since)| since.elapsed() < QUIET);
        free.pop().map(|(line, _)| line)
    }

    fn free(&self) -> std::sync::MutexGuard<'_, Vec<(PoolConnection<D>, Instant)>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn broken(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}
