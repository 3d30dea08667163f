//! At the same moment: one code in many hands, a survey that closes while somebody sends, a button that is pressed twice
//! (Decidim, CVE-2023-47634). Each does once what it is for, and nobody is told of a fault of ours.

use crate::common::{World, expect};
use crate::dump::{self, Dump};
use crate::html;
use crate::stage::{Stage, WORDS, action, list};
use kit::testing::{Seen, Visitor};
use std::collections::BTreeSet;

/// How many at once.
const MANY: usize = 16;

/// One form from each of these visitors at once; the statuses that came back.
async fn together(visitors: Vec<Visitor>, path: &str, fields: &[(&str, &str)]) -> Vec<Seen> {
    let fields: Vec<(String, String)> =
        fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let tasks: Vec<_> = visitors
        .into_iter()
        .map(|mut visitor| {
            let (path, fields) = (path.to_owned(), fields.clone());
            tokio::spawn(async move {
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                visitor.post(&path, &fields).await
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.push(task.await.expect("no panic"));
    }
    all
}

fn statuses(all: &[Seen]) -> Vec<u16> {
    all.iter().map(|s| s.status.as_u16()).collect()
}

/// One did it; the others were told in words that it was done.
fn one_did(all: &[Seen], refused: &[u16]) {
    let found = statuses(all);
    assert_eq!(found.iter().filter(|s| **s == 303).count(), 1, "{found:?}");
    assert!(found.iter().all(|s| *s == 303 || refused.contains(s)), "{found:?} {}", all[0].body);
}

fn lines(now: &Dump, act: &str) -> usize {
    now["audit_line"].values().filter(|row| row["act"].contains(act)).count()
}

/// A care leaver's phone, from the link to "We have your answers"; true when that was read.
async fn whole(mut phone: Visitor, link: String) -> bool {
    phone.post(&link, &[]).await;
    for _ in 0..20 {
        let here = phone.get("/survey").await;
        let Some(at) = here.location else { return here.body.contains("We have your answers") };
        let page = phone.get(&at).await;
        let Some(form) = html::forms(&page.body, &at).into_iter().next() else {
            return page.body.contains("We have your answers");
        };
        let fields = crate::bot::filled(&form, WORDS, "a@example.org");
        let seen = crate::bot::send(&mut phone, &form, &fields, b"").await;
        assert!(!seen.status.is_server_error(), "{}", seen.body);
        if at == "/survey/ready" {
            return seen.body.contains("We have your answers");
        }
    }
    false
}

kit::on_both! {
    /// Sixteen phones with one link: all are thanked, one ballot is in.
    async fn one_code_in_many_hands_is_one_ballot(fresh) {
        let stage = Stage::set(fresh, WORDS).await;
        let link = stage.survey_link(5).await;
        let tasks: Vec<_> = (0..MANY).map(|_| tokio::spawn(whole(stage.visitor(), link.clone()))).collect();
        for task in tasks {
            assert!(task.await.expect("no panic"), "everybody is thanked");
        }
        let now = dump::dump(&stage.world).await;
        assert_eq!(["box_ballot", "box_nullifier"].map(|t| dump::count(&now, t)), [1, 1]);
    }

    /// Six pages of one survey, sent at once from six tabs, over and over: no tab writes over what it has not read.
    async fn pages_sent_at_once_lose_no_answer(fresh) {
        const SAID: [(&str, &str, [&str; 2]); 6] = [
            ("/survey/q/1", "home-safe", ["always", "mostly"]),
            ("/survey/q/3", "home-right", ["yes", "partly"]),
            ("/survey/q/4", "worker-trust", ["always", "mostly"]),
            ("/survey/q/5", "money", ["alright", "just"]),
            ("/survey/q/6", "lonely", ["hardly", "never"]),
            ("/survey/q/7", "support", ["friends", "family"]),
        ];
        let stage = Stage::set(fresh, WORDS).await;
        let mut phone = stage.visitor();
        phone.post(&stage.survey_link(7).await, &[]).await;
        for (at, name, _) in SAID {
            expect(&phone.post(at, &[(name, "no-say")]).await, 303);
        }
        for round in [0, 1] {
            let tabs = SAID.map(|(at, name, values)| {
                let mut tab = phone.clone();
                tokio::spawn(async move { tab.post(at, &[(name, values[round])]).await })
            });
            for tab in tabs {
                expect(&tab.await.expect("no panic"), 303);
            }
            for (at, name, values) in SAID {
                let page = phone.get(at).await.body;
                let field = page.split("<input").find(|input| input.contains(&format!("value=\"{}\"", values[round])));
                assert!(field.is_some_and(|input| input.contains(" checked")), "{name} was lost: {page}");
            }
        }
    }

    /// The survey is closed while they send: whoever was thanked is counted, and nobody else.
    async fn closing_while_people_send_loses_nobody(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let mut phones = Vec::new();
        for n in 10..10 + MANY {
            let mut phone = stage.visitor();
            phone.post(&stage.survey_link(n).await, &[]).await;
            while let Some(at) = phone.get("/survey").await.location.filter(|at| at != "/survey/ready") {
                let page = phone.get(&at).await;
                let form = html::forms(&page.body, &at).remove(0);
                let fields = crate::bot::filled(&form, WORDS, "");
                expect(&crate::bot::send(&mut phone, &form, &fields, b"").await, 303);
            }
            phones.push(phone);
        }
        let close = format!("{}/close", stage.fill("/la/{la}/waves/{wave}"));
        let mut lead = stage.act("lead").clone();
        let late = phones.split_off(MANY - 2);
        let closing = tokio::spawn(async move { lead.post(&close, &[]).await });
        let mut sent = together(phones, "/survey/ready", &[]).await;
        assert_eq!(closing.await.expect("no panic").status, 303);
        sent.extend(together(late, "/survey/ready", &[]).await);
        let thanked = sent.iter().filter(|s| s.body.contains("We have your answers")).count();
        assert!(thanked <= MANY - 2, "too late is too late");
        assert!(sent.iter().all(|s| s.status == 200), "{:?}", statuses(&sent));
        let now = dump::dump(&stage.world).await;
        assert_eq!(["box_ballot", "box_nullifier"].map(|t| dump::count(&now, t)), [thanked, thanked]);
    }

    /// *Open survey*, *Send* and *Close*, each pressed eight times at once.
    async fn a_survey_is_opened_sent_and_closed_once(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let waves = format!("{}/waves", stage.la);
        let close = format!("{}/close", stage.fill("/la/{la}/waves/{wave}"));
        one_did(&together(vec![stage.act("lead").clone(); 8], &close, &[]).await, &[409]);
        stage.world.jobs().await;
        let before = dump::dump(&stage.world).await;
        let page = stage.act("lead").get(&waves).await.body;
        let form = html::forms(&page, &waves).into_iter().find(|f| f.action == waves).expect("a form");
        let round = form.fields.iter().find(|f| f.name == "round").expect("rounds").offers[0].clone();
        let closes = [("round", round.as_str()), ("instrument", "starter"), ("closes-day", "1"), ("closes-month", "6"), ("closes-year", "2027")];
        let made = together(vec![stage.act("lead").clone(); 8], &waves, &closes).await;
        one_did(&made, &[422]);
        let wave = made.iter().find_map(|s| s.location.clone()).expect("a survey");
        one_did(&together(vec![stage.act("lead").clone(); 8], &format!("{wave}/send"), &[]).await, &[409]);
        let now = dump::dump(&stage.world).await;
        let more = |table| dump::count(&now, table) - dump::count(&before, table);
        assert_eq!((more("wave"), more("invitation"), more("message")), (1, crate::stage::PEOPLE, crate::stage::PEOPLE));
    }

    /// Two LAs open their first survey at once: one questionnaire, two surveys.
    async fn two_authorities_begin_at_once(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let (one, two) = (world.town("Oakmoor", 3).await, world.town("Mirefold", 3).await);
        let tx = world.house.read().await.expect("a transaction");
        let round = kit::ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id);
        drop(tx);
        let mut tasks = Vec::new();
        for town in [&one, &two] {
            let (mut lead, at, round) = (world.signed_in(&town.lead).await, town.la.path("/waves"), round.clone());
            tasks.push(tokio::spawn(async move {
                lead.post(&at, &[("round", &round), ("instrument", "starter"), ("closes-day", "1"), ("closes-month", "6"), ("closes-year", "2027")]).await
            }));
        }
        for task in tasks {
            expect(&task.await.expect("no panic"), 303);
        }
        let now = dump::dump(&world).await;
        assert_eq!((dump::count(&now, "instrument"), dump::count(&now, "wave")), (1, 2));
    }

    /// The same LA, the same round and the same person, each added eight times at once.
    async fn what_may_stand_once_stands_once(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let code = &people::authorities::all()[7].gss_code;
        let manager = vec![stage.act("manager").clone(); 8];
        one_did(&together(manager.clone(), "/programme/authorities", &[("authority", code)]).await, &[422]);
        one_did(&together(manager.clone(), "/programme/rounds", &[("name", "Autumn")]).await, &[422]);
        let before = dump::dump(&stage.world).await;
        let person = [("name", "New Person"), ("email", "new@one.example.org"), ("role", "adviser")];
        let team = format!("{}/team", stage.la);
        let all = together(vec![stage.act("lead").clone(); 8], &team, &person).await;
        assert!(all.iter().all(|s| s.status == 303), "{:?}", statuses(&all));
        let lead = format!("/programme/authorities/{}/lead", stage.la.trim_start_matches("/la/"));
        let all = together(manager, &lead, &[("name", "New Lead"), ("email", "newer@one.example.org")]).await;
        assert!(all.iter().all(|s| s.status == 303), "{:?}", statuses(&all));
        let now = dump::dump(&stage.world).await;
        let more = |table| dump::count(&now, table) - dump::count(&before, table);
        assert_eq!((more("account"), more("membership")), (2, 2));
    }

    /// One preview confirmed twice at once, and the same list in the previews of four leads.
    async fn a_list_comes_in_once(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let list = list("New", 300, 5);
        let mut waiting = vec![(stage.act("lead").clone(), stage.waiting_import(list.as_bytes()).await)];
        let invite = format!("/programme/authorities/{}/lead", stage.la.trim_start_matches("/la/"));
        for n in 0..3 {
            let email = format!("lead{n}@one.example.org");
            expect(&stage.act("manager").post(&invite, &[("name", "L"), ("email", &email)]).await, 303);
            let mut lead = stage.world.signed_in(&email).await;
            let to = format!("{}/register/import", stage.la);
            let seen = lead.upload(&to, &[("people", "list.csv", list.as_bytes())]).await;
            waiting.push((lead, seen));
        }
        assert_eq!(dump::count(&dump::dump(&stage.world).await, "pending_import"), 4, "each lead's own waits");
        let mut ready = Vec::new();
        for (lead, seen) in &waiting {
            let (mut lead, at) = (lead.clone(), seen.location.clone().expect("a preview"));
            let page = lead.get(&at).await.body;
            let form = html::forms(&page, &at).into_iter().find(|f| f.action.ends_with("/confirm"));
            let form = form.expect("a form");
            let seen = form.fields.iter().find(|f| f.name == "seen").expect("what was seen");
            ready.push((lead, form.action.clone(), seen.offers[0].clone()));
        }
        let mut tasks = Vec::new();
        for (lead, at, seen) in ready.iter().chain(&ready).cloned() {
            let mut lead = lead;
            tasks.push(tokio::spawn(async move { lead.post(&at, &[("seen", &seen)]).await }));
        }
        for task in tasks {
            expect(&task.await.expect("no panic"), 303);
        }
        let now = dump::dump(&stage.world).await;
        assert_eq!(["care_leaver", "pending_import"].map(|t| dump::count(&now, t)), [crate::stage::PEOPLE + 5, 0]);
    }

    /// Every step of a plan, taken eight times at once.
    async fn a_plan_takes_each_step_once(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let plan = format!("{}/plan", stage.la);
        let delete = stage.fill("/la/{la}/plan/actions/{action}/delete");
        let new = stage.fill("/la/{la}/plan/themes/{theme}/actions/new");
        expect(&stage.act("lead").post(&new, &action("Another")).await, 303);
        let gone = together(vec![stage.act("lead").clone(); 8], &delete, &[]).await;
        one_did(&gone, &[404]);
        one_did(&together(vec![stage.act("lead").clone(); 8], &format!("{plan}/send"), &[]).await, &[409]);
        let page = stage.act("leader").get(&plan).await.body;
        let sign = html::forms(&page, &plan).into_iter().find(|f| f.action.ends_with("/sign")).expect("a form");
        let read = sign.fields.iter().find(|f| f.name == "read").expect("what was read").offers[0].clone();
        one_did(&together(vec![stage.act("leader").clone(); 8], &sign.action, &[("read", &read)]).await, &[409]);
        one_did(&together(vec![stage.act("lead").clone(); 8], &format!("{plan}/publish"), &[]).await, &[409]);
        let now = dump::dump(&stage.world).await;
        assert_eq!((dump::count(&now, "plan_step"), lines(&now, "publish the plan")), (3, 1));
        let page = stage.act("lead").get(&plan).await.body;
        let report = crate::stage::link(&page, &plan, "/progress");
        let news = together(vec![stage.act("lead").clone(); 8], &report, &[("status", "on-track"), ("news", "Begun")]).await;
        assert!(news.iter().all(|s| [303, 409].contains(&s.status.as_u16())), "{:?}", statuses(&news));
    }

    /// The audit log bears it: numbered without a gap, and whole.
    async fn the_log_stays_whole(fresh) {
        let mut stage = Stage::set(fresh, WORDS).await;
        let team = format!("{}/team", stage.la);
        let mut tasks = Vec::new();
        for n in 0..MANY {
            let (mut lead, team) = (stage.act("lead").clone(), team.clone());
            tasks.push(tokio::spawn(async move {
                let email = format!("p{n}@one.example.org");
                lead.post(&team, &[("name", "P"), ("email", &email), ("role", "adviser")]).await
            }));
        }
        for task in tasks {
            expect(&task.await.expect("no panic"), 303);
        }
        let faults = kit::audit::verify(&stage.world.house.read().await.expect("a transaction")).await.expect("the log can be read");
        assert!(faults.is_empty(), "{faults:?}");
        let now = dump::dump(&stage.world).await;
        let numbers: BTreeSet<(&String, &String)> = now["audit_line"].values().map(|r| (&r["chain"], &r["number"])).collect();
        assert_eq!(numbers.len(), dump::count(&now, "audit_line"));
    }
}
