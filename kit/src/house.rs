//! The running instance: database, clock, chance, keys and settings, with what the rooms have declared.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{DatabaseTransaction, StatementBuilder};
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

use crate::chance::Chance;
use crate::clock::{Clock, london_day};
use crate::db::Db;
use crate::doctor::Check;
use crate::jobs::{Listener, Runner};
use crate::keys::{Key, KeyError, Keys};
use crate::metrics::{Measure, Metrics};
use crate::settings::Settings;
use crate::web::{Limit, Limits, Refusal, Routes};

/// What a room brings with it.
#[derive(Default)]
pub struct Room {
    /// Its addresses, each with its door.
    pub routes: Routes,
    /// The jobs it runs, by name.
    pub jobs: Vec<(&'static str, Runner)>,
    /// The facts it listens to: the job to enqueue when one is said.
    pub listeners: Vec<Listener>,
    /// The jobs that run every day at an hour of London time.
    pub daily: Vec<(&'static str, u32)>,
    /// The jobs that run every hour.
    pub hourly: Vec<&'static str>,
    /// What `doctor` looks at.
    pub checks: Vec<Check>,
    /// What it measures for those who watch the instance.
    pub measures: Vec<Measure>,
}

/// What `app` makes the house of.
pub struct Parts {
    /// The database, migrated.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub chance: Chance,
    /// The key folder.
    pub keys: Keys,
    /// The settings, checked.
    pub settings: Settings,
}

/// The running instance; every request and job holds it.
pub struct House {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub chance: Chance,
    /// The key folder.
    pub keys: Keys,
    /// The settings.
    pub settings: Settings,
    /// Who tried what how often; in memory only.
    limits: Limits,
    pub(crate) runners: HashMap<&'static str, Runner>,
    pub(crate) listeners: Vec<Listener>,
    pub(crate) daily: Vec<(&'static str, u32)>,
    pub(crate) hourly: Vec<&'static str>,
    pub(crate) checks: Vec<Check>,
    pub(crate) measures: Vec<Measure>,
    /// What is counted; none where the settings don't ask for it.
    pub(crate) metrics: Option<Metrics>,
    instance: Key,
    ports: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
}

impl House {
    /// Puts the parts together; `rooms` lend their jobs and listeners, their routes go to the router. The instance key
    /// is made where the database has no instance yet (`begun`); a lost one is never replaced in silence.
    ///
    /// # Errors
    /// When the instance key can't be read or made.
    pub fn new(parts: Parts, rooms: &mut [Room], begun: bool) -> Result<Self, KeyError> {
        let instance = if begun {
            parts.keys.read("instance")?
        } else {
            parts.keys.read_or_create("instance", &parts.chance)?
        };
        Ok(Self {
            runners: rooms.iter_mut().flat_map(|r| r.jobs.drain(..)).collect(),
            listeners: rooms.iter_mut().flat_map(|r| r.listeners.drain(..)).collect(),
            daily: rooms.iter_mut().flat_map(|r| r.daily.drain(..)).collect(),
            hourly: rooms.iter_mut().flat_map(|r| r.hourly.drain(..)).collect(),
            checks: rooms.iter_mut().flat_map(|r| r.checks.drain(..)).collect(),
            measures: rooms.iter_mut().flat_map(|r| r.measures.drain(..)).collect(),
            metrics: parts.settings.metrics.map(|_| Metrics::since(parts.clock.now())),
            ports: HashMap::new(),
            limits: Limits::default(),
            db: parts.db,
            clock: parts.clock,
            chance: parts.chance,
            keys: parts.keys,
            settings: parts.settings,
            instance,
        })
    }

    /// Wires a low room's trait to the high room that knows the value (`Arc<dyn Trait>`).
    pub fn connect<P: Send + Sync + 'static>(&mut self, port: P) {
        self.ports.insert(TypeId::of::<P>(), Box::new(port));
    }

    /// What was wired for this trait.
    pub fn port<P: 'static>(&self) -> Option<&P> {
        self.ports.get(&TypeId::of::<P>()).and_then(|p| p.downcast_ref())
    }

    /// The instance's key for one purpose.
    pub fn key(&self, purpose: &str) -> Key {
        self.instance.derive(purpose)
    }

    /// What is counted in memory. A key is an account, a network or a keyed mark: never an address or a name.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Counts a try of `whose` against a limit.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when it is used up.
    pub fn spend(&self, limit: &Limit, whose: &[u8]) -> Result<(), Refusal> {
        self.limits.spend(limit, whose, self.clock.now()).map_err(Refusal::TooMany)
    }

    /// A transaction that reads.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn read(self: &Arc<Self>) -> Result<Tx, Refusal> {
        Ok(Tx { conn: self.db.read().await?, house: self.clone() })
    }

    /// A transaction that reads, and sees the database as it is at its first look until it ends.
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn snapshot(self: &Arc<Self>) -> Result<Tx, Refusal> {
        Ok(Tx { conn: self.db.snapshot().await?, house: self.clone() })
    }

    /// A transaction that writes. It changes nothing until [`Tx::commit`].
    ///
    /// # Errors
    /// When the database can't be reached.
    pub async fn write(self: &Arc<Self>) -> Result<Tx, Refusal> {
        let conn = self.db.write().await.inspect_err(|_| self.write_failed())?;
        Ok(Tx { conn, house: self.clone() })
    }

    /// One statement that writes, by itself: it is on the disk when this returns, together with what others wrote at the
    /// same moment. Returns how many rows it changed.
    ///
    /// # Errors
    /// When the database refuses; then nothing was done.
    pub async fn write_alone(&self, statement: &impl StatementBuilder) -> Result<u64, Refusal> {
        Ok(self.db.write_alone(statement).await.inspect_err(|_| self.write_failed())?)
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Today in London.
    pub fn today(&self) -> NaiveDate {
        london_day(self.now())
    }

    fn write_failed(&self) {
        if let Some(metrics) = &self.metrics {
            metrics.write_failed();
        }
    }
}

/// A transaction, with the house it runs in. One act, one transaction: the change, its audit line, its fact, its job.
pub struct Tx {
    conn: DatabaseTransaction,
    house: Arc<House>,
}

impl Tx {
    /// The connection, for a room's store.
    pub fn conn(&self) -> &DatabaseTransaction {
        &self.conn
    }

    /// The house.
    pub fn house(&self) -> &Arc<House> {
        &self.house
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.house.now()
    }

    /// Today in London.
    pub fn today(&self) -> NaiveDate {
        self.house.today()
    }

    /// A fresh random identifier.
    pub fn new_id(&self) -> uuid::Uuid {
        self.house.chance.id()
    }

    /// Makes everything done in it last.
    ///
    /// # Errors
    /// When the database refuses; then nothing was done.
    pub async fn commit(self) -> Result<(), Refusal> {
        let Self { conn, house } = self;
        Ok(conn.commit().await.inspect_err(|_| house.write_failed())?)
    }
}
