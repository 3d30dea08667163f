//! From "somebody asked" to "done", for those who answer.

use chrono::Duration;

use crate::town::{CANARIES, FORM, Town, below};

kit::on_both! {
    async fn a_duty_worker_hears_opens_answers_and_finishes(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        let before = town.outbox(Some(town.one.id)).await;
        assert_eq!(town.ask(&FORM).await.status, 200);
        town.jobs().await; // no time has passed: it leaves at once
        let mail = town.sent(Some(town.one.id), &before).await;
        assert_eq!(mail.len(), 1);
        assert!(mail[0].starts_with("duty@one.example: ") && mail[0].contains("/contact/requests"), "{mail:?}");
        assert!(CANARIES.iter().all(|c| !mail[0].contains(c)) && !mail[0].contains("talk"), "{mail:?}");
        assert_eq!(town.column("SELECT state FROM message WHERE kind = 'contact'").await, vec!["held"; town.rows("message WHERE kind = 'contact'").await]);

        town.clock.advance(Duration::minutes(12));
        let mut duty = town.visitor("duty@one.example").await;
        let list = town.one.path("/contact/requests");
        let seen = duty.get(&list).await;
        assert!(seen.body.contains("Unread") && seen.body.contains("Waits 12 minutes"), "{}", seen.body);
        assert!(CANARIES.iter().all(|c| !seen.body.contains(c)), "{}", seen.body);
        let one = below(&seen.body, &list);
        let closed = duty.get(&one).await;
        assert!(closed.status == 200 && closed.body.contains("Open and answer this"), "{}", closed.body);
        assert!(CANARIES.iter().all(|c| !closed.body.contains(c)), "a preview sees nothing");
        assert_eq!(duty.post(&format!("{one}/done"), &[]).await.status, 409, "nobody was contacted yet");
        assert!(duty.get(&list).await.body.contains("Unread"), "looking opens nothing");

        assert_eq!(duty.post(&one, &[]).await.location.as_deref(), Some(one.as_str()));
        let opened = duty.get(&one).await.body;
        assert!(CANARIES.iter().all(|c| opened.contains(c)) && opened.contains("Opened by Dee Duty"), "{opened}");
        let mut lead = town.visitor("lead@one.example").await;
        lead.post(&one, &[]).await;
        assert!(lead.get(&one).await.body.contains("Opened by Dee Duty"), "the first stays");
        assert!(lead.get(&town.one.path("/contact")).await.body.contains("1 request is open."));
        assert_eq!(duty.post(&format!("{one}/done"), &[]).await.location.as_deref(), Some(list.as_str()));
        duty.post(&format!("{one}/done"), &[]).await;
        let done = duty.get(&list).await.body;
        assert!(done.contains("Nobody waits") && done.contains("Done; erased"), "{done}");
        let audit = town.audit(Some(town.one.id)).await;
        let count = |act: &str| audit.iter().filter(|line| *line == act).count();
        assert_eq!((count("open a contact request"), count("finish a contact request")), (1, 1), "{audit:?}");
        assert_eq!(count("ask to be contacted"), 0, "who asks leaves no line");
    }

    async fn without_a_duty_contact_all_leads_are_told(fresh) {
        let town = Town::built(&fresh).await;
        let before = town.outbox(Some(town.one.id)).await;
        town.asked("safety").await;
        assert_eq!(town.told(Some(town.one.id), &before).await, ["lead@one.example"]);
    }

    async fn others_do_not_reach_it(fresh) {
        let town = Town::built(&fresh).await;
        town.asked("talk").await;
        let list = town.one.path("/contact/requests");
        let one = below(&town.visitor("duty@one.example").await.get(&list).await.body, &list);
        let own = one.replace(&town.one.slug, &town.two.slug);
        for (who, status) in [("ada@one.example", 403), ("sid@one.example", 403), ("pat@charity.example", 403), ("lead@two.example", 404), ("mo@national.example", 404)] {
            let mut visitor = town.visitor(who).await;
            for path in [&list, &one] {
                assert_eq!(visitor.get(path).await.status, status, "{who} {path}");
            }
            assert_eq!(visitor.post(&one, &[]).await.status, status, "{who}");
            assert_eq!(visitor.post(&format!("{one}/done"), &[]).await.status, status, "{who}");
        }
        let mut stranger = town.visitor("lead@two.example").await;
        assert_eq!(stranger.get(&own).await.status, 404, "another LA's request under one's own address");
        assert_eq!(stranger.post(&own, &[]).await.status, 404);
        assert!(stranger.get(&town.two.path("/contact/requests")).await.body.contains("Nobody waits"));
        let outside = one.replace(&town.one.path("/contact/requests"), "/programme/contact");
        assert_eq!(town.visitor("mo@national.example").await.get(&outside).await.status, 404, "not about a council");
        assert_eq!(town.visitor("duty@one.example").await.get(&town.one.path("/contact")).await.status, 403);
    }

    async fn what_was_typed_is_shown_as_text(fresh) {
        let town = Town::built(&fresh).await;
        let hostile = "<script>alert(1)</script>";
        let form = [("name", hostile), ("way", "other"), ("reach", hostile), ("time", hostile), ("about", "talk"), ("words", hostile)];
        assert_eq!(town.ask(&form).await.status, 200);
        let mut duty = town.visitor("duty@one.example").await;
        let list = town.one.path("/contact/requests");
        let one = below(&duty.get(&list).await.body, &list);
        duty.post(&one, &[]).await;
        for page in [duty.get(&one).await.body, duty.get(&list).await.body] {
            assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert"), "{page}");
        }
    }

    async fn ninety_days_after_it_was_done_it_is_gone(fresh) {
        let town = Town::built(&fresh).await;
        town.asked("talk").await;
        town.asked("talk").await;
        let mut duty = town.visitor("duty@one.example").await;
        let list = town.one.path("/contact/requests");
        let one = below(&duty.get(&list).await.body, &list);
        duty.post(&one, &[]).await;
        duty.post(&format!("{one}/done"), &[]).await;
        town.pass(Duration::days(89)).await;
        assert_eq!(town.rows("contact_request").await, 2);
        town.pass(Duration::days(2)).await;
        assert_eq!(town.rows("contact_request").await, 1, "what nobody has done stays");
        assert_eq!(town.visitor("duty@one.example").await.get(&one).await.status, 404);
    }
}
