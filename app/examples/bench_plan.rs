//! What a plan costs that has grown for four years: 250 actions, a version each half year, news each quarter; the pages on
//! which it is read, alone and among as many plans as there are LAs. Run by `./bench plan`; the figures are in
//! `docs/benchmarks.md`. `bench_plan 20 3` does the same with 20 actions and three LAs, to see that it works.

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "bench_parts/history.rs"]
mod history;

use common::{Town, World, expect};
use history::History;
use kit::testing::{Fresh, Visitor};
use std::io::Write as _;
use std::time::Duration;
use surveys::instrument::{Answers, Given};

const ACTIONS: usize = 250;
const LAS: usize = 153;
/// Each page is asked for so often; the mean counts.
const TIMES: u32 = 20;
const GOAL: Duration = Duration::from_millis(50);
/// What `/proc` counts in on every Linux that we know.
const TICKS_A_SECOND: f64 = 100.0;

#[tokio::main]
async fn main() {
    let mut given = std::env::args().skip(1).filter_map(|n| n.parse().ok());
    let (actions, las) = (given.next().unwrap_or(ACTIONS), given.next().unwrap_or(LAS));
    bench("SQLite", Fresh::sqlite(), actions, las).await;
    #[expect(clippy::disallowed_methods, reason = "./bench says where its PostgreSQL is")]
    if std::env::var("NB_TEST_POSTGRES").is_ok() {
        bench("PostgreSQL", Fresh::postgres().await, actions, las).await;
    } else {
        tell("PostgreSQL: left out, as NB_TEST_POSTGRES names none");
    }
}

async fn bench(name: &str, fresh: Fresh, actions: usize, las: usize) {
    let world = World::new(fresh).await;
    world.begin().await;
    let town = world.town("Oakmoor", 30).await;
    findings(&world, &town).await;
    let history = History { actions, versions: 8, news: 16 };
    let release = history.release(&world).await;
    history.put(&world, town.la.id, release).await;
    pages(&world, &town, &format!("{name}, alone, {actions} actions")).await;
    for la in others(&world, las.saturating_sub(1)).await {
        history.put(&world, la, release).await;
    }
    pages(&world, &town, &format!("{name}, among {las} LAs, {actions} actions each")).await;
}

/// A survey whose box is opened: what all plans rest on.
async fn findings(world: &World, town: &Town) {
    let wave = world.wave(town).await;
    let tx = world.house.read().await.expect("a transaction");
    let asked = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for invitation in asked {
        let mut answers = Answers::default();
        answers.closed.insert("home-safe".into(), Given::One("always".into()));
        surveys::cast(&world.house, invitation, answers).await.expect("a ballot");
    }
    world.close(town, wave).await;
}

/// So many other LAs join.
async fn others(world: &World, count: usize) -> Vec<uuid::Uuid> {
    let actor = world.actor("manager@example.org").await;
    let tx = world.house.write().await.expect("a transaction");
    let permit = people::rights::manage_authorities(&tx, &actor).await.expect("leave");
    let mut all = Vec::new();
    for authority in people::authorities::all().iter().take(count) {
        all.push(people::add_authority(&permit, authority).await.expect("an LA").id);
    }
    tx.commit().await.expect("done");
    all
}

async fn pages(world: &World, town: &Town, what: &str) {
    let (lead, leader) = (world.signed_in(&town.lead).await, world.signed_in(&town.leader).await);
    let public = format!("/plans/{}", town.la.slug);
    tell(&format!("{what} (goal {} ms of CPU a page)", GOAL.as_millis()));
    for (name, mut visitor, at) in [
        ("the plan, for staff", lead.clone(), town.la.path("/plan")),
        ("the plan, for anyone", world.visitor(), public),
        ("all plans", world.visitor(), "/plans".to_owned()),
        ("a lead’s home", lead, town.la.path("")),
        ("a senior leader’s home", leader, town.la.path("")),
    ] {
        let (cost, size) = cost(&mut visitor, &at).await;
        tell(&format!("  {name}: {:.1} ms, {} KB of page", cost * 1e3, size / 1024));
    }
}

/// CPU of this program for one look at a page, in seconds, and how large the page is before it is packed. PostgreSQL works in
/// processes of its own, which are not counted.
async fn cost(visitor: &mut Visitor, at: &str) -> (f64, usize) {
    let seen = visitor.get(at).await;
    expect(&seen, 200);
    let before = on_the_processor();
    for _ in 0..TIMES {
        expect(&visitor.get(at).await, 200);
    }
    ((on_the_processor() - before) / f64::from(TIMES), seen.bytes.len())
}

/// Seconds on the processor, of all threads, as Linux counts them.
fn on_the_processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").expect("Linux says what it counts");
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|n| n.parse::<f64>().ok()).expect("a number");
    (ticks(11) + ticks(12)) / TICKS_A_SECOND
}

/// The figures are what this program is for.
fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
