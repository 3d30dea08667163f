//! `newbelongings`: one program, started with a word that says what it should do.

use clap::{Parser, Subcommand};
use newbelongings::assembly::StartError;
use newbelongings::{demo, logging, serve, settings};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// New Belongings: improving services for care leavers, with care leavers.
///
/// Settings stand in newbelongings.toml, and NEWBELONGINGS_DATABASE, _DATA, _KEYS, _LISTEN, _BASE,
/// _TRUSTED_PROXIES, _SMTP_ADDRESS and _SMTP_FROM override it. With none of them the program keeps its data in
/// ./newbelongings-data, its keys in ./newbelongings-keys, and answers on http://127.0.0.1:8080.
#[derive(Parser)]
#[command(version)]
struct Line {
    /// The settings file.
    #[arg(long, global = true, default_value = "newbelongings.toml")]
    settings: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site and run its jobs. On an empty instance, prints a one-time link that sets it up.
    Serve,
    /// Serve a made-up programme, filled, with a link for each kind of person. Gone when it stops.
    Demo,
    /// Bring the database to this program's version, and stop.
    Migrate,
    /// Open the boxes of closed surveys, or take up an opening that was interrupted.
    OpenBox,
    /// Print a live link for an email address or phone number: to sign in, or the newest one sent to it.
    Link {
        /// The email address or phone number.
        address: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let line = Line::parse();
    let filter = EnvFilter::try_from_env("NEWBELONGINGS_LOG");
    logging::start(filter.unwrap_or_else(|_| EnvFilter::new(logging::FILTER)), std::io::stderr);
    match run(line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "newbelongings: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> Result<(), StartError> {
    match line.command {
        Command::Serve => start(&line.settings).await,
        Command::Demo => demo::run(&line.settings, &tell).await,
        Command::Migrate => {
            let settings = settings::read(&line.settings)?;
            serve::instance(settings).await?;
            tell("The database is up to date.");
            Ok(())
        }
        Command::OpenBox => {
            let house = serve::instance(settings::read(&line.settings)?).await?.house;
            let opened = surveys::open_boxes(&house).await?;
            tell(&format!("{opened} boxes were due."));
            kit::jobs::run_due(&house).await?;
            Ok(())
        }
        Command::Link { address } => link(&line.settings, &address).await,
    }
}

async fn start(file: &std::path::Path) -> Result<(), StartError> {
    let instance = serve::instance(settings::read(file)?).await?;
    let listener = serve::listen(&instance.house).await?;
    let base = &instance.house.settings.base;
    tell(&format!("New Belongings answers on {base}"));
    if let Some(link) = people::set_up_link(&instance.house).await? {
        tell(&format!("Nobody is here yet. Set it up within 24 hours at {link}"));
    }
    serve::run(instance, listener).await
}

async fn link(file: &std::path::Path, address: &str) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    let found = match people::fresh_link(&house, address, false).await? {
        Some(link) => Some(link),
        None => messages::newest_link(&house, address).await?,
    };
    match found {
        Some(link) => tell(&link),
        None => return Err(settings::SettingsError(format!("nothing live was sent to {address}")).into()),
    }
    Ok(())
}

/// To the person at the terminal: the only way to standard output.
fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
