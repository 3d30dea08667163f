//! Nobody opens it: others are told, each working hour, until somebody does. Nobody finishes it: the same, each
//! working day.

use chrono::Duration;

use crate::town::{CANARIES, Town, below};

const BOTH: [&str; 2] = ["esi@one.example", "lead@one.example"];
const ALL: [&str; 3] = ["duty@one.example", "esi@one.example", "lead@one.example"];

kit::on_both! {
    async fn unread_it_is_told_to_others_each_working_hour_eight_times(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("talk").await;
        let la = Some(town.one.id);
        let mut before = town.outbox(la).await;
        town.pass(Duration::minutes(59)).await;
        assert_eq!(town.outbox(la).await, before, "an hour has not passed");
        // Ten in the morning: seven hours until five, the eighth after nine the next day.
        for hour in 1..=7 {
            town.pass(if hour == 1 { Duration::minutes(1) } else { Duration::hours(1) }).await;
            assert_eq!(town.told(la, &before).await, BOTH, "hour {hour}");
            before = town.outbox(la).await;
        }
        town.pass(Duration::minutes(15 * 60 + 45)).await; // a quarter to nine
        assert_eq!(town.outbox(la).await, before, "at night nobody is told");
        let national = town.outbox(None).await;
        town.pass(Duration::hours(2)).await;
        assert_eq!(town.told(la, &before).await, BOTH);
        assert_eq!(town.told(None, &national).await, ["mo@national.example"], "the last time the national team hears");
        town.pass(Duration::days(3)).await;
        assert_eq!(town.told(la, &before).await, BOTH, "eight times and no more");
        assert_eq!(town.column("SELECT CAST(escalations AS TEXT) FROM contact_request").await, ["8"]);
        assert_eq!(town.rows("contact_request WHERE escalated_at IS NULL").await, 0);
        let all = town.outbox(la).await.concat() + &town.outbox(None).await.concat();
        assert!(CANARIES.iter().all(|c| !all.contains(c)), "{all}");
        let acts = town.audit(la).await;
        assert_eq!(acts.iter().filter(|a| *a == "escalate a contact request").count(), 8, "{acts:?}");
    }

    async fn opened_it_is_told_to_nobody_more_that_day(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("safety").await;
        town.pass(Duration::hours(1)).await;
        let la = Some(town.one.id);
        let before = town.outbox(la).await;
        let mut duty = town.visitor("duty@one.example").await;
        let list = town.one.path("/contact/requests");
        let one = below(&duty.get(&list).await.body, &list);
        duty.post(&one, &[]).await;
        town.pass(Duration::hours(3)).await;
        assert_eq!(town.outbox(la).await, before);
    }

    /// One press on a button must not end it: whoever opened it is asked, until they say that it is done.
    async fn opened_and_not_done_it_is_told_again_each_working_day(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("talk").await;
        town.pass(Duration::hours(1)).await; // told once while nobody had opened it
        let (la, list) = (Some(town.one.id), town.one.path("/contact/requests"));
        let mut duty = town.visitor("duty@one.example").await;
        let one = below(&duty.get(&list).await.body, &list);
        assert_eq!(duty.post(&one, &[]).await.status, 303); // Monday, eleven
        let mut before = town.outbox(la).await;
        town.pass(Duration::minutes(24 * 60 - 1)).await;
        assert_eq!(town.outbox(la).await, before, "a working day has not passed");
        for (days, when) in [(0, "Tuesday"), (1, "Wednesday"), (1, "Thursday"), (1, "Friday"), (3, "Monday")] {
            town.pass(Duration::days(days) + Duration::minutes(i64::from(days == 0))).await;
            let sent = town.sent(la, &before).await;
            assert!(sent.iter().all(|mail| mail.contains("is not done") && mail.contains("was opened on")), "{sent:?}");
            assert!(CANARIES.iter().all(|c| !sent.concat().contains(c)), "{sent:?}");
            assert_eq!(town.told(la, &before).await, ALL, "{when}");
            before = town.outbox(la).await;
        }
        let again = "UPDATE job SET state = 'ready' WHERE kind = 'contact.remind' AND state = 'done'";
        sea_orm::ConnectionTrait::execute_unprepared(town.house.db.maintenance(), again).await.unwrap();
        town.jobs().await;
        assert_eq!(town.outbox(la).await, before, "the same day twice tells nobody twice");
        town.clock.set("2027-04-24T12:00:00Z".parse().unwrap());
        town.jobs().await; // Tuesday's comes late, on a Saturday
        before = town.outbox(la).await;
        town.pass(Duration::days(1)).await;
        assert_eq!(town.outbox(la).await, before, "Sunday");

        let mut duty = town.visitor("duty@one.example").await;
        assert_eq!(duty.post(&format!("{one}/done"), &[]).await.status, 303);
        town.pass(Duration::days(5)).await;
        assert_eq!(town.outbox(la).await, before, "done, it is over");
        let acts = town.audit(la).await;
        assert_eq!(acts.iter().filter(|a| *a == "escalate a contact request").count(), 7, "{acts:?}");
        assert_eq!(town.rows("job WHERE kind LIKE 'contact.%' AND trouble IS NOT NULL").await, 0);
    }

    /// What is about the council stays with the managers, also where the advocate took it on.
    async fn opened_and_not_done_about_a_council_the_managers_are_told(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("council").await;
        let link = messages::newest_link(&town.house, "ann@outside.example").await.unwrap().unwrap();
        let seen = town.anyone().post(link.trim_start_matches("http://localhost"), &[]).await;
        assert_eq!(seen.status, 200);
        let (la, mut before) = (town.outbox(Some(town.one.id)).await, town.outbox(None).await);
        for _ in 0..2 {
            town.pass(Duration::days(1)).await;
            assert_eq!(town.told(None, &before).await, ["mo@national.example"]);
            before = town.outbox(None).await;
        }
        assert_eq!(town.outbox(Some(town.one.id)).await, la, "the LA hears nothing");
        assert!(!town.audit(Some(town.one.id)).await.iter().any(|act| act.contains("escalate")));
    }

    /// A job that runs a second time (the program was killed between its work and its mark) tells nobody twice.
    async fn the_same_hour_twice_tells_nobody_twice(fresh) {
        let town = Town::built(&fresh).await;
        town.asked("talk").await;
        town.pass(Duration::hours(1)).await;
        let (la, jobs) = (Some(town.one.id), town.rows("job").await);
        let before = town.outbox(la).await;
        let again = "UPDATE job SET state = 'ready' WHERE kind = 'contact.escalate' AND state = 'done'";
        sea_orm::ConnectionTrait::execute_unprepared(town.house.db.maintenance(), again).await.unwrap();
        town.jobs().await;
        assert_eq!(town.outbox(la).await, before);
        assert_eq!(town.rows("job").await, jobs);
    }

    async fn asked_on_a_friday_evening_it_waits_for_monday(fresh) {
        let town = Town::built(&fresh).await;
        town.clock.set("2027-04-16T16:30:00Z".parse().unwrap());
        town.asked("talk").await;
        let before = town.outbox(Some(town.one.id)).await;
        town.pass(Duration::days(2)).await;
        assert_eq!(town.outbox(Some(town.one.id)).await, before);
        town.clock.set("2027-04-19T09:00:00Z".parse().unwrap());
        town.jobs().await;
        assert_eq!(town.told(Some(town.one.id), &before).await, ["lead@one.example"]);
    }
}
