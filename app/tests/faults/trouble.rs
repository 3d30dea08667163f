//! What a care leaver meets while the machine is in trouble: a plain page, never a false "we have your answers", and
//! afterwards everything is as it was.

use kit::testing::Fresh;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::phone::{Phone, Reply, wait};
use crate::place::{opened_words, prepare};
use crate::program::{Program, limit_files};

/// How long the database is away, in milliseconds.
const AWAY: u64 = 30_000;

/// A page that says it plainly, with a way out, and does not say that answers are in.
fn plain(reply: &Reply) {
    assert_eq!(reply.status, 503, "{reply:?}");
    assert!(
        ["Something went wrong on our side", "That did not reach us"]
            .iter()
            .any(|title| reply.body.contains(title))
            && reply.body.contains("<main"),
        "{reply:?}"
    );
    assert!(!reply.thanks());
}

kit::on_both! {
    /// The same person sends five times at once (in turn to each node there is): five times the same page, one ballot.
    async fn sending_five_times_at_once_casts_one_ballot(fresh) {
        let people = 15;
        let (_, links) = prepare(&fresh, people).await;
        let nodes = if fresh.address.starts_with("sqlite") { 1 } else { 2 };
        let (address, folder) = (fresh.address.clone(), fresh.folder.clone());
        tokio::task::spawn_blocking(move || {
            let programs: Vec<Program> = (0..nodes).map(|_| Program::start(&address, &folder).ready()).collect();
            let ports: Vec<u16> = programs.iter().map(|p| p.port).collect();
            for (n, link) in links.iter().enumerate() {
                let mut phone = Phone::new(&ports);
                phone.until_send(link, &format!("five-words-{n}-"));
                let sent: Vec<_> = (0..5)
                    .map(|at| {
                        let mut twin = phone.twin(at);
                        std::thread::spawn(move || twin.submit())
                    })
                    .collect();
                for reply in sent {
                    let reply = reply.join().expect("a reply");
                    assert!(reply.thanks(), "{} {:?} {}", reply.status, reply.location, reply.body);
                }
            }
        })
        .await
        .expect("they all sent");
        let mut words = opened_words(&fresh).await;
        words.sort();
        words.dedup();
        assert_eq!(words.len(), people, "each once");
        assert_eq!(opened_words(&fresh).await.len(), people, "and none twice");
    }
}

/// A full disk (SQLite; a file that may not grow is what the program sees of one): nothing is acknowledged, what was
/// given is kept, and when there is room again the same browser goes on, without a restart.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_acknowledges_nothing_and_loses_nothing() {
    let fresh = Fresh::sqlite();
    let (_, links) = prepare(&fresh, 12).await;
    let (address, folder) = (fresh.address.clone(), fresh.folder.clone());
    tokio::task::spawn_blocking(move || {
        let program = Program::start(&address, &folder).ready();
        let mut phones: Vec<Phone> = links
            .iter()
            .enumerate()
            .map(|(n, link)| {
                let mut phone = Phone::new(&[program.port]);
                phone.until_send(link, &format!("full-words-{n}-"));
                phone
            })
            .collect();
        limit_files(program.id(), Some(0));
        let mut refused = 0;
        for phone in &mut phones {
            let reply = phone.submit();
            assert!(
                !reply.thanks(),
                "there was no room for it: {} {}",
                reply.status,
                phone.get("/survey").status
            );
            plain(&reply);
            refused += 1;
            assert_eq!(
                phone.get("/survey").location.as_deref(),
                Some("/survey/ready"),
                "what was given is still there"
            );
        }
        assert_eq!(refused, 12);
        limit_files(program.id(), None);
        for phone in &mut phones {
            assert!(phone.submit().thanks(), "there is room again");
        }
    })
    .await
    .expect("they all got through");
    assert_eq!(opened_words(&fresh).await.len(), 12);
}

/// The database is away for half a minute: plain pages meanwhile, and afterwards everybody goes on, without a restart.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_and_comes_back_loses_nothing() {
    let place = Fresh::sqlite();
    let cluster = Cluster::start(&place.folder);
    let fresh = Fresh { address: format!("{}/postgres", cluster.server), folder: place.folder.join("data") };
    std::fs::create_dir_all(&fresh.folder).expect("a folder");
    let (_, links) = prepare(&fresh, 12).await;
    let (address, folder) = (fresh.address.clone(), fresh.folder.clone());
    let cluster = tokio::task::spawn_blocking(move || {
        let program = Program::start(&address, &folder).ready();
        let mut phones: Vec<Phone> = links.iter().map(|_| Phone::new(&[program.port])).collect();
        for (n, (phone, link)) in phones.iter_mut().zip(&links).enumerate() {
            if n % 2 == 0 {
                phone.until_send(link, &format!("away-words-{n}-"));
            } else {
                phone.begin(link);
                phone.step("unused");
            }
        }
        cluster.stop();
        let gone = std::time::Instant::now();
        for (n, phone) in phones.iter_mut().enumerate().take(4) {
            plain(&if n % 2 == 0 { phone.submit() } else { phone.get("/survey/q/2") });
        }
        let mut anyone = Phone::new(&[program.port]);
        assert_eq!(anyone.get("/health/live").status, 200, "the program lives");
        assert_eq!(anyone.get("/health/ready").status, 503, "and says that it is not ready");
        assert_eq!(anyone.get("/accessibility").status, 200, "pages that need no database are there");
        wait(AWAY.saturating_sub(u64::try_from(gone.elapsed().as_millis()).unwrap_or(AWAY)));
        cluster.again();
        anyone.until_ready();
        for (n, (phone, link)) in phones.iter_mut().zip(&links).enumerate() {
            phone.answer(link, &format!("away-words-{n}-"));
        }
        cluster
    })
    .await
    .expect("they all got through");
    let mut words = opened_words(&fresh).await;
    words.sort();
    words.dedup();
    assert_eq!(words.len(), 12, "{words:?}");
    drop(cluster);
}

/// A PostgreSQL of this test's own, which it may stop.
struct Cluster {
    folder: PathBuf,
    server: String,
}

impl Cluster {
    fn start(folder: &Path) -> Self {
        let folder = folder.join("cluster");
        let server = tool("start", &folder);
        let server = server.trim().rsplit_once('/').map_or(server.trim(), |(host, _)| host).to_owned();
        Self { folder, server }
    }

    fn stop(&self) {
        tool("stop", &self.folder);
    }

    fn again(&self) {
        tool("start", &self.folder);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        tool("remove", &self.folder);
    }
}

fn tool(word: &str, folder: &Path) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tools/postgres.sh");
    let output = Command::new(script).arg(word).arg(folder).output().expect("the script runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{word}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
