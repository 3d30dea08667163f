//! What the program logs while the test runs, in its own format and by its own filter, kept in memory.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use tracing_subscriber::EnvFilter;

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Takes the place of standard error.
struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Keeps the log from here on; every test of this file writes into the same one, as nodes of an instance may.
pub(crate) fn listen() {
    newbelongings::logging::start(EnvFilter::new(newbelongings::logging::FILTER), || Sink, false);
}

/// The log without its colours.
pub(crate) fn text() -> Arc<str> {
    let bytes = LINES.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let whole = String::from_utf8_lossy(&bytes);
    let mut plain = String::with_capacity(whole.len());
    for (n, part) in whole.split('\u{1b}').enumerate() {
        // What follows an escape is `[…m`.
        plain.push_str(if n == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) });
    }
    plain.into()
}
