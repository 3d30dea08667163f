//! The main job over HTTP, as its people do it, on both databases: from the set-up link to the public plan.

mod common;

use calamine::{DataType, Reader, Xlsx};
use common::{World, expect, path};
use kit::testing::{Seen, Visitor};
use std::io::Cursor;

/// Answers the survey as a phone would: the first choice of each question unless told otherwise.
async fn answer(phone: &mut Visitor, link: &str, safe: &str) -> String {
    let welcome = phone.get(link).await;
    expect(&welcome, 200);
    assert_eq!(phone.get(link).await.status, 200, "opening a link uses nothing up");
    let started = phone.post(link, &[]).await;
    expect(&started, 303);
    let mut page = phone.open("/survey").await;
    for _ in 0..20 {
        let asked = here(&page.body);
        if asked.is_empty() {
            break;
        }
        let given = |field: &String| if field == "home-safe" { safe } else { first_value(&page.body, field) };
        let fields: Vec<(&str, &str)> = asked.iter().map(|f| (f.as_str(), given(f))).collect();
        let at = page_number(phone).await;
        let sent = phone.post(&at, &fields).await;
        expect(&sent, 303);
        let next = sent.location.expect("a next page");
        page = phone.get(&next).await;
        if next == "/survey/ready" {
            break;
        }
    }
    expect(&page, 200);
    phone.post("/survey/ready", &[]).await.body
}

/// Where the survey is.
async fn page_number(phone: &mut Visitor) -> String {
    phone.get("/survey").await.location.expect("the survey goes on")
}

/// What a page asks, by the names of the starter instrument.
fn here(body: &str) -> Vec<String> {
    let instrument = surveys::instrument::starter();
    let names = instrument.questions().map(|(_, q)| q.name.clone());
    names.filter(|name| body.contains(&format!("name=\"{name}\""))).collect()
}

fn first_value<'a>(body: &'a str, field: &str) -> &'a str {
    if body.contains("<textarea") {
        return "More help with rent.";
    }
    let from = body.find(&format!("name=\"{field}\"")).expect("the field is there");
    let rest = &body[from..];
    let value = rest.find("value=\"").map(|at| &rest[at + 7..]).expect("a value");
    value.split('"').next().expect("a value ends")
}

/// A spreadsheet under a sensible name, each of whose shares stands on the page.
fn as_the_page(file: &Seen, page: &str) {
    let name = "content-disposition: attachment; filename=\"findings-oakmoor-2027-05-24.xlsx\"";
    assert!(file.headers.contains(name), "{}", file.headers);
    let bytes = Cursor::new(file.bytes.clone());
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(bytes).expect("a spreadsheet");
    let findings = book.worksheet_range("Findings").expect("the findings");
    let shares = findings.rows().filter_map(|row| row[4].as_f64());
    let shares: Vec<String> = shares.map(|share| format!(">{}%<", (share * 100.0).round())).collect();
    assert!(!shares.is_empty() && shares.iter().all(|share| page.contains(share)), "{shares:?}\n{page}");
}

