//! The test that keeps the promise: nobody who holds everything can join an answer to a person.
//!
//! Waves of answers that are independent of the register. The attackers get the whole database with its hidden
//! columns, its files and log, copies taken between arrivals, the program's log and the outbox, and know the true
//! order of arrival; whatever stands in any order in any table is tried against whatever else does. By chance they
//! match one answer a wave, whatever its size.
//!
//! The controls are leaks made on purpose while the product runs; an attacker who misses one would prove nothing.

mod common;
mod leaks;
#[path = "common/others.rs"]
mod others;

use kit::testing::Fresh;
use leaks::arrivals::{Arrived, arrive};
use leaks::attackers::{self, Evidence};
use leaks::controls::Control;
use leaks::score::Score;
use leaks::truth::Truth;
use leaks::{Extent, extent, languages, search};
use surveys::Group;

kit::on_both! {
    /// The real box: every attacker stays at chance, nothing is readable before the opening, all of it once after.
    async fn nobody_can_join_an_answer_to_a_person(fresh) {
        at_chance(fresh, Group::CareLeavers, extent()).await;
    }

    /// The same for people who ask for a link at the public address and are in no register: in what order they asked, which
    /// link they were sent and when they came tells nothing of what they said.
    async fn nobody_can_join_an_answer_to_a_person_who_asked_for_a_link(fresh) {
        let Extent { waves, people, .. } = extent();
        // Half of each, an even number of people, and no more than may ask a council in a day.
        let people = people.min(500) / 4 * 2;
        at_chance(fresh, Group::NoLongerServed, Extent { waves: waves / 2, people, ..extent() }).await;
    }

    /// A place that learns at once who has answered tells in the order of its rows who came when, as the register would.
    async fn a_place_written_at_submit_is_caught(fresh) {
        let mut wave = arrive(fresh, Group::NoLongerServed, small(SIZE), Control::RegisterAtSubmit).await;
        let evidence = evidence(&mut wave).await;
        let mut score = Score::default();
        score.add(&wave.truth, &evidence);
        caught(score.told["transactions"].hits);
        assert!(!score.verdict(small(SIZE)).0.is_empty(), "the verdict must see the leak, too");
    }

    /// A table like any other, written as answers arrive: its hidden order gives everyone away.
    async fn a_hidden_row_order_is_caught(fresh) {
        let score = controlled(fresh, Control::RowOrder).await;
        let hidden = if score.beside.contains_key("leak_answer by rowid") { "rowid" } else { "xmin" };
        caught(score.joined[&format!("leak_answer by {hidden} against arrival")].hits);
        let (joined, most) = score.by_copies;
        assert!(joined >= most * 0.9, "copies between arrivals: {joined} of {most}");
        assert!(score.beside[&format!("leak_answer by {hidden}")].hits >= SIZE - 6, "neighbours are seen");
    }

    /// The register written together with the answer: one transaction joins them.
    async fn a_shared_transaction_is_caught(fresh) {
        let score = controlled(fresh, Control::SameTransaction).await;
        caught(score.joined["one transaction, as it was seen"].hits);
    }

    /// A time beside each answer.
    async fn a_time_of_arrival_is_caught(fresh) {
        let score = controlled(fresh, Control::CreatedAt).await;
        caught(score.joined["leak_answer by created_at against arrival"].hits);
    }

    /// A code in the log when its answers are sent: the log tells who came when.
    async fn a_code_in_the_log_is_caught(fresh) {
        let score = controlled(fresh, Control::CodeInLog).await;
        caught(score.told["the program's log"].hits);
    }

    /// The register told at once who has answered: what it wrote when tells who came when.
    async fn a_register_written_at_submit_is_caught(fresh) {
        let score = controlled(fresh, Control::RegisterAtSubmit).await;
        caught(score.told["transactions"].hits);
    }

    /// Nine languages, few people to each, and one box: no draft, ballot or opened answer tells the language it was given in.
    /// A table that has it in so many words, and one that only grows with it, are caught.
    async fn no_answer_tells_its_language(fresh) {
        let world = common::World::new(fresh).await;
        world.begin().await;
        let town = world.town("Linkton", SPEAKERS + 9).await;
        let wave = world.wave(&town).await;
        world.jobs().await;
        let truth = Truth::draw(&world, wave, 9).await;
        leaks::run(&world, "CREATE TABLE leak_language (answers text, spoken text, padded text)").await;
        languages::all_answer(&world, &truth, async |n| {
            let (said, spoken) = (serde_json::to_string(&truth.answers[n]).expect("JSON"), languages::of(n));
            let padded = "x".repeat(100 + spoken.index());
            leaks::run(&world, &format!("INSERT INTO leak_language VALUES ('{said}', '{}', '{padded}')", spoken.code())).await;
        })
        .await;
        for table in ["box_ballot", "box_draft"] {
            let counted = format!("SELECT CAST(count(*) AS bigint) FROM {table}");
            let all: i64 = leaks::ask(&world, &counted).await[0].try_get_by_index(0).expect("a count");
            assert!(all >= 9, "{table}: {all}");
            let sql = format!("SELECT DISTINCT length(sealed) FROM {table}");
            assert_eq!(leaks::ask(&world, &sql).await.len(), 1, "all of {table} have one length, whatever the language");
        }
        world.close(&town, wave).await;
        let guessed = languages::guessed(&world, &truth).await;
        let (leaked, real): (Vec<_>, Vec<_>) = guessed.iter().partition(|(place, _)| place.starts_with("leak_language."));
        assert!(real.len() >= 6 && real.iter().any(|(place, _)| place.starts_with("answer.")), "the answers are looked at: {real:?}");
        let told: Vec<_> = real.iter().filter(|(_, hits)| *hits >= TOO_MANY_GUESSES).collect();
        assert!(told.is_empty(), "the language of answers is told by {told:?} of {SPEAKERS}");
        for place in ["leak_language.spoken by value", "leak_language.padded by length"] {
            let caught = leaked.iter().find(|(at, _)| at == place).map_or(0, |(_, hits)| *hits);
            assert!(caught >= SPEAKERS - 9, "the attacker is blind: {caught} by {place}");
        }
    }

    /// An answer that is written down in the clear: the search of tables and files must find it.
    async fn a_readable_answer_is_found(fresh) {
        let wave = arrive(fresh, Group::CareLeavers, small(20), Control::RowOrder).await;
        let found = search::everywhere(&wave.world, &wave.truth, &wave.log.since).await;
        assert_eq!(found.get("table leak_answer"), Some(&20), "the search of tables is blind: {found:?}");
        assert!(found.contains_key(search::UNSEALED), "the search of a backup is blind: {found:?}");
        assert!(found.keys().any(|place| place.contains("nb.sqlite") || place == "PostgreSQL log "), "{found:?}");
        assert!(found.keys().any(|place| place.starts_with("file ") || place == "PostgreSQL base leak_answer"), "{found:?}");
    }
}

