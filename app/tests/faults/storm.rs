//! Many answer at once while programs are killed or stopped.

use kit::testing::Fresh;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::phone::{self, Phone};
use crate::place::{opened_words, prepare};
use crate::program::Program;

/// How many care leavers answer at once.
const PHONES: usize = 8;
/// A storm that has not ended by then never will.
const LONGEST: Duration = Duration::from_secs(4 * 60 * 60);

/// How many answer in all, and how often the program is ended: short for every run, long by `./test faults long`.
#[expect(clippy::disallowed_methods, reason = "the long form is asked for by ./test")]
fn extent() -> (usize, usize) {
    if std::env::var("NB_LONG").is_ok() { (10_000, 100) } else { (120, 8) }
}

/// How programs end in a storm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// kill -9.
    Killed,
    /// SIGTERM.
    Asked,
}

kit::on_both! {
    /// kill -9 under eight respondents: nothing acknowledged is lost, nothing is there twice.
    async fn a_killed_program_loses_nothing_that_it_acknowledged(fresh) {
        let (people, kills) = extent();
        nothing_is_lost(fresh, people, kills, 1, End::Killed).await;
    }

    /// SIGTERM under eight respondents: requests that are in are finished, and it ends well and soon.
    async fn a_program_that_is_asked_to_stop_drops_nobody(fresh) {
        nothing_is_lost(fresh, 60, 4, 1, End::Asked).await;
    }
}

/// Two nodes on one PostgreSQL and one key folder, each killed in turn; a phone talks to whichever it meets.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_lose_nothing_between_them() {
    nothing_is_lost(Fresh::postgres().await, 100, 6, 2, End::Killed).await;
}

async fn nothing_is_lost(fresh: Fresh, people: usize, ends: usize, nodes: usize, end: End) {
    let (_, links) = prepare(&fresh, people).await;
    let (address, folder) = (fresh.address.clone(), fresh.folder.clone());
    let programs = move || (0..nodes).map(|_| Program::start(&address, &folder).ready()).collect();
    let outcome = tokio::task::spawn_blocking(move || storm(programs(), links, ends, end));
    let acknowledged = outcome.await.expect("the storm ends");
    assert_eq!(acknowledged.len(), people, "everyone got through in the end");
    let words = opened_words(&fresh).await;
    let once: HashSet<&String> = words.iter().collect();
    assert_eq!(once.len(), words.len(), "a ballot is there twice");
    let lost: Vec<_> = acknowledged.iter().filter(|w| !once.contains(w)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert_eq!(words.len(), people);
}

/// Lets everyone answer while programs end and start again; returns the words that were acknowledged.
fn storm(mut programs: Vec<Program>, links: Vec<String>, ends: usize, end: End) -> Vec<String> {
    let ports: Vec<u16> = programs.iter().map(|p| p.port).collect();
    let waiting = Arc::new(Mutex::new(links.into_iter().enumerate().collect::<Vec<_>>()));
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let phones: Vec<_> = (0..PHONES)
        .map(|_| {
            let (waiting, acknowledged, ports) = (waiting.clone(), acknowledged.clone(), ports.clone());
            let next = move || waiting.lock().expect("a queue").pop();
            std::thread::spawn(move || {
                while let Some((n, link)) = next() {
                    let words = format!("storm-words-{n}-");
                    Phone::new(&ports).answer(&link, &words);
                    acknowledged.lock().expect("a list").push(words);
                }
            })
        })
        .collect();
    let (mut ended, begun) = (0, Instant::now());
    while !phones.iter().all(std::thread::JoinHandle::is_finished) || ended < ends {
        assert!(begun.elapsed() < LONGEST, "the storm does not end");
        phone::wait(350 + 130 * (ended as u64 % 5));
        if ended < ends {
            let node = ended % programs.len();
            match end {
                End::Killed => programs[node].kill_and_start(),
                End::Asked => assert!(programs[node].stop_and_start().success(), "it ended badly"),
            }
            ended += 1;
        }
    }
    for phone in phones {
        phone.join().expect("a phone that got through");
    }
    drop(programs);
    acknowledged.lock().expect("a list").clone()
}
