//! An LA whose register was erased whole, and its key with it; and one whose key is lost.

use chrono::Duration;
use sea_orm::ConnectionTrait;

use crate::town::{FORM, NAMED, Town, below};

const UNREADABLE: &str = "This request can’t be read any more";

/// What `erase-authority` leaves of the LA: the organisation, and a tombstone for its key.
fn erase(town: &Town) {
    town.house.keys.destroy(&people::la_key(town.one.id)).unwrap();
}

/// Whether the list of councils leads to this form.
async fn listed(town: &Town, form: &str) -> bool {
    town.anyone().get("/contact-me").await.body.contains(&format!("href=\"{form}\""))
}

async fn run(town: &Town, sql: &str) {
    town.house.db.maintenance().execute_unprepared(sql).await.unwrap();
}

kit::on_both! {
    async fn nobody_is_offered_a_council_that_can_keep_nothing(fresh) {
        let town = Town::built(&fresh).await;
        let [one, two] = [&town.one, &town.two].map(|la| format!("/contact-me/{}", la.slug));
        assert!(listed(&town, &one).await && listed(&town, &two).await);

        let key = town.house.settings.keys.join(format!("{}.key", people::la_key(town.one.id)));
        let away = key.with_extension("away");
        std::fs::rename(&key, &away).unwrap();
        assert!(!listed(&town, &one).await && listed(&town, &two).await, "a key that is lost");
        assert_eq!(town.anyone().get(&one).await.status, 404);
        std::fs::rename(&away, &key).unwrap();
        assert!(listed(&town, &one).await, "and found again");
        assert_eq!(town.anyone().get(&one).await.status, 200);

        erase(&town);
        assert!(!listed(&town, &one).await && listed(&town, &two).await, "a key that was destroyed");
        for seen in [town.anyone().get(&one).await, town.ask(&FORM).await] {
            assert!(seen.status == 404 && seen.body.contains("We can not find that council"), "{}", seen.body);
            assert!(seen.body.contains("tel:999") && seen.body.contains("href=\"/contact-me\""), "{}", seen.body);
        }
        assert_eq!(town.rows("contact_request").await, 0);
        let refused = town.visitor("lead@one.example").await.post(&town.one.path("/contact"), &NAMED).await;
        assert!(refused.status == 409 && refused.body.contains("was erased, for good"), "{}", refused.body);
        assert_eq!(town.anyone().post(&two, &FORM).await.status, 200, "the other LA goes on");
    }

    /// One request that no key opens takes no list away, of managers or of the LA: it is seen, counted and closed.
    async fn what_can_not_be_read_any_more_is_seen_and_closed(fresh) {
        let town = Town::built(&fresh).await;
        town.asked("council").await;
        town.asked("talk").await;
        let mut readers = Vec::new();
        for (who, list) in [
            ("mo@national.example", "/programme/contact".to_owned()),
            ("duty@one.example", town.one.path("/contact/requests")),
        ] {
            let mut reader = town.visitor(who).await;
            let one = below(&reader.get(&list).await.body, &list);
            assert_eq!(reader.post(&one, &[]).await.status, 303);
            assert!(reader.get(&list).await.body.contains("Canaryname"), "{who}");
            readers.push((reader, list, one));
        }
        erase(&town);
        for (mut reader, list, one) in readers {
            let seen = reader.get(&list).await;
            assert!(seen.status == 200 && seen.body.contains(UNREADABLE) && seen.body.contains("Opened"), "{}", seen.body);
            let page = reader.get(&one).await;
            assert!(page.status == 200 && page.body.contains(UNREADABLE) && !page.body.contains("Canaryname"), "{}", page.body);
            let done = reader.post(&format!("{one}/done"), &[]).await;
            assert_eq!(done.location.as_deref(), Some(list.as_str()), "{}", done.body);
            let seen = reader.get(&list).await;
            assert!(seen.body.contains("Done; erased") && seen.body.contains(UNREADABLE), "{}", seen.body);
        }
        let tx = town.house.read().await.unwrap();
        assert_eq!(contact::waiting(&tx, town.one.id).await.unwrap().open(), 0);
    }

    /// Whoever can still be named is told, although the named contacts can't be read any more.
    async fn escalations_go_on_without_a_key(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("talk").await;
        town.asked("council").await;
        erase(&town);
        let (la, national) = (town.outbox(Some(town.one.id)).await, town.outbox(None).await);
        town.pass(Duration::hours(1)).await;
        assert_eq!(town.told(Some(town.one.id), &la).await, ["lead@one.example"]);
        assert_eq!(town.told(None, &national).await, ["mo@national.example"]);
        assert_eq!(town.rows("job WHERE kind LIKE 'contact.%' AND trouble IS NOT NULL").await, 0);
    }

    /// The night after, nothing of the LA is left; nor is it when an old copy of the database was put back. A key that is
    /// only lost takes nothing away.
    async fn by_night_all_of_an_erased_council_goes(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("talk").await;
        town.asked("council").await;
        assert_eq!(town.anyone().post(&format!("/contact-me/{}", town.two.slug), &FORM).await.status, 200);
        let key = town.house.settings.keys.join(format!("{}.key", people::la_key(town.two.id)));
        let away = key.with_extension("away");
        std::fs::rename(&key, &away).unwrap();
        let left = async || (town.rows("contact_request").await, town.rows("duty_contact").await);
        town.pass(Duration::days(1)).await;
        assert_eq!(left().await, (3, 3), "no key was destroyed");
        std::fs::rename(&away, &key).unwrap();

        for table in ["contact_request", "duty_contact"] {
            run(&town, &format!("CREATE TABLE old_{table} AS SELECT * FROM {table}")).await;
        }
        erase(&town);
        town.pass(Duration::days(1)).await;
        assert_eq!(left().await, (1, 0), "the other LA's stays");
        for table in ["contact_request", "duty_contact"] {
            run(&town, &format!("INSERT INTO {table} SELECT * FROM old_{table} WHERE id NOT IN (SELECT id FROM {table})")).await;
        }
        assert_eq!(left().await, (3, 3), "an old copy is back");
        town.pass(Duration::days(1)).await;
        assert_eq!(left().await, (1, 0));
    }
}
