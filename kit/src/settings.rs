//! What the operator decides. `app` fills it from `newbelongings.toml` and `NEWBELONGINGS_*`.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// The settings of a running instance.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// The folder of everything that is not a key (the embedded database, for one).
    pub data: PathBuf,
    /// The folder of keys, which is never inside `data`'s backup.
    pub keys: PathBuf,
    /// Where to listen; TLS ends at a proxy before it.
    pub listen: SocketAddr,
    /// The address in messages and redirects: never taken from a request. No slash at the end.
    pub base: String,
    /// The only addresses whose word about the caller's own address is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// How e-mail leaves; without it the outbox page shows what would have been sent.
    pub smtp: Option<Smtp>,
}

/// An SMTP server.
#[derive(Clone)]
pub struct Smtp {
    /// `smtp://` or `smtps://` address with user and password where needed.
    pub address: String,
    /// The sender, as `Name <address>`.
    pub from: String,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Smtp(from {})", self.from)
    }
}

impl Settings {
    /// Whether pages go out over https, so that cookies can insist on it.
    pub fn secure(&self) -> bool {
        self.base.starts_with("https://")
    }

    /// A full address for a message, from a path that starts with `/`.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Refuses settings that would break a promise.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn check(&self) -> Result<(), String> {
        let host =
            self.base.split("://").nth(1).unwrap_or_default().split([':', '/']).next().unwrap_or_default();
        let loopback = matches!(host, "localhost" | "127.0.0.1" | "[");
        if !self.secure() && (!self.base.starts_with("http://") || !loopback) {
            return Err(format!(
                "base address {}: anything but this computer itself must be https://",
                self.base
            ));
        }
        if self.base.ends_with('/') {
            return Err(format!("base address {}: leave out the slash at the end", self.base));
        }
        Ok(())
    }
}
