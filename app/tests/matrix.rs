//! The matrix: every route, every method, every role, own LA and another's. Expected answers stand in
//! `matrix.txt`, for people to read; a route that is missing there fails, and so does a line without a route.

mod common;
#[path = "common/others.rs"]
mod others;
#[path = "common/published.rs"]
mod published;

use common::{Town, World};
use kit::ids;
use kit::testing::Visitor;
use kit::web::Door;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use surveys::instrument::{Answers, Given, built_in};

/// Who knocks, in the order of the columns. Those who may do most come last, as they change things.
const WHO: [&str; 10] = [
    "nobody",
    "other-lead",
    "other-adviser",
    "other-leader",
    "manager",
    "reviewer",
    "adviser",
    "leader",
    "duty",
    "lead",
];

kit::on_both! {
    /// Every cell of the matrix is as the file says, and a refusal never tells anything of the LA.
    async fn every_route_answers_every_role_as_declared(fresh) {
        let world = World::new(fresh).await;
        let places = stage(&world).await;
        let mut visitors = visitors(&world, &places).await;
        let mut found = String::new();
        let _ = writeln!(found, "{:<6}{:<52}{}", "", "", WHO.map(|w| format!("{w:<14}")).concat().trim_end());
        for route in ordered(&world) {
            let path = places.fill(route.path);
            let mut line = format!("{:<6}{:<52}", route.method, route.path);
            for (who, visitor) in WHO.iter().zip(&mut visitors) {
                let seen = match route.method {
                    "GET" => visitor.get(&path).await,
                    _ => visitor.post(&path, &[]).await,
                };
                let _ = write!(line, "{:<14}", seen.status.as_u16());
                // A form that came back to the LA's own people is no refusal: it shows what they chose from.
                let came_back = matches!(*who, "lead" | "adviser") && seen.status == 422;
                if !seen.status.is_success() && !came_back && route.door != Door::Respondent {
                    let told = seen.body + &seen.headers;
                    assert!(!told.contains("Canary"), "{who} {} {path} is refused and told a canary", route.method);
                }
            }
            found.push_str(line.trim_end());
            found.push('\n');
        }
        compare(&found);
    }

    /// Lists hold only what is the person's own: another LA's canaries never appear, another adviser's people neither.
    async fn what_is_shown_is_ones_own(fresh) {
        let world = World::new(fresh).await;
        let places = stage(&world).await;
        let mut visitors = visitors(&world, &places).await;
        let gets: Vec<_> = world.declared.iter().filter(|r| r.method == "GET").copied().collect();
        for route in gets {
            let path = places.fill(route.path);
            for (who, visitor) in WHO.iter().zip(&mut visitors) {
                let seen = visitor.get(&path).await;
                assert!(!seen.body.contains("CanaryMirefold"), "{who} sees the other LA's people at {path}");
                let people = seen.body.contains("CanaryOakmoor");
                let may = matches!(*who, "lead" | "adviser");
                assert!(may || !people, "{who} sees care leavers at {path}");
            }
        }
        let mut adviser = world.signed_in(&places.town.adviser).await;
        let own = adviser.get(&format!("/la/{}/my-people", places.town.la.slug)).await.body;
        assert!(own.contains("Firsty0 "), "an adviser sees their own people");
        assert!(!own.contains("Firsty1 "), "an adviser does not see another's");
    }
}

kit::on_both! {
    /// A lead who puts another LA's wave, theme, action or seat into an address of their own LA finds nothing there.
    async fn another_authoritys_things_are_not_found_under_ones_own_address(fresh) {
        let world = World::new(fresh).await;
        let places = stage(&world).await;
        let mut lead = world.signed_in(&places.other.lead).await;
        let mut adviser = world.signed_in(&places.other.adviser).await;
        let mut tried = 0;
        for route in &world.declared {
            let things = ["{wave}", "{other}", "{release}", "{survey}", "{theme}", "{action}", "{owner}", "{promise}", "{person}", "{request}", "{comment}", "{seat}", "{row}"];
            if !route.path.starts_with("/la/") || !things.iter().any(|part| route.path.contains(part)) {
                continue;
            }
            tried += 1;
            let path = places.fill(&route.path.replace("{la}", &places.other.la.slug));
            let stranger = if path.contains("/my-people/") { &mut adviser } else { &mut lead };
            let seen = if route.method == "GET" { stranger.get(&path).await } else { stranger.post(&path, &[]).await };
            assert_eq!(seen.status, 404, "{} {path}: {}", route.method, seen.body);
        }
        assert!(tried >= 9, "there were things to try");
    }
}

/// The addresses that fill the places of a path.
struct Places {
    town: Town,
    other: Town,
    parts: BTreeMap<&'static str, String>,
}

