//! Puts the rooms together.

use async_trait::async_trait;
use axum::Router;
use kit::chance::Chance;
use kit::clock::Clock;
use kit::db::Db;
use kit::keys::Keys;
use kit::settings::Settings;
use kit::web::{Declared, Refusal, Routes, WhoIs};
use kit::{House, Parts, Room};
use languages::{Part, Translations};
use messages::Filler;
use std::sync::Arc;
use uuid::Uuid;

/// Why an instance can't start: a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The settings can't be used.
    #[error(transparent)]
    Settings(#[from] crate::settings::SettingsError),
    /// The database can't be reached or refuses.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The key folder can't be used.
    #[error(transparent)]
    Keys(#[from] kit::keys::KeyError),
    /// An archive can't be written or read.
    #[error(transparent)]
    Archive(#[from] kit::archive::ArchiveError),
    /// The machine refuses: a folder, a port.
    #[error("{0}")]
    Machine(#[from] std::io::Error),
    /// An act was refused at the start.
    #[error("{0:?}")]
    Refused(Refusal),
}

impl From<Refusal> for StartError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// An instance that could answer: its house and its routes.
pub struct Instance {
    /// The running instance.
    pub house: Arc<House>,
    routes: Vec<Routes>,
}

impl Instance {
    /// What was declared, for the matrix.
    pub fn declared(&self) -> Vec<Declared> {
        self.routes.iter().flat_map(Routes::declared).collect()
    }

    /// The site.
    pub fn router(self) -> Router {
        kit::web::router(self.house, self.routes)
    }
}

fn rooms() -> Vec<Room> {
    vec![
        kit::room(),
        messages::room(),
        people::room(),
        languages::room(),
        contact::room(),
        register::room(),
        surveys::room(),
        findings::room(),
        reading::room(),
        plans::room(),
        desk::room(),
        front::room(),
    ]
}

/// Connects, migrates, checks that the key folder is the right one, and puts the rooms together.
///
/// # Errors
/// A [`StartError`] that says what to put right.
pub async fn assemble(
    settings: Settings,
    clock: Arc<dyn Clock>,
    chance: Chance,
) -> Result<Instance, StartError> {
    let instance = put_together(settings, clock, chance).await?;
    kit::instance::check_key_folder(&instance.house).await?;
    Ok(instance)
}

/// As [`assemble`], but takes the key folder as it is: for a restore, which fills an empty database afterwards.
///
/// # Errors
/// As [`assemble`].
pub async fn put_together(
    settings: Settings,
    clock: Arc<dyn Clock>,
    chance: Chance,
) -> Result<Instance, StartError> {
    let keys = Keys::open(&settings.keys)?;
    let db = Db::connect(&settings.database).await?;
    migrations::migrate(&db).await?;
    let mut rooms = rooms();
    let begun = kit::instance::begun(&db).await?;
    let mut house = House::new(Parts { db, clock, chance, keys, settings }, &mut rooms, begun)?;
    house.connect::<Arc<dyn WhoIs>>(Arc::new(people::Accounts));
    house.connect::<Arc<dyn Filler>>(Arc::new(Links));
    house.connect::<Arc<dyn findings::Answered>>(Arc::new(plans::Plans));
    house.connect::<Arc<dyn findings::InTheirWords>>(Arc::new(reading::OwnWords));
    house.connect(surveys::Instruments::default());
    house.connect(translations());
    let house = Arc::new(house);
    Ok(Instance { house, routes: rooms.into_iter().map(|r| r.routes).collect() })
}

/// All that a respondent reads, room by room.
fn translations() -> Translations {
    let shell = Part::words("Around every page", &kit::words::SHELL);
    let rooms = surveys::translations().into_iter().chain(contact::translations());
    Translations::of([shell].into_iter().chain(rooms).collect())
}

/// Fills the links of messages: each room makes its own.
struct Links;

#[async_trait]
impl Filler for Links {
    async fn link(&self, house: &Arc<House>, kind: &str, reference: Uuid) -> Result<Option<String>, Refusal> {
        match kind {
            people::PASS => people::pass_link(house, reference).await,
            contact::ADVOCATE => contact::advocate_link(house, reference).await,
            plans::OWNER => plans::owner_link(house, reference).await,
            findings::PAGE => findings::page_link(house, reference).await,
            surveys::SURVEY | surveys::JOINED => surveys::survey_link(house, reference).await,
            _ => Ok(None),
        }
    }
}
