//! One data layer on two databases: SQLite (embedded, the default) and PostgreSQL 15 or later.
//!
//! On SQLite there is one writer and many readers, so a write never waits for a lock it can't get; on
//! PostgreSQL both are the same pool. What truly differs stands in [`differ`].

pub mod differ;
mod entity;
mod lines;
pub mod rows;
pub mod shape;
mod together;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, QueryResult, SqliteTransactionMode,
    SqlxPostgresConnector, SqlxSqliteConnector, StatementBuilder, TransactionOptions, TransactionTrait,
};
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use lines::{Lines, QUIET};
use together::Together;

/// The instance's database.
#[derive(Clone)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    looks: Looks,
    together: together::Shared,
}

/// Where short looks are taken.
#[derive(Clone)]
enum Looks {
    Sqlite(Arc<Lines<sqlx::Sqlite>>),
    Postgres(Arc<Lines<sqlx::Postgres>>),
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.writer.get_database_backend())
    }
}

impl Db {
    /// Connects to `address`: `sqlite:PATH` (made when it is not there) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is neither, or the database can't be reached.
    pub async fn connect(address: &str) -> Result<Self, DbErr> {
        match address.split_once(':') {
            Some(("sqlite", path)) => Self::sqlite(path.trim_start_matches("//")).await,
            Some(("postgres" | "postgresql", _)) => Self::postgres(address).await,
            _ => Err(DbErr::Custom(format!(
                "not a database address: it starts with sqlite: or postgres:, not {}",
                address.split(':').next().unwrap_or_default()
            ))),
        }
    }

    async fn sqlite(path: &str) -> Result<Self, DbErr> {
        let options = SqliteConnectOptions::from_str(&format!("sqlite:{path}"))
            .map_err(|e| DbErr::Custom(e.to_string()))?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An answer is on the disk before "We have your answers" is shown.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            // Deleted drafts and contacts must not stay in free pages (300 of 300 were read back without it: docs/adr/0003).
            .pragma("secure_delete", "on")
            .pragma("temp_store", "memory")
            .pragma("trusted_schema", "off")
            .disable_statement_logging();
        let pool = |size| {
            SqlitePoolOptions::new()
                .max_connections(size)
                .acquire_timeout(Duration::from_secs(10))
                // A file does not go away as a server does, and each was asked when it came back.
                .test_before_acquire(false)
                .after_release(|connection, _| Box::pin(fit_for_use(connection)))
        };
        let writer = pool(1).connect_with(options.clone()).await.map_err(|e| DbErr::Custom(e.to_string()))?;
        let reader = pool(4).connect_with(options.clone()).await.map_err(|e| DbErr::Custom(e.to_string()))?;
        Ok(Self {
            reader: SqlxSqliteConnector::from_sqlx_sqlite_pool(reader),
            writer: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
            looks: Looks::Sqlite(Arc::new(Lines::of(pool(2).connect_lazy_with(options)))),
            together: Arc::default(),
        })
    }

    async fn postgres(address: &str) -> Result<Self, DbErr> {
        let options = PgConnectOptions::from_str(address)
            .map_err(|e| DbErr::Custom(e.to_string()))?
            // The driver warns of slow statements, whose they ever are: a line that tells when somebody answered.
            .disable_statement_logging();
        let pool = |size| {
            PgPoolOptions::new()
                .max_connections(size)
                .acquire_timeout(Duration::from_secs(3))
                // Each was asked when it came back, so one that has just come back is not asked again.
                .test_before_acquire(false)
                .before_acquire(|connection, last| Box::pin(still_there(connection, last.idle_for)))
                .after_release(|connection, _| Box::pin(fit_for_use(connection)))
        };
        let both = pool(16).connect_with(options.clone()).await.map_err(|e| DbErr::Custom(e.to_string()))?;
        let both = SqlxPostgresConnector::from_sqlx_postgres_pool(both);
        let looks = Looks::Postgres(Arc::new(Lines::of(pool(4).connect_lazy_with(options))));
        Ok(Self { reader: both.clone(), writer: both, looks, together: Arc::default() })
    }

    /// A transaction that reads.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn read(&self) -> Result<DatabaseTransaction, DbErr> {
        self.reader.begin().await
    }

    /// A transaction that reads, and sees the database as it is now until it ends: for copying all of it.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        match self.backend() {
            // Its readers see a snapshot anyway.
            sea_orm::DbBackend::Sqlite => self.reader.begin().await,
            _ => {
                let level = Some(sea_orm::IsolationLevel::RepeatableRead);
                self.reader.begin_with_config(level, Some(sea_orm::AccessMode::ReadOnly)).await
            }
        }
    }

    /// A transaction that writes; on SQLite it takes the write lock at once, so it can't fail half way for want of it.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn write(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await
    }

    /// One short look without a transaction around it: what the statement finds first. It sees one moment all the same, and
    /// saves the trips that beginning, ending and giving a connection back take.
    ///
    /// # Errors
    /// When the database can't be reached, or refuses.
    pub async fn look(&self, statement: &impl StatementBuilder) -> Result<Option<QueryResult>, DbErr> {
        let statement = self.backend().build(statement);
        match &self.looks {
            Looks::Sqlite(lines) => lines.one(statement).await,
            Looks::Postgres(lines) => lines.one(statement).await,
        }
    }

    /// One statement that writes, in one transaction with whoever else waits for that at this moment. It lasts when this
    /// returns. Returns how many rows it changed.
    ///
    /// # Errors
    /// When the database can't be reached, or refuses; then nothing was written.
    pub async fn write_alone(&self, statement: &impl StatementBuilder) -> Result<u64, DbErr> {
        Together::write(self, self.backend().build(statement)).await
    }

    /// Where statements that read are asked without a transaction around them.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The connection that writes, for the migrations and maintenance.
    pub fn maintenance(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> bool {
        self.reader.ping().await.is_ok()
    }

    /// How many of the lines that read are in use, and how many there may be. (SQLite's one line that writes is not among
    /// them; PostgreSQL's are the same.)
    pub fn lines(&self) -> (usize, u32) {
        match self.backend() {
            sea_orm::DbBackend::Sqlite => used(self.reader.get_sqlite_connection_pool()),
            _ => used(self.reader.get_postgres_connection_pool()),
        }
    }

    /// Which of the two it is.
    pub fn backend(&self) -> sea_orm::DbBackend {
        self.writer.get_database_backend()
    }
}

fn used<D: sqlx::Database>(pool: &sqlx::Pool<D>) -> (usize, u32) {
    (
        usize::try_from(pool.size()).unwrap_or(0).saturating_sub(pool.num_idle()),
        pool.options().get_max_connections(),
    )
}

/// Whether a connection that has lain in the pool is still there: a server that goes away takes its connections along.
async fn still_there<C: sqlx::Connection>(connection: &mut C, quiet: Duration) -> Result<bool, sqlx::Error> {
    Ok(quiet < QUIET || connection.ping().await.is_ok())
}

/// Whether a connection may be used again. After a commit that failed (a full disk) the driver may still believe that its
/// transaction is open: the next one would be a savepoint inside it, its "commit" would reach no disk, and an answer
/// would be acknowledged that is nowhere. Such a connection is closed, and its changes with it.
async fn fit_for_use<C: sqlx::Connection>(connection: &mut C) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // In order behind a rollback that may be on its way.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}
