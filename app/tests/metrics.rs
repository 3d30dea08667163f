//! What metrics tell, and above all what they don't: whoever reads them every second must not see that somebody answered.

mod common;
#[expect(dead_code, reason = "each test file uses some of it")]
mod walking;

use chrono::Duration;
use common::{World, expect, path};
use kit::settings::Settings;
use kit::testing::{Fresh, Visitor};
use messages::{Channel, Draft};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use walking::{answer, links};

/// A world that is watched.
async fn watched(fresh: &Fresh) -> World {
    let metrics = Some("127.0.0.1:9100".parse().expect("an address"));
    let world = World::on(Settings { metrics, ..fresh.settings() }).await;
    world.begin().await;
    world
}

async fn scrape(world: &World) -> String {
    let seen = Visitor::new(kit::metrics::router(world.house.clone())).get("/metrics").await;
    expect(&seen, 200);
    assert!(seen.headers.contains("content-type: text/plain; version=0.0.4"), "{}", seen.headers);
    seen.body
}

/// What was scraped, by name and labels. Free space is left out: other programs move it.
fn values(text: &str) -> BTreeMap<String, f64> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.contains("_free_bytes"));
    let pairs = lines.map(|line| line.rsplit_once(' ').expect("a name and a value"));
    pairs.map(|(name, value)| (name.to_owned(), value.parse().expect("a number"))).collect()
}

async fn value(world: &World, name: &str) -> Option<f64> {
    values(&scrape(world).await).get(name).copied()
}

async fn post(world: &World, kind: &'static str) {
    let (subject, body) = ("A letter".to_owned(), "All of it.".to_owned());
    let (channel, to) = (Channel::Email, "somebody@example.org".to_owned());
    let draft = Draft { organisation: None, kind, channel, to, subject, body, reference: None, owner: None };
    let tx = world.house.write().await.expect("a transaction");
    messages::post(&tx, &draft).await.expect("a message");
    tx.commit().await.expect("done");
}

const FAULTS: &str = "newbelongings_respondent_faults_total";
const LATE: &str = "newbelongings_contact_messages_late";

async fn breaks() -> kit::web::Answer {
    panic!("on purpose")
}