impl Places {
    fn fill(&self, path: &str) -> String {
        let own = path.replace("{la}", &self.town.la.slug);
        self.parts.iter().fold(own, |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
    }
}

/// Two LAs: one with findings, a published plan with an owner, its next version in draft and a wave that runs; the other with
/// people and plans of its own.
async fn stage(world: &World) -> Places {
    world.begin().await;
    let town = world.town("Oakmoor", 60).await;
    let other = world.town("Mirefold", 12).await;
    let read = findings(world, &town, 40).await;
    findings(world, &other, 12).await;
    let text = a_text_to_read(world, read).await;
    let (owner, promise, secret) = published::plan(world, &town).await;
    published::plan(world, &other).await;
    let comment = somebody_comments(world, &town).await;
    let (theme, action) = published::next_version(world, &town).await;
    let (import, row) = published::rows_of_a_file(world, &town).await;
    published::next_version(world, &other).await;
    world.clock.advance(chrono::Duration::minutes(1));
    let wave = world.wave(&town).await;
    world.jobs().await;
    let joined = others::ask(world, &town, surveys::Others::NoLongerServed).await;
    let release = session(world, &town).await;
    let survey = survey(world, &town).await;
    let request = somebody_asks(world, &town).await;
    let link = world.link_to("+447700900001").await;
    let tx = world.house.read().await.expect("a transaction");
    let team = people::members(&tx, town.la.id).await.expect("a team");
    let adviser = team.iter().find(|m| m.role == people::Role::Adviser).expect("an adviser");
    let seat = ids::show(adviser.seat);
    let round = surveys::open_rounds(&tx).await.expect("rounds")[0].id;
    drop(tx);
    let person = somebody_of_the_advisers(world, &town).await;
    let mut manager = world.signed_in("manager@example.org").await;
    let draft = manager.post("/programme/instruments/starter/copy", &[]).await.location.expect("a draft");
    let own = draft.rsplit('/').next().expect("its identifier").to_owned();
    let parts = BTreeMap::from([
        ("wave", ids::show(wave)),
        ("round", ids::show(round)),
        ("figure", "ons-happy".to_owned()),
        ("read", ids::show(read)),
        ("text", text),
        ("instrument", "well-being".to_owned()),
        ("own", own),
        ("language", "ti".to_owned()),
        ("grouping", "age".to_owned()),
        ("person", ids::show(person)),
        ("theme", ids::show(theme)),
        ("action", ids::show(action)),
        ("request", request),
        ("comment", ids::show(comment)),
        ("id", ids::show(world.house.chance.id())),
        ("import", import),
        ("row", row),
        ("adviser", ids::show(world.house.chance.id())),
        ("code", link.trim_start_matches("/s/").to_owned()),
        ("secret", "0123456789abcdefghjkmnpqrs".to_owned()),
        ("number", "1".to_owned()),
        ("page", "1".to_owned()),
        ("part", "1".to_owned()),
        ("question", "home-safe".to_owned()),
        ("version", "1".to_owned()),
        ("link", secret),
        ("promise", ids::show(promise)),
        ("owner", ids::show(owner)),
        ("release", release),
        ("survey", survey),
        // None is there: a round would have to be closed. The story of extracts is told in extracts.rs.
        ("extract", ids::show(world.house.chance.id())),
        ("file", "figures.csv".to_owned()),
        ("other", ids::show(joined)),
        ("whom", "session".to_owned()),
        ("seat", seat),
        ("session", ids::show(world.house.chance.id())),
    ]);
    Places { town, other, parts }
}

/// A session that people said how it was; what came of it, in an address.
async fn session(world: &World, town: &Town) -> String {
    let wave = others::ask(world, town, others::session("Canary workshop", 12)).await;
    others::answer(world, wave, 12, "session-heard", "always").await;
    others::close(world, town, wave).await;
    let list = world.signed_in(&town.lead).await.get(&town.la.path("/findings/others")).await.body;
    let link = list.split("/findings/others/").nth(1).expect("findings in the list");
    link.split('"').next().unwrap_or_default().to_owned()
}

/// The survey of a town's care leavers, in an address.
async fn survey(world: &World, town: &Town) -> String {
    let page = world.signed_in(&town.lead).await.get(&town.la.path("/findings/files")).await.body;
    let link = page.split("/findings/files/").nth(1).expect("files on the page");
    link.split('/').next().unwrap_or_default().to_owned()
}

/// A duty worker joins the town, and somebody asks to be contacted; the request's place in an address.
async fn somebody_asks(world: &World, town: &Town) -> String {
    let lead = world.actor(&town.lead).await;
    let tx = world.house.write().await.expect("a transaction");
    let permit = people::rights::manage_team(&tx, &lead, &town.la.slug).await.expect("leave");
    let duty = people::Details { name: "Dee Duty".into(), email: "duty@oakmoor.example.org".into() };
    people::invite_to_team(&permit, &duty, people::Role::Duty).await.expect("a duty worker");
    tx.commit().await.expect("done");
    let form = [("name", "Sky"), ("way", "other"), ("reach", "the drop-in"), ("about", "talk")];
    let path = format!("/contact-me/{}", town.la.slug);
    common::expect(&world.visitor().post(&path, &form).await, 200);
    let list = world.signed_in(&town.lead).await.get(&town.la.path("/contact/requests")).await.body;
    let link = list.split("/contact/requests/").nth(1).expect("a request in the list");
    link.split('"').next().unwrap_or_default().to_owned()
}

/// Young people comment on the town's plan, and one did.
async fn somebody_comments(world: &World, town: &Town) -> uuid::Uuid {
    let (lead, slug) = (world.actor(&town.lead).await, &town.la.slug);
    let tx = world.house.write().await.expect("a transaction");
    let rules = plans::Rules { next: tx.today(), weeks: 13, owners: 0, young: 42, leaders: 14 };
    let permit = plans::rights::set_quarters(&tx, &lead, slug).await.expect("leave");
    plans::set_quarters(&permit, &rules).await.expect("dates");
    tx.commit().await.expect("done");
    plans::morning(&world.house).await.expect("a morning");
    common::expect(
        &world.visitor().post(&format!("/plans/{slug}/say"), &[("words", "It helps me")]).await,
        200,
    );
    let tx = world.house.read().await.expect("a transaction");
    plans::comments_to_read(&tx, town.la.id).await.expect("a list")[0].id
}

/// One of the adviser's own people: not the one whose code stands in `{code}`, as codes get replaced here.
async fn somebody_of_the_advisers(world: &World, town: &Town) -> uuid::Uuid {
    let tx = world.house.read().await.expect("a transaction");
    let people = register::current(&tx, town.la.id).await.expect("a list");
    people.iter().find(|p| p.adviser.is_some()).expect("somebody").id
}

/// A reviewer joins the national team; the text of this wave that they read first.
async fn a_text_to_read(world: &World, wave: uuid::Uuid) -> String {
    let manager = world.actor("manager@example.org").await;
    let tx = world.house.write().await.expect("a transaction");
    let permit = people::rights::manage_national_team(&tx, &manager).await.expect("leave");
    let who = people::Details { name: "Ray Reader".into(), email: "reviewer@example.org".into() };
    people::invite_to_national(&permit, &who, people::Role::Reviewer).await.expect("a reviewer");
    tx.commit().await.expect("done");
    let mut reviewer = world.signed_in("reviewer@example.org").await;
    let next = reviewer.get(&format!("/programme/reading/{}", ids::show(wave))).await;
    next.location.expect("a text waits").rsplit('/').next().expect("its identifier").to_owned()
}

/// A survey that so many answered, one of them in own words, closed and opened.
async fn findings(world: &World, town: &Town, answered: usize) -> uuid::Uuid {
    let forty = built_in().iter().find(|i| i.name == "well-being").expect("built in");
    let wave = world.wave_with(town, forty).await;
    let tx = world.house.read().await.expect("a transaction");
    let asked = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (n, invitation) in asked.iter().take(answered).enumerate() {
        let mut answers = Answers::default();
        let safe = if n % 2 == 0 { "always" } else { "mostly" };
        answers.closed.insert("home-safe".into(), Given::One(safe.into()));
        if n == 0 {
            answers.texts.insert("one-change".into(), "A door that shuts well.".into());
            answers.may_quote.push("one-change".into());
        }
        surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
    }
    world.close(town, wave).await;
    wave
}

async fn visitors(world: &World, places: &Places) -> Vec<Visitor> {
    let Places { town, other, .. } = places;
    let mut all = vec![world.visitor()];
    for email in [
        &other.lead,
        &other.adviser,
        &other.leader,
        &"manager@example.org".to_owned(),
        &"reviewer@example.org".to_owned(),
        &town.adviser,
        &town.leader,
        &"duty@oakmoor.example.org".to_owned(),
        &town.lead,
    ] {
        all.push(world.signed_in(email).await);
    }
    all
}

/// The routes with those that end things last, so that they end nothing that others look at.
fn ordered(world: &World) -> Vec<kit::web::Declared> {
    let mut routes = world.declared.clone();
    let late = |path: &str| {
        [
            "/withdraw",
            "/done",
            "/close",
            "/delete",
            "/send",
            "/sign",
            "/publish",
            "/erase",
            "/drafts/{own}/offer",
            "/drafts/{own}/take-back",
            "/drafts/{own}/discard",
            "/end",
            "/sign-out",
        ]
        .iter()
        .position(|e| path.ends_with(e))
    };
    routes.sort_by_key(|r| (late(r.path), r.path, r.method));
    routes
}

/// Holds what was found against the file, line by line; `NB_WRITE_MATRIX=1` writes it anew for somebody to read.
#[expect(clippy::disallowed_methods, reason = "a switch for the person who reads the new file")]
fn compare(found: &str) {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/matrix.txt");
    if std::env::var("NB_WRITE_MATRIX").is_ok() {
        std::fs::write(file, found).expect("the file can be written");
        return;
    }
    let expected = std::fs::read_to_string(file).expect("matrix.txt stands beside this test");
    let lines = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<BTreeSet<String>>();
    let (found, expected) = (lines(found), lines(&expected));
    let wrong: Vec<_> = found.difference(&expected).collect();
    let gone: Vec<_> = expected.difference(&found).collect();
    assert!(wrong.is_empty() && gone.is_empty(), "not as matrix.txt says:\n{wrong:#?}\nexpected:\n{gone:#?}");
    assert!(!found.is_empty());
}
