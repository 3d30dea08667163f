//! A fresh database, and a house with some rooms on it.

use crate::chance::Chance;
use crate::clock::SetClock;
use crate::db::Db;
use crate::keys::Keys;
use crate::settings::Settings;
use crate::{House, Parts, Room};
use axum::Router;
use sea_orm::{ConnectionTrait, Database};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// A fresh, empty database with a key folder, gone when dropped (PostgreSQL's goes with its cluster).
#[derive(Debug)]
pub struct Fresh {
    /// Its address, as in the settings.
    pub address: String,
    /// A folder of its own, for keys and data.
    pub folder: PathBuf,
}

impl Fresh {
    /// A new SQLite file.
    pub fn sqlite() -> Self {
        let folder = folder();
        Self { address: format!("sqlite:{}", folder.join("nb.sqlite").display()), folder }
    }

    /// A new database on the PostgreSQL that `./test` started.
    ///
    /// # Panics
    /// When there is none: a test that was left out in silence would prove nothing.
    #[expect(
        clippy::disallowed_methods,
        reason = "the address of the tests' own PostgreSQL comes from ./test"
    )]
    pub async fn postgres() -> Self {
        let server = std::env::var("NB_TEST_POSTGRES")
            .expect("NB_TEST_POSTGRES: run ./test, which starts a PostgreSQL");
        let folder = folder();
        let name = folder.file_name().expect("a folder has a name").to_string_lossy().replace('-', "_");
        let admin = Database::connect(&server).await.expect("the tests' PostgreSQL answers");
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a new database");
        let address = match server.rsplit_once('/') {
            Some((host, _)) if host.contains("://") && host.len() > server.find("://").unwrap_or(0) + 3 => {
                format!("{host}/{name}")
            }
            _ => format!("{server}/{name}"),
        };
        Self { address, folder }
    }

    /// Settings of a program on it: on this computer, without a proxy, without a mail server.
    pub fn settings(&self) -> Settings {
        Settings {
            database: self.address.clone(),
            data: self.folder.clone(),
            keys: self.folder.join("keys"),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            metrics: None,
            base: "http://localhost".to_owned(),
            trusted_proxies: Vec::new(),
            smtp: None,
        }
    }

    /// What a house on it is made of, under this clock and with randomness that repeats; the database is not migrated.
    ///
    /// # Panics
    /// When the database or the key folder can't be opened.
    pub async fn parts(&self, clock: &Arc<SetClock>) -> Parts {
        let settings = self.settings();
        Parts {
            db: Db::connect(&self.address).await.expect("a fresh database opens"),
            clock: clock.clone(),
            chance: Chance::seeded(7),
            keys: Keys::open(&settings.keys).expect("a fresh key folder opens"),
            settings,
        }
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[expect(clippy::disallowed_methods, reason = "a name that no other test has")]
fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("nbt-{}", uuid::Uuid::new_v4().simple()));
    std::fs::create_dir_all(&folder).expect("a folder for a test");
    folder
}

/// A house of these rooms, with what `connect` gives it, and its door.
///
/// # Panics
/// When the rooms don't fit together.
pub fn house(parts: Parts, mut rooms: Vec<Room>, connect: impl FnOnce(&mut House)) -> (Arc<House>, Router) {
    let mut house = House::new(parts, &mut rooms, false).expect("the rooms fit together");
    connect(&mut house);
    let house = Arc::new(house);
    let router = crate::web::router(house.clone(), rooms.into_iter().map(|room| room.routes).collect());
    (house, router)
}
