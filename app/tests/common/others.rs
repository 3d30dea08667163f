//! Surveys of others than care leavers, for tests of several files.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::common::{Town, World};
use chrono::Days;
use kit::ids;
use surveys::Others;
use surveys::instrument::{Answers, Given, built_in, starter};
use surveys::{Group, Session};
use uuid::Uuid;

/// Makes a survey of others and begins it.
pub(crate) async fn ask(world: &World, town: &Town, whom: Others) -> Uuid {
    let actor = world.actor(&town.lead).await;
    let tx = world.house.write().await.expect("a transaction");
    let round = surveys::open_rounds(&tx).await.expect("rounds")[0].id;
    let permit = surveys::rights::manage_waves(&tx, &actor, &town.la.slug).await.expect("leave");
    let until = (round, tx.today() + Days::new(30));
    let asked = match whom.group() {
        Group::CareLeavers | Group::NoLongerServed => starter(),
        other => built_in().iter().find(|i| i.audience == other.audience()).expect("built in").clone(),
    };
    let wave = surveys::make_others(&permit, &whom, until, &asked).await.expect("a wave").id;
    let permit =
        surveys::rights::ask_others(&tx, &actor, &town.la.slug, &ids::show(wave)).await.expect("leave");
    surveys::start_others(&permit).await.expect("begun");
    tx.commit().await.expect("done");
    world.jobs().await;
    wave
}

/// The places of a wave.
pub(crate) async fn places(world: &World, wave: Uuid) -> Vec<Uuid> {
    let tx = world.house.read().await.expect("a transaction");
    surveys::invitations(&tx, wave).await.expect("a list")
}

/// So many of a wave answer alike.
pub(crate) async fn answer(world: &World, wave: Uuid, count: usize, question: &str, said: &str) {
    for place in places(world, wave).await.into_iter().take(count) {
        let mut answers = Answers::default();
        answers.closed.insert(question.into(), Given::One(said.into()));
        surveys::cast(&world.house, place, answers).await.expect("a ballot");
    }
}

/// Closes it and opens its box.
pub(crate) async fn close(world: &World, town: &Town, wave: Uuid) {
    let actor = world.actor(&town.lead).await;
    let tx = world.house.write().await.expect("a transaction");
    let permit =
        surveys::rights::ask_others(&tx, &actor, &town.la.slug, &ids::show(wave)).await.expect("leave");
    surveys::close_others(&permit).await.expect("closed");
    tx.commit().await.expect("done");
    world.jobs().await;
}

/// A session with so many slips.
pub(crate) fn session(name: &str, people: u32) -> Others {
    let day = chrono::NaiveDate::from_ymd_opt(2027, 4, 10).expect("a day");
    Others::Session(Session { name: name.to_owned(), day, people })
}
