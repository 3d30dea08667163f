//! A wave that is out, and what its box held in the end.

use kit::clock::{Clock, SystemClock};
use kit::testing::Fresh;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::common::{World, path};

/// An LA with a wave that is out, on a real clock: the wave, and everyone's live link.
pub(crate) async fn prepare(fresh: &Fresh, people: usize) -> (Uuid, Vec<String>) {
    let world = World::on(fresh.settings()).await;
    world.clock.set(SystemClock.now());
    world.begin().await;
    let town = world.town("Oakmoor", people).await;
    let wave = world.wave(&town).await;
    let tx = world.house.read().await.expect("a transaction");
    let mut links = Vec::new();
    for invitation in surveys::invitations(&tx, wave).await.expect("a list") {
        let link = surveys::survey_link(&world.house, invitation).await.expect("a look").expect("a link");
        links.push(path(&link));
    }
    (wave, links)
}

/// A world on the same database, after the wave's last day; the wave is closed, its box not opened.
pub(crate) async fn closed(fresh: &Fresh) -> World {
    let world = World::on(fresh.settings()).await;
    world.clock.set(SystemClock.now() + chrono::Duration::days(60));
    surveys::morning(&world.house).await.expect("the wave is over");
    world
}

/// Closes the wave, opens the box, and reads the words that came out.
pub(crate) async fn opened_words(fresh: &Fresh) -> Vec<String> {
    let world = closed(fresh).await;
    surveys::open_boxes(&world.house).await.expect("the box opens");
    column(&world, "SELECT words FROM answer_text", "words").await
}

/// One column of what a query finds.
pub(crate) async fn column(world: &World, query: &str, name: &str) -> Vec<String> {
    let query = Statement::from_string(world.house.db.backend(), query.to_owned());
    let rows = world.house.db.maintenance().query_all_raw(query).await.expect("rows");
    rows.iter().map(|r| r.try_get("", name).expect("a text")).collect()
}
