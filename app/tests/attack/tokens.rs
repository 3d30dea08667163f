//! Links that let somebody in: used twice, at once, late, for something else, or guessed.

use crate::common::{World, expect, path};
use crate::dump;
use crate::stage::{LEAD, Stage, WORDS};
use chrono::Duration;
use kit::testing::{Seen, Visitor};
use std::collections::BTreeSet;

/// How many press the same button at the same moment.
const AT_ONCE: usize = 8;

/// All that is told, so that two answers can be held against each other letter by letter.
fn told(seen: &Seen) -> (u16, String, String) {
    (seen.status.as_u16(), seen.headers.clone(), seen.body.clone())
}

/// The same form from many browsers at once.
async fn at_once(visitors: Vec<Visitor>, path: &str, fields: &[(&str, &str)]) -> Vec<Seen> {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let tasks: Vec<_> = visitors
        .into_iter()
        .map(|mut visitor| {
            let (path, fields) = (path.to_owned(), fields.clone());
            tokio::spawn(async move {
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                visitor.post(&path, &fields).await
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.push(task.await.expect("no panic"));
    }
    all
}

async fn fresh_link(world: &World, email: &str) -> String {
    path(&people::fresh_link(&world.house, email, false).await.expect("a look").expect("a link"))
}

kit::on_both! {
    /// Of eight who use one sign-in link at the same moment, one gets in; so for the link in an invitation.
    async fn a_link_lets_one_in_however_many_press_at_once(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let team = format!("{}/team", stage.la);
        let invited = [("name", "New Lead"), ("email", "new@one.example.org"), ("role", "lead")];
        expect(&stage.act("lead").post(&team, &invited).await, 303);
        stage.world.jobs().await;
        let invitation = stage.world.link_to("new@one.example.org").await;
        for link in [fresh_link(&stage.world, LEAD).await, invitation] {
            let before = dump::count(&dump::dump(&stage.world).await, "session");
            let many: Vec<Visitor> = (0..AT_ONCE).map(|_| stage.visitor()).collect();
            let all = at_once(many, &link, &[]).await;
            let let_in = all.iter().filter(|s| s.headers.contains("nb-session=")).count();
            assert_eq!(let_in, 1, "{:?}", all.iter().map(|s| s.status).collect::<Vec<_>>());
            assert!(all.iter().all(|s| !s.status.is_server_error()));
            assert_eq!(dump::count(&dump::dump(&stage.world).await, "session"), before + 1);
        }
    }

    /// Of eight who set the programme up at the same moment, one does.
    async fn the_programme_is_set_up_once(fresh) {
        let world = World::new(fresh).await;
        let link = path(&people::set_up_link(&world.house).await.expect("a look").expect("a link"));
        let mut tasks = Vec::new();
        for n in 0..AT_ONCE {
            let (mut visitor, link) = (world.visitor(), link.clone());
            tasks.push(tokio::spawn(async move {
                let (programme, email) = (format!("Programme {n}"), format!("mo{n}@example.org"));
                visitor.post(&link, &[("programme", &programme), ("name", "Mo"), ("email", &email)]).await
            }));
        }
        let mut in_by = 0;
        for task in tasks {
            let seen = task.await.expect("no panic");
            in_by += usize::from(seen.status == 303);
            assert!([303, 404].contains(&seen.status.as_u16()), "{}: {}", seen.status, seen.body);
        }
        let now = dump::dump(&world).await;
        assert_eq!(in_by, 1);
        assert_eq!(["organisation", "account", "membership", "session"].map(|t| dump::count(&now, t)), [1; 4]);
    }

    /// Wrong, used, expired, and made for something else: the answers are the same letter by letter, on opening and on use.
    async fn what_no_longer_works_says_nothing_of_why(fresh) {
        let world = World::new(fresh).await;
        let used_set_up = path(&people::set_up_link(&world.house).await.expect("a look").expect("a link"));
        let expired_set_up = path(&people::set_up_link(&world.house).await.expect("a look").expect("a link"));
        let typed = [("programme", "NB"), ("name", "Mo"), ("email", "mo@example.org")];
        expect(&world.visitor().post(&used_set_up, &typed).await, 303);
        let expired = fresh_link(&world, "mo@example.org").await;
        world.clock.advance(Duration::hours(25));
        let used = fresh_link(&world, "mo@example.org").await;
        expect(&world.visitor().post(&used, &[]).await, 303);
        let live = fresh_link(&world, "mo@example.org").await;
        let secret = |link: &str| link.rsplit('/').next().expect("a secret").to_owned();
        let wrong = ["0123456789abcdefghjkmnpqrs".to_owned(), "x".to_owned(), "%27%22%20OR%201".to_owned(), "a".repeat(4000)];
        let dead = [used.clone(), expired, used_set_up.clone(), expired_set_up].map(|link| secret(&link));
        let (mut at_door, mut at_set_up) = (BTreeSet::new(), BTreeSet::new());
        for one in wrong.iter().chain(&dead) {
            for post in [false, true] {
                let (door, set_up) = (format!("/sign-in/{one}"), format!("/set-up/{one}"));
                let (mut a, mut b) = (world.visitor(), world.visitor());
                let (a, b) = if post { (a.post(&door, &[]).await, b.post(&set_up, &typed).await) } else { (a.get(&door).await, b.get(&set_up).await) };
                assert!(!a.headers.contains("set-cookie") && !b.headers.contains("set-cookie"), "{one}");
                at_door.insert((post, told(&a)));
                at_set_up.insert((post, told(&b)));
            }
        }
        assert_eq!((at_door.len(), at_set_up.len()), (2, 2), "one answer each to opening and to use: {at_door:#?} {at_set_up:#?}");
        let other = world.visitor().post(&format!("/set-up/{}", secret(&live)), &typed).await;
        expect(&other, 404);
        expect(&world.visitor().post(&live, &[]).await, 303);
    }

    /// A link lives as long as it says, and what it opened ends with the way out.
    async fn links_and_sessions_end(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let early = fresh_link(&stage.world, LEAD).await;
        stage.world.clock.advance(Duration::minutes(9));
        let mut lead = stage.visitor();
        assert_eq!(lead.post(&early, &[]).await.location.as_deref(), Some("/home"));
        let late = fresh_link(&stage.world, LEAD).await;
        stage.world.clock.advance(Duration::minutes(31));
        assert!(stage.visitor().post(&late, &[]).await.body.contains("no longer works"));
        assert_eq!(lead.get("/home").await.location.as_deref(), Some("/sign-in"), "half an hour without a page");
        let mut lead = stage.world.signed_in(LEAD).await;
        let mut copy = lead.clone();
        expect(&lead.post("/sign-out", &[]).await, 303);
        assert_eq!(copy.get("/home").await.location.as_deref(), Some("/sign-in"), "a copy of the cookie is dead, too");
        let mut long = stage.world.signed_in(LEAD).await;
        for _ in 0..35 {
            stage.world.clock.advance(Duration::minutes(20));
            assert_eq!(long.get("/home").await.location.as_deref(), Some(stage.la.as_str()));
        }
        stage.world.clock.advance(Duration::minutes(21));
        assert_eq!(long.get("/home").await.location.as_deref(), Some("/sign-in"), "twelve hours, whatever happens");
    }

    /// A session that somebody else chose is never taken over: signing in makes a new one.
    async fn a_session_can_not_be_fixed(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let link = fresh_link(&stage.world, LEAD).await;
        let mut lead = stage.visitor().wearing(&[("cookie", "nb-session=0123456789abcdefghjkmnpqrs0123456789abcdefghjkmnpqrs")]);
        let seen = lead.post(&link, &[]).await;
        let set = seen.headers.lines().find(|l| l.starts_with("set-cookie: nb-session=")).expect("a new session");
        assert!(!set.contains("0123456789abcdefgh"), "{set}");
        let first = lead.cookies()["nb-session"].clone();
        lead.forget();
        lead.post(&fresh_link(&stage.world, LEAD).await, &[]).await;
        assert_ne!(first, lead.cookies()["nb-session"]);
    }

    /// Codes of the survey: wrong, of no wave and malformed are one answer; ten wrong ones are too many, right ones never.
    async fn a_wrong_code_says_nothing(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let mut told_of = BTreeSet::new();
        for code in ["0123abcd4567", "zzzzzzzzzzzz", "x", "%27%20or%201%3D1", "..%2f..%2fhome", "0123abcd45670123abcd4567"] {
            for post in [false, true] {
                let (mut phone, at) = (stage.visitor(), format!("/s/{code}"));
                let seen = if post { phone.post(&at, &[]).await } else { phone.get(&at).await };
                expect(&seen, 404);
                told_of.insert(told(&seen));
            }
        }
        assert_eq!(told_of.len(), 1, "{told_of:#?}");
    }
}
