//! Coming in: the same answer for known and unknown, for wrong, used and expired; and limits that an office never meets.

use crate::town::{LEAD, LEADER, Town, path};
use chrono::Duration;
use people::Role;

const TABLES: [&str; 8] =
    ["account", "membership", "session", "pass", "message", "job", "audit_line", "audit_head"];

async fn rows(town: &Town) -> Vec<i64> {
    let mut all = Vec::new();
    for table in TABLES {
        all.push(town.rows(table).await);
    }
    all
}

kit::on_both! {
    /// Asking for a link is the same for an address that is known and one that isn't: page, headers and what is written.
    async fn known_and_unknown_addresses_are_answered_alike(fresh) {
        let town = Town::built(&fresh).await;
        let (mut told, mut desks) = (Vec::new(), Vec::new());
        // Of the same length, so that the pages are, too.
        for email in [LEADER, "nil@one.example"] {
            let before = rows(&town).await;
            let mut desk = town.visitor();
            let seen = desk.post("/sign-in", &[("email", email)]).await;
            let after = rows(&town).await;
            let written: Vec<i64> = after.iter().zip(&before).map(|(a, b)| a - b).collect();
            let asked = desk.cookie("nb-asked").unwrap().to_owned();
            assert_eq!(asked.len(), 26);
            told.push((seen.status, seen.headers.replace(&asked, "X"), seen.body.replace(email, "X"), written));
            desks.push(desk);
        }
        assert_eq!(told[0], told[1]);
        assert_eq!(told[0].3, [0, 0, 0, 0, 0, 1, 0, 0], "one job, which finds out later");
        assert!(town.link_to("nil@one.example").await.is_none());
        let link = town.link_to(LEADER).await.unwrap();
        assert_eq!(desks[0].post(&link, &[]).await.location.as_deref(), Some("/home"));
    }

    /// A link that was never made, one that was used and one that is over: the same page, and nothing written.
    async fn wrong_used_and_expired_links_are_answered_alike(fresh) {
        let town = Town::built(&fresh).await;
        let old = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
        town.clock.advance(Duration::minutes(11));
        let used = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
        assert_eq!(town.visitor().post(path(&used), &[]).await.status, 303);
        let wrong = "/sign-in/00000000000000000000000000";
        let before = rows(&town).await;
        let (mut opened, mut pressed) = (Vec::new(), Vec::new());
        for link in [path(&old), path(&used), wrong] {
            let seen = town.visitor().get(link).await;
            opened.push((seen.status, seen.headers, seen.body));
            let seen = town.visitor().post(link, &[]).await;
            pressed.push((seen.status, seen.headers, seen.body));
        }
        assert!(opened.windows(2).all(|w| w[0] == w[1]), "{opened:?}");
        assert!(pressed.windows(2).all(|w| w[0] == w[1]), "{pressed:?}");
        assert!(opened[0].2.contains("no longer works"));
        assert_eq!(rows(&town).await, before);
    }

    /// Somebody at the door with wrong links keeps nobody from writing, and waits for nobody who does.
    async fn wrong_links_wait_for_no_writer(fresh) {
        let town = Town::built(&fresh).await;
        let writing = town.house.write().await.unwrap();
        for link in ["/set-up/00000000000000000000000000", "/sign-in/00000000000000000000000000"] {
            let mut visitor = town.visitor();
            let seen = tokio::time::timeout(std::time::Duration::from_secs(8), visitor.post(link, &[])).await;
            assert!(seen.is_ok(), "{link} waited for whoever writes");
        }
        writing.commit().await.unwrap();
    }

    /// Five links a minute for an address, known or not, from wherever they are asked.
    async fn links_are_counted_by_address(fresh) {
        let town = Town::built(&fresh).await;
        for email in [LEADER, "no@one.example"] {
            for n in 0..5 {
                let mut visitor = town.visitor().calling_from(&format!("192.0.2.{n}"));
                let typed = if n % 2 == 0 { email.to_owned() } else { email.to_uppercase() };
                assert_eq!(visitor.post("/sign-in", &[("email", &typed)]).await.status, 200);
            }
            let closed = town.visitor().calling_from("192.0.2.9").post("/sign-in", &[("email", email)]).await;
            assert_eq!(closed.status, 429, "{email}");
            assert!(closed.headers.contains("retry-after: 60") && closed.body.contains("Wait a minute"));
        }
        town.clock.advance(Duration::minutes(1));
        assert_eq!(town.visitor().post("/sign-in", &[("email", LEADER)]).await.status, 200);
    }

    /// Thirty links a minute for a network, and twenty wrong links or codes; the house next door is not touched, and right links always work.
    async fn networks_are_counted(fresh) {
        let town = Town::built(&fresh).await;
        let here = || town.visitor().calling_from("2001:db8:1::5");
        for n in 0..30 {
            let email = format!("p{n}@one.example");
            assert_eq!(here().post("/sign-in", &[("email", &email)]).await.status, 200);
        }
        assert_eq!(here().post("/sign-in", &[("email", LEADER)]).await.status, 429);
        let mut same_house = town.visitor().calling_from("2001:db8:1::6");
        assert_eq!(same_house.post("/sign-in", &[("email", LEADER)]).await.status, 429);
        let mut next_door = town.visitor().calling_from("2001:db8:2::5");
        assert_eq!(next_door.post("/sign-in", &[("email", LEADER)]).await.status, 200);

        let good = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
        for n in 0..20 {
            let wrong = format!("/sign-in/{n:026}");
            let seen = if n % 2 == 0 { here().get(&wrong).await } else { here().post(&wrong, &[]).await };
            assert_eq!(seen.status, 200);
        }
        for link in ["/sign-in/x", "/set-up/x"] {
            assert_eq!(here().get(link).await.status, 429, "{link}");
        }
        assert_eq!(here().get(path(&good)).await.status, 200);
        assert_eq!(here().post(path(&good), &[]).await.status, 303);
        town.clock.advance(Duration::minutes(1));
        assert_eq!(here().get("/sign-in/x").await.status, 200);
    }

    /// Wrong codes count for the network as well, whosever they are.
    async fn wrong_codes_are_counted_by_network(fresh) {
        let town = Town::built(&fresh).await;
        let duty = |n: usize| format!("duty{n}@one.example");
        for n in 0..5 {
            town.invite("Dot Duty", &duty(n), Role::Duty).await;
        }
        for n in 0..20 {
            // Five tries for each account: its own limit stays out of it.
            let mut half = town.linked(&duty(n / 5)).await.calling_from("192.0.2.7");
            assert_eq!(half.post("/second-factor", &[("code", "000000")]).await.status, 422, "{n}");
        }
        let mut half = town.linked(&duty(4)).await.calling_from("192.0.2.7");
        assert_eq!(half.post("/second-factor", &[("code", "000000")]).await.status, 429);
        let mut elsewhere = town.linked(&duty(4)).await.calling_from("192.0.2.8");
        assert_eq!(elsewhere.post("/second-factor", &[("code", "000000")]).await.status, 422);
    }

    /// An office of two hundred behind one address comes in within ten minutes, and nobody is refused.
    async fn an_office_is_never_refused(fresh) {
        let town = Town::built(&fresh).await;
        let (_, secret, _) = town.set_up(LEAD).await;
        let office = || town.visitor().calling_from("192.0.2.1");
        for n in 0..200 {
            let email = format!("worker{}@one.example", n % 70);
            assert_eq!(office().post("/sign-in", &[("email", &email)]).await.status, 200, "{n}");
            let link = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
            let mut worker = office();
            assert_eq!(worker.get(path(&link)).await.status, 200, "{n}");
            assert_eq!(worker.post(path(&link), &[]).await.status, 303, "{n}");
            assert_eq!(worker.get("/account").await.status, 200, "{n}");
            town.clock.advance(Duration::seconds(3));
            if n % 10 == 9 {
                let mut lead = town.linked(LEAD).await.calling_from("192.0.2.1");
                let seen = lead.post("/second-factor", &[("code", &town.code(&secret))]).await;
                assert_eq!(seen.status, 303, "{n}: {}", seen.body);
            }
        }
    }
}
