//! `newbelongings`: one program, started with a word that says what it should do.

use clap::Parser;
use kit::doctor::Grave;
use newbelongings::assembly::StartError;
use newbelongings::line::{Command, Line};
use newbelongings::{archive, demo, logging, serve, settings, subject};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// What whoever runs the program must say beside the command, since nothing takes it back.
const NOT_SAID: &str = "this erases every care leaver of that authority for good, with the key to all copies. Say --yes if you mean it";

#[tokio::main]
async fn main() -> ExitCode {
    let line = Line::parse();
    let filter = EnvFilter::try_from_env("NEWBELONGINGS_LOG");
    let colours = std::io::stderr().is_terminal();
    logging::start(filter.unwrap_or_else(|_| EnvFilter::new(logging::FILTER)), std::io::stderr, colours);
    match run(line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "newbelongings: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> Result<(), StartError> {
    let file = line.settings.as_deref();
    match line.command {
        Command::Serve => start(file).await,
        Command::Demo => demo::run(file, &tell).await,
        Command::Migrate => {
            let settings = settings::read(file)?;
            serve::instance(settings).await?;
            tell("The database is up to date.");
            Ok(())
        }
        Command::OpenBox => {
            let house = serve::instance(settings::read(file)?).await?.house;
            let opened = surveys::open_boxes(&house).await?;
            tell(&format!("{opened} boxes were due."));
            kit::jobs::run_due(&house).await?;
            Ok(())
        }
        Command::Backup(files) => {
            let house = serve::instance(settings::read(file)?).await?.house;
            tell(&archive::backup(&house, &files).await?);
            Ok(())
        }
        Command::Restore { files, erased } => {
            let settings = settings::read(file)?;
            tell(&archive::restore(settings, &files, erased.as_deref()).await?);
            Ok(())
        }
        Command::ArchiveDestroyed { archive } => destroyed(file, &archive).await,
        Command::ResumeOutbox => {
            let house = serve::instance(settings::read(file)?).await?.house;
            let tx = house.write().await?;
            let count = messages::take_up(&tx).await?;
            tx.commit().await?;
            tell(&format!("{count} messages are on their way, as soon as the program serves."));
            Ok(())
        }
        Command::Doctor => doctor(file).await,
        Command::Link { address } => link(file, &address).await,
        Command::EndSessions { email, .. } => end_sessions(file, email.as_deref()).await,
        Command::ForgetFactor { email } => forget_factor(file, &email).await,
        Command::SubjectExport { slug, case_id, to } => {
            let house = serve::instance(settings::read(file)?).await?.house;
            subject::export(&house, &slug, &case_id, &to).await?;
            tell(&format!("Written to {}. Hand it over safely, and delete it.", to.display()));
            Ok(())
        }
        Command::Retention => retention(file).await,
        Command::EraseJoined { slug, contact } => {
            let house = serve::instance(settings::read(file)?).await?.house;
            match surveys::erase_joined(&house, &slug, &contact).await {
                Ok(count) => tell(&format!("Erased, from {count} of its surveys.")),
                Err(kit::web::Refusal::NotFound) => {
                    let why = format!("nobody joined a survey of {slug} with that, or it is erased");
                    return Err(settings::SettingsError(why).into());
                }
                Err(other) => return Err(other.into()),
            }
            Ok(())
        }
        Command::EraseAuthority { yes: false, .. } => {
            Err(settings::SettingsError(NOT_SAID.to_owned()).into())
        }
        Command::EraseAuthority { slug, yes: true } => {
            let house = serve::instance(settings::read(file)?).await?.house;
            match register::erase_authority(&house, &slug).await {
                Ok(count) => {
                    let count = count + surveys::erase_all_joined(&house, &slug).await?;
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

async fn retention(file: Option<&Path>) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    let days = register::retention(&house).await?;
    for register::Due { la, day, people, previews } in &days {
        let some = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        };
        let what =
            [some(*people, "person", "people"), some(*previews, "unconfirmed list", "unconfirmed lists")];
        let what = what.into_iter().flatten().collect::<Vec<_>>().join(" and ");
        tell(&format!("{la}: {what} on {}", kit::clock::written(*day)));
    }
    let contacts = surveys::kept_contacts(&house).await?;
    for surveys::Kept { la, day, people } in &contacts {
        let by = kit::clock::written(*day);
        tell(&format!("{la}: {people} contacts of people who joined a survey, by {by}"));
    }
    if days.is_empty() && contacts.is_empty() {
        tell("Nobody is to be erased, and no unconfirmed list waits.");
    }
    for (la, day) in reading::retention(&house).await? {
        tell(&format!("{la}: what care leavers wrote in a survey, by {}", kit::clock::written(day)));
    }
    Ok(())
}

async fn destroyed(file: Option<&Path>, archive: &str) -> Result<(), StartError> {
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

async fn doctor(file: Option<&Path>) -> Result<(), StartError> {
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

async fn start(file: Option<&Path>) -> Result<(), StartError> {
    let instance = serve::instance(settings::read(file)?).await?;
    let listener = serve::listen(&instance.house).await?;
    let base = &instance.house.settings.base;
    tell(&format!("New Belongings answers on {base}"));
    if let Some(link) = people::set_up_link(&instance.house).await? {
        tell(&format!("Nobody is here yet. Set it up within 24 hours at {link}"));
    }
    serve::run(instance, listener).await
}

async fn link(file: Option<&Path>, address: &str) -> Result<(), StartError> {
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

async fn end_sessions(file: Option<&Path>, email: Option<&str>) -> Result<(), StartError> {
    let house = serve::instance(settings::read(file)?).await?.house;
    if !people::end_sessions(&house, email).await? {
        return Err(settings::SettingsError("nobody here has that address".to_owned()).into());
    }
    tell("Signed out. Whoever it was signs in again with a new link.");
    Ok(())
}

async fn forget_factor(file: Option<&Path>, email: &str) -> Result<(), StartError> {
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