kit::on_both! {
    /// People answer, give up, come twice, type wrong codes, take the quick way out: no line of it moves.
    async fn an_answer_moves_no_line(fresh) {
        let world = watched(&fresh).await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        world.jobs().await;
        let links = links(&world, wave).await;
        let before = scrape(&world).await;
        for link in &links[..3] {
            let mut phone = world.visitor();
            expect(&phone.get(link).await, 200);
            assert!(answer(&mut phone, link, &[]).await.contains("What happens next"));
            assert_eq!(values(&scrape(&world).await), values(&before), "right after an answer");
            answer(&mut world.visitor(), link, &[]).await;
        }
        let mut phone = world.visitor();
        expect(&phone.post(&links[3], &[]).await, 303);
        expect(&phone.post("/survey/q/1", &[]).await, 422);
        expect(&phone.post("/survey/q/1", &[("home-safe", "never")]).await, 303);
        let beside = ["/contact-me", "/contact-me/oakmoor", "/plans", "/plans/oakmoor", "/privacy", "/accessibility", "/councils", "/"];
        for at in ["/survey/help", "/survey/privacy", "/survey/ready", "/s", "/s/0000-0000-0000", "/exit"].into_iter().chain(beside) {
            phone.get(at).await;
        }
        expect(&phone.post("/s", &[("code", "0000-0000-0000")]).await, 422);
        assert_eq!(values(&scrape(&world).await), values(&before));
        expect(&world.signed_in(&town.lead).await.get("/la/oakmoor/team").await, 200);
        assert_ne!(values(&scrape(&world).await), values(&before), "the test looks where it would show");
    }

    /// Staff pages are counted by their pattern; nothing that names anybody or opens anything stands in it.
    async fn staff_pages_are_counted_by_pattern(fresh) {
        let world = watched(&fresh).await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let mut lead = world.signed_in(&town.lead).await;
        expect(&lead.get("/la/oakmoor/team").await, 200);
        expect(&lead.get("/la/oakmoor/team").await, 200);
        expect(&world.signed_in(&town.adviser).await.get("/la/oakmoor/team").await, 403);
        let secret = "/sign-in/a-secret-that-nobody-was-sent";
        world.visitor().post(secret, &[]).await;
        answer(&mut world.visitor(), &links(&world, wave).await[0], &[]).await;
        let text = scrape(&world).await;
        let all = values(&text);
        let of = |status: &str| {
            all.get(&format!(r#"newbelongings_requests_total{{method="read",route="/la/{{la}}/team",status="{status}"}}"#))
        };
        assert_eq!((of("200"), of("403")), (Some(&2.0), Some(&1.0)), "{text}");
        assert_eq!(all.get(r#"newbelongings_request_seconds_count{route="/la/{la}/team"}"#), Some(&3.0));
        assert!(text.contains("newbelongings_build_info{version=") && text.contains("process_start_time_seconds"));
        assert!(text.contains("newbelongings_data_free_bytes"), "{text}");
        for never in ["oakmoor", "Oakmoor", "secret", "/sign-in", "/s/", "/survey", "/exit", "example.org", "route=\"/\""] {
            assert!(!text.contains(never), "{never} stands in {text}");
        }
        let lines_in_use = all["newbelongings_database_lines_in_use"];
        assert_eq!(lines_in_use % 4.0, 0.0, "told by fours");
    }

    /// That a page broke for a respondent is told, as somebody has to put it right; when it was is not.
    async fn what_broke_for_respondents_is_told_the_next_day(fresh) {
        let world = watched(&fresh).await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        world.jobs().await;
        let link = links(&world, wave).await.remove(0);
        world.house.db.maintenance().execute_unprepared("ALTER TABLE box_draft RENAME TO box_gone").await.expect("gone");
        let before = scrape(&world).await;
        expect(&world.visitor().post(&link, &[]).await, 503);
        expect(&world.visitor().post(&link, &[]).await, 503);
        assert_eq!(values(&scrape(&world).await), values(&before), "not today");
        world.clock.advance(Duration::hours(20));
        assert_eq!(value(&world, FAULTS).await, Some(2.0), "tomorrow");
    }

    /// A page that panics is a fault like any other.
    async fn a_panic_is_counted(fresh) {
        let clock = std::sync::Arc::new(kit::clock::SetClock::at("2027-03-01T09:00:00Z".parse().expect("a time")));
        let mut parts = fresh.parts(&clock).await;
        parts.settings.metrics = Some("127.0.0.1:9100".parse().expect("an address"));
        let routes = kit::web::Routes::default().get("/breaks", kit::web::Door::Public, breaks);
        let rooms = vec![kit::Room { routes, ..kit::Room::default() }];
        let (house, router) = kit::testing::house(parts, rooms, |_| ());
        let seen = Visitor::new(router).get("/breaks").await;
        expect(&seen, 503);
        let told = async || {
            let seen = Visitor::new(kit::metrics::router(house.clone())).get("/metrics").await;
            values(&seen.body).get(FAULTS).copied()
        };
        assert_eq!(told().await, Some(0.0), "not before midnight");
        clock.advance(Duration::days(1));
        assert_eq!(told().await, Some(1.0));
    }

    /// Jobs and messages are told when they are stuck, not when they come.
    async fn what_is_stuck_is_told(fresh) {
        let world = watched(&fresh).await;
        let waiting = r#"newbelongings_jobs{kind="messages.deliver",state="waiting"}"#;
        world.jobs().await;
        let held = |n| Some(f64::from(n));
        assert_eq!(value(&world, r#"newbelongings_messages{state="held"}"#).await, held(0));
        post(&world, "contact").await;
        post(&world, "plan").await;
        assert_eq!(value(&world, waiting).await, None, "it may leave this second");
        assert_eq!(value(&world, LATE).await, Some(0.0));
        world.clock.advance(Duration::seconds(90));
        assert_eq!(value(&world, waiting).await, Some(2.0));
        assert_eq!(value(&world, "newbelongings_jobs_oldest_seconds").await, Some(90.0));
        world.clock.advance(Duration::minutes(4));
        assert_eq!(value(&world, LATE).await, Some(1.0));
        world.jobs().await;
        assert_eq!(value(&world, waiting).await, None);
        assert_eq!(value(&world, "newbelongings_jobs_oldest_seconds").await, Some(0.0));
        assert_eq!(value(&world, r#"newbelongings_messages{state="held"}"#).await, held(1), "none about who asked");
        assert_eq!(value(&world, LATE).await, Some(1.0), "held is not sent");
        world.clock.advance(Duration::days(31));
        assert_eq!(value(&world, LATE).await, Some(0.0), "nobody hears an alarm for ever");

        let tx = world.house.write().await.expect("a transaction");
        kit::jobs::enqueue(&tx, "nobody.runs-this", &0, tx.now()).await.expect("a job");
        tx.commit().await.expect("done");
        world.jobs().await;
        assert_eq!(value(&world, r#"newbelongings_jobs{kind="nobody.runs-this",state="failed"}"#).await, Some(1.0));
    }

    /// The newest backup has its moment; a database that is away is said, and the rest is told all the same.
    async fn backups_and_a_database_that_is_away(fresh) {
        let world = watched(&fresh).await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let link = links(&world, wave).await.remove(0);
        let made = "newbelongings_backup_timestamp_seconds";
        assert_eq!(value(&world, made).await, None);
        let tx = world.house.write().await.expect("a transaction");
        kit::archive::made(&tx, &[]).await.expect("noted");
        tx.commit().await.expect("done");
        let at = kit::clock::Clock::now(&*world.clock).timestamp() as f64;
        world.clock.advance(Duration::days(2));
        assert_eq!(value(&world, made).await, Some(at));
        assert_eq!(value(&world, "newbelongings_database_up").await, Some(1.0));
        assert_eq!(value(&world, "newbelongings_failed_writes_total").await, Some(0.0));
        world.house.db.maintenance().clone().close().await.expect("away");
        assert!(world.house.write().await.is_err());
        let all = values(&scrape(&world).await);
        assert_eq!(all["newbelongings_failed_writes_total"], 1.0);
        assert!(world.visitor().post(&link, &[]).await.status.is_server_error(), "a draft can't be written");
        assert_eq!(value(&world, "newbelongings_failed_writes_total").await, Some(1.0), "nothing of respondents");
        if world.house.db.backend() != sea_orm::DbBackend::Sqlite {
            assert_eq!(all["newbelongings_database_up"], 0.0, "SQLite has other lines to read by");
            assert!(!all.contains_key("newbelongings_jobs_oldest_seconds"));
        }
    }

    /// The site has no such page, and without the setting nothing is counted at all.
    async fn metrics_are_not_among_the_pages(fresh) {
        let world = watched(&fresh).await;
        expect(&world.visitor().get("/metrics").await, 404);
        let away = Visitor::new(kit::metrics::router(world.house.clone())).get("/").await;
        expect(&away, 404);
        let link = people::fresh_link(&world.house, "manager@example.org", false).await.expect("a look");
        expect(&world.visitor().get(&path(&link.expect("an account"))).await, 200);
        drop(world);
        let off = World::on(fresh.settings()).await;
        off.visitor().get("/privacy").await;
        assert_eq!(scrape(&off).await, "");
    }
}
