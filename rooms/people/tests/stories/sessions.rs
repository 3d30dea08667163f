//! Sessions: listed, ended one by one or all others, and ending by themselves.

use crate::town::{ADVISER, LEAD, LEADER, Town};
use chrono::Duration;
use kit::testing::Visitor;

const PHONE: &str = "Mozilla/5.0 (Android 14; Mobile; rv:141.0) Gecko/141.0 Firefox/141.0";

async fn enter(town: &Town, visitor: Visitor) -> Visitor {
    let link = people::fresh_link(&town.house, LEADER, false).await.unwrap().unwrap();
    let mut visitor = visitor;
    assert_eq!(visitor.post(crate::town::path(&link), &[]).await.status, 303);
    visitor
}

async fn signed_in(visitor: &mut Visitor) -> bool {
    visitor.get("/account").await.status == 200
}

kit::on_both! {
    /// A person sees their sessions in coarse words and ends one; another person's can't be ended.
    async fn a_lost_laptop_is_signed_out(fresh) {
        let town = Town::built(&fresh).await;
        let mut laptop = enter(&town, town.visitor()).await;
        let mut phone = enter(&town, town.visitor().with(PHONE)).await;
        let page = phone.get("/account").await.body;
        for part in ["Sid Senior", LEADER, "Senior leader", "Firefox on Android", "A browser", "1 May 2026, 10:00am", "This device"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(!page.contains("Gecko"), "nothing of what the browser says of itself");
        let (mut lead, ..) = town.set_up(LEAD).await;
        let end = page.split("action=\"").find(|part| part.starts_with("/account/sessions/") && !part.contains("others/end\"")).unwrap();
        let end = end.split('"').next().unwrap().to_owned();
        assert_eq!(lead.post(&end, &[]).await.status, 404, "another person's");
        assert_eq!(lead.post("/account/sessions/nonsense/end", &[]).await.status, 404);
        assert!(signed_in(&mut laptop).await);
        let done = phone.post(&end, &[]).await;
        let told = phone.get(done.location.as_deref().unwrap()).await;
        assert!(told.body.contains("Signed out there"), "{}", told.body);
        assert!(!signed_in(&mut laptop).await);
        assert!(signed_in(&mut phone).await);

        let mut more = [enter(&town, town.visitor()).await, enter(&town, town.visitor()).await];
        phone.post("/account/sessions/others/end", &[]).await;
        for other in &mut more {
            assert!(!signed_in(other).await);
        }
        assert!(signed_in(&mut phone).await && signed_in(&mut lead).await, "one's own, and other people's, go on");
    }

    /// Whoever runs the program signs one person out everywhere, or everybody; nobody else can.
    async fn the_operator_ends_sessions(fresh) {
        let town = Town::built(&fresh).await;
        let mut one = [enter(&town, town.visitor()).await, enter(&town, town.visitor()).await];
        let (mut lead, ..) = town.set_up(LEAD).await;
        assert!(!people::end_sessions(&town.house, Some("nobody@example.org")).await.unwrap());
        assert!(signed_in(&mut one[0]).await);
        assert!(people::end_sessions(&town.house, Some(LEADER)).await.unwrap());
        for visitor in &mut one {
            assert!(!signed_in(visitor).await);
        }
        assert!(signed_in(&mut lead).await, "one person's only");
        let mut again = enter(&town, town.visitor()).await;
        assert!(signed_in(&mut again).await, "a new link works");
        assert!(people::end_sessions(&town.house, None).await.unwrap());
        assert!(!signed_in(&mut lead).await && !signed_in(&mut again).await);
    }

    /// Wherever all sessions of an account end, the links in its mailbox do: they would open new ones.
    async fn links_end_with_the_sessions(fresh) {
        let town = Town::built(&fresh).await;
        let link = async |email| people::fresh_link(&town.house, email, false).await.unwrap().unwrap();
        let works = async |link: &str| town.visitor().post(crate::town::path(link), &[]).await.status == 303;
        town.set_up(LEAD).await;
        let mut phone = enter(&town, town.visitor()).await;
        let (own, another) = (link(LEADER).await, link(LEAD).await);
        phone.post("/account/sessions/others/end", &[]).await;
        assert!(!works(&own).await, "signed out everywhere else");
        assert!(works(&another).await, "another person's goes on");

        let (own, another) = (link(LEADER).await, link(LEAD).await);
        people::end_sessions(&town.house, Some(LEADER)).await.unwrap();
        assert!(!works(&own).await && works(&another).await, "by the operator");

        let (own, another, mut invited) = (link(LEADER).await, link(LEAD).await, town.visitor());
        people::forget_factor(&town.house, LEAD).await.unwrap();
        assert!(!works(&another).await && works(&own).await, "with a second factor that was lost");

        let all = [link(LEADER).await, link(LEAD).await, town.link_to(ADVISER).await.unwrap()];
        people::end_sessions(&town.house, None).await.unwrap();
        for link in &all {
            assert!(!works(link).await, "everybody");
        }
        let again = link(ADVISER).await;
        assert_eq!(invited.post(crate::town::path(&again), &[]).await.status, 303, "a new link works");
    }

    /// Half an hour without a page, or twelve hours whatever happens.
    async fn sessions_end_by_themselves(fresh) {
        let town = Town::built(&fresh).await;
        let mut idle = enter(&town, town.visitor()).await;
        town.clock.advance(Duration::minutes(29));
        assert!(signed_in(&mut idle).await);
        town.clock.advance(Duration::minutes(29));
        assert!(signed_in(&mut idle).await, "a page counts");
        town.clock.advance(Duration::minutes(31));
        assert_eq!(idle.get("/account").await.location.as_deref(), Some("/sign-in"));
        assert_eq!(idle.post("/account/sessions/others/end", &[]).await.status, 401);

        let mut busy = enter(&town, town.visitor()).await;
        for _ in 0..35 {
            town.clock.advance(Duration::minutes(20));
            assert!(signed_in(&mut busy).await);
        }
        town.clock.advance(Duration::minutes(20));
        assert!(!signed_in(&mut busy).await, "twelve hours");
    }

    /// Showing the second factor gives no new twelve hours.
    async fn a_second_factor_does_not_make_a_session_longer(fresh) {
        let town = Town::built(&fresh).await;
        let (_, secret, _) = town.set_up(LEAD).await;
        town.clock.advance(Duration::minutes(1));
        let mut lead = town.linked(LEAD).await;
        town.clock.advance(Duration::minutes(20));
        lead.post("/second-factor", &[("code", &town.code(&secret))]).await;
        for _ in 0..34 {
            town.clock.advance(Duration::minutes(20));
            assert!(signed_in(&mut lead).await);
        }
        town.clock.advance(Duration::minutes(20));
        assert!(!signed_in(&mut lead).await, "twelve hours from the link on");
    }

    /// Coming in gives a new secret, and the session this browser had before is over; signing out ends it.
    async fn every_sign_in_is_a_new_session(fresh) {
        let town = Town::built(&fresh).await;
        let mut visitor = enter(&town, town.visitor()).await;
        let first = visitor.cookie("nb-session").unwrap().to_owned();
        visitor = enter(&town, visitor).await;
        let second = visitor.cookie("nb-session").unwrap().to_owned();
        assert_ne!(first, second);
        let mut planted = town.visitor();
        planted.hold("nb-session", &first);
        assert!(!signed_in(&mut planted).await);
        planted.hold("nb-session", "planted-by-somebody");
        let planted = enter(&town, planted).await;
        assert_ne!(planted.cookie("nb-session"), Some("planted-by-somebody"), "never a secret that came from outside");
        assert_eq!(visitor.post("/sign-out", &[]).await.status, 303);
        let mut left = town.visitor();
        left.hold("nb-session", &second);
        assert!(!signed_in(&mut left).await);
    }

    /// What is over is deleted at night; what counts stays.
    async fn what_is_over_is_swept_away(fresh) {
        let town = Town::built(&fresh).await;
        enter(&town, town.visitor()).await;
        kit::jobs::plan_daily(&town.house).await.unwrap();
        town.clock.advance(Duration::days(40));
        let mut here = enter(&town, town.visitor()).await;
        let passes = town.rows("pass").await;
        kit::jobs::run_due(&town.house).await.unwrap();
        assert_eq!(town.rows("session").await, 1);
        assert!(town.rows("pass").await < passes);
        assert!(signed_in(&mut here).await);
    }
}
