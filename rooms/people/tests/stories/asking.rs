//! A link belongs to the browser that asked for it: opened there it signs in, opened elsewhere it shows a code to type there.

use crate::town::{ADVISER, LEADER, Town};
use chrono::Duration;
use kit::testing::{Seen, Visitor};

/// Somebody who has asked for a link, and the link.
async fn asked(town: &Town, visitor: &mut Visitor, email: &str) -> String {
    assert_eq!(visitor.post("/sign-in", &[("email", email)]).await.status, 200);
    town.link_to(email).await.expect("a link")
}

/// The code that a page shows.
fn code(seen: &Seen) -> String {
    let after =
        seen.body.split("govuk-heading-xl\">").nth(1).unwrap_or_else(|| panic!("no code in {}", seen.body));
    after.split('<').next().unwrap().to_owned()
}

async fn signed_in(visitor: &mut Visitor) -> bool {
    visitor.get("/account").await.status == 200
}

fn told(seen: &Seen) -> (u16, String) {
    (seen.status.as_u16(), seen.body.clone())
}

kit::on_both! {
    /// Where it was asked for a link signs in, and what the browser held for it goes.
    async fn a_link_signs_in_where_it_was_asked_for(fresh) {
        let town = Town::built(&fresh).await;
        let mut desk = town.visitor();
        let sent = desk.post("/sign-in", &[("email", LEADER)]).await;
        let cookie = sent.headers.lines().find(|l| l.starts_with("set-cookie: nb-asked=")).expect("a cookie");
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let link = town.link_to(LEADER).await.unwrap();
        assert!(desk.get(&link).await.body.contains("Welcome to New Belongings"));
        assert_eq!(desk.post(&link, &[]).await.location.as_deref(), Some("/home"));
        assert_eq!(desk.cookie("nb-asked"), Some(""));
        assert!(signed_in(&mut desk).await);
        assert!(desk.post(&link, &[]).await.body.contains("no longer works"));
    }

    /// Elsewhere it signs nobody in, however often it is opened or pressed; its code does, where it was asked for, once.
    async fn elsewhere_it_shows_a_code_for_where_it_was_asked_for(fresh) {
        let town = Town::built(&fresh).await;
        let (mut desk, mut phone, mut thief) = (town.visitor(), town.visitor(), town.visitor());
        let link = asked(&town, &mut desk, LEADER).await;
        // Somebody who asked as well, for their own or for the same address, is elsewhere all the same.
        let own = asked(&town, &mut thief, ADVISER).await;
        let mut shown = Vec::new();
        for visitor in [&mut phone, &mut thief] {
            shown.push(told(&visitor.get(&link).await));
            shown.push(told(&visitor.post(&link, &[]).await));
            assert!(!signed_in(visitor).await);
        }
        assert!(shown.windows(2).all(|w| w[0] == w[1]), "{shown:?}");
        let code = code(&phone.get(&link).await);
        assert_eq!(code.len(), 9, "{code}");
        for visitor in [&mut phone, &mut thief] {
            let seen = visitor.post("/sign-in/code", &[("code", &code)]).await;
            assert!(seen.status == 422 && seen.body.contains("does not fit") && seen.body.contains(&code));
            assert!(!signed_in(visitor).await);
        }
        let spaced = code.to_uppercase().replace('-', " ");
        assert_eq!(desk.post("/sign-in/code", &[("code", &spaced)]).await.location.as_deref(), Some("/home"));
        assert!(signed_in(&mut desk).await);
        for dead in [&link, "/sign-in/00000000000000000000000000"] {
            assert!(phone.get(dead).await.body.contains("no longer works"));
        }
        assert_eq!(thief.post(&own, &[]).await.status, 303, "what was their own");
    }

    /// A code that is wrong, used, over or of another's, in a browser that asked: one answer, and nothing written.
    async fn codes_that_do_not_fit_are_answered_alike(fresh) {
        let town = Town::built(&fresh).await;
        let mut desk = town.visitor();
        let old = asked(&town, &mut desk, LEADER).await;
        let over = code(&town.visitor().get(&old).await);
        let kept = desk.cookie("nb-asked").unwrap().to_owned();
        town.clock.advance(Duration::minutes(11));
        let link = asked(&town, &mut desk, LEADER).await;
        let used = code(&town.visitor().get(&link).await);
        let held = desk.cookie("nb-asked").unwrap().to_owned();
        assert!(held.ends_with(&kept), "an earlier one is remembered");
        assert_eq!(desk.post("/sign-in/code", &[("code", &used)]).await.status, 303);
        let theirs = asked(&town, &mut town.visitor(), ADVISER).await;
        let theirs = code(&town.visitor().get(&theirs).await);
        let before = [town.rows("session").await, town.rows("job").await];
        let mut seen = Vec::new();
        for wrong in [&over, &used, &theirs, "0000-0000"] {
            let mut visitor = town.visitor();
            visitor.hold("nb-asked", &held);
            let answer = visitor.post("/sign-in/code", &[("code", wrong)]).await;
            seen.push((answer.status, answer.headers, answer.body.replace(wrong, "X")));
        }
        let mut nobody = town.visitor();
        let answer = nobody.post("/sign-in/code", &[("code", &over)]).await;
        seen.push((answer.status, answer.headers, answer.body.replace(&over, "X")));
        assert!(seen.windows(2).all(|w| w[0] == w[1]), "{seen:#?}");
        assert_eq!(seen[0].0, 422);
        assert_eq!([town.rows("session").await, town.rows("job").await], before);
        let odd = nobody.post("/sign-in/code", &[("code", "abc")]).await;
        assert!(odd.status == 422 && odd.body.contains("Enter the 8 letters") && odd.body.contains("abc"));
    }

    /// Whoever asked twice may use either link, also the one that came late.
    async fn asking_again_takes_nothing_away(fresh) {
        let town = Town::built(&fresh).await;
        let mut desk = town.visitor();
        let first = asked(&town, &mut desk, LEADER).await;
        town.clock.advance(Duration::minutes(1));
        let second = asked(&town, &mut desk, LEADER).await;
        assert_ne!(first, second);
        for link in [&second, &first] {
            assert!(desk.get(link).await.body.contains("Welcome to New Belongings"));
        }
        let mut copy = desk.clone();
        assert_eq!(desk.post(&first, &[]).await.status, 303);
        assert_eq!(copy.post(&second, &[]).await.status, 303);
    }

    /// Five wrong codes a minute for what a browser asked for, from wherever; then even the right one waits.
    async fn codes_are_counted_by_who_asked(fresh) {
        let town = Town::built(&fresh).await;
        let mut desk = town.visitor();
        let link = asked(&town, &mut desk, LEADER).await;
        let right = code(&town.visitor().get(&link).await);
        for n in 0..5 {
            let mut desk = desk.clone().calling_from(&format!("192.0.2.{n}"));
            assert_eq!(desk.post("/sign-in/code", &[("code", "0000-0000")]).await.status, 422, "{n}");
        }
        assert_eq!(desk.post("/sign-in/code", &[("code", &right)]).await.status, 429);
        let mut other = town.visitor();
        asked(&town, &mut other, ADVISER).await;
        assert_eq!(other.post("/sign-in/code", &[("code", "0000-0000")]).await.status, 422, "others go on");
        town.clock.advance(Duration::minutes(1));
        assert_eq!(desk.post("/sign-in/code", &[("code", &right)]).await.status, 303);
    }

    /// Links that nobody asked for work wherever they are opened: an invitation, and one from the terminal.
    async fn an_invitation_works_everywhere(fresh) {
        let town = Town::built(&fresh).await;
        let invitation = town.link_to(ADVISER).await.unwrap();
        let printed = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
        for link in [invitation.as_str(), crate::town::path(&printed)] {
            let mut visitor = town.visitor();
            assert!(visitor.get(link).await.body.contains("Welcome"));
            assert_eq!(visitor.post(link, &[]).await.location.as_deref(), Some("/home"));
        }
    }
}
