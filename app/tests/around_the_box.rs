//! What a care leaver and their worker meet around the box, over HTTP and on both databases: codes that lead
//! elsewhere, letters, share links, rates by group, help by answers, and the quick way out.

mod common;
mod walking;

use common::{Town, World, expect, path};
use kit::ids;
use kit::testing::Visitor;
use register::import::Row;
use walking::{answer, audited_by_the_day, everything, links, number, stands_in};

async fn oakmoor(world: &World, people: usize) -> Town {
    world.begin().await;
    world.town("Oakmoor", people).await
}

/// The page of a code, opened and started: both are the same page.
async fn both_ways(world: &World, link: &str, status: u16, title: &str, next: &str) {
    let opened = world.visitor().get(link).await;
    let started = world.visitor().post(link, &[]).await;
    for seen in [opened, started] {
        expect(&seen, status);
        assert!(seen.body.contains(&format!("<h1>{title}</h1>")), "{title}: {}", seen.body);
        assert!(
            seen.body.contains(&format!("class=\"y-button\" href=\"{next}\"")),
            "the next step: {}",
            seen.body
        );
        assert!(seen.body.contains("tel:999"), "help is one step away");
        assert!(seen.headers.contains("cache-control: no-store"), "{}", seen.headers);
        assert!(!seen.headers.contains("set-cookie"), "nothing was begun: {}", seen.headers);
    }
}

/// The share page of one of the adviser's people who is still waited for, as My people links to it.
async fn share_of(adviser: &mut Visitor, town: &Town) -> String {
    let page = adviser.get(&format!("/la/{}/my-people", town.la.slug)).await.body;
    let href =
        page.split("href=\"").find(|part| part.split('"').next().is_some_and(|h| h.ends_with("/share")));
    href.and_then(|part| part.split('"').next()).expect("a share link").to_owned()
}

/// The survey link a page shows, as a path.
fn link_on(page: &str) -> String {
    let from = page.find("http://localhost/s/").expect("a link");
    path(page[from..].split(['<', '"', ' ']).next().expect("it ends"))
}

/// The key under which this page may be kept by the phone.
fn key_of(page: &str) -> &str {
    let key = page.split("data-keep=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key");
    assert!(key.len() == 32 && key.chars().all(|c| c.is_ascii_hexdigit()), "{key}");
    key
}

