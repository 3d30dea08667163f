//! Codes tried for ever: they are counted in a row, over whatever time, and beside the factor.

use crate::town::{LEAD, Town, recovery_codes};
use chrono::Duration;

const TOLD: &str = "wrong codes in a row were entered";
const CLOSED: &str = "not taken any more";

async fn told(town: &Town) -> usize {
    town.mails(LEAD).await.iter().filter(|mail| mail.contains(TOLD)).count()
}

kit::on_both! {
    /// Wherever a code is asked for: at ten wrong ones in a row the owner is told, once; after fifty only recovery codes are
    /// taken. One of those opens the app's again.
    async fn fifty_wrong_codes_close_the_app(fresh) {
        let town = Town::built(&fresh).await;
        let (mut lead, secret, codes) = town.set_up(LEAD).await;
        let codes = recovery_codes(&codes.body);
        let mut half = town.linked(LEAD).await;
        for n in 1..=50 {
            let wrong = town.wrong_code(&secret);
            let seen = match n % 3 {
                0 => half.post("/second-factor", &[("code", &wrong)]).await,
                1 => lead.post("/account/second-factor", &[("wish", "codes"), ("code", &wrong)]).await,
                _ => lead.post("/account/email", &[("email", "lea@new.example"), ("code", &wrong)]).await,
            };
            assert!(seen.status == 422 && seen.body.contains("not right"), "{n}: {}", seen.body);
            assert_eq!(told(&town).await, usize::from(n >= 10), "{n}");
            if n % 5 == 0 {
                town.clock.advance(Duration::minutes(1));
            }
        }
        let right = town.code(&secret);
        let closed = half.post("/second-factor", &[("code", &right)]).await;
        assert!(closed.status == 422 && closed.body.contains(CLOSED), "{}", closed.body);
        assert!(!closed.body.contains(&right), "it would be taken before the recovery code");
        let page = "/account/second-factor";
        let closed = lead.post(page, &[("wish", "replace"), ("code", &right)]).await;
        assert!(closed.status == 422 && closed.body.contains(CLOSED), "{}", closed.body);
        let typed = [("email", "lea@new.example"), ("code", right.as_str())];
        let closed = lead.post("/account/email", &typed).await;
        assert!(closed.status == 422 && closed.body.contains(CLOSED) && closed.body.contains("lea@new.example"));

        let other = half.post("/second-factor", &[("recovery", "0000-0000-0000-0000")]).await;
        assert!(other.status == 422 && other.body.contains("not right"), "{}", other.body);
        assert_eq!(half.post("/second-factor", &[("recovery", &codes[0])]).await.status, 303);
        assert_eq!(told(&town).await, 1);
        town.clock.advance(Duration::minutes(1));
        let mut again = town.linked(LEAD).await;
        let seen = again.post("/second-factor", &[("code", &town.code(&secret))]).await;
        assert_eq!(seen.location.as_deref(), Some("/home"), "{}", seen.body);
    }

    /// A right code starts the count again; then the owner is told again, too.
    async fn a_right_code_starts_the_count_again(fresh) {
        let town = Town::built(&fresh).await;
        let (_, secret, _) = town.set_up(LEAD).await;
        for (wrong, expected) in [(9, 0), (9, 0), (10, 1), (10, 2)] {
            for n in 1..=wrong {
                let mut half = town.linked(LEAD).await;
                let seen = half.post("/second-factor", &[("code", &town.wrong_code(&secret))]).await;
                assert_eq!(seen.status, 422, "{n}");
                town.clock.advance(Duration::seconds(20));
            }
            assert_eq!(told(&town).await, expected);
            town.clock.advance(Duration::minutes(1));
            let mut half = town.linked(LEAD).await;
            assert_eq!(half.post("/second-factor", &[("code", &town.code(&secret))]).await.status, 303);
        }
    }
}
