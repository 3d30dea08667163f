//! Changing one's e-mail address.

use crate::town::{LEAD, LEADER, Town};
use chrono::Duration;

const NEW: &str = "sid.new@elsewhere.example";

async fn rows(town: &Town) -> [i64; 4] {
    let of = |table| town.rows(table);
    [of("pass").await, of("message").await, of("job").await, of("audit_line").await]
}

kit::on_both! {
    /// Asked for on one's account, confirmed at the new address, told to the old; sessions and old links end.
    async fn a_new_address_is_confirmed_and_the_old_one_told(fresh) {
        let town = Town::built(&fresh).await;
        let mut sid = town.linked(LEADER).await;
        let mut other_device = town.linked(LEADER).await;
        let old_link = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
        let refused = sid.post("/account/email", &[("email", "sid new")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("value=\"sid new\""));
        assert_eq!(sid.post("/account/email", &[("email", LEADER)]).await.status, 422, "the one it is already");
        let asked = sid.post("/account/email", &[("email", "Sid.New@elsewhere.example")]).await;
        assert!(asked.status == 200 && asked.body.contains("Check your new address"), "{}", asked.body);

        let link = town.link_to(NEW).await.unwrap();
        assert!(link.starts_with("/account/email/"), "{link}");
        assert_eq!(town.visitor().get(&link).await.location.as_deref(), Some("/sign-in"), "the mailbox alone is not enough");
        let as_sign_in = link.replace("/account/email/", "/sign-in/");
        let tried = town.visitor().post(&as_sign_in, &[]).await;
        assert!(tried.body.contains("no longer works"), "a link that confirms signs nobody in");
        let (mut lead, ..) = town.set_up(LEAD).await;
        assert!(lead.get(&link).await.body.contains("no longer works"), "nor is it another account's");
        assert!(lead.post(&link, &[]).await.body.contains("no longer works"));

        assert!(sid.get(&link).await.body.contains(NEW), "opening it changes nothing");
        assert!(sid.get("/account").await.body.contains(LEADER));
        let written = town.rows("message").await;
        let done = sid.post(&link, &[]).await;
        assert!(done.body.contains("Your address is changed"), "{}", done.body);
        assert_eq!(town.rows("message").await, written + 1, "the old address is told");
        for visitor in [&mut sid, &mut other_device] {
            assert_eq!(visitor.get("/account").await.location.as_deref(), Some("/sign-in"), "every session ends");
        }
        let stale = town.visitor().post(crate::town::path(&old_link), &[]).await;
        assert!(stale.body.contains("no longer works"), "links in the old mailbox, too");
        assert!(people::fresh_link(&town.house, LEADER, false).await.unwrap().is_none());
        let mut back = town.linked(NEW).await;
        assert!(back.get("/account").await.body.contains("Senior leader"), "the seat is still theirs");
        assert!(back.get(&link).await.body.contains("no longer works"), "once");
    }

    /// An address that is another account's is answered like a free one; only who reads its mail learns more.
    async fn a_taken_address_is_answered_like_a_free_one(fresh) {
        let town = Town::built(&fresh).await;
        let mut sid = town.linked(LEADER).await;
        let mut told = Vec::new();
        // Of the same length, so that the pages are, too.
        for email in ["lou@one.example", LEAD] {
            let before = rows(&town).await;
            let seen = sid.post("/account/email", &[("email", email)]).await;
            let after = rows(&town).await;
            let written = after.iter().zip(&before).map(|(a, b)| a - b).collect::<Vec<_>>();
            told.push((seen.status, seen.headers, seen.body.replace(email, "X"), written));
        }
        assert_eq!(told[0], told[1]);
        assert_eq!(told[0].3, [1, 1, 1, 1], "a link, a message, its job and a line");
        let link = town.link_to(LEAD).await.unwrap();
        assert_eq!(sid.post(&link, &[]).await.status, 409);
        assert!(sid.get("/account").await.body.contains(LEADER), "nothing changed");
    }

    /// Whoever has a second factor shows a code first: a screen that was left open is not enough to carry an account away.
    async fn a_code_is_asked_for(fresh) {
        let town = Town::built(&fresh).await;
        let (mut lead, secret, codes) = town.set_up(LEAD).await;
        let page = lead.get("/account/email").await.body;
        assert!(page.contains("name=\"code\"") && page.contains("name=\"recovery\""), "{page}");
        let wrong = town.wrong_code(&secret);
        let refused: [&[(&str, &str)]; 4] = [
            &[("email", NEW)],
            &[("email", NEW), ("code", "12")],
            &[("email", NEW), ("code", &wrong)],
            &[("email", NEW), ("recovery", "0000-0000-0000-0000")],
        ];
        for typed in refused {
            let seen = lead.post("/account/email", typed).await;
            assert!(seen.status == 422 && seen.body.contains(&format!("value=\"{NEW}\"")), "{typed:?} {}", seen.body);
        }
        assert_eq!(town.mails(NEW).await.len(), 0);
        town.clock.advance(Duration::minutes(1));
        let right = town.code(&secret);
        let bad_address = lead.post("/account/email", &[("email", "nonsense"), ("code", &right)]).await;
        assert_eq!(bad_address.status, 422);
        let asked = lead.post("/account/email", &[("email", NEW), ("code", &right)]).await;
        assert!(asked.body.contains("Check your new address"), "the code was not used up by the form before: {}", asked.body);
        assert_eq!(lead.post("/account/email", &[("email", NEW), ("code", &right)]).await.status, 422, "once");
        let codes = crate::town::recovery_codes(&codes.body);
        assert_eq!(lead.post("/account/email", &[("email", NEW), ("recovery", &codes[0])]).await.status, 200);
        assert_eq!(town.mails(NEW).await.len(), 2);
    }

    /// Whoever has none has just signed in, or does so again.
    async fn without_a_second_factor_a_young_sign_in_is_asked_for(fresh) {
        let town = Town::built(&fresh).await;
        let mut sid = town.linked(LEADER).await;
        assert!(!sid.get("/account/email").await.body.contains("name=\"code\""));
        town.clock.advance(Duration::minutes(9));
        assert_eq!(sid.post("/account/email", &[("email", "one@elsewhere.example")]).await.status, 200);
        town.clock.advance(Duration::minutes(2));
        let before = rows(&town).await;
        let page = sid.get("/account/email").await.body;
        assert!(page.contains("Sign in again first") && !page.contains("name=\"email\""), "{page}");
        let refused = sid.post("/account/email", &[("email", NEW)]).await;
        assert!(refused.status == 422 && refused.body.contains("Sign in again first"), "{}", refused.body);
        assert_eq!(rows(&town).await, before);
        let mut sid = town.linked(LEADER).await;
        assert_eq!(sid.post("/account/email", &[("email", NEW)]).await.status, 200);
    }

    /// A link to confirm ends after a day, and there are ten an hour.
    async fn links_to_confirm_end_and_are_counted(fresh) {
        let town = Town::built(&fresh).await;
        let mut sid = town.linked(LEADER).await;
        for n in 0..10 {
            let email = format!("new{n}@elsewhere.example");
            assert_eq!(sid.post("/account/email", &[("email", &email)]).await.status, 200);
        }
        let closed = sid.post("/account/email", &[("email", NEW)]).await;
        assert_eq!(closed.status, 429);
        assert!(closed.headers.contains("retry-after: 3600") && closed.body.contains("60 minutes"), "{}", closed.body);
        let link = town.link_to("new9@elsewhere.example").await.unwrap();
        town.clock.advance(Duration::hours(25));
        let mut sid = town.linked(LEADER).await;
        assert!(sid.post(&link, &[]).await.body.contains("no longer works"));
    }
}
