//! What answering costs: 1, 8 and 64 care leavers at once answer forty questions on nine pages over real HTTP, and the same bytes are
//! written bare. Run by `./bench survey`; the figures are in `docs/benchmarks.md`.

#[path = "bench_parts/bare.rs"]
mod bare;
#[path = "../tests/common/mod.rs"]
mod common;
#[path = "bench_parts/forty.rs"]
mod forty;
#[path = "bench_parts/phone.rs"]
mod phone;
#[path = "bench_parts/server.rs"]
mod server;

use common::World;
use kit::testing::Fresh;
use phone::{Phone, Times};
use sea_orm::{ConnectionTrait, Statement};
use server::Server;
use std::io::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How many answer at once, and how many in all at each.
const LOADS: [(usize, usize); 3] = [(1, 60), (8, 120), (64, 192)];
/// After so long nobody new begins.
const PATIENCE: Duration = Duration::from_secs(25);

#[tokio::main]
async fn main() {
    bench("SQLite", Fresh::sqlite()).await;
    #[expect(clippy::disallowed_methods, reason = "./bench says where its PostgreSQL is")]
    match std::env::var("NB_TEST_POSTGRES") {
        Ok(_) => bench("PostgreSQL", Fresh::postgres().await).await,
        Err(_) => tell("PostgreSQL: left out, as NB_TEST_POSTGRES names none"),
    }
}

/// One database: an instance of its own, filled, served by a process of its own.
async fn bench(name: &str, fresh: Fresh) {
    let everyone: usize = LOADS.iter().map(|(_, people)| people).sum();
    let mut links = prepare(&fresh, everyone + 1).await;
    let mut server = Server::start(&fresh).await;
    tell(&format!("\n{name}: {} questions on {} pages", forty::COUNT, forty::PAGES));
    let port = server.port;
    let unsent = links.pop().expect("one more than answer");
    Phone::new(port).begin(&unsent); // warms up, and leaves a draft whose size is looked up
    let sizes = sizes(&fresh).await;
    tell(&format!("  a draft is {} bytes sealed, a ballot {}", sizes.draft, sizes.ballot));
    for (at_once, people) in LOADS {
        let links: Vec<String> = links.drain(..people).collect();
        let load = measure(&server, at_once, links);
        load.tell();
        let bare = bare::write(&fresh, sizes, at_once).await;
        tell(&format!(
            "      bare: {bare:.1} completions' bytes a second in as many transactions; answering reaches {:.0} % of that",
            100.0 * load.rate() / bare
        ));
    }
    server.stop();
}

/// An LA with a wave of forty questions that is out, on a real clock; the live links.
async fn prepare(fresh: &Fresh, people: usize) -> Vec<String> {
    let world = World::on(fresh.settings()).await;
    world.clock.set(kit::clock::Clock::now(&kit::clock::SystemClock));
    world.begin().await;
    let town = world.town("Oakmoor", people).await;
    let actor = world.actor(&town.lead).await;
    let tx = world.house.write().await.expect("a transaction");
    let round = surveys::open_rounds(&tx).await.expect("rounds").first().expect("a round").id;
    let permit = surveys::rights::manage_waves(&tx, &actor, &town.la.slug).await.expect("leave");
    let last = tx.today() + chrono::Days::new(42);
    let wave = surveys::make_wave_with(&permit, round, last, &forty::instrument()).await.expect("a wave").id;
    let named = kit::ids::show(wave);
    let permit = surveys::rights::run_wave(&tx, &actor, &town.la.slug, &named).await.expect("leave");
    surveys::send_wave(&permit).await.expect("sent");
    tx.commit().await.expect("done");
    world.jobs().await;
    let tx = world.house.read().await.expect("a transaction");
    let asked = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    let mut links = Vec::new();
    for invitation in asked {
        let link = surveys::survey_link(&world.house, invitation).await.expect("a look").expect("a link");
        links.push(common::path(&link));
    }
    links
}

/// How long what is written is.
#[derive(Clone, Copy)]
struct Sizes {
    draft: usize,
    ballot: usize,
}

/// The draft's from the database; a ballot holds the same payload under another seal (HPKE: 32 bytes of key and 16 of
/// tag, where a draft has 24 of nonce and 16 of tag).
async fn sizes(fresh: &Fresh) -> Sizes {
    let db = kit::db::Db::connect(&fresh.address).await.expect("the database");
    let query =
        Statement::from_string(db.backend(), "SELECT max(length(sealed)) AS size FROM box_draft".to_owned());
    let row = db.maintenance().query_one_raw(query).await.expect("a look").expect("a row");
    let draft = row
        .try_get::<i64>("", "size")
        .or_else(|_| row.try_get::<i32>("", "size").map(i64::from))
        .expect("a draft was left");
    let draft = usize::try_from(draft).expect("a size");
    Sizes { draft, ballot: draft + 8 }
}

/// What one load cost.
struct Load {
    at_once: usize,
    completions: usize,
    took: Duration,
    cpu: Duration,
    times: Times,
}

/// Lets people answer, so many at once, and looks at the clock and at the program's CPU time.
fn measure(server: &Server, at_once: usize, links: Vec<String>) -> Load {
    let waiting = Mutex::new(links);
    let (begun, cpu) = (Instant::now(), server.cpu());
    let (mut times, mut completions) = (Times::default(), 0);
    std::thread::scope(|scope| {
        let answer = || {
            let (mut times, mut completions) = (Times::default(), 0);
            while begun.elapsed() < PATIENCE {
                let Some(link) = waiting.lock().expect("a queue").pop() else { break };
                times.add(Phone::new(server.port).answer(&link));
                completions += 1;
            }
            (times, completions)
        };
        let phones: Vec<_> = (0..at_once).map(|_| scope.spawn(answer)).collect();
        for phone in phones {
            let (more, done) = phone.join().expect("a phone that got through");
            times.add(more);
            completions += done;
        }
    });
    Load { at_once, completions, took: begun.elapsed(), cpu: server.cpu() - cpu, times }
}

impl Load {
    fn rate(&self) -> f64 {
        self.completions as f64 / self.took.as_secs_f64()
    }

    fn tell(&self) {
        let cpu = self.cpu.as_secs_f64() * 1_000.0;
        tell(&format!(
            "  {:2} at once: {} completions in {:.1} s, {:.1} a second; the program's CPU: {:.1} ms a completion, {:.2} ms a page",
            self.at_once,
            self.completions,
            self.took.as_secs_f64(),
            self.rate(),
            cpu / self.completions as f64,
            cpu / self.times.turns.len() as f64,
        ));
        for (what, times) in [("a page", &self.times.turns), ("sending all", &self.times.sends)] {
            let (middle, most) = phone::percentiles(times);
            tell(&format!("      {what}: p50 {middle:.1} ms, p99 {most:.1} ms, {} times", times.len()));
        }
    }
}

/// The figures are what this program is for.
fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
