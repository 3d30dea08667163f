//! What is about a worker or the council: nobody of the LA may see it, read it or notice it.

use chrono::Duration;
use kit::web::Door;

use crate::town::{CANARIES, Town, below};

const THEIRS: [&str; 5] =
    ["lead@one.example", "duty@one.example", "ada@one.example", "sid@one.example", "pat@charity.example"];

kit::on_both! {
    async fn nobody_of_the_council_sees_it_anywhere(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        let (la, before) = (Some(town.one.id), town.outbox(Some(town.one.id)).await);
        let audit = town.audit(la).await;
        let mut pages = Vec::new();
        for round in ["before", "after", "escalated", "opened", "done"] {
            match round {
                "after" => town.asked("council").await,
                "escalated" => town.pass(Duration::hours(2)).await,
                "opened" | "done" => {
                    let mut manager = town.visitor("mo@national.example").await;
                    let one = below(&manager.get("/programme/contact").await.body, "/programme/contact");
                    let path = if round == "done" { format!("{one}/done") } else { one };
                    assert_eq!(manager.post(&path, &[]).await.status, 303);
                }
                _ => {}
            }
            let mut seen = Vec::new();
            for who in THEIRS {
                let mut visitor = town.visitor(who).await;
                for path in own_pages(&town) {
                    let answer = visitor.get(&path).await;
                    assert!(CANARIES.iter().all(|c| !answer.body.contains(c)), "{who} {path} {round}");
                    seen.push((who, path, answer.status, answer.body));
                }
            }
            pages.push(seen);
            assert_eq!(town.outbox(la).await, before, "the LA's outbox, {round}");
            assert_eq!(town.audit(la).await, audit, "the LA's audit log, {round}");
        }
        // Not one page of theirs says anything that it did not say before.
        assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "a page of the LA's tells of it");
        let told = town.outbox(None).await.concat();
        assert!(THEIRS.iter().all(|who| !told.contains(&format!("{who}: Somebody asked"))), "{told}");
    }

    /// Matrix style: its identifier in every address of this room, for everyone of the LA and of another.
    async fn its_address_is_nowhere_for_them(fresh) {
        let town = Town::built(&fresh).await;
        town.asked("council").await;
        let mut manager = town.visitor("mo@national.example").await;
        let one = below(&manager.get("/programme/contact").await.body, "/programme/contact");
        let id = one.rsplit('/').next().unwrap().to_owned();
        let mut tried = 0;
        for route in contact::room().routes.declared().into_iter().filter(|r| r.path.contains("{request}")) {
            let path = route.path.replace("{la}", &town.one.slug).replace("{request}", &id);
            for who in THEIRS.into_iter().chain(["lead@two.example"]) {
                let mut visitor = town.visitor(who).await;
                let seen = if route.method == "GET" { visitor.get(&path).await } else { visitor.post(&path, &[]).await };
                let reads = ["lead@one.example", "duty@one.example"].contains(&who);
                let expected = match route.path.starts_with("/programme") {
                    true => 403,
                    false if reads || who == "lead@two.example" => 404,
                    false => 403,
                };
                assert_eq!(seen.status, expected, "{who} {} {path}", route.method);
                tried += 1;
            }
            // The national team reaches it at its own address only.
            if route.path.starts_with("/la") {
                let seen = if route.method == "GET" { manager.get(&path).await } else { manager.post(&path, &[]).await };
                assert_eq!(seen.status, 404, "{path}");
            }
            assert!(matches!(route.door, Door::Act(_)));
        }
        assert_eq!(tried, 36);
        assert_eq!(town.rows("contact_request WHERE read_at IS NULL").await, 1, "nobody opened it");
    }

    async fn it_goes_to_the_national_team_which_answers_it(fresh) {
        let town = Town::built(&fresh).await;
        let before = town.outbox(None).await;
        town.asked("council").await;
        let mail = town.sent(None, &before).await;
        assert_eq!(mail.len(), 1, "there is no advocate yet");
        assert!(mail[0].starts_with("mo@national.example: ") && mail[0].contains("/programme/contact"), "{mail:?}");
        assert!(CANARIES.iter().all(|c| !mail[0].contains(c)) && !mail[0].contains(&town.one.name), "{mail:?}");
        town.pass(Duration::hours(1)).await;
        assert_eq!(town.told(None, &before).await, ["mo@national.example"; 2], "escalated, to them");
        let mut manager = town.visitor("mo@national.example").await;
        let list = manager.get("/programme/contact").await.body;
        assert!(list.contains(&town.one.name) && list.contains("Unread"), "{list}");
        let one = below(&list, "/programme/contact");
        assert!(CANARIES.iter().all(|c| !list.contains(c)));
        manager.post(&one, &[]).await;
        let opened = manager.get(&one).await.body;
        assert!(CANARIES.iter().all(|c| opened.contains(c)), "{opened}");
        town.pass(Duration::hours(3)).await;
        manager = town.visitor("mo@national.example").await;
        assert_eq!(town.sent(None, &before).await.len(), 2, "opened, it is told to nobody more");
        manager.post(&format!("{one}/done"), &[]).await;
        assert!(manager.get("/programme/contact").await.body.contains("Nobody waits"));
        let acts = town.audit(None).await;
        for act in ["open a request about a council", "finish a request about a council"] {
            assert!(acts.iter().any(|line| line == act), "{acts:?}");
        }
    }
}

/// What anyone may open, and one's own account, where each visit adds a session.
const OPEN: [&str; 2] = ["/contact-me", "/account"];

/// Every page of this room and of the people's that somebody of the LA may try.
fn own_pages(town: &Town) -> Vec<String> {
    let rooms = [contact::room(), people::room()];
    let all = rooms.iter().flat_map(|room| room.routes.declared());
    let mut pages: Vec<String> = all
        .filter(|r| {
            r.method == "GET" && !r.path.contains("{request}") && !OPEN.iter().any(|o| r.path.starts_with(o))
        })
        .map(|r| r.path.replace("{la}", &town.one.slug).replace("{secret}", "0123456789abcdefghjkmnpqrs"))
        .collect();
    pages.sort();
    assert!(pages.iter().any(|p| p.ends_with("/contact/requests")), "{pages:?}");
    pages
}
