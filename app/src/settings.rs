//! Settings: `newbelongings.toml`, overridden by `NEWBELONGINGS_*`, with defaults that make a whole embedded instance.

use kit::settings::{Settings, Smtp};
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// Why settings can't be used: a sentence for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SettingsError(pub String);

/// The file as it is written; every line may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    data: Option<PathBuf>,
    keys: Option<PathBuf>,
    listen: Option<String>,
    metrics: Option<String>,
    base: Option<String>,
    trusted_proxies: Option<Vec<IpAddr>>,
    smtp_address: Option<String>,
    smtp_from: Option<String>,
}

/// The file that is read where none is named.
const FILE: &str = "newbelongings.toml";

/// Reads the file and the environment. A file that was named must be there: without it, a slip in its name would quietly begin
/// another instance, empty, in the folder where the command was typed.
///
/// # Errors
/// When a line is unknown, or a value can't be read or would break a promise.
pub fn read(file: Option<&Path>) -> Result<Settings, SettingsError> {
    resolve(load(file)?, &|name| environment(name))
}

/// Whether the operator named a database; the demo makes its own otherwise.
pub fn database_named(file: Option<&Path>) -> bool {
    environment("DATABASE").is_some() || load(file).is_ok_and(|f| f.database.is_some())
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(format!("NEWBELONGINGS_{name}")).ok().filter(|v| !v.is_empty())
}

fn load(named: Option<&Path>) -> Result<File, SettingsError> {
    let file = named.unwrap_or(Path::new(FILE));
    match std::fs::read_to_string(file) {
        Ok(text) => {
            toml::from_str(&text).map_err(|e| SettingsError(format!("{}: {}", file.display(), e.message())))
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && named.is_none() => Ok(File::default()),
        Err(e) => Err(SettingsError(format!("{}: {e}", file.display()))),
    }
}

fn resolve(file: File, environment: &dyn Fn(&str) -> Option<String>) -> Result<Settings, SettingsError> {
    let path = |name, from_file: Option<PathBuf>, otherwise: &str| {
        environment(name).map(PathBuf::from).or(from_file).unwrap_or_else(|| PathBuf::from(otherwise))
    };
    let data = path("DATA", file.data, "newbelongings-data");
    let keys = path("KEYS", file.keys, "newbelongings-keys");
    let database = environment("DATABASE")
        .or(file.database)
        .unwrap_or_else(|| format!("sqlite:{}", data.join("newbelongings.sqlite").display()));
    let listen = environment("LISTEN").or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listen = socket("listen", &listen)?;
    let metrics = environment("METRICS").or(file.metrics).map(|at| socket("metrics", &at)).transpose()?;
    let base = environment("BASE").or(file.base).unwrap_or_else(|| format!("http://{listen}"));
    let smtp = match (
        environment("SMTP_ADDRESS").or(file.smtp_address),
        environment("SMTP_FROM").or(file.smtp_from),
    ) {
        (Some(address), Some(from)) => Some(Smtp { address, from }),
        (None, None) => None,
        _ => {
            return Err(SettingsError(
                "smtp_address and smtp_from belong together: give both or neither".to_owned(),
            ));
        }
    };
    let trusted_proxies = match environment("TRUSTED_PROXIES") {
        Some(list) => proxies(&list)?,
        None => file.trusted_proxies.unwrap_or_default(),
    };
    let settings = Settings { database, data, keys, listen, metrics, base, trusted_proxies, smtp };
    settings.check().map_err(SettingsError)?;
    Ok(settings)
}

fn socket(line: &str, at: &str) -> Result<SocketAddr, SettingsError> {
    at.parse().map_err(|_| SettingsError(format!("{line}: {at} is not an address like 127.0.0.1:8080")))
}

fn proxies(list: &str) -> Result<Vec<IpAddr>, SettingsError> {
    let read = |one: &str| {
        one.trim().parse().map_err(|_| SettingsError(format!("trusted_proxies: {one} is not an address")))
    };
    list.split(',').filter(|one| !one.trim().is_empty()).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &'static [(&'static str, &'static str)]) -> Result<Settings, SettingsError> {
        resolve(File::default(), &|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn nothing_at_all_makes_an_embedded_instance() {
        let settings = with(&[]).expect("defaults");
        assert_eq!(settings.database, "sqlite:newbelongings-data/newbelongings.sqlite");
        assert_eq!(settings.base, "http://127.0.0.1:8080");
    }

    #[test]
    fn an_address_that_others_can_reach_must_be_https() {
        assert!(with(&[("BASE", "http://survey.example.org")]).is_err());
        assert!(with(&[("BASE", "https://survey.example.org")]).is_ok());
        assert!(with(&[("BASE", "http://127.0.0.1.example.org")]).is_err());
    }

    #[test]
    fn metrics_have_a_port_of_their_own_or_none() {
        assert_eq!(with(&[]).expect("defaults").metrics, None);
        assert!(with(&[("METRICS", "127.0.0.1:9100")]).expect("a port").metrics.is_some());
        assert!(with(&[("METRICS", "127.0.0.1:8080")]).is_err(), "the public one");
        assert!(with(&[("METRICS", "0.0.0.0:8080")]).is_err(), "the public one by another name");
        assert!(with(&[("METRICS", "9100")]).expect_err("no address").to_string().contains("metrics"));
    }

    #[test]
    fn a_mail_server_elsewhere_must_be_spoken_to_by_tls() {
        let named = |address| {
            let from = ("SMTP_FROM", "New Belongings <no-reply@example.org>");
            let pairs = [("SMTP_ADDRESS", address), from];
            resolve(File::default(), &|name| {
                pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned())
            })
        };
        let refused = named("smtp://user:secret@mail.example.org").expect_err("in the clear").to_string();
        assert!(refused.contains("tls=required") && !refused.contains("secret"), "{refused}");
        assert!(named("smtp://user:secret@mail.example.org?tls=required").is_ok());
        assert!(named("smtps://user:secret@mail.example.org").is_ok());
        assert!(named("smtp://localhost:1025").is_ok());
    }

    #[test]
    fn a_file_that_was_named_must_be_there() {
        let refused =
            read(Some(Path::new("/nowhere/newbelonging.toml"))).expect_err("no such file").to_string();
        assert!(refused.contains("/nowhere/newbelonging.toml"), "{refused}");
    }

    #[test]
    fn an_unknown_line_in_the_file_is_refused() {
        assert!(toml::from_str::<File>("databse = 'x'").is_err());
    }
}
