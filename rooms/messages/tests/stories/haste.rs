//! What somebody waits for never stands behind a bulk send; and nothing is sent twice.

use kit::jobs::{self, enqueue, enqueue_once, run_due, run_next, run_next_urgent};
use messages::State;
use sea_orm::EntityTrait;
use std::collections::BTreeMap;
use std::time::Duration;

use super::post_office::PostOffice;
use super::town::{NOTHING, count, house, post};

fn many(name: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{name}{n}")).collect()
}

kit::on_both! {
    async fn links_to_sign_in_and_calls_for_help_leave_first(fresh) {
        let office = PostOffice::open().await;
        let house = house(&fresh, Some(&office)).await;
        post(&house, "survey", None, &many("leaver", 20)).await;
        for (kind, to) in [("pass", "lead"), ("contact", "duty"), ("contact-advocate", "advocate")] {
            post(&house, kind, None, &[to.to_owned()]).await;
        }
        for _ in 0..3 {
            assert!(run_next(&house).await.unwrap());
        }
        let mut first = office.came();
        first.sort();
        assert_eq!(first, ["advocate@example.org", "duty@example.org", "lead@example.org"]);
        assert!(!run_next_urgent(&house).await.unwrap(), "the rest is for the other worker");
        run_due(&house).await.unwrap();
        assert_eq!(office.came().len(), 23);
    }

    async fn jobs_of_somebody_who_waits_come_first(fresh) {
        let house = house(&fresh, None).await;
        let tx = house.write().await.unwrap();
        let (now, earlier) = (tx.now(), tx.now() - chrono::Duration::hours(1));
        enqueue_once(&tx, NOTHING, &"bulk", earlier, "a name").await.unwrap();
        enqueue(&tx, NOTHING, &"asked", now).await.unwrap();
        enqueue(&tx, NOTHING, &"asked for later", now + chrono::Duration::hours(1)).await.unwrap();
        tx.commit().await.unwrap();
        let done = async || {
            let tx = house.read().await.unwrap();
            let all = jobs::Entity::find().all(tx.conn()).await.unwrap();
            let done = all.into_iter().filter(|job| job.state == "done");
            done.filter_map(|job| job.payload.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert!(run_next_urgent(&house).await.unwrap());
        assert_eq!(done().await, ["asked"]);
        assert!(!run_next_urgent(&house).await.unwrap(), "nothing else is urgent and due");
        assert!(run_next(&house).await.unwrap());
        assert_eq!(done().await.len(), 2, "the other worker does the rest");
        assert!(!run_next(&house).await.unwrap());
    }

    /// The mail server never answers for one invitation: what is urgent leaves meanwhile, and the worker is free again soon.
    async fn a_send_that_hangs_holds_nothing_up(fresh) {
        let office = PostOffice::open().await;
        let house = house(&fresh, Some(&office)).await;
        post(&house, "survey", None, &["slow".to_owned(), "leaver".to_owned()]).await;
        let other = house.clone();
        let hanging = tokio::spawn(async move { run_next(&other).await.unwrap() });
        tokio::time::sleep(Duration::from_millis(500)).await;
        post(&house, "contact", None, &["duty".to_owned()]).await;
        assert!(run_next_urgent(&house).await.unwrap());
        assert_eq!(office.came(), ["duty@example.org"]);
        assert!(!hanging.is_finished(), "it does hang");
        assert!(!run_next_urgent(&house).await.unwrap(), "the urgent worker takes nothing else");
        assert!(hanging.await.unwrap());
        assert_eq!(count(&house, State::Waiting).await, 2, "it is tried again, later");
    }

    /// Two workers of each kind, and an operator who lets the outbox be taken up again and again.
    async fn nothing_is_sent_twice(fresh) {
        let office = PostOffice::open().await;
        let house = house(&fresh, Some(&office)).await;
        post(&house, "survey", None, &many("leaver", 40)).await;
        post(&house, "pass", None, &many("staff", 40)).await;
        let mut workers = Vec::new();
        for n in 0..4 {
            let house = house.clone();
            workers.push(tokio::spawn(async move {
                let mut idle = 0;
                while idle < 20 {
                    let ran = if n % 2 == 0 { run_next(&house).await } else { run_next_urgent(&house).await };
                    if !ran.unwrap() {
                        idle += 1;
                        tokio::time::sleep(Duration::from_millis(10)).await;
                    }
                }
            }));
        }
        for _ in 0..20 {
            let tx = house.write().await.unwrap();
            messages::take_up(&tx).await.unwrap();
            tx.commit().await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        for worker in workers {
            worker.await.unwrap();
        }
        run_due(&house).await.unwrap();
        let mut letters = BTreeMap::<String, usize>::new();
        for to in office.came() {
            *letters.entry(to).or_default() += 1;
        }
        assert_eq!(letters.len(), 80, "everybody");
        assert!(letters.values().all(|count| *count == 1), "{letters:?}");
        assert_eq!(count(&house, State::Sent).await, 80);
    }
}
