//! The advocate, who has no account: a link that opens once, for seven days.

use chrono::Duration;
use kit::testing::Seen;

use crate::town::{CANARIES, Town};

async fn link(town: &Town) -> String {
    let link = messages::newest_link(&town.house, "ann@outside.example").await.unwrap().unwrap();
    link.trim_start_matches("http://localhost").to_owned()
}

/// Two answers that nobody can tell apart.
fn alike(one: &Seen, other: &Seen) {
    assert_eq!((one.status, &one.body, &one.headers), (other.status, &other.body, &other.headers));
    assert_eq!(one.status, 404);
}

kit::on_both! {
    async fn the_advocate_reads_it_once_after_pressing_a_button(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        let before = town.outbox(None).await;
        town.asked("council").await;
        assert_eq!(town.told(None, &before).await, ["ann@outside.example", "mo@national.example"]);
        let mail = town.outbox(None).await.concat();
        let link = link(&town).await;
        assert!(!mail.contains(&link) && CANARIES.iter().all(|c| !mail.contains(c)), "{mail}");
        let secret = link.trim_start_matches("/advocate/");
        assert_eq!(town.rows(&format!("message WHERE kind = '{secret}'")).await, 0);

        let mut advocate = town.anyone();
        for _ in 0..2 {
            let seen = advocate.get(&link).await;
            assert!(seen.status == 200 && seen.body.contains("Open the request"), "{}", seen.body);
            assert!(CANARIES.iter().all(|c| !seen.body.contains(c)), "a scanner that opens links sees nothing");
        }
        assert_eq!(town.rows("contact_request WHERE read_at IS NULL").await, 1);
        let seen = advocate.post(&link, &[]).await;
        assert!(seen.status == 200 && CANARIES.iter().all(|c| seen.body.contains(c)), "{}", seen.body);
        assert!(seen.body.contains(&town.one.name) && seen.headers.contains("cache-control: no-store"));
        assert_eq!(town.rows("contact_request WHERE read_at IS NOT NULL AND read_by IS NULL").await, 1);
        let told = town.outbox(None).await.len();
        town.pass(Duration::hours(3)).await;
        assert_eq!(town.outbox(None).await.len(), told, "read, it is told to nobody more");
        assert!(town.audit(None).await.iter().any(|act| act == "open a request as the advocate"));
        let mut manager = town.visitor("mo@national.example").await;
        let list = manager.get("/programme/contact").await.body;
        let one = crate::town::below(&list, "/programme/contact");
        assert!(manager.get(&one).await.body.contains("Opened by the advocate"), "and the national team still has it");
    }

    async fn wrong_used_and_expired_links_look_alike(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        let wrong = town.anyone().get("/advocate/0123456789abcdefghjkmnpqrs").await;
        town.asked("council").await;
        let used = link(&town).await;
        town.anyone().post(&used, &[]).await;
        alike(&wrong, &town.anyone().get(&used).await);
        alike(&wrong, &town.anyone().post(&used, &[]).await);
        assert!(messages::newest_link(&town.house, "ann@outside.example").await.unwrap().is_none(), "nor is it made again");
        town.clock.advance(Duration::minutes(1));
        town.asked("council").await;
        let late = link(&town).await;
        town.clock.advance(Duration::days(7) - Duration::seconds(1));
        assert_eq!(town.anyone().get(&late).await.status, 200);
        town.clock.advance(Duration::seconds(1));
        alike(&wrong, &town.anyone().get(&late).await);
        alike(&wrong, &town.anyone().post(&late, &[]).await);
        assert_eq!(town.rows("contact_request WHERE read_at IS NULL").await, 1);
    }

    /// The national team may be quicker; the advocate's link still opens, and who was first stays.
    async fn a_manager_who_is_quicker_does_not_shut_the_advocate_out(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("council").await;
        let mut manager = town.visitor("mo@national.example").await;
        let one = crate::town::below(&manager.get("/programme/contact").await.body, "/programme/contact");
        manager.post(&one, &[]).await;
        let seen = town.anyone().post(&link(&town).await, &[]).await;
        assert!(seen.status == 200 && seen.body.contains("Canaryname"), "{}", seen.body);
        assert!(manager.get(&one).await.body.contains("Opened by Mo Manager"));
    }

    /// Only what is about a council has a link at all.
    async fn other_requests_have_no_link(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("talk").await;
        town.asked("safety").await;
        assert_eq!(town.rows("contact_request WHERE mark IS NULL").await, 2);
        assert!(messages::newest_link(&town.house, "ann@outside.example").await.unwrap().is_none());
    }
}