/// How many answer in nine languages, and how many of those an attacker may guess: by chance it is one in nine, ten. Thirty has a
/// chance below one in a million.
const SPEAKERS: usize = 90;
const TOO_MANY_GUESSES: usize = 30;

/// How many answer in a control.
const SIZE: usize = 60;

fn small(people: usize) -> Extent {
    Extent { waves: 1, people, one_in: 10, too_many: 14 }
}

fn caught(hits: usize) {
    assert!(hits * 10 >= SIZE * 9, "the leak must be caught: {hits} of {SIZE}");
}

/// Waves of the real box: no attacker does better than chance, and what is to be read when is as it must be.
async fn at_chance(fresh: Fresh, asks: Group, extent: Extent) {
    let sqlite = fresh.address.starts_with("sqlite");
    let (mut score, mut fresh) = (Score::default(), Some(fresh));
    for _ in 0..extent.waves {
        let fresh = match fresh.take() {
            Some(fresh) => fresh,
            None if sqlite => Fresh::sqlite(),
            None => Fresh::postgres().await,
        };
        let mut wave = arrive(fresh, asks, extent, Control::None).await;
        sealed(&wave).await;
        // Whoever copied everything before the opening has what is deleted by it, too: who asked for a link, and their messages.
        let before = evidence(&mut wave).await.people;
        wave.open().await;
        let mut evidence = evidence(&mut wave).await;
        evidence
            .people
            .extend(before.into_iter().map(|(how, order)| (format!("{how} before the opening"), order)));
        opened(&wave).await;
        score.add(&wave.truth, &evidence);
    }
    let (alarms, figures) = score.verdict(extent);
    let database = if sqlite { "SQLite" } else { "PostgreSQL" };
    eprintln!("{database}, {} waves of {}\n  {}", extent.waves, extent.people, figures.join("\n  "));
    assert!(alarms.is_empty(), "{alarms:#?}");
    assert!(score.joined.len() >= 50 && score.told.len() >= 10, "all attackers came");
}