kit::on_both! {
    /// One care leaver: leaves, resumes, sends; twice is once; the adviser hears the next morning.
    async fn a_care_leaver_answers_and_only_the_next_morning_knows(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        world.wave(&town).await;
        world.jobs().await;
        let link = world.link_to("+447700900000").await;
        let mut phone = world.visitor();

        phone.post(&link, &[]).await;
        let empty = phone.post("/survey/q/1", &[]).await;
        expect(&empty, 422);
        assert!(empty.body.contains("Pick an answer"), "{}", empty.body);
        expect(&phone.post("/survey/q/1", &[("home-safe", "never")]).await, 303);
        let again = phone.open("/survey").await;
        assert!(again.body.contains("home-unsafe-why"), "the branch comes, and the survey goes on where it was");
        let back = phone.get("/survey/q/1").await;
        assert!(back.body.contains("checked"), "what was given is shown for half an hour");
        world.clock.advance(chrono::Duration::minutes(31));
        let later = phone.get("/survey/q/1").await;
        assert_eq!(later.location.as_deref(), Some("/survey"), "after that only forward");
        expect(&phone.post("/survey/q/1", &[("home-safe", "always")]).await, 303);
        let here = page_number(&mut phone).await;
        expect(&phone.post(&here, &[("home-unsafe-why", "area")]).await, 303);
        let still = phone.get("/survey/q/1").await;
        assert_eq!(still.location.as_deref(), Some("/survey"), "pressing Next does not bring earlier answers back");

        let mut other = world.visitor();
        let unknown = other.get("/survey").await;
        assert!(unknown.body.contains("Open your link again"), "another browser starts again");

        let thanks = answer(&mut phone, &link, "never").await;
        assert!(thanks.contains("We have your answers"), "{thanks}");
        assert!(thanks.contains("Samaritans"), "help is one step away");
        let twice = phone.post("/survey/ready", &[]).await;
        assert!(twice.body.contains("We have your answers"), "the same page again");
        let elsewhere = answer(&mut other, &link, "always").await;
        assert!(elsewhere.contains("Each person can answer once"), "and in another browser: no second ballot");

        let mut adviser = world.signed_in(&town.adviser).await;
        let mine = format!("/la/{}/my-people", town.la.slug);
        let before = adviser.get(&mine).await.body;
        assert!(!before.contains(">Answered<"), "nobody knows on the same day");
        world.next_morning().await;
        let mut adviser = world.signed_in(&town.adviser).await;
        let after = adviser.get(&mine).await.body;
        assert_eq!(after.matches(">Answered<").count(), 1, "{after}");
    }

    /// Fewer than ten ballots stay sealed; ten are opened, the keys are gone, and codes lead nowhere.
    async fn a_small_box_stays_sealed_and_an_opened_one_loses_its_keys(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let (small, large) = (world.town("Mirefold", 12).await, world.town("Oakmoor", 40).await);
        for (town, ballots, keys_left) in [(&small, 9, true), (&large, 35, false)] {
            let wave = world.wave(town).await;
            let tx = world.house.read().await.expect("a transaction");
            let asked = surveys::invitations(&tx, wave).await.expect("a list");
            drop(tx);
            for (n, invitation) in asked.iter().take(ballots).enumerate() {
                let mut answers = surveys::instrument::Answers::default();
                let safe = if n % 3 == 0 { "never" } else { "always" };
                answers.closed.insert("home-safe".into(), surveys::instrument::Given::One(safe.into()));
                surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
            }
            world.close(town, wave).await;
            let key = format!("wave-{}", kit::ids::show(wave));
            assert_eq!(world.house.keys.destroyed(&key), !keys_left, "{}", town.la.name);
            let tx = world.house.read().await.expect("a transaction");
            assert_eq!(surveys::opened(&tx, wave).await.expect("a look").is_none(), keys_left);
            let mut lead = world.signed_in(&town.lead).await;
            let findings = lead.get(&format!("/la/{}/findings", town.la.slug)).await;
            expect(&findings, 200);
            let said = findings.body.contains("How safe they feel at home");
            assert_eq!(said, !keys_left, "{}: {}", town.la.name, findings.body);
            let file = lead.get(&format!("/la/{}/findings.xlsx", town.la.slug)).await;
            assert_eq!(file.status == 200, said, "a file where there are findings, and only there");
            let paper = lead.get(&town.la.path("/findings.pdf")).await;
            assert_eq!(paper.status == 200, said, "and paper");
            if said {
                // They answered and the survey closed on one day: no page ever told who, so this one doesn't either.
                assert!(findings.body.contains("answered less often than others can’t be told"), "{}", findings.body);
                as_the_page(&file, &findings.body);
                let mut leader = world.signed_in(&town.leader).await;
                let theirs = leader.get(&format!("/la/{}/findings.xlsx", town.la.slug)).await;
                assert!(theirs.bytes == file.bytes, "nothing in the file depends on who asks");
                for name in ["findings", "findings-board", "findings-young-people"] {
                    let path = town.la.path(&format!("/{name}.pdf"));
                    let (ours, theirs) = (lead.get(&path).await, leader.get(&path).await);
                    expect(&ours, 200);
                    assert!(findings.body.contains(&path), "the page leads to {name}");
                    assert!(ours.bytes.starts_with(b"%PDF-1.7") && ours.bytes == theirs.bytes, "{name}: nor in these");
                }
            }
        }
    }

    /// Who is missing is told to the lead by group, in words; not to the senior leader, and not in the file.
    async fn the_lead_reads_which_groups_answered_less(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 40).await;
        let wave = world.wave(&town).await;
        world.jobs().await;
        // Every other one is recorded as male: sixteen of them answer, and one of the others.
        for n in (0..32).step_by(2).chain([1]) {
            let link = world.link_to(&format!("+447700900{n:03}")).await;
            answer(&mut world.visitor(), &link, "always").await;
        }
        world.next_morning().await;
        world.next_morning().await;
        world.close(&town, wave).await;
        let findings = town.la.path("/findings");
        let lead = world.signed_in(&town.lead).await.get(&findings).await.body;
        assert!(lead.contains("clearly fewer of these groups had answered than of all who were asked: female (sex)"), "{lead}");
        let mut leader = world.signed_in(&town.leader).await;
        let theirs = leader.get(&findings).await.body;
        assert!(theirs.contains("Who is missing") && !theirs.contains("less often"), "{theirs}");
        assert!(!theirs.contains("(sex)"));
    }

    /// Two nodes, or a job and the command line, open the same box at once: each ballot comes out once, keys go.
    async fn opened_twice_at_once_is_opened_once(fresh) {
        let kept = fresh.settings();
        let world = World::on(kept.clone()).await;
        world.begin().await;
        let town = world.town("Oakmoor", 40).await;
        let wave = world.wave(&town).await;
        let tx = world.house.read().await.expect("a transaction");
        let asked = surveys::invitations(&tx, wave).await.expect("a list");
        drop(tx);
        for invitation in asked.iter().take(30) {
            surveys::cast(&world.house, *invitation, surveys::instrument::Answers::default()).await.expect("a ballot");
        }
        let second = World::on(kept).await;
        world.clock.advance(chrono::Duration::days(60));
        second.clock.advance(chrono::Duration::days(60));
        let (one, two) = tokio::join!(surveys::morning(&world.house), surveys::morning(&second.house));
        assert!(one.is_ok() || two.is_ok(), "{one:?} {two:?}");
        let opens = (0..6).map(|n| if n % 2 == 0 { world.house.clone() } else { second.house.clone() });
        let tasks: Vec<_> = opens.map(|house| tokio::spawn(async move { surveys::open_boxes(&house).await })).collect();
        for task in tasks {
            let _ = task.await.expect("no panic");
        }
        surveys::open_boxes(&world.house).await.expect("the rest of the opening");
        let tx = world.house.read().await.expect("a transaction");
        let opened = surveys::opened(&tx, wave).await.expect("a look").expect("an opened wave");
        assert_eq!(opened.answers.len(), 30);
        assert!(world.house.keys.destroyed(&format!("box-{}", kit::ids::show(wave))));
        drop(fresh);
    }

    /// Set-up makes one manager, once; invitations and sign-in links work once and not for ever.
    async fn links_work_once(fresh) {
        let world = World::new(fresh).await;
        let link = people::set_up_link(&world.house).await.expect("a look").expect("a link");
        let mut first = world.visitor();
        expect(&first.get(&path(&link)).await, 200);
        let typed = [("programme", "NB"), ("name", "Mo Manager"), ("email", "Mo@Example.org")];
        let refused = first.post(&path(&link), &[("programme", "NB"), ("name", "Mo"), ("email", "mo")]).await;
        expect(&refused, 422);
        assert!(refused.body.contains("value=\"mo\""), "what was typed is kept");
        expect(&first.post(&path(&link), &typed).await, 303);
        let half = first.get("/programme/authorities").await;
        assert_eq!(half.location.as_deref(), Some("/second-factor"), "a mailbox is not enough for a manager");
        let secret = world.set_up_factor(&mut first).await;
        expect(&first.get("/programme/authorities").await, 200);
        expect(&world.visitor().post(&path(&link), &typed).await, 404);
        assert!(people::set_up_link(&world.house).await.expect("a look").is_none(), "only an empty instance");

        let link = path(&people::fresh_link(&world.house, "mo@example.org", false).await.expect("x").expect("a link"));
        expect(&first.get(&link).await, 200);
        let mut second = world.visitor();
        assert_eq!(second.post(&link, &[]).await.location.as_deref(), Some("/home"));
        world.clock.advance(chrono::Duration::seconds(30));
        expect(&second.post("/second-factor", &[("code", &world.code(&secret))]).await, 303);
        expect(&second.get("/programme/rounds").await, 200);
        let mut third = world.visitor();
        assert!(third.post(&link, &[]).await.body.contains("no longer works"));
        world.clock.advance(chrono::Duration::minutes(31));
        assert_eq!(second.get("/programme/rounds").await.location.as_deref(), Some("/sign-in"), "idle sessions end");
    }

    /// A form from another site is refused; an old phone that says only its origin is not.
    async fn forged_forms_are_refused(fresh) {
        let world = World::new(fresh).await;
        for (headers, refused) in [
            (vec![("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], true),
            (vec![("origin", "https://evil.example")], true),
            (vec![("origin", "http://localhost")], false),
            (vec![("sec-fetch-site", "same-origin")], false),
        ] {
            let seen = world.visitor().post_with("/sign-in", &headers, &[("email", "x@example.org")]).await;
            assert_eq!(seen.status == 403, refused, "{headers:?} {}", seen.status);
        }
        let page = world.visitor().get("/").await;
        assert!(page.headers.contains("default-src 'none'") && !page.headers.contains("unsafe-inline"));
    }
}
