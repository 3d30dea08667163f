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
    /// Where metrics are given out, to whoever can reach it; without it nothing is counted. Never the public address.
    pub metrics: Option<SocketAddr>,
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
    /// `smtps://…`, or `smtp://…?tls=required`, with user and password where needed; without TLS on this computer only.
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
        // Two sockets on one port of "any address" would meet as well.
        if self.metrics.is_some_and(|at| at.port() != 0 && at.port() == self.listen.port()) {
            return Err("metrics: it must be a port of its own, which no proxy passes on".to_owned());
        }
        match &self.smtp {
            // The address is not repeated: it holds a password.
            Some(smtp) if !sealed_on_its_way(&smtp.address) => Err(
                "smtp_address: sign-in links and the password would go in the clear; it must be smtps://… or \
                 smtp://…?tls=required, unless the server is this computer itself"
                    .to_owned(),
            ),
            _ => Ok(()),
        }
    }
}

/// Whether e-mail leaves by TLS alone, or does not leave this computer.
fn sealed_on_its_way(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("smtp://") else { return address.starts_with("smtps://") };
    let (authority, after) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next(),
        None => host.split(':').next(),
    };
    let query = after.split('#').next().and_then(|it| it.split_once('?')).map(|(_, query)| query);
    query == Some("tls=required") || matches!(host, Some("localhost" | "127.0.0.1" | "::1"))
}

#[cfg(test)]
mod tests {
    use super::sealed_on_its_way;

    #[test]
    fn email_leaves_this_computer_by_tls_alone() {
        for fine in [
            "smtps://user:password@mail.example.org",
            "smtp://user:password@mail.example.org:587?tls=required",
            "smtp://mail.example.org/our.name?tls=required",
            "smtp://localhost",
            "smtp://localhost:1025?tls=opportunistic",
            "smtp://user:password@127.0.0.1:25",
            "smtp://[::1]:25",
        ] {
            assert!(sealed_on_its_way(fine), "{fine}");
        }
        for open in [
            "smtp://mail.example.org",
            "smtp://user:password@mail.example.org:587",
            "smtp://mail.example.org?tls=opportunistic",
            "smtp://mail.example.org?tls=opportunistic&tls=required",
            "smtp://mail.example.org/tls=required",
            "smtp://mail.example.org#?tls=required",
            "smtp://mail.example.org?@localhost",
            "smtp://localhost@mail.example.org",
            "smtp://localhost.example.org",
            "smtp://[2001:db8::1]:25",
            "mail.example.org",
            "",
        ] {
            assert!(!sealed_on_its_way(open), "{open}");
        }
    }
}