kit::on_both! {
    /// Every way a code can lead elsewhere has a page of its own, by opening it and by pressing Start.
    async fn every_code_that_leads_elsewhere_says_why_and_what_next(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let wave = world.wave(&town).await;
        let all = links(&world, wave).await;
        both_ways(&world, "/s/0123abcd4567", 404, "We don’t know this link", "/s").await;

        let thanks = answer(&mut world.visitor(), &all[0], &[]).await;
        assert!(thanks.contains("We have your answers"), "{thanks}");
        let plan = format!("/plans/{}", town.la.slug);
        world.next_morning().await;
        both_ways(&world, &all[0], 200, "We have your answers", &plan).await;

        let mut adviser = world.signed_in(&town.adviser).await;
        let share = share_of(&mut adviser, &town).await;
        let old = link_on(&adviser.get(&share).await.body);
        expect(&adviser.post(&share.replace("/share", "/replace"), &[]).await, 303);
        both_ways(&world, &old, 200, "There is a newer link", "/s").await;
        let new = link_on(&adviser.get(&share).await.body);
        assert_ne!(new, old);
        let welcome = world.visitor().get(&new).await;
        assert!(welcome.body.contains("How is life for you?"), "{}", welcome.body);

        // Nine ballots and fewer: the box stays sealed, the key is still there, and the code is still known.
        world.close(&town, wave).await;
        both_ways(&world, &new, 200, "This survey has ended", &plan).await;
        both_ways(&world, &old, 200, "This survey has ended", &plan).await;
        both_ways(&world, &all[0], 200, "We have your answers", &plan).await;
        assert_eq!(number(&world, "SELECT count(*) FROM box_ballot").await, 1);
    }

    /// A code from paper is forgiven its spaces, hyphens, capitals and look-alikes; a wrong one is kept and told.
    async fn a_code_can_be_typed_from_a_letter(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let wave = world.wave(&town).await;
        let link = links(&world, wave).await.remove(0);
        let code = link.trim_start_matches("/s/").to_owned();
        let front = world.visitor().get("/").await;
        assert!(front.body.contains("href=\"/s\""), "{}", front.body);
        expect(&world.visitor().get("/s").await, 200);
        let capitals = code.to_ascii_uppercase();
        let (one, two) = capitals.split_at(6);
        let typed = [
            code.clone(),
            format!(" {one} - {two}. "),
            code.replace('0', "O").replace('1', "l"),
            format!("http://localhost{link}"),
        ];
        for typed in typed {
            let seen = world.visitor().post("/s", &[("code", &typed)]).await;
            assert_eq!(seen.location.as_deref(), Some(link.as_str()), "{typed}: {}", seen.body);
        }
        for (typed, told) in [("", "Type the code from your letter"), ("abcd efgh", "You typed 8"), ("abcd abcd abcd", "We don’t know this code")] {
            let seen = world.visitor().post("/s", &[("code", typed)]).await;
            expect(&seen, 422);
            assert!(seen.body.contains(told) && seen.body.contains("href=\"#code\""), "{}", seen.body);
            assert!(seen.body.contains(&format!("value=\"{typed}\"")), "what was typed is kept: {}", seen.body);
        }
        // Ten wrong codes in a minute from one address, then a pause for wrong ones; what can't be a code is no try.
        let mut guesser = world.visitor_from("203.0.113.9:4000".parse().expect("an address"));
        for _ in 0..12 {
            expect(&guesser.post("/s", &[("code", "short")]).await, 422);
        }
        for _ in 0..10 {
            expect(&guesser.post("/s", &[("code", "abcd abcd abcd")]).await, 422);
        }
        let paused = guesser.post("/s", &[("code", "abcd abcd abcd")]).await;
        expect(&paused, 429);
        assert!(paused.headers.contains("retry-after: 60"), "{}", paused.headers);
        for kept in ["value=\"abcd abcd abcd\"", "Minutes to wait: 1", "href=\"#code\""] {
            assert!(paused.body.contains(kept), "{kept}: {}", paused.body);
        }
        expect(&guesser.get("/s/0123abcd4567").await, 429);
        expect(&guesser.get(&link).await, 200);
        expect(&guesser.post("/s", &[("code", &code)]).await, 303);
        world.clock.advance(chrono::Duration::minutes(1));
        expect(&guesser.get("/s/0123abcd4567").await, 404);
    }

    /// Begun with the old link, ended with the new one, or the other way: one person, one ballot.
    async fn a_replaced_code_gives_no_second_ballot(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        world.wave(&town).await;
        world.jobs().await;
        let old = world.link_to("+447700900000").await;
        let mut begun = world.visitor();
        expect(&begun.post(&old, &[]).await, 303);
        let mut lead = world.signed_in(&town.lead).await;
        let surveys = lead.get(&format!("/la/{}/waves", town.la.slug)).await.body;
        let wave = surveys.split("href=\"").find(|h| h.contains("/waves/")).expect("a survey");
        let replace = format!("{}/replace", wave.split('"').next().expect("it ends"));
        let page = lead.get(&replace).await;
        expect(&page, 200);
        let empty = lead.post(&replace, &[("person", "")]).await;
        expect(&empty, 422);
        assert!(empty.body.contains("Choose a person"), "{}", empty.body);
        let person = page.body.split("value=\"").find(|v| v.contains("Firsty0 ")).expect("the person is offered");
        let person = person.split('"').next().expect("it ends").to_owned();
        let done = lead.post(&replace, &[("person", &person)]).await;
        assert_eq!(done.location.as_deref(), Some(format!("{replace}?replaced=by-hand").as_str()));
        assert!(lead.open(&done.location.expect("a page")).await.body.contains("give them the new one"), "no mail server is set up");
        world.jobs().await;
        audited_by_the_day(&world, town.la.id, "replace a code", 1).await;

        let new = world.link_to("+447700900000").await;
        assert_ne!(new, old, "the newest message has the new link");
        assert!(world.visitor().get(&old).await.body.contains("There is a newer link"));
        for at in ["/survey", "/survey/q/1", "/survey/ready"] {
            assert!(begun.get(at).await.body.contains("There is a newer link"), "what was begun with the old one ends: {at}");
            assert!(begun.post(at, &[("home-safe", "never")]).await.body.contains("There is a newer link") || at == "/survey");
        }
        let thanks = answer(&mut world.visitor(), &new, &[]).await;
        assert!(thanks.contains("What happens next"), "{thanks}");
        assert!(begun.get("/survey").await.body.contains("There is a newer link"), "and does not tell that they have answered");
        assert_eq!(number(&world, "SELECT count(*) FROM box_ballot").await, 1);
        let again = lead.post(&replace, &[("person", &person)]).await;
        expect(&again, 303);
        let newest = world.link_to("+447700900000").await;
        let told = answer(&mut world.visitor(), &newest, &[]).await;
        assert!(told.contains("Was that not you?"), "the first ballot stays: {told}");
        assert_eq!(number(&world, "SELECT count(*) FROM box_nullifier").await, 1);
        world.next_morning().await;
        let mut lead = world.signed_in(&town.lead).await;
        expect(&lead.post(&replace, &[("person", &person)]).await, 422);
        let mut stranger = world.signed_in(&town.adviser).await;
        expect(&stranger.post(&replace, &[("person", &person)]).await, 403);
    }

    /// A personal adviser shows and sends the link of their own people, and learns nothing before the next morning.
    async fn a_personal_adviser_shares_a_link(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        world.wave(&town).await;
        let mut adviser = world.signed_in(&town.adviser).await;
        let share = share_of(&mut adviser, &town).await;
        let page = adviser.get(&share).await;
        expect(&page, 200);
        let link = link_on(&page.body);
        let escaped = format!("http%3A%2F%2Flocalhost%2Fs%2F{}", link.trim_start_matches("/s/"));
        assert!(page.body.contains("https://wa.me/?text=Hi%20Firsty") && page.body.contains(&escaped), "{}", page.body);
        assert!(page.body.contains("sms:+4477009000") && page.body.contains("<svg class=\"nb-qr\""));
        assert!(page.body.contains("Do not answer for them, and do not watch"));
        assert!(page.headers.contains("cache-control: no-store") && !page.body.contains("style="));
        audited_by_the_day(&world, town.la.id, "share a link", 1).await;

        answer(&mut world.visitor(), &link, &[]).await;
        let same_day = adviser.get(&share).await.body;
        assert_eq!(same_day, page.body, "the page tells nothing of today");
        world.next_morning().await;
        let mut adviser = world.signed_in(&town.adviser).await;
        let after = adviser.get(&share).await.body;
        assert!(after.contains("had answered as of this morning") && !after.contains("/s/"), "{after}");
        expect(&adviser.post(&share.replace("/share", "/replace"), &[]).await, 409);

        let tx = world.house.read().await.expect("a transaction");
        let everyone = register::current(&tx, town.la.id).await.expect("a list");
        drop(tx);
        let other = everyone.iter().find(|p| p.adviser.is_none()).expect("another adviser's person").id;
        for (method, what) in [("GET", "share"), ("POST", "replace")] {
            let theirs = format!("/la/{}/my-people/{}/{what}", town.la.slug, ids::show(other));
            let seen = if method == "GET" { adviser.get(&theirs).await } else { adviser.post(&theirs, &[]).await };
            expect(&seen, 404);
            let mut lead = world.signed_in(&town.lead).await;
            let seen = if method == "GET" { lead.get(&theirs).await } else { lead.post(&theirs, &[]).await };
            expect(&seen, 403);
        }
    }

    /// Letters for those whom no message reaches; or for all who had not answered as of this morning.
    async fn a_lead_prints_letters(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let mut rows: Vec<Row> = (20..23).map(|n| common::row("Oakmoor", n)).collect();
        for row in &mut rows {
            (row.contact.phone, row.contact.email) = (None, None);
        }
        rows[2].contact.address = None;
        world.import(&town, &rows).await;
        let wave = world.wave(&town).await;
        let letters = format!("/la/{}/waves/{}/letters", town.la.slug, ids::show(wave));
        let mut lead = world.signed_in(&town.lead).await;
        let choose = lead.get(&letters).await;
        expect(&choose, 200);
        assert!(choose.body.contains("can answer in that person’s place"), "{}", choose.body);
        assert!(choose.body.contains("2 letters") && choose.body.contains("15 letters"), "{}", choose.body);
        assert!(!choose.body.contains("nb-letter"), "no code before one is asked for");
        audited_by_the_day(&world, town.la.id, "print letters", 0).await;
        expect(&lead.post(&letters, &[("who", "everyone")]).await, 422);

        let printed = lead.post(&letters, &[("who", "unreachable")]).await;
        expect(&printed, 200);
        assert!(printed.headers.contains("cache-control: no-store") && !printed.body.contains("style="));
        audited_by_the_day(&world, town.la.id, "print letters", 1).await;
        let sheets: Vec<&str> = printed.body.split("<article class=\"nb-letter\">").skip(1).collect();
        assert_eq!(sheets.len(), 2);
        let sheet = sheets.iter().find(|s| s.contains("Hi Firsty20,")).expect("a letter");
        assert!(sheet.contains("Firsty20 CanaryOakmoor<br>20 CanaryOakmoor Road"), "{sheet}");
        assert!(sheet.contains("localhost/s<") && sheet.contains("nb-qr"), "{sheet}");
        let code = sheet.split("nb-letter__code\"><bdi dir=\"ltr\">").nth(1).and_then(|s| s.split('<').next()).expect("a code");
        let parts: Vec<usize> = code.split(' ').map(str::len).collect();
        assert_eq!(parts, [4, 4, 4], "{code}");
        let typed = world.visitor().post("/s", &[("code", code)]).await;
        expect(&typed, 303);
        let link = typed.location.expect("the survey");
        answer(&mut world.visitor(), &link, &[]).await;

        let same_day = lead.post(&letters, &[("who", "waiting")]).await.body;
        assert_eq!(same_day.matches("nb-letter\"").count(), 15, "nobody learns today who has answered");
        assert!(same_day.contains("1 of them have no postal address"), "{same_day}");
        world.next_morning().await;
        let mut lead = world.signed_in(&town.lead).await;
        let next_day = lead.post(&letters, &[("who", "waiting")]).await.body;
        assert_eq!(next_day.matches("nb-letter\"").count(), 14);
        assert!(!next_day.contains("Hi Firsty20,"));
        world.close(&town, wave).await;
        expect(&lead.get(&letters).await, 404);
    }

    /// Two to the fifth people, each with another set of worries: each sees the lines for theirs and no others, and
    /// nothing of it is kept.
    async fn help_is_chosen_by_the_answers_and_kept_nowhere(fresh) {
        const WORRIES: [(&str, &str, &str); 5] = [
            ("home-safe", "never", "tel:08082000247"),
            ("life-satisfaction", "1", "tel:111"),
            ("lonely", "always", "tel:08000232033"),
            ("money", "very-hard", "tel:08001448848"),
            ("worker-trust", "never", "tel:08088005792"),
        ];
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 32).await;
        let wave = world.wave(&town).await;
        for (which, link) in links(&world, wave).await.iter().enumerate() {
            let worried = |n: usize| which & (1 << n) != 0;
            let told: Vec<_> = (0..5).filter(|n| worried(*n)).map(|n| (WORRIES[n].0, WORRIES[n].1)).collect();
            let thanks = answer(&mut world.visitor(), link, &told).await;
            assert!(thanks.contains("We have your answers") && thanks.contains("tel:116123"), "{thanks}");
            assert_eq!(thanks.contains("sound hard"), which != 0, "{told:?}");
            for (n, (_, _, line)) in WORRIES.iter().enumerate() {
                assert_eq!(thanks.contains(&format!("\"{line}\"")), worried(n), "{told:?}: {line}");
            }
            assert!(thanks.contains(&format!("/contact-me/{}", town.la.slug)), "{thanks}");
        }
        assert_eq!(number(&world, "SELECT count(*) FROM box_ballot").await, 32);
        let all = everything(&world).await;
        assert!(stands_in(&all, "home-unsafe-why"), "the search would find what is there: the questions are");
        for line in ["08082000247", "08000232033", "08001448848", "08088005792", "Coram", "Citizens", "sound hard"] {
            assert!(!stands_in(&all, line), "{line} is kept somewhere");
        }
        for (question, value, _) in WORRIES {
            for pair in [format!("\"{question}\":\"{value}\""), format!("\"{question}\": \"{value}\"")] {
                assert!(!stands_in(&all, &pair), "{pair} can be read");
            }
        }
    }

    /// Four questions on one page: taken together or not at all, and each says for itself what is missing.
    async fn a_page_of_several_questions_is_taken_whole(fresh) {
        const HARD: [&str; 4] = ["life-satisfaction", "worthwhile", "happy", "anxious"];
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let wave = world.wave(&town).await;
        let mut phone = world.visitor();
        expect(&phone.post(&links(&world, wave).await[0], &[]).await, 303);
        let easy = [("home-safe", "always"), ("home-right", "yes"), ("worker-trust", "always"), ("money", "just"), ("lonely", "never"), ("support", "friends")];
        for (name, value) in easy {
            let at = phone.get("/survey").await.location.expect("a page");
            expect(&phone.post(&at, &[(name, value)]).await, 303);
        }
        let at = phone.get("/survey").await.location.expect("a page");
        let page = phone.get(&at).await.body;
        assert!(page.contains("<h1>How you feel</h1>") && page.contains("Part 5 of 6"), "{page}");
        assert_eq!((page.matches("<h1>").count(), page.matches("<h2>").count(), page.matches("<fieldset").count()), (1, 4, 4));
        assert!(page.contains("If you want to talk now"), "one of them is sensitive: {page}");

        let refused = phone.post(&at, &[("life-satisfaction", "3"), ("anxious", "11")]).await;
        expect(&refused, 422);
        let leads = |name: &str| refused.body.contains(&format!("href=\"#{name}\""));
        assert_eq!(HARD.map(leads), [false, true, true, true], "{}", refused.body);
        assert_eq!(refused.body.matches("Pick an answer, or pick").count(), 3, "at each of them, too");
        assert!(refused.body.contains("value=\"3\" checked"), "what was picked is kept: {}", refused.body);
        assert!(!phone.get(&at).await.body.contains(" checked"), "and nothing is stored");

        let given: Vec<_> = HARD.into_iter().zip(["3", "4", "no-say", "9"]).collect();
        let next = phone.post(&at, &given).await.location.expect("a next page");
        assert!(phone.get(&next).await.body.contains("What one thing"), "{next}");
        let back = phone.get(&at).await.body;
        assert_eq!(back.matches(" checked").count(), 4, "all four are shown again: {back}");
    }

    /// Leaving in a hurry: one request, the draft gone, the cookie dead, and an old copy of it starts afresh.
    async fn the_quick_way_out_leaves_nothing_behind(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let wave = world.wave(&town).await;
        let link = links(&world, wave).await.remove(0);
        let welcome = world.visitor().get(&link).await.body;
        assert!(welcome.contains("wipe the list of pages"), "what it does and can't do is said before it is needed");
        let first = welcome.split("<a ").nth(1).unwrap_or_default();
        assert!(first.contains("href=\"/exit\""), "first in the order of the tab key: {first}");
        let mut phone = world.visitor();
        expect(&phone.post(&link, &[]).await, 303);
        let at = phone.get("/survey").await.location.expect("a question");
        expect(&phone.post(&at, &[("home-safe", "never")]).await, 303);
        let mut copied = phone.clone();
        assert_eq!(number(&world, "SELECT count(*) FROM box_draft").await, 1);

        let left = phone.get("/exit").await;
        expect(&left, 303);
        assert_eq!(left.location.as_deref(), Some("https://www.bbc.co.uk/weather"));
        assert!(left.headers.contains("nb-survey=;") && left.headers.contains("no-store"), "{}", left.headers);
        let left_behind = number(&world, "SELECT count(*) FROM box_draft").await;
        assert_eq!(left_behind, 1, "an empty one stays, as a draft that is gone says that answers were sent");
        for mut someone in [phone, copied.clone()] {
            assert!(someone.get(&at).await.body.contains("Open your link again"));
        }
        expect(&copied.get("/exit").await, 303);
        expect(&copied.post(&link, &[]).await, 303);
        let first = copied.open("/survey").await.body;
        assert!(first.contains("Do you feel safe") && !first.contains("checked"), "a fresh start: {first}");
    }

    /// On a bad line the page's script sends it and is told where to go on; what it keeps meanwhile is sealed under a key that
    /// comes with each page of this browser's survey, and is told to go with the survey.
    async fn a_page_kept_by_the_phone_hangs_on_the_survey_in_it(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let wave = world.wave(&town).await;
        let all = links(&world, wave).await;
        let (mut phone, mut other) = (world.visitor(), world.visitor());
        expect(&phone.post(&all[0], &[]).await, 303);
        expect(&other.post(&all[1], &[]).await, 303);
        let (first, neighbours) = (phone.get("/survey/q/1").await.body, other.get("/survey/q/1").await.body);
        let asks = [("sec-fetch-site", "same-origin"), ("accept", "text/uri-list")];
        let empty = phone.post_with("/survey/q/1", &asks, &[]).await;
        expect(&empty, 422);
        assert_eq!(key_of(&empty.body), key_of(&first), "the same on every page");
        assert_ne!(key_of(&neighbours), key_of(&first), "and another's is another");
        let sent = phone.post_with("/survey/q/1", &asks, &[("home-safe", "never")]).await;
        expect(&sent, 200);
        assert_eq!((sent.body.as_str(), sent.location), ("/survey/q/2", None));
        assert!(sent.headers.contains("content-type: text/uri-list"), "{}", sent.headers);
        expect(&phone.post_with("/survey/q/1", &[("sec-fetch-site", "cross-site"), asks[1]], &[]).await, 403);
        let twice = phone.post_with("/survey/q/1", &asks, &[("home-safe", "never")]).await;
        assert_eq!(twice.body, "/survey/q/2", "sent again, it is the same");

        for page in [all[0].as_str(), "/survey/q/2", "/survey/help", "/s/0123abcd4567"] {
            let page = phone.get(page).await.body;
            assert!(page.contains("<script defer src=\"/assets/young-en-") && !page.contains("data-over"), "{page}");
        }
        expect(&phone.get("/exit").await, 303);
        let left = phone.get("/survey/q/2").await.body;
        assert!(left.contains("data-over") && !left.contains("data-keep"), "{left}");
        let thanks = answer(&mut other, &all[1], &[]).await;
        assert!(thanks.contains("data-over"), "{thanks}");
    }

    /// The privacy page of a survey says what is true of that survey; without one, of every survey.
    async fn the_privacy_page_is_that_of_the_survey(fresh) {
        let world = World::new(fresh).await;
        let town = oakmoor(&world, 12).await;
        let wave = world.wave(&town).await;
        let mut phone = world.visitor();
        assert_eq!(phone.get("/survey/privacy").await.location.as_deref(), Some("/privacy"));
        expect(&phone.post(&links(&world, wave).await[0], &[]).await, 303);
        for given in ["always", "yes"] {
            let at = phone.get("/survey").await.location.expect("a question");
            let name = if given == "yes" { "home-right" } else { "home-safe" };
            expect(&phone.post(&at, &[(name, given)]).await, 303);
        }
        let question = phone.open("/survey").await.body;
        assert!(question.contains("href=\"/survey/privacy\""), "{question}");
        let own = phone.get("/survey/privacy").await.body;
        let public = phone.get("/privacy").await.body;
        assert!(own.contains("the survey of Oakmoor"), "{own}");
        for page in [own, public] {
            assert!(page.contains("who runs the computer while the survey is open"), "{page}");
            assert!(page.contains("has your link or your letter"), "{page}");
        }
    }
}
