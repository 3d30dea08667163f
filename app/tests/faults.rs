//! Failures: the program is killed while eight care leavers answer. Whatever was acknowledged must be there,
//! once, when the box is opened; whoever was cut off goes on in the same browser.

mod browserless;
mod common;

use browserless::Phone;
use common::{World, settings};
use kit::testing::Fresh;
use std::collections::HashSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How many care leavers answer at once.
const PHONES: usize = 8;

/// How many answer in all, and how often the program is killed: short for every run, long by `./test faults long`.
#[expect(clippy::disallowed_methods, reason = "the long form is asked for by ./test")]
fn extent() -> (usize, usize) {
    if std::env::var("NB_LONG").is_ok() { (2_000, 60) } else { (120, 8) }
}

kit::on_both! {
    /// kill -9 under eight respondents: nothing acknowledged is lost, nothing is there twice.
    async fn a_killed_program_loses_nothing_that_it_acknowledged(fresh) {
        let (people, kills) = extent();
        let links = prepare(&fresh, people).await;
        let port = free_port();
        let (address, folder) = (fresh.address.clone(), fresh.folder.clone());
        let outcome = tokio::task::spawn_blocking(move || storm(&address, &folder, port, links, kills));
        let (acknowledged, killed) = outcome.await.expect("the storm ends");
        assert!(killed >= kills, "it was killed {killed} times, under load");
        assert_eq!(acknowledged.len(), people, "everyone got through in the end");
        let words = opened_words(&fresh).await;
        let once: HashSet<&String> = words.iter().collect();
        assert_eq!(once.len(), words.len(), "a ballot is there twice");
        let lost: Vec<_> = acknowledged.iter().filter(|w| !once.contains(w)).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        assert_eq!(words.len(), people);
    }
}

/// An LA with a wave that is out, on a real clock; the live links.
async fn prepare(fresh: &Fresh, people: usize) -> Vec<String> {
    let world = World::on(settings(fresh)).await;
    world.clock.set(kit::clock::Clock::now(&kit::clock::SystemClock));
    world.begin().await;
    let town = world.town("Oakmoor", people).await;
    let wave = world.wave(&town).await;
    let tx = world.house.read().await.expect("a transaction");
    let mut links = Vec::new();
    for invitation in surveys::invitations(&tx, wave).await.expect("a list") {
        let link = surveys::survey_link(&world.house, invitation).await.expect("a look").expect("a link");
        links.push(common::path(&link));
    }
    links
}

fn start(address: &str, folder: &Path, port: u16) -> Child {
    Command::new(env!("CARGO_BIN_EXE_newbelongings"))
        .arg("serve")
        .env("NEWBELONGINGS_DATABASE", address)
        .env("NEWBELONGINGS_DATA", folder)
        .env("NEWBELONGINGS_KEYS", folder.join("keys"))
        .env("NEWBELONGINGS_LISTEN", format!("127.0.0.1:{port}"))
        .env("NEWBELONGINGS_BASE", format!("http://127.0.0.1:{port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Lets everyone answer while the program is killed and started again; returns the words that were acknowledged.
fn storm(address: &str, folder: &Path, port: u16, links: Vec<String>, kills: usize) -> (Vec<String>, usize) {
    let waiting = Arc::new(Mutex::new(links.into_iter().enumerate().collect::<Vec<_>>()));
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let over = Arc::new(AtomicBool::new(false));
    let mut program = start(address, folder, port);
    let phones: Vec<_> = (0..PHONES)
        .map(|_| {
            let (waiting, acknowledged) = (waiting.clone(), acknowledged.clone());
            std::thread::spawn(move || {
                while let Some((n, link)) = {
                    let mut w = waiting.lock().expect("a queue");
                    w.pop()
                } {
                    let words = format!("storm-words-{n}-");
                    Phone::new(port).answer(&link, &words);
                    acknowledged.lock().expect("a list").push(words);
                }
            })
        })
        .collect();
    let mut killed = 0;
    let begun = Instant::now();
    while !over.load(Ordering::SeqCst) && begun.elapsed() < Duration::from_secs(1_500) {
        browserless::wait(350 + 130 * (killed as u64 % 5));
        if killed < kills {
            program.kill().expect("kill -9");
            program.wait().expect("it is gone");
            killed += 1;
            program = start(address, folder, port);
        }
        let done = phones.iter().all(std::thread::JoinHandle::is_finished);
        over.store(done && killed >= kills, Ordering::SeqCst);
    }
    for phone in phones {
        phone.join().expect("a phone that got through");
    }
    program.kill().expect("kill -9");
    program.wait().expect("it is gone");
    let words = acknowledged.lock().expect("a list").clone();
    (words, killed)
}

/// Closes the wave, opens the box, and reads the words that came out.
async fn opened_words(fresh: &Fresh) -> Vec<String> {
    use sea_orm::{ConnectionTrait, Statement};
    let world = World::on(settings(fresh)).await;
    world.clock.set(kit::clock::Clock::now(&kit::clock::SystemClock) + chrono::Duration::days(60));
    surveys::morning(&world.house).await.expect("the wave is over");
    surveys::open_boxes(&world.house).await.expect("the box opens");
    let query = Statement::from_string(world.house.db.backend(), "SELECT words FROM answer_text".to_owned());
    let rows = world.house.db.maintenance().query_all_raw(query).await.expect("the words");
    rows.iter().map(|r| r.try_get("", "words").expect("a text")).collect()
}
