//! What somebody meets who asks to be contacted, and what they leave behind.

use axum::extract::ConnectInfo;
use kit::testing::Visitor;
use std::net::SocketAddr;

use crate::town::{CANARIES, FORM, Town};

kit::on_both! {
    async fn anyone_finds_their_council_and_asks(fresh) {
        let town = Town::built(&fresh).await;
        let mut anyone = town.anyone();
        let list = anyone.get("/contact-me").await;
        let form = format!("/contact-me/{}", town.one.slug);
        assert!(list.body.contains(&format!("href=\"{form}\"")) && list.body.contains(&town.two.name), "{}", list.body);
        let page = anyone.get(&form).await;
        assert_eq!(page.status, 200);
        assert!(page.headers.contains("cache-control: no-store"), "no browser keeps it: {}", page.headers);
        let (danger, first) = (page.body.find("tel:999").unwrap(), page.body.find("<form").unwrap());
        assert!(danger < first, "999 stands first");
        assert!(page.body.contains("within an hour"), "it says when somebody answers");
        let sent = anyone.post(&form, &FORM).await;
        assert!(sent.status == 200 && sent.body.contains("We have it"), "{}", sent.body);
        assert!(sent.body.contains("tel:116123") && sent.headers.contains("cache-control: no-store"));
        assert!(CANARIES.iter().all(|c| !sent.body.contains(c)), "what was typed does not stay on the screen");
        assert!(!sent.headers.contains("set-cookie"), "{}", sent.headers);
        assert!(sent.body.contains("we send word again") && sent.body.contains("every work day"), "{}", sent.body);
    }

    /// An hour that would end on another day is no hour: a Friday, 16:59, means Monday.
    async fn at_night_at_weekends_and_before_closing_it_says_when_somebody_comes(fresh) {
        let town = Town::built(&fresh).await;
        let form = format!("/contact-me/{}", town.one.slug);
        for (at, says) in [
            ("2027-04-12T04:00:00Z", "after 9 this morning"),
            ("2027-04-12T19:00:00Z", "on Tuesday, after 9"),
            ("2027-04-17T10:00:00Z", "on Monday, after 9"),
            ("2027-04-12T15:01:00Z", "on Tuesday, after 9"),
            ("2027-04-16T15:59:00Z", "on Monday, after 9"),
        ] {
            town.clock.set(at.parse().unwrap());
            for page in [town.anyone().get(&form).await, town.ask(&FORM).await] {
                assert_eq!(page.status, 200, "{at}");
                assert!(page.body.contains(says) && !page.body.contains("within an hour"), "{at}: {}", page.body);
            }
        }
        town.clock.set("2027-04-16T15:00:00Z".parse().unwrap());
        assert!(town.anyone().get(&form).await.body.contains("within an hour"), "at four there is a whole hour left");
    }

    async fn a_place_that_is_not_there_is_said_kindly(fresh) {
        let town = Town::built(&fresh).await;
        for seen in [town.anyone().get("/contact-me/atlantis").await, town.anyone().post("/contact-me/atlantis", &FORM).await] {
            assert!(seen.status == 404 && seen.body.contains("tel:999") && seen.body.contains("/contact-me"), "{}", seen.body);
        }
    }

    /// Nothing typed is lost, and nothing is written, while something is missing.
    async fn a_refused_form_comes_back_with_all_that_was_typed(fresh) {
        let town = Town::built(&fresh).await;
        let long = "x".repeat(1001);
        let typed = [
            ("name", "<b>Sky & co</b>"), ("way", "call"), ("reach", "077"), ("time", "after \"4\""),
            ("words", long.as_str()),
        ];
        let seen = town.ask(&typed).await;
        assert_eq!(seen.status, 422);
        for kept in ["&lt;b&gt;Sky &amp; co&lt;/b&gt;", "value=\"077\"", "after &quot;4&quot;", &long, "value=\"call\" id=\"way\" checked"] {
            assert!(seen.body.contains(kept), "{kept}: {}", seen.body);
        }
        for said in ["That number looks too short", "That is 1001 letters long", "Pick what it is about"] {
            assert_eq!(seen.body.matches(said).count(), 2, "{said}, at the top and at the field");
        }
        assert!(!seen.body.contains("<b>Sky"));
        assert_eq!((town.rows("contact_request").await, town.rows("duty_contact").await), (0, 0));
        let empty = town.ask(&[]).await;
        assert_eq!((empty.status.as_u16(), empty.body.matches("class=\"y-error\"").count()), (422, 4));
    }

    /// A form that is too large, a database or key that fails, one sent too often: the words stay, or at least a way out.
    async fn whatever_fails_the_words_are_kept(fresh) {
        let town = Town::built(&fresh).await;
        let huge = town.ask(&[("words", &"x".repeat(70_000))]).await;
        assert!(huge.status == 413 && huge.body.contains("tel:999") && huge.body.contains("too long"), "{}", huge.body);
        let key = town.house.settings.keys.join(format!("{}.key", people::la_key(town.one.id)));
        let away = key.with_extension("away");
        std::fs::rename(&key, &away).unwrap();
        let seen = town.ask(&FORM).await;
        assert!(seen.status == 503 && seen.body.contains("did not reach us"), "{}", seen.body);
        assert!(CANARIES.iter().all(|c| seen.body.contains(c)), "{}", seen.body);
        std::fs::rename(&away, &key).unwrap();
        assert_eq!(town.rows("contact_request").await, 0);
        assert_eq!(town.ask(&FORM).await.status, 200);
    }

    async fn a_network_sends_twenty_a_minute(fresh) {
        let town = Town::built(&fresh).await;
        let from = |address: &str| {
            let caller = ConnectInfo(address.parse::<SocketAddr>().unwrap());
            Visitor::new(town.router.clone().layer(axum::Extension(caller)))
        };
        let form = format!("/contact-me/{}", town.one.slug);
        let (mut here, mut there) = (from("192.0.2.1:1000"), from("192.0.2.2:1000"));
        for _ in 0..25 {
            assert_eq!(here.post(&form, &[]).await.status, 422, "what is refused is not counted");
        }
        for _ in 0..20 {
            assert_eq!(here.post(&form, &FORM).await.status, 200);
        }
        let seen = here.post(&form, &FORM).await;
        assert_eq!(seen.status, 429);
        assert!(seen.body.contains("Wait a minute") && CANARIES.iter().all(|c| seen.body.contains(c)), "{}", seen.body);
        assert_eq!(there.post(&form, &FORM).await.status, 200);
        assert_eq!(here.get(&form).await.status, 200, "looking is not sending");
        town.clock.advance(chrono::Duration::minutes(1));
        assert_eq!(here.post(&form, &FORM).await.status, 200);
        assert_eq!(town.rows("contact_request").await, 22);
    }

    /// The same form twice is one request; changed, it is another.
    async fn sent_twice_on_a_bad_line_it_is_one_request(fresh) {
        let town = Town::built(&fresh).await;
        let mut anyone = town.anyone();
        let path = format!("/contact-me/{}", town.one.slug);
        let page = anyone.get(&path).await.body;
        let once = page.split("name=\"once\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut form = FORM.to_vec();
        form.push(("once", &once));
        let before = town.outbox(Some(town.one.id)).await;
        for _ in 0..3 {
            assert!(anyone.post(&path, &form).await.body.contains("We have it"));
        }
        assert_eq!(town.rows("contact_request").await, 1);
        assert_eq!(town.told(Some(town.one.id), &before).await, ["lead@one.example"]);
        form[2].1 = "07700 900462";
        assert!(anyone.post(&path, &form).await.body.contains("We have it"));
        assert_eq!(town.rows("contact_request").await, 2, "a number that was put right is not lost");
    }

    /// The handler looks at no cookie: with a survey's, a staff member's or none it answers and writes the same, and
    /// only into its own table, the messages and the jobs.
    async fn whoever_asks_leaves_no_trace_but_the_request(fresh) {
        let town = Town::built(&fresh).await;
        let tables = town.column(match town.house.db.backend() {
            sea_orm::DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            _ => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
        }).await;
        assert!(tables.len() > 25, "{tables:?}");
        let mut lead = town.visitor("lead@one.example").await;
        let path = format!("/contact-me/{}", town.one.slug);
        let mut answers = Vec::new();
        for cookie in ["", "nb-survey=0123456789abcdefghjkmnpqrs", "lead"] {
            let before = counts(&town, &tables).await;
            let seen = match cookie {
                "lead" => lead.post(&path, &FORM).await,
                _ => town.anyone().post_with(&path, &[("sec-fetch-site", "same-origin"), ("cookie", cookie)], &FORM).await,
            };
            assert_eq!(seen.status, 200, "{}", seen.body);
            let after = counts(&town, &tables).await;
            let grown: Vec<_> = before.iter().zip(&after).filter(|(b, a)| b != a).map(|(b, a)| (b.0.as_str(), a.1 - b.1)).collect();
            assert_eq!(grown, [("contact_request", 1), ("job", 2), ("message", 1)], "{cookie}");
            answers.push(seen.body + &seen.headers);
        }
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    }

    /// Nothing that was typed, and no name or address of who answers, is readable in any table.
    async fn what_was_typed_is_sealed_in_every_table(fresh) {
        let town = Town::built(&fresh).await;
        town.named().await;
        town.asked("talk").await;
        town.asked("council").await;
        let all = everything(&town).await;
        assert!(all.contains("programme-manager") && all.contains("contact.escalate"), "the search reads what is there");
        for canary in CANARIES.iter().chain(&["Esi Next", "esi@one.example", "Ann Advocate", "outside.example"]) {
            assert!(!all.contains(canary), "{canary} is readable in the database");
            assert!(!all.contains(&hex(canary)), "{canary} is readable in the database's bytes");
        }
    }
}

async fn counts(town: &Town, tables: &[String]) -> Vec<(String, usize)> {
    let mut counts = Vec::new();
    for table in tables {
        counts.push((table.clone(), town.rows(table).await));
    }
    counts.sort();
    counts
}

fn hex(text: &str) -> String {
    text.bytes().map(|b| format!("{b:02x}")).collect()
}

/// Every row of every table as text, bytes in hexadecimal.
async fn everything(town: &Town) -> String {
    let sqlite = town.house.db.backend() == sea_orm::DbBackend::Sqlite;
    let columns = town
        .column(if sqlite {
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        } else {
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
        })
        .await;
    let mut all = String::new();
    for column in columns {
        let (table, name) = column.split_once('.').unwrap();
        let text = if sqlite {
            format!(
                "coalesce(CASE typeof({name}) WHEN 'blob' THEN lower(hex({name})) ELSE CAST({name} AS TEXT) END, '')"
            )
        } else {
            format!("coalesce({name}::text, '')")
        };
        let rows = town.column(&format!("SELECT {text} FROM {table}")).await;
        all.push_str(&rows.join("\n"));
    }
    all
}
