//! `newbelongings`: one program, started with a word that says what it should do.

use clap::{Parser, Subcommand};
use kit::doctor::Grave;
use newbelongings::assembly::StartError;
use newbelongings::{archive, demo, logging, serve, settings};
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
    /// Copy everything into two archives, data and keys, while the program may go on serving.
    Backup(archive::Files),
    /// Put two archives into an empty database and an empty key folder. Nothing is sent until resume-outbox.
    Restore {
        #[command(flatten)]
        files: archive::Files,
        /// A newer list of erased people (erased.list of the key folder), so that they stay erased.
        #[arg(long)]
        erased: Option<PathBuf>,
    },
    /// Say that no copy of a keys archive is left.
    ArchiveDestroyed {
        /// The archive's name, as backup and doctor say it.
        archive: String,
    },
    /// Let messages leave again after a restore, and try once more what nothing could carry.
    ResumeOutbox,
    /// Look over settings, database, keys, surveys and audit log. Changes nothing; ends with 1 where something is wrong.
    Doctor,
    /// Print a live link for an email address or phone number: to sign in, or the newest one sent to it.
    Link {
        /// The email address or phone number.
        address: String,
    },
    /// Erase an authority's whole register for good, and the key that opens every copy of it.
    EraseAuthority {
        /// Its name in addresses, as in /la/NAME.
        slug: String,
        /// Yes, for good.
        #[arg(long)]
        yes: bool,
    },
    /// Sign somebody out everywhere, or everybody: when a device was stolen, or something looks wrong.
    EndSessions {
        /// The email address of their account.
        #[arg(required_unless_present = "everybody")]
        email: Option<String>,
        /// Everybody who is signed in.
        #[arg(long, conflicts_with = "email")]
        everybody: bool,
    },
    /// Take away the second factor of somebody who lost their phone and all recovery codes. Make sure first that it is them.
    ForgetFactor {
        /// The email address of their account.
        email: String,
    },
}

/// What whoever runs the program must say beside the command, since nothing takes it back.
const NOT_SAID: &str = "this erases every care leaver of that authority for good, with the key to all copies. Say --yes if you mean it";

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
        Command::Backup(files) => {
            let house = serve::instance(settings::read(&line.settings)?).await?.house;
            tell(&archive::backup(&house, &files).await?);
            Ok(())
        }
        Command::Restore { files, erased } => {
            let settings = settings::read(&line.settings)?;
            tell(&archive::restore(settings, &files, erased.as_deref()).await?);
            Ok(())
        }
        Command::ArchiveDestroyed { archive } => destroyed(&line.settings, &archive).await,
        Command::ResumeOutbox => {
            let house = serve::instance(settings::read(&line.settings)?).await?.house;
            let tx = house.write().await?;
            let count = messages::take_up(&tx).await?;
            tx.commit().await?;
            tell(&format!("{count} messages are on their way, as soon as the program serves."));
            Ok(())
        }
        Command::Doctor => doctor(&line.settings).await,
        Command::Link { address } => link(&line.settings, &address).await,
        Command::EndSessions { email, .. } => end_sessions(&line.settings, email.as_deref()).await,
        Command::ForgetFactor { email } => forget_factor(&line.settings, &email).await,
        Command::EraseAuthority { yes: false, .. } => {
            Err(settings::SettingsError(NOT_SAID.to_owned()).into())
        }
        Command::EraseAuthority { slug, yes: true } => {
            let house = serve::instance(settings::read(&line.settings)?).await?.house;
            match register::erase_authority(&house, &slug).await {
                Ok(count) => {
                    tell(&format!("{count} people were erased, and the key of {slug} is destroyed."))
                }
                Err(kit::web::Refusal::NotFound) => {
                    return Err(
                        settings::SettingsError(format!("there is no authority called {slug}")).into()
                    );
                }
                Err(other) => return Err(other.into()),
            }
            Ok(())
        }
    }
}

async fn destroyed(file: &std::path::Path, archive: &str) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    let tx = house.write().await?;
    let known = match kit::ids::read(archive) {
        Some(id) => kit::archive::gone(&tx, id).await?,
        None => false,
    };
    if !known {
        return Err(settings::SettingsError(format!("there is no keys archive {archive} around")).into());
    }
    tx.commit().await?;
    tell("Noted.");
    Ok(())
}

async fn doctor(file: &std::path::Path) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    let found = kit::doctor::examine(&house).await;
    for finding in &found {
        let mark = match finding.grave {
            Grave::Well => "well   ",
            Grave::Warning => "warning",
            Grave::Wrong => "WRONG  ",
        };
        tell(&format!("{mark}  {}", finding.words));
    }
    match found.iter().filter(|f| f.grave == Grave::Wrong).count() {
        0 => Ok(()),
        wrong => Err(settings::SettingsError(format!("{wrong} things are wrong")).into()),
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

async fn end_sessions(file: &std::path::Path, email: Option<&str>) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    if !people::end_sessions(&house, email).await? {
        return Err(settings::SettingsError("nobody here has that address".to_owned()).into());
    }
    tell("Signed out. Whoever it was signs in again with a new link.");
    Ok(())
}

async fn forget_factor(file: &std::path::Path, email: &str) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    if !people::forget_factor(&house, email).await? {
        return Err(settings::SettingsError(format!("{email} has no second factor here")).into());
    }
    kit::jobs::run_due(&house).await?;
    tell("Gone. They set up a new one when they next sign in, and were told by email.");
    Ok(())
}

/// To the person at the terminal: the only way to standard output.
fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
