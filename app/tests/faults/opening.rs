//! An opening that is cut off anywhere: by kill -9 at any moment, and by a failure at each of its steps.

use kit::House;
use kit::testing::Fresh;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use surveys::instrument::Answers;
use uuid::Uuid;

use crate::common::World;
use crate::place::{closed, column, prepare};
use crate::program::command;

const PEOPLE: usize = 40;

/// A wave whose ballots are all in; each has words of its own.
async fn answered(fresh: &Fresh) -> Uuid {
    let (wave, _) = prepare(fresh, PEOPLE).await;
    let world = World::on(fresh.settings()).await;
    world.clock.set(kit::clock::Clock::now(&kit::clock::SystemClock));
    let tx = world.house.read().await.expect("a transaction");
    let people = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (n, person) in people.into_iter().enumerate() {
        let mut answers = Answers::default();
        answers.texts.insert("one-change".to_owned(), format!("opening-words-{n}-"));
        surveys::cast(&world.house, person, answers).await.expect("a ballot");
    }
    wave
}

async fn stands_at(world: &World) -> String {
    column(world, "SELECT opening FROM wave", "opening").await.remove(0)
}

/// Everything came out once, the box is empty, the keys are gone, nothing is left to do.
async fn whole(world: &World, wave: Uuid) {
    assert_eq!(stands_at(world).await, "done");
    let words = column(world, "SELECT words FROM answer_text", "words").await;
    let once: BTreeSet<&String> = words.iter().collect();
    assert_eq!(once.len(), words.len(), "each answer once");
    // The reading desk may have come by and taken them.
    let taken = column(world, "SELECT 'a row' AS r FROM own_text", "r").await;
    assert_eq!(words.len() + taken.len(), PEOPLE, "everybody's words are there");
    for table in ["box_ballot", "box_nullifier", "box_draft"] {
        let left = column(world, &format!("SELECT 'a row' AS r FROM {table}"), "r").await;
        assert!(left.is_empty(), "{table} is not empty");
    }
    for key in key_files(&world.house, wave) {
        assert_eq!(std::fs::read(&key).expect("a tombstone"), b"destroyed\n", "{}", key.display());
    }
    let found = kit::doctor::examine(&world.house).await;
    assert!(found.iter().all(|f| f.grave != kit::doctor::Grave::Wrong), "{found:?}");
}

fn key_files(house: &House, wave: Uuid) -> [PathBuf; 2] {
    ["box", "wave"].map(|kind| house.keys.folder().join(format!("{kind}-{}.key", kit::ids::show(wave))))
}

async fn open(house: &Arc<House>) -> Result<usize, kit::web::Refusal> {
    surveys::open_boxes(house).await
}

kit::on_both! {
    /// kill -9 a little later each time, until one run comes to its end by itself.
    async fn an_opening_that_is_killed_anywhere_goes_on(fresh) {
        let wave = answered(&fresh).await;
        drop(closed(&fresh).await);
        let (address, folder) = (fresh.address.clone(), fresh.folder.clone());
        let runs = tokio::task::spawn_blocking(move || until_it_ends(&address, &folder)).await.expect("it ends");
        assert!(runs >= 5, "it was cut off {runs} times");
        whole(&closed(&fresh).await, wave).await;
    }

    /// A failure at each step, one after the other, in one opening: it stops there, says so, and goes on from there.
    async fn an_opening_goes_on_from_each_step_that_failed(fresh) {
        let wave = answered(&fresh).await;
        let world = closed(&fresh).await;
        let [box_key, code_key] = key_files(&world.house, wave);
        let says = async |what: &str| {
            let found = kit::doctor::examine(&world.house).await;
            assert!(found.iter().any(|f| f.words.contains(what)), "doctor does not name it: {what}\n{found:?}");
        };
        // Before the shuffle: the private key is away.
        let away = box_key.with_extension("away");
        std::fs::rename(&box_key, &away).expect("away");
        assert!(open(&world.house).await.is_err());
        assert_eq!(stands_at(&world).await, "sealed");
        says("can’t be opened or answered").await;
        std::fs::rename(&away, &box_key).expect("back");
        // After the shuffle, before any key goes: the copy can't be written.
        let copy = world.house.settings.data.join(format!("answers-{}.new", kit::ids::show(wave)));
        std::fs::create_dir(&copy).expect("something in the way");
        assert!(open(&world.house).await.is_err());
        assert_eq!(stands_at(&world).await, "shuffled");
        assert_eq!(std::fs::read(&box_key).expect("the key").len(), 32, "the keys wait for the copy");
        says("its keys are not destroyed yet").await;
        std::fs::remove_dir(&copy).expect("out of the way");
        // One key gone, the other can't be destroyed.
        let grave = code_key.with_extension("tombstone");
        std::fs::create_dir(&grave).expect("something in the way");
        assert!(open(&world.house).await.is_err());
        assert_eq!(stands_at(&world).await, "shuffled");
        assert_eq!(std::fs::read(&box_key).expect("a tombstone"), b"destroyed\n");
        std::fs::remove_dir(&grave).expect("out of the way");
        // Both keys gone; somebody reads, and the log can't be emptied (SQLite).
        if world.house.db.backend() == sea_orm::DbBackend::Sqlite {
            let reading = world.house.read().await.expect("a transaction");
            people::all_authorities(&reading).await.expect("a look");
            assert!(open(&world.house).await.is_err());
            assert_eq!(stands_at(&world).await, "keys gone");
            says("the log is not emptied yet").await;
            drop(reading);
        }
        open(&world.house).await.expect("and then it comes to its end");
        whole(&world, wave).await;
        assert_eq!(open(&world.house).await.expect("again"), 0, "nothing is left to open");
        whole(&world, wave).await;
    }

    /// Two openings of one box at the same time: one does the work, nothing is there twice.
    async fn two_openings_at_once_are_one(fresh) {
        let wave = answered(&fresh).await;
        let (one, other) = (closed(&fresh).await, closed(&fresh).await);
        let (first, second) = tokio::join!(open(&one.house), open(&other.house));
        // On SQLite each may find the other in its way and be told to come again.
        let _ = (first, second);
        open(&one.house).await.expect("again");
        whole(&one, wave).await;
    }
}

/// Runs `open-box` until one run ends by itself; returns how many were cut off.
fn until_it_ends(address: &str, folder: &Path) -> usize {
    let mut cut = 0;
    loop {
        let mut child = command("open-box", address, folder).spawn().expect("it starts");
        let allowed = Duration::from_millis(20 + 9 * cut as u64);
        let begun = std::time::Instant::now();
        while begun.elapsed() < allowed {
            if let Some(ended) = child.try_wait().expect("a look") {
                assert!(ended.success(), "it ended badly: {ended}");
                return cut;
            }
            crate::phone::wait(1);
        }
        child.kill().expect("kill -9");
        child.wait().expect("it is gone");
        cut += 1;
    }
}
