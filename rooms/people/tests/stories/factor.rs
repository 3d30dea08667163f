//! The second factor: who is asked, what counts once, and the ways out.

use crate::town::{ADVISER, LEAD, LEADER, MANAGER, Town, recovery_codes, secret};
use chrono::Duration;

kit::on_both! {
    /// Whoever reaches people is led to set it up, and has recovery codes then; whoever doesn't is not asked.
    async fn the_first_time_it_is_set_up(fresh) {
        let town = Town::built(&fresh).await;
        for email in [MANAGER, LEAD, ADVISER] {
            let mut half = town.linked(email).await;
            assert_eq!(half.get("/account").await.location.as_deref(), Some("/second-factor"), "{email}");
        }
        let mut lead = town.linked(LEAD).await;
        let page = lead.get("/second-factor").await;
        assert!(page.body.contains("<svg") && page.body.contains("otpauth://totp/New%20Belongings:lea@one.example"));
        assert!(!page.body.contains("style="), "the content policy forbids it");
        assert!(page.headers.contains("no-store"), "{}", page.headers);
        let first = secret(&page.body);
        assert_eq!(secret(&lead.get("/second-factor").await.body), first, "the square stays while it is looked at");
        assert_ne!(secret(&town.linked(LEAD).await.get("/second-factor").await.body), first, "and is this session's own");

        let missing = lead.post("/second-factor", &[("code", "12 34")]).await;
        assert_eq!(missing.status, 422);
        assert!(missing.body.contains("Enter the 6 digits") && missing.body.contains("value=\"12 34\""), "{}", missing.body);
        let wrong = lead.post("/second-factor", &[("code", &town.wrong_code(&first))]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("not right") && secret(&wrong.body) == first, "the same square again");
        assert_eq!(town.rows("factor").await, 0);

        let before = lead.cookie("nb-session").unwrap().to_owned();
        let done = lead.post("/second-factor", &[("code", &town.code(&first))]).await;
        assert_eq!(recovery_codes(&done.body).len(), 10, "{}", done.body);
        assert!(done.headers.contains("no-store"));
        assert_ne!(lead.cookie("nb-session").unwrap(), before, "a new secret");
        assert_eq!(lead.get("/account").await.status, 200);
        assert_eq!(lead.get("/second-factor").await.location.as_deref(), Some("/home"), "nothing more to do here");
        let mut thief = town.visitor();
        thief.hold("nb-session", &before);
        assert_eq!(thief.get("/account").await.location.as_deref(), Some("/sign-in"), "the old secret is worth nothing");

        let mut leader = town.linked(LEADER).await;
        assert_eq!(leader.get("/account").await.status, 200, "a senior leader reaches nobody");
        assert_eq!(leader.get("/second-factor").await.location.as_deref(), Some("/home"));
    }

    /// A code counts once; the one before a newer one no more.
    async fn a_code_that_was_seen_is_worth_nothing(fresh) {
        let town = Town::built(&fresh).await;
        let (_, secret, _) = town.set_up(LEAD).await;
        let used = town.code(&secret);
        let mut again = town.linked(LEAD).await;
        let page = again.get("/second-factor").await.body;
        assert!(page.contains("Enter a code") && !page.contains("secret="), "a factor is never shown again: {page}");
        let replayed = again.post("/second-factor", &[("code", &used)]).await;
        assert_eq!(replayed.status, 422, "the code of the set-up");
        assert!(replayed.body.contains("was used before"), "{}", replayed.body);
        town.clock.advance(Duration::seconds(30));
        let next = town.code(&secret);
        assert_eq!(again.post("/second-factor", &[("code", &next)]).await.location.as_deref(), Some("/home"));
        let mut third = town.linked(LEAD).await;
        assert_eq!(third.post("/second-factor", &[("code", &next)]).await.status, 422, "the same, in another session");
        assert_eq!(third.get("/account").await.location.as_deref(), Some("/second-factor"), "which stays half");
        town.clock.advance(Duration::seconds(90));
        assert_eq!(third.post("/second-factor", &[("code", &next)]).await.status, 422, "and an old one");
    }

    /// Five wrong codes in a minute close the account's field, in whatever session; right ones are not counted.
    async fn guessing_is_slow(fresh) {
        let town = Town::built(&fresh).await;
        let (_, secret, codes) = town.set_up(LEAD).await;
        let wrong = town.wrong_code(&secret);
        let (mut one, mut two) = (town.linked(LEAD).await, town.linked(LEAD).await);
        for n in 0..5 {
            let visitor = if n % 2 == 0 { &mut one } else { &mut two };
            assert_eq!(visitor.post("/second-factor", &[("code", &wrong)]).await.status, 422, "{n}");
        }
        town.clock.advance(Duration::seconds(30));
        let right = town.code(&secret);
        let closed = two.post("/second-factor", &[("code", &right)]).await;
        assert_eq!(closed.status, 429, "even the right one");
        assert!(closed.headers.contains("retry-after: 30"), "{}", closed.headers);
        let recovery = recovery_codes(&codes.body);
        assert_eq!(two.post("/second-factor", &[("recovery", &recovery[0])]).await.status, 429);
        town.clock.advance(Duration::seconds(30));
        let right = town.code(&secret);
        assert_eq!(two.post("/second-factor", &[("code", &right)]).await.location.as_deref(), Some("/home"));
        for code in recovery.iter().take(8) {
            let mut visitor = town.linked(LEAD).await;
            let seen = visitor.post("/second-factor", &[("recovery", code)]).await;
            assert_eq!(seen.status, 303, "right ones don't count: {}", seen.body);
        }
    }

    /// A recovery code lets in once, and says how many are left; another phone takes the place of a lost one.
    async fn a_lost_phone_has_a_way_out(fresh) {
        let town = Town::built(&fresh).await;
        let (mut elsewhere, secret_before, codes) = town.set_up(LEAD).await;
        let codes = recovery_codes(&codes.body);
        let mut visitor = town.linked(LEAD).await;
        let typed = codes[0].to_uppercase().replace('-', " ");
        let seen = visitor.post("/second-factor", &[("recovery", &typed)]).await;
        assert_eq!(seen.location.as_deref(), Some("/account/second-factor"), "{}", seen.body);
        assert!(visitor.get("/account/second-factor").await.body.contains("You have 9 of 10"));
        let mut again = town.linked(LEAD).await;
        assert_eq!(again.post("/second-factor", &[("recovery", &codes[0])]).await.status, 422, "once");
        assert_eq!(again.post("/second-factor", &[("recovery", "nonsense")]).await.status, 422);

        let page = "/account/second-factor";
        let without = visitor.post(page, &[("wish", "replace")]).await;
        assert_eq!(without.status, 422, "the screen may have been left open");
        assert_eq!(visitor.post(page, &[("wish", "replace"), ("recovery", &codes[0])]).await.status, 422);
        assert_eq!(elsewhere.get("/account").await.status, 200);
        let gone = visitor.post(page, &[("wish", "replace"), ("recovery", &codes[1])]).await;
        assert_eq!(gone.location.as_deref(), Some("/second-factor"), "{}", gone.body);
        let offered = visitor.get("/second-factor").await.body;
        assert!(offered.contains("the one you use now stays"), "{offered}");
        let secret_now = secret(&offered);
        assert_ne!(secret_now, secret_before);
        assert_eq!(elsewhere.get("/account").await.status, 200, "nothing has changed yet");
        let wrong = visitor.post("/second-factor", &[("code", &town.wrong_code(&secret_now))]).await;
        assert_eq!((wrong.status.as_u16(), secret(&wrong.body)), (422, secret_now.clone()), "the same square again");
        let new = visitor.post("/second-factor", &[("code", &town.code(&secret_now))]).await;
        assert_eq!(recovery_codes(&new.body).len(), 10);
        assert_eq!(elsewhere.get("/account").await.location.as_deref(), Some("/sign-in"), "others are signed out");
        assert_eq!(visitor.get("/account").await.status, 200);
        assert_eq!(visitor.get("/second-factor").await.location.as_deref(), Some("/home"), "once");
        let mut old = town.linked(LEAD).await;
        assert_eq!(old.post("/second-factor", &[("recovery", &codes[2])]).await.status, 422, "the old codes are gone");
        let mut old = town.linked(LEAD).await;
        town.clock.advance(Duration::seconds(30));
        assert_eq!(old.post("/second-factor", &[("code", &town.code(&secret_before))]).await.status, 422);
    }

    /// Whoever stops before the new phone is confirmed keeps the old one; only the session that showed a code may go on, and
    /// not for ever.
    async fn the_old_phone_counts_until_the_new_one_does(fresh) {
        let town = Town::built(&fresh).await;
        let (mut lead, old, codes) = town.set_up(LEAD).await;
        let codes = recovery_codes(&codes.body);
        let begin = [("wish", "replace"), ("recovery", codes[0].as_str())];
        assert_eq!(lead.post("/account/second-factor", &begin).await.location.as_deref(), Some("/second-factor"));
        let offered = secret(&lead.get("/second-factor").await.body);
        let mut thief = town.linked(LEAD).await;
        let asked = thief.get("/second-factor").await.body;
        assert!(asked.contains("Enter a code") && !asked.contains("secret="), "nobody else may set one up: {asked}");
        assert_eq!((town.rows("factor").await, town.rows("recovery_code").await), (1, 10));
        assert_eq!(lead.get("/account").await.status, 200, "and this one is not locked out either");
        town.clock.advance(Duration::seconds(30));
        let mut later = town.linked(LEAD).await;
        let seen = later.post("/second-factor", &[("code", &town.code(&old))]).await;
        assert_eq!(seen.location.as_deref(), Some("/home"), "the old phone still counts: {}", seen.body);
        assert_eq!(later.get("/second-factor").await.location.as_deref(), Some("/home"));

        for _ in 0..2 {
            town.clock.advance(Duration::minutes(20));
            lead.get("/account").await;
        }
        assert_eq!(lead.get("/second-factor").await.location.as_deref(), Some("/home"), "half an hour is over");
        let late = lead.post("/second-factor", &[("code", &town.code(&offered))]).await;
        assert_eq!(late.location.as_deref(), Some("/home"), "{}", late.body);
        assert_eq!(town.mails(LEAD).await.iter().filter(|mail| mail.contains("Another phone")).count(), 0);
    }

    /// With the new phone come new recovery codes; other sessions and links end, and the owner is told, each time.
    async fn a_new_phone_is_told_to_the_owner(fresh) {
        let town = Town::built(&fresh).await;
        let (mut lead, mut old, _) = town.set_up(LEAD).await;
        for times in 1..=2 {
            let link = people::fresh_link(&town.house, LEAD, false).await.unwrap().unwrap();
            town.clock.advance(Duration::seconds(60));
            let begin = [("wish", "replace"), ("code", &town.code(&old))];
            assert_eq!(lead.post("/account/second-factor", &begin).await.status, 303, "{times}");
            let new = secret(&lead.get("/second-factor").await.body);
            assert_ne!(new, old);
            let done = lead.post("/second-factor", &[("code", &town.code(&new))]).await;
            assert_eq!(recovery_codes(&done.body).len(), 10, "{}", done.body);
            let told = town.mails(LEAD).await;
            assert_eq!(told.iter().filter(|mail| mail.contains("Another phone is the second factor")).count(), times);
            let stale = town.visitor().post(crate::town::path(&link), &[]).await;
            assert!(stale.body.contains("no longer works"), "a link from before");
            old = new;
        }
        assert_eq!((town.rows("factor").await, town.rows("recovery_code").await), (1, 10));
    }

    /// New recovery codes take the place of the old ones, for a code of the app.
    async fn recovery_codes_can_be_made_anew(fresh) {
        let town = Town::built(&fresh).await;
        let (mut lead, secret, codes) = town.set_up(LEAD).await;
        let old = recovery_codes(&codes.body);
        let page = "/account/second-factor";
        assert_eq!(lead.post(page, &[("wish", "codes"), ("code", &town.wrong_code(&secret))]).await.status, 422);
        assert_eq!(lead.post(page, &[("wish", "else"), ("code", "000000")]).await.status, 422);
        town.clock.advance(Duration::seconds(30));
        let seen = lead.post(page, &[("wish", "codes"), ("code", &town.code(&secret))]).await;
        let new = recovery_codes(&seen.body);
        assert_eq!(new.len(), 10, "{}", seen.body);
        assert!(new.iter().all(|code| !old.contains(code)));
        assert_eq!(town.rows("recovery_code").await, 10);
        let mut other = town.linked(LEAD).await;
        assert_eq!(other.post("/second-factor", &[("recovery", &old[3])]).await.status, 422);
        assert_eq!(other.post("/second-factor", &[("recovery", &new[3])]).await.status, 303);
        let mut adviser = town.linked(ADVISER).await;
        assert_eq!(adviser.post("/second-factor", &[("recovery", &new[4])]).await.status, 422, "another's code");
    }

    /// Phone and codes lost: the operator takes the factor away, sessions end, and the person is told.
    async fn the_operator_is_the_last_way_out(fresh) {
        let town = Town::built(&fresh).await;
        let (mut lead, before, _) = town.set_up(LEAD).await;
        assert!(!people::forget_factor(&town.house, "nobody@one.example").await.unwrap());
        assert!(!people::forget_factor(&town.house, ADVISER).await.unwrap(), "there is none to forget");
        let written = town.rows("message").await;
        assert!(people::forget_factor(&town.house, "Lea@One.example").await.unwrap());
        assert_eq!(town.rows("message").await, written + 1);
        assert_eq!((town.rows("factor").await, town.rows("recovery_code").await), (0, 0));
        assert_eq!(lead.get("/account").await.location.as_deref(), Some("/sign-in"));
        let page = town.linked(LEAD).await.get("/second-factor").await.body;
        assert_ne!(secret(&page), before);
    }

    /// Nothing of a factor stands readable in the database: neither the secret nor a recovery code.
    async fn secrets_are_sealed(fresh) {
        let town = Town::built(&fresh).await;
        let (_, secret, codes) = town.set_up(LEAD).await;
        let bytes = totp_rs::Secret::Encoded(secret).to_bytes().unwrap();
        let codes = recovery_codes(&codes.body);
        let tx = town.house.read().await.unwrap();
        let all = everything(&tx).await;
        assert_eq!(all.len(), 24 + 20 + 16 + 10 * 32, "one sealed secret and ten marks were read");
        let has = |part: &[u8]| all.windows(part.len()).any(|w| w == part);
        assert!(!has(&bytes));
        for code in codes {
            let raw = kit::ids::bytes(&code.replace('-', "")).unwrap();
            assert!(!has(&raw) && !has(&kit::keys::fingerprint(&raw)), "a mark needs the key");
        }
    }
}

/// The bytes of both tables of factors.
async fn everything(tx: &kit::Tx) -> Vec<u8> {
    use sea_orm::{ConnectionTrait, Statement};
    let mut all = Vec::new();
    for (table, column) in [("factor", "sealed"), ("recovery_code", "mark")] {
        let query = Statement::from_string(
            tx.conn().get_database_backend(),
            format!("SELECT {column} AS it FROM {table}"),
        );
        for row in tx.conn().query_all_raw(query).await.unwrap() {
            all.extend(row.try_get::<Vec<u8>>("", "it").unwrap());
        }
    }
    all
}
