//! A message whose link leads nowhere any more is never sent.

use kit::jobs::run_due;
use messages::State;
use uuid::Uuid;

use super::post_office::PostOffice;
use super::town::{OVER, count, house, post};

kit::on_both! {
    async fn a_dead_link_is_not_sent(fresh) {
        let office = PostOffice::open().await;
        let house = house(&fresh, Some(&office)).await;
        let live = Uuid::from_u128(8);
        post(&house, "survey", Some(OVER), &["late".to_owned()]).await;
        post(&house, "survey", Some(live), &["leaver".to_owned()]).await;
        post(&house, "contact", None, &["duty".to_owned()]).await;
        run_due(&house).await.unwrap();
        let letters = office.letters();
        assert_eq!(letters.len(), 2, "{letters:?}");
        assert!(letters.iter().all(|(to, _)| to != "late@example.org"));
        assert!(letters.iter().any(|(_, text)| text.contains(&format!("Here: http://localhost/{live} is all."))));
        assert!(letters.iter().any(|(to, text)| to == "duty@example.org" && text.contains("Here:  is all.")));
        assert_eq!(
            (count(&house, State::Void).await, count(&house, State::Held).await, count(&house, State::Sent).await),
            (1, 0, 2)
        );
        let shown = messages::outbox(&house.read().await.unwrap(), None, 10).await.unwrap();
        let late = shown.iter().find(|message| message.to == "late@example.org").unwrap();
        assert_eq!(late.state.words(), "Not sent: its link no longer works");
        // It stays so: nothing is tried again.
        let tx = house.write().await.unwrap();
        assert_eq!(messages::take_up(&tx).await.unwrap(), 0);
        tx.commit().await.unwrap();
        run_due(&house).await.unwrap();
        assert_eq!(office.letters().len(), 2);
        assert_eq!(count(&house, State::Void).await, 1);
    }

    async fn an_address_that_does_not_exist_is_told_once(fresh) {
        let office = PostOffice::open().await;
        let house = house(&fresh, Some(&office)).await;
        post(&house, "survey", Some(Uuid::from_u128(8)), &["gone".to_owned(), "here".to_owned()]).await;
        run_due(&house).await.unwrap();
        assert_eq!(office.came(), ["here@example.org"]);
        assert_eq!((count(&house, State::Refused).await, count(&house, State::Sent).await), (1, 1));
        // It is no job that failed, and nothing that a second try would mend.
        let tx = house.write().await.unwrap();
        assert_eq!(messages::take_up(&tx).await.unwrap(), 0);
    }

    /// Held while there was no service; its link is over when there is one.
    async fn what_was_held_may_be_void_by_then(fresh) {
        {
            let house = house(&fresh, None).await;
            post(&house, "survey", Some(OVER), &["late".to_owned()]).await;
            run_due(&house).await.unwrap();
            assert_eq!(count(&house, State::Held).await, 1);
        }
        let office = PostOffice::open().await;
        let house = house(&fresh, Some(&office)).await;
        let tx = house.write().await.unwrap();
        assert_eq!(messages::take_up(&tx).await.unwrap(), 1);
        tx.commit().await.unwrap();
        run_due(&house).await.unwrap();
        assert_eq!(office.came(), Vec::<String>::new());
        assert_eq!((count(&house, State::Void).await, count(&house, State::Held).await), (1, 0));
    }
}
