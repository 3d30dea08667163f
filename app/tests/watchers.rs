//! Somebody who holds a care leaver's link (the personal adviser who may open it, the lead who prints it, a friend) and
//! watches: nothing that they can open or make up turns at the moment when that person answers.

mod common;
#[expect(dead_code, reason = "each test file uses some of it")]
mod walking;

use common::{World, expect};
use kit::testing::{Seen, Visitor};
use walking::{answer, links, number};

/// All that can be opened with a link and a cookie, as it reads.
async fn looks(mut watcher: Visitor, link: &str) -> Vec<(u16, Option<String>, String)> {
    let mut all = Vec::new();
    for at in [link, "/survey", "/survey/q/1", "/survey/ready", "/survey/help", "/survey/privacy"] {
        let Seen { status, location, body, .. } = watcher.get(at).await;
        all.push((status.as_u16(), location, body));
    }
    all
}

kit::on_both! {
    /// Strangers, whoever pressed Start, whoever left in a hurry and kept the cookie, and whoever has the cookie of
    /// another's survey: all see the same before and after, and the sender alone sees the difference.
    async fn nobody_sees_the_moment(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        world.jobs().await;
        let all = links(&world, wave).await;
        let link = all[0].as_str();
        let mut begun = world.visitor();
        expect(&begun.post(link, &[]).await, 303);
        expect(&begun.post("/survey/q/1", &[("home-safe", "always")]).await, 303);
        let mut left = world.visitor();
        expect(&left.post(link, &[]).await, 303);
        let kept = left.clone();
        expect(&left.get("/exit").await, 303);
        let mut other = world.visitor();
        answer(&mut other, &all[1], &[]).await;
        let watchers = [world.visitor(), begun, left, kept, other];

        let mut before = Vec::new();
        for watcher in &watchers {
            before.push(looks(watcher.clone(), link).await);
        }
        let mut phone = world.visitor();
        let seen = looks(phone.clone(), link).await;
        assert!(answer(&mut phone, link, &[]).await.contains("What happens next"));
        for (n, watcher) in watchers.iter().enumerate() {
            assert_eq!(looks(watcher.clone(), link).await, before[n], "watcher {n} sees that they have answered");
        }
        assert_ne!(looks(phone.clone(), link).await, seen, "the sender is told: the test looks where it would show");
        assert!(phone.get(link).await.body.contains("We have your answers"));
        assert!(phone.post("/survey/ready", &[]).await.body.contains("We have your answers"));

        // A cookie that was made up, cut or mended says nothing: it is sealed.
        let cookie = phone.cookies().get("nb-survey").expect("a cookie").clone();
        for at in 0..cookie.len() {
            let mut bent = cookie.clone().into_bytes();
            bent[at] = if bent[at] == b'0' { b'1' } else { b'0' };
            let bent = format!("nb-survey={}", String::from_utf8(bent).expect("letters"));
            let seen = world.visitor().ask("GET", "/survey", &[("cookie", &bent)], Vec::new()).await;
            assert!(seen.body.contains("Open your link again"), "{at}");
        }

        world.next_morning().await;
        for (n, watcher) in watchers.iter().enumerate() {
            assert_ne!(looks(watcher.clone(), link).await, before[n], "from the next morning on it is known: {n}");
        }
    }

    /// Whoever sends in another's place after them is told so, and their answers are not taken.
    async fn who_sends_second_is_told_so(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let wave = world.wave(&town).await;
        let link = links(&world, wave).await.remove(0);
        answer(&mut world.visitor(), &link, &[]).await;
        let mut second = world.visitor();
        let told = answer(&mut second, &link, &[("home-safe", "never")]).await;
        assert!(told.contains("Was that not you?") && !told.contains("What happens next"), "{told}");
        assert_eq!(number(&world, "SELECT count(*) FROM box_ballot").await, 1);
        assert_eq!(number(&world, "SELECT count(*) FROM box_draft").await, 0, "nothing of it is kept");
        // One code may start often, as phones do get lost, but not without end.
        let mut starts = 0;
        while world.visitor().post(&link, &[]).await.status == 303 {
            starts += 1;
            assert!(starts <= 60, "each start writes a draft");
        }
        world.clock.advance(chrono::Duration::hours(1));
        expect(&world.visitor().post(&link, &[]).await, 303);
    }
}
