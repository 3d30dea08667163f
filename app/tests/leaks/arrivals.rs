//! A wave: everybody answers once, in random order, on three days, while somebody watches.

use super::Extent;
use super::attackers::Log;
use super::controls::Control;
use super::journeys::Journey;
use super::truth::Truth;
use super::witness::Witness;
use crate::common::{Town, World, expect};
use crate::others;
use kit::chance::Chance;
use surveys::{Group, Others};
use uuid::Uuid;

/// A wave in its world, answered by everyone and not yet opened.
pub(crate) struct Arrived {
    /// The instance.
    pub(crate) world: World,
    /// Its LA.
    pub(crate) town: Town,
    /// The wave.
    pub(crate) wave: Uuid,
    /// Whom it asks.
    pub(crate) asks: Group,
    /// What only the harness knows.
    pub(crate) truth: Truth,
    /// What somebody saw who looked between arrivals.
    pub(crate) witness: Witness,
    /// PostgreSQL's log since the wave began.
    pub(crate) log: Log,
}

/// One in so many begins and never sends.
const QUITTERS: usize = 25;
/// How far ahead of their turn some begin, so that several are in the middle at a time.
const AHEAD: usize = 6;

/// Makes an instance with one LA and lets a wave of it be answered, with a leak: one of its care leavers, or one of people
/// whom it no longer serves, who ask for a link at the public address.
pub(crate) async fn arrive(
    fresh: kit::testing::Fresh,
    asks: Group,
    extent: Extent,
    control: Control,
) -> Arrived {
    super::logs::listen();
    let world = World::new(fresh).await;
    world.begin().await;
    let quitters = extent.people / QUITTERS;
    let everybody = extent.people + quitters;
    let served = asks == Group::CareLeavers;
    let town = world.town("Linkton", if served { everybody } else { 20 }).await;
    let log = Log::keep(&world).await;
    let wave = if served {
        world.wave(&town).await
    } else {
        others::ask(&world, &town, Others::NoLongerServed).await
    };
    if !served {
        join(&world, &town, everybody).await;
    }
    world.jobs().await;
    let truth = Truth::draw(&world, wave, quitters).await;
    assert_eq!(truth.len(), extent.people, "everybody has a place");
    control.prepare(&world).await;
    let witness = Witness::begin(&world, &truth).await;
    let mut arrived = Arrived { world, town, wave, asks, truth, witness, log };
    arrived.answers(extent, control).await;
    arrived
}

/// So many ask for a link, each from where they are.
async fn join(world: &World, town: &Town, people: usize) {
    for n in 0..people {
        let contact = format!("joined{n}@canary.example.org");
        let mut somebody = world.visitor();
        expect(&somebody.post(&format!("/join/{}", town.la.slug), &[("contact", &contact)]).await, 303);
    }
}

impl Arrived {
    async fn answers(&mut self, extent: Extent, control: Control) {
        let chance = Chance::system();
        let mut journeys: Vec<Option<Journey>> = self.truth.people.iter().map(|_| None).collect();
        let mut lent = None;
        let (world, unsent) = (&self.world, self.truth.unsent());
        for n in 0..self.truth.len() {
            if let Some(quitter) = self.truth.quitters.get(n / QUITTERS).filter(|_| n % QUITTERS == 0) {
                let mut journey = Journey::new(world, &chance, &quitter.link, None);
                journey.begin(world).await;
                journey.answer(&unsent, 40).await;
            }
            for (m, place) in journeys.iter_mut().enumerate().skip(n).take(AHEAD) {
                let by_pages = m.is_multiple_of(extent.one_in) && (m == n || chance.below(10) == 0);
                if by_pages && place.is_none() {
                    // Now and then somebody borrows the phone of the person before.
                    let phone = if chance.below(4) == 0 { lent.take() } else { None };
                    let mut journey = Journey::new(world, &chance, &self.truth.people[m].link, phone);
                    if m > n {
                        journey.begin(world).await;
                        journey.answer(&self.truth.answers[m], 1 + chance.below(4) as usize).await;
                    }
                    *place = Some(journey);
                }
            }
            match journeys[n].take() {
                Some(mut journey) => {
                    journey.finish(world, &self.truth.answers[n]).await;
                    lent = Some(journey.phone());
                }
                None => {
                    let (who, what) = (self.truth.people[n].invitation, self.truth.answers[n].clone());
                    surveys::cast(&world.house, who, what).await.expect("a ballot");
                }
            }
            control.leak(world, &self.truth, n).await;
            self.witness.look(world, &self.truth, n + 1).await;
            world.clock.advance(chrono::Duration::seconds(20 + i64::from(chance.below(60))));
            if (n + 1) % (self.truth.len() / 3) == 0 && n + 1 < self.truth.len() {
                self.truth.mornings.push(n + 1);
                self.witness.copy(world, &self.truth, n + 1).await;
                world.next_morning().await;
                self.witness.look(world, &self.truth, n + 1).await;
            }
        }
        self.truth.mornings.push(self.truth.len());
    }

    /// Closes the wave, opens its box, and does what follows.
    pub(crate) async fn open(&mut self) {
        self.witness.copy(&self.world, &self.truth, self.truth.len()).await;
        match self.asks {
            Group::CareLeavers => self.world.close(&self.town, self.wave).await,
            _ => others::close(&self.world, &self.town, self.wave).await,
        }
    }
}
