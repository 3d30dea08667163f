//! Others than the care leavers whom an LA serves: they join by a public address, get a link as personal advisers, or a slip
//! at a session. Nothing of them is ever counted with the care leavers.

mod common;
#[path = "common/others.rs"]
mod others;

use common::{Town, World, expect, path};
use kit::ids;
use others::{answer, ask, close, places, session};
use surveys::{Group, Others};

/// Asks for a link at the public address; where it led, and what stands there.
async fn join(world: &World, town: &Town, contact: &str) -> (u16, String) {
    let mut visitor = world.visitor();
    let seen = visitor.post(&format!("/join/{}", town.la.slug), &[("contact", contact)]).await;
    let body = match &seen.location {
        Some(to) => to.clone() + &visitor.get(to).await.body,
        None => seen.body,
    };
    (seen.status.as_u16(), body)
}

/// Whether a text is found in any file of the instance (on PostgreSQL these are the few beside the database).
fn written(folder: &std::path::Path, text: &str) -> bool {
    let all = std::fs::read_dir(folder).expect("a folder").flatten();
    all.map(|entry| entry.path()).any(|path| {
        if path.is_dir() {
            return written(&path, text);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

/// How many messages the council's outbox counts.
async fn written_for(world: &World, town: &Town) -> u64 {
    let tx = world.house.read().await.expect("a transaction");
    messages::tally(&tx, Some(town.la.id)).await.expect("a tally").iter().map(|(_, n)| n).sum()
}

fn somebody(n: usize) -> String {
    format!("joined{n}@canary.example.org")
}

kit::on_both! {
    /// The whole way: whoever left care asks, gets a link, answers; it is told on a page of its own, and the LA's own rate
    /// and findings are the same to the letter.
    async fn people_no_longer_served_join_and_are_counted_apart(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 20).await;
        let own = world.wave(&town).await;
        let pages = [
            town.la.path(&format!("/waves/{}", ids::show(own))), town.la.path("/findings"), town.la.path(""),
            town.la.path("/my-people"),
        ];
        answer(&world, own, 12, "home-safe", "always").await;
        world.next_morning().await;
        let mut lead = world.signed_in(&town.lead).await;
        let mut before = Vec::new();
        for at in &pages {
            before.push(lead.get(at).await.body);
        }
        let wave = ask(&world, &town, Others::NoLongerServed).await;
        for n in 0..12 {
            assert_eq!(join(&world, &town, &somebody(n)).await.0, 303);
        }
        world.jobs().await;
        assert_eq!(places(&world, wave).await.len(), 12);
        let link = world.link_to(&somebody(3)).await;
        let page = world.visitor().get(&link).await;
        expect(&page, 200);
        assert!(page.body.contains("The council can’t see what you said") && !page.body.contains("Your worker can’t"));
        answer(&world, wave, 12, "home-safe", "never").await;
        let tx = world.house.read().await.expect("a transaction");
        assert_eq!(surveys::tally(&tx, own).await.expect("a tally"), (20, 12), "the LA's own rate");
        assert_eq!(surveys::waves(&tx, town.la.id, Group::CareLeavers).await.expect("waves").len(), 1);
        drop(tx);
        for (at, before) in pages.iter().zip(&before) {
            assert_eq!(lead.get(at).await.body, *before, "{at} is as it was before others were asked");
        }
        world.next_morning().await;
        let mut lead = world.signed_in(&town.lead).await;
        let seen = lead.get(&town.la.path(&format!("/others/{}", ids::show(wave)))).await.body;
        assert!(seen.contains("asked to join") && seen.contains(">12<"), "{seen}");
        close(&world, &town, wave).await;
        let tx = world.house.read().await.expect("a transaction");
        assert!(findings::latest(&tx, town.la.id).await.expect("a look").is_none(), "no findings of care leavers");
        drop(tx);
        world.close(&town, own).await;
        let own_findings = lead.get(&town.la.path("/findings")).await.body;
        assert!(own_findings.contains("/findings/others") && !own_findings.contains("no longer served answered"));
        let list = lead.get(&town.la.path("/findings/others")).await.body;
        let one = list.split("/findings/others/").nth(1).and_then(|rest| rest.split('"').next()).expect("a release");
        let one = lead.get(&town.la.path(&format!("/findings/others/{one}"))).await;
        expect(&one, 200);
        assert!(one.body.contains("people no longer served answered the survey"), "{}", one.body);
        assert!(!one.body.contains("response rate") || one.body.contains("not in the findings"), "{}", one.body);
    }

    /// Known, unknown, asked before: one status, one address, one page; nothing is written to who is served.
    async fn nobody_can_ask_whether_somebody_is_known(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 20).await;
        world.wave(&town).await;
        world.jobs().await;
        let wave = ask(&world, &town, Others::NoLongerServed).await;
        let link = world.link_to("+447700900001").await;
        let before = written_for(&world, &town).await;
        let unknown = join(&world, &town, "new@canary.example.org").await;
        world.jobs().await;
        for known in ["07700 900001", "+44 7700 900001", "LEAVER3@oakmoor.example.org", "New@canary.example.org ", "new@canary.example.org"] {
            assert_eq!(join(&world, &town, known).await, unknown, "{known}");
            world.jobs().await;
        }
        assert_eq!(places(&world, wave).await.len(), 1, "one place for one contact, none for who is served");
        assert_eq!(world.link_to("+447700900001").await, link, "what was sent by the register is as it was");
        assert_eq!(written_for(&world, &town).await, before, "no outbox of the council counts who joined");
        let outbox = world.signed_in(&town.lead).await.get(&town.la.path("/outbox")).await.body;
        assert!(!outbox.contains("canary.example.org"), "the council's outbox shows nobody who joined");
        let programme = world.signed_in("manager@example.org").await.get("/programme/outbox").await.body;
        assert!(!programme.contains("canary.example.org"), "nor does the programme's");
    }

    /// Whoever lost the message asks again and gets the same link: on another day, once, whether answers are in or not.
    async fn whoever_lost_the_message_gets_the_same_link_again(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        let wave = ask(&world, &town, Others::NoLongerServed).await;
        let written = async |n: usize| {
            let told = newbelongings::subject::told(&world.house, &town.la.slug, &somebody(n)).await.expect("told");
            told.matches("Message to ").count()
        };
        for n in 0..2 {
            join(&world, &town, &somebody(n)).await;
        }
        world.jobs().await;
        let link = world.link_to(&somebody(0)).await;
        let first = written(0).await;
        answer(&world, wave, 2, "home-safe", "never").await;
        world.next_morning().await;
        for _ in 0..3 {
            join(&world, &town, &somebody(0)).await;
            world.jobs().await;
        }
        assert_eq!(world.link_to(&somebody(0)).await, link, "the same link");
        assert_eq!(places(&world, wave).await.len(), 2, "no second place");
        assert_eq!(written(0).await, first + 1, "one message a day");
        assert_eq!(written(1).await, first, "nobody else is written to");
    }

    /// What can't be written to is refused at the field with what was typed, and nothing is kept of it.
    async fn junk_is_refused_at_the_field(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        assert!(join(&world, &town, "07700 900999").await.1.contains("Not open now"), "nobody joins what is not open");
        let wave = ask(&world, &town, Others::NoLongerServed).await;
        for junk in ["", "   ", "07700", "0900 123 4567", "070 0900 0123", "+1 202 555 0100", "sky at example", "=1+1", "<b>x</b>"] {
            let (status, body) = join(&world, &town, junk).await;
            assert_eq!(status, 422, "{junk}");
            assert!(body.contains("contact-error"), "{body}");
            assert!(!body.contains("<b>x"), "{body}");
        }
        assert!(join(&world, &town, "sky at example").await.1.contains("value=\"sky at example\""));
        world.jobs().await;
        assert_eq!(places(&world, wave).await.len(), 0);
        expect(&world.visitor().get("/join/nowhere").await, 404);
    }

    /// A drop-in behind one address can join; a flood from one can't, and one from many can't cost the council more than a day's messages.
    async fn joining_is_limited_by_network_and_by_council(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        let wave = ask(&world, &town, Others::NoLongerServed).await;
        let to = format!("/join/{}", town.la.slug);
        let mut taken = 0;
        for net in 0..8_u8 {
            let mut visitor = world.visitor_from(([198, 51, 100, net], 40_000).into());
            for n in 0..61 {
                let seen = visitor.post(&to, &[("contact", &format!("{net}-{n}@canary.example.org"))]).await;
                match seen.status.as_u16() {
                    303 => taken += 1,
                    429 => {
                        assert!(seen.body.contains("Too many people") && seen.body.contains(&format!("{net}-{n}@")));
                        assert!(n == 60 || taken == 300, "the {n}th of one network after {taken}");
                    }
                    other => panic!("{other}"),
                }
            }
        }
        assert_eq!(taken, 300, "a day's messages of one council");
        world.jobs().await;
        assert_eq!(places(&world, wave).await.len(), 300);
        world.clock.advance(chrono::Duration::days(1));
        let mut visitor = world.visitor_from(([198, 51, 100, 9], 40_000).into());
        expect(&visitor.post(&to, &[("contact", "later@canary.example.org")]).await, 303);
    }

    /// The contact goes when the survey closes, also where its box stays sealed, and can be told and wiped before.
    async fn contacts_go_with_the_survey(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        let wave = ask(&world, &town, Others::NoLongerServed).await;
        for n in 0..3 {
            join(&world, &town, &somebody(n)).await;
        }
        world.jobs().await;
        assert!(!written(world.folder(), "joined0@canary"), "no contact is in the clear anywhere");
        let told = newbelongings::subject::told(&world.house, &town.la.slug, &somebody(1)).await.expect("told");
        assert!(told.contains(&somebody(1)) && !told.contains(&somebody(2)), "{told}");
        assert_eq!(surveys::erase_joined(&world.house, &town.la.slug, &somebody(1)).await.expect("wiped"), 1);
        assert!(messages::newest_link(&world.house, &somebody(1)).await.expect("a look").is_none());
        assert!(messages::newest_link(&world.house, &somebody(0)).await.expect("a look").is_some());
        assert_eq!(surveys::kept_contacts(&world.house).await.expect("a list").len(), 1);
        close(&world, &town, wave).await;
        for n in 0..3 {
            assert!(messages::newest_link(&world.house, &somebody(n)).await.expect("a look").is_none(), "{n}");
        }
        assert!(surveys::kept_contacts(&world.house).await.expect("a list").is_empty());
        let tx = world.house.read().await.expect("a transaction");
        assert_eq!(surveys::tally(&tx, wave).await.expect("a tally").0, 3, "that three asked is still known");
    }

    /// Personal advisers each get a link; their manager reads only what ten or more said.
    async fn personal_advisers_are_asked_by_their_own_link(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        let mut lead = world.signed_in(&town.lead).await;
        let form = lead.get(&town.la.path("/others/ask/advisers")).await;
        expect(&form, 200);
        assert!(form.body.contains("nobody will read anything"), "said before anybody is asked: {}", form.body);
        let actor = world.actor(&town.lead).await;
        let tx = world.house.write().await.expect("a transaction");
        let permit = people::rights::manage_team(&tx, &actor, &town.la.slug).await.expect("leave");
        for n in 0..11 {
            let who = people::Details { name: format!("Adviser {n}"), email: format!("pa{n}@oakmoor.example.org") };
            people::invite_to_team(&permit, &who, people::Role::Adviser).await.expect("an adviser");
        }
        tx.commit().await.expect("done");
        let wave = ask(&world, &town, Others::Advisers).await;
        assert_eq!(places(&world, wave).await.len(), 12, "each once");
        let outbox = lead.get(&town.la.path("/outbox")).await.body;
        assert!(outbox.contains("Your manager can’t read what you say"));
        answer(&world, wave, 12, "role-clear", "always").await;
        world.next_morning().await;
        let mut lead = world.signed_in(&town.lead).await;
        let seen = lead.get(&town.la.path(&format!("/others/{}", ids::show(wave)))).await.body;
        assert!(seen.contains(">12<") && !seen.contains("pa3@"), "{seen}");
        close(&world, &town, wave).await;
        let list = lead.get(&town.la.path("/findings/others")).await.body;
        assert!(list.contains("Personal advisers"), "{list}");
    }

    /// A session: as many slips as people, each good for one ballot; nothing of fewer than ten.
    async fn a_session_is_answered_by_slips(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 3).await;
        let mut lead = world.signed_in(&town.lead).await;
        let to = town.la.path("/others/ask/session");
        let round = {
            let tx = world.house.read().await.expect("a transaction");
            ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id)
        };
        let fields = |people: &'static str| {
            vec![
                ("name", "Housing workshop".to_owned()), ("people", people.to_owned()), ("round", round.clone()),
                ("instrument", "session".to_owned()), ("day-day", "10".to_owned()), ("day-month", "4".to_owned()),
                ("day-year", "2027".to_owned()), ("closes-day", "30".to_owned()), ("closes-month", "4".to_owned()),
                ("closes-year", "2027".to_owned()),
            ]
        };
        for (people, why) in [("9", "nothing can be shown"), ("", "whole number"), ("501", "whole number")] {
            let typed = fields(people);
            let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let seen = lead.post(&to, &typed).await;
            expect(&seen, 422);
            assert!(seen.body.contains(why) && seen.body.contains("Housing workshop"), "{}", seen.body);
        }
        let typed = fields("12");
        let typed: Vec<(&str, &str)> = typed.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let made = lead.post(&to, &typed).await;
        expect(&made, 303);
        let at = made.location.expect("its page");
        expect(&lead.post(&format!("{at}/start"), &[]).await, 303);
        expect(&lead.post(&format!("{at}/start"), &[]).await, 409);
        let slips = lead.post(&format!("{at}/slips"), &[("language", "ti")]).await;
        expect(&slips, 200);
        assert_eq!(slips.body.matches("<svg class=\"nb-qr\"").count(), 12);
        let wave = ids::read(at.rsplit('/').next().expect("an id")).expect("an id");
        let first = places(&world, wave).await[0];
        let link = surveys::survey_link(&world.house, first).await.expect("a look").expect("a link");
        let mut phone = world.visitor();
        let welcome = phone.get(&path(&link)).await;
        assert!(welcome.body.contains("How was the session?") && welcome.body.contains("Housing workshop"));
        answer(&world, wave, 9, "session-heard", "always").await;
        world.next_morning().await;
        assert!(world.visitor().get(&path(&link)).await.body.contains("We have your answers"));
        close(&world, &town, wave).await;
        let mut lead = world.signed_in(&town.lead).await;
        let page = lead.get(&at).await.body;
        assert!(page.contains("stays sealed"), "nine of twelve are not opened: {page}");
        assert!(!lead.get(&town.la.path("/findings/others")).await.body.contains("Housing workshop"));
        let one = ask(&world, &town, session("Second", 10)).await;
        let two = ask(&world, &town, session("Third", 10)).await;
        assert_ne!(one, two, "sessions are many");
    }

    /// What is of one group is not found by the address, or the right, of another.
    async fn a_wave_of_others_is_not_found_where_care_leavers_are_asked(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = world.town("Oakmoor", 12).await;
        let own = ids::show(world.wave(&town).await);
        let wave = ids::show(ask(&world, &town, Others::NoLongerServed).await);
        let mut lead = world.signed_in(&town.lead).await;
        for what in ["", "/aim", "/letters", "/replace"] {
            expect(&lead.get(&town.la.path(&format!("/waves/{wave}{what}"))).await, 404);
        }
        expect(&lead.post(&town.la.path(&format!("/waves/{wave}/close")), &[]).await, 404);
        for what in ["", "/poster"] {
            expect(&lead.get(&town.la.path(&format!("/others/{own}{what}"))).await, 404);
            expect(&lead.get(&town.la.path(&format!("/others/{wave}{what}"))).await, 200);
        }
        expect(&lead.post(&town.la.path(&format!("/others/{own}/slips")), &[]).await, 404);
        expect(&lead.post(&town.la.path(&format!("/others/{wave}/slips")), &[]).await, 404);
        let list = lead.get(&town.la.path("/waves")).await.body;
        assert!(list.contains(&own) && !list.contains(&wave));
        let round = {
            let tx = world.house.read().await.expect("a transaction");
            ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id)
        };
        let rates = world.signed_in("manager@example.org").await.get(&format!("/programme/rounds/{round}")).await.body;
        assert!(rates.contains(">12<"), "twelve were asked in this round: {rates}");
    }
}
