//! How the program logs: the one format and the one filter, so that a test reads what an operator's disk would hold.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// What is logged unless `NEWBELONGINGS_LOG` says otherwise.
pub const FILTER: &str = "info,sqlx=error,sea_orm_migration=warn";

/// Starts logging to `writer`, with colours where somebody looks at it; the first call in a process wins, and `false` says that it was not this one.
pub fn start<W>(filter: EnvFilter, writer: W, colours: bool) -> bool
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    // A log that can't be written (a full disk) must not end the request that wanted to write it.
    let log = tracing_subscriber::fmt().log_internal_errors(false).with_env_filter(filter);
    log.with_ansi(colours).with_writer(writer).try_init().is_ok()
}
