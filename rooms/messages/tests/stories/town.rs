//! A house with nothing but messages in it, and one job that says when it ran.

use async_trait::async_trait;
use kit::chance::Chance;
use kit::clock::SetClock;
use kit::jobs::Running;
use kit::settings::Smtp;
use kit::testing::Fresh;
use kit::web::Refusal;
use kit::{House, Room};
use messages::{Channel, Draft, Filler, LINK, State};
use std::sync::Arc;
use uuid::Uuid;

use super::post_office::PostOffice;

/// A reference whose link is over.
pub(crate) const OVER: Uuid = Uuid::from_u128(7);
/// The job that does nothing.
pub(crate) const NOTHING: &str = "test.nothing";

fn nothing(_: Arc<House>, _: serde_json::Value) -> Running {
    Box::pin(async { Ok(()) })
}

struct Links;

#[async_trait]
impl Filler for Links {
    async fn link(&self, _: &Arc<House>, _: &str, about: Uuid) -> Result<Option<String>, Refusal> {
        Ok((about != OVER).then(|| format!("http://localhost/{about}")))
    }
}

/// A house whose e-mail goes to `office`, if there is one.
pub(crate) async fn house(fresh: &Fresh, office: Option<&PostOffice>) -> Arc<House> {
    let from = "New Belongings <no-reply@example.org>".to_owned();
    let clock = Arc::new(SetClock::at("2026-05-01T09:00:00Z".parse().unwrap()));
    let mut parts = fresh.parts(&clock).await;
    migrations::migrate(&parts.db).await.unwrap();
    parts.chance = Chance::system();
    parts.settings.smtp = office.map(|it| Smtp { address: it.address.clone(), from });
    let own = Room { jobs: vec![(NOTHING, nothing)], ..Room::default() };
    let (house, _) = kit::testing::house(parts, vec![messages::room(), own], |house| {
        house.connect::<Arc<dyn Filler>>(Arc::new(Links));
    });
    kit::instance::check_key_folder(&house).await.unwrap();
    house
}

/// Writes messages of a kind to these people.
pub(crate) async fn post(house: &Arc<House>, kind: &'static str, about: Option<Uuid>, to: &[String]) {
    let tx = house.write().await.unwrap();
    for to in to {
        let draft = Draft {
            organisation: None,
            kind,
            channel: Channel::Email,
            to: format!("{to}@example.org"),
            subject: "A letter".to_owned(),
            body: format!("Here: {LINK} is all.\n"),
            reference: about,
            owner: None,
        };
        messages::post(&tx, &draft).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// How many messages are in this state.
pub(crate) async fn count(house: &Arc<House>, state: State) -> u64 {
    let tally = messages::tally(&house.read().await.unwrap(), None).await.unwrap();
    tally.into_iter().find(|(it, _)| *it == state).map_or(0, |(_, count)| count)
}