/// A leak, seen by all attackers.
async fn controlled(fresh: Fresh, control: Control) -> Score {
    let mut wave = arrive(fresh, Group::CareLeavers, small(SIZE), control).await;
    let evidence = evidence(&mut wave).await;
    let mut score = Score::default();
    score.add(&wave.truth, &evidence);
    let (alarms, _) = score.verdict(small(SIZE));
    if control.has_table() {
        let (area, _) = score.area();
        assert!(area > 0.85, "the classifier must learn this leak by itself: {area}");
    }
    assert!(!alarms.is_empty(), "the verdict is what fails the test: it must see the leak, too");
    score
}

async fn evidence(wave: &mut Arrived) -> Evidence {
    attackers::gather(&wave.world, &mut wave.truth, &wave.witness, &wave.log.since).await
}

/// Before the opening: nothing of an answer can be read anywhere, and no ballot or draft tells by its length.
async fn sealed(wave: &Arrived) {
    let found = search::everywhere(&wave.world, &wave.truth, &wave.log.since).await;
    assert!(found.is_empty(), "readable before the opening: {found:?}");
    for table in ["box_ballot", "box_draft"] {
        let sql = format!("SELECT DISTINCT length(sealed) FROM {table}");
        assert_eq!(leaks::ask(&wave.world, &sql).await.len(), 1, "all of {table} have one length");
    }
}

/// After it: each answer once in `answer`, its words sealed in `own_text`, and neither anywhere else in the clear. Whoever unseals
/// a backup reads the answers, and no words.
async fn opened(wave: &Arrived) {
    let found = search::everywhere(&wave.world, &wave.truth, &wave.log.since).await;
    let count = wave.truth.len();
    assert_eq!(found.get("table answer"), Some(&count), "{found:?}");
    assert_eq!(found.get("table answer_text"), None, "the reading desk has taken them: {found:?}");
    assert_eq!(
        found.get(search::UNSEALED),
        Some(&count),
        "the answers, once; their words stay sealed: {found:?}"
    );
    let tables = leaks::copy::tables(&wave.world).await;
    let texts = tables.iter().find(|table| table.name == "own_text").expect("a table");
    assert_eq!(texts.rows.len(), count, "each has its words at the reading desk");
    for table in tables.iter().filter(|t| t.name == "answer") {
        let mut owners: Vec<_> =
            table.rows.iter().filter_map(|r| r.iter().find_map(|c| wave.truth.answer_in(c))).collect();
        owners.sort_unstable();
        assert!(owners.into_iter().eq(0..count), "each answer stands in {} once", table.name);
    }
    let elsewhere: Vec<_> = found
        .keys()
        .filter(|place| {
            let place = place.as_str();
            !matches!(place, "table answer" | "file nb.sqlite" | search::UNSEALED | "PostgreSQL log ")
        })
        .collect();
    assert!(elsewhere.is_empty(), "answers are somewhere else, too: {found:?}");
    if found.contains_key("file nb.sqlite") {
        let strays = search::outside(&wave.world, &wave.truth, &["answer"]).await;
        assert!(strays.is_empty(), "answers stand on pages {strays:?}, which are not those of the table");
    }
}
