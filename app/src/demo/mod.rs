//! The demonstration: a made-up programme of made-up authorities, people and answers, lived through with the
//! product's own acts under a clock that is set back. It looks invented, and is gone when it stops.

mod answers;
mod asking;
mod besides;
mod folk;
mod friend;
mod giving_back;
mod others;
mod plan;
mod quarter;
mod reading;
mod rounds;
mod story;

use kit::House;
use kit::chance::Chance;
use kit::clock::{Clock, SetClock, SystemClock};
use kit::settings::Settings;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assembly::{Instance, StartError, assemble};
use crate::{serve, settings};

/// Someone the visitor can be: who, on which page they begin, and the address to click.
#[derive(Debug, Clone)]
pub struct Persona {
    /// Role and place.
    pub who: String,
    /// The address.
    pub link: String,
}

/// Fills an instance and serves it; `tell` prints a line to the person at the terminal.
///
/// # Errors
/// A [`StartError`] that says what to put right.
pub async fn run(file: Option<&Path>, tell: &dyn Fn(&str)) -> Result<(), StartError> {
    let mut settings = settings::read(file)?;
    let scratch = (!settings::database_named(file)).then(scratch_folder);
    if let Some(folder) = &scratch {
        serve::make_folder(folder)?;
        settings.data = folder.join("data");
        settings.keys = folder.join("keys");
        settings.database = format!("sqlite:{}", folder.join("data/demo.sqlite").display());
    }
    serve::make_folder(&settings.data)?;
    let listener = free_port(&mut settings).await?;
    tell("Making up a programme: eight authorities, their care leavers, and what they said …");
    let personas = fill(settings.clone(), SystemClock.now()).await?;
    let instance = serve::instance(settings).await?;
    let links = live(&instance.house, &personas).await?;
    tell(&format!("\nNew Belongings, made-up programme, on {}\n", instance.house.settings.base));
    for persona in links {
        tell(&format!("  {:<34} {}", persona.who, persona.link));
    }
    tell("\nEverything here is invented. Stop with Ctrl-C.");
    let outcome = serve::run(instance, listener).await;
    if let Some(folder) = scratch {
        let _ = std::fs::remove_dir_all(folder);
    }
    outcome
}

fn scratch_folder() -> PathBuf {
    std::env::temp_dir().join(format!("newbelongings-demo-{}", std::process::id()))
}

/// The port of the settings or, where something else answers there, the next free one.
async fn free_port(settings: &mut Settings) -> Result<tokio::net::TcpListener, StartError> {
    let mut address = settings.listen;
    for _ in 0..50 {
        match tokio::net::TcpListener::bind(address).await {
            Ok(listener) => {
                let bound = listener.local_addr()?;
                settings.base = settings.base.replace(&settings.listen.to_string(), &bound.to_string());
                settings.listen = bound;
                return Ok(listener);
            }
            Err(e) if e.kind() == std::io::ErrorKind::AddrInUse => address.set_port(address.port() + 1),
            Err(e) => return Err(e.into()),
        }
    }
    Err(StartError::Machine(std::io::Error::other("no free port found")))
}

/// Lives the programme's story up to `now`.
///
/// # Errors
/// When the database is not empty, or refuses.
pub async fn fill(
    settings: Settings,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<story::Role>, StartError> {
    let clock = Arc::new(SetClock::at(now));
    let Instance { house, .. } = assemble(settings, clock.clone(), Chance::system()).await?;
    Ok(story::live(&house, &clock, now).await?)
}

/// A live link for each persona.
///
/// # Errors
/// When the database refuses.
pub async fn live(house: &Arc<House>, roles: &[story::Role]) -> Result<Vec<Persona>, StartError> {
    let mut personas = Vec::new();
    for role in roles {
        let link = match &role.way {
            story::Way::SignIn(email) => people::fresh_link(house, email, true).await?,
            story::Way::Survey(invitation) => surveys::survey_link(house, *invitation).await?,
            story::Way::Mailed(address) => messages::newest_link(house, address).await?,
            story::Way::Owner(link) => plans::owner_link(house, *link).await?,
            story::Way::Page(path) => Some(house.settings.link(path)),
        };
        personas.extend(link.map(|link| Persona { who: role.who.clone(), link }));
    }
    Ok(personas)
}
