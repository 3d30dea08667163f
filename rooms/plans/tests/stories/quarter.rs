//! The quarterly round: owners say what happened, young people comment first, leaders answer; and whoever tries to misuse it.

use chrono::Duration;
use kit::jobs;
use kit::testing::{Fresh, Visitor};
use people::Role;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

use crate::plan::{begun, link, published};
use crate::town::Town;

const DATES: [(&str, &str); 7] = [
    ("next-day", "11"),
    ("next-month", "5"),
    ("next-year", "2026"),
    ("weeks", "13"),
    ("owners", "7"),
    ("young", "7"),
    ("leaders", "7"),
];

/// The town on a day of May 2026 at half past nine, with all jobs of the days before done.
async fn come(town: &Town, days: i64) {
    for _ in 0..days {
        jobs::plan_daily(&town.house).await.unwrap();
        town.clock.advance(Duration::days(1));
        jobs::run_due(&town.house).await.unwrap();
    }
}

impl Town {
    /// How many messages to this address have a subject that begins so.
    async fn messages_to(&self, address: &str, subject: &str) -> usize {
        let tx = self.house.read().await.unwrap();
        let all = messages::outbox(&tx, Some(self.one.id), 200).await.unwrap();
        all.iter().filter(|m| m.to == address && m.subject.starts_with(subject)).count()
    }

    /// How many rows of a table have this in a column; without a value, anything.
    async fn count(&self, table: &'static str, column: &'static str, value: Option<&str>) -> usize {
        let tx = self.house.read().await.unwrap();
        let mut query = Query::select();
        let of = Expr::col(column);
        let of = value.map_or_else(|| of.clone().is_not_null(), |value| ExprTrait::eq(of.clone(), value));
        query.column("id").from(table).and_where(of);
        tx.conn().query_all(&query).await.unwrap().len()
    }
}

struct Scene {
    town: Town,
    plan: String,
    public: String,
}

impl Scene {
    /// A published plan on 1 May whose round begins on 11 May; each part takes a week.
    async fn set(fresh: &Fresh) -> Self {
        let (town, mut lead, mut leader) = begun(fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        assert_eq!(lead.post(&format!("{plan}/round/dates"), &DATES).await.status, 303);
        let public = format!("/plans/{}", town.one.slug);
        Self { town, plan, public }
    }

    /// The same when it is young people's turn.
    async fn open(fresh: &Fresh) -> Self {
        let scene = Self::set(fresh).await;
        come(&scene.town, 17).await;
        scene
    }

    fn say(&self) -> String {
        format!("{}/say", self.public)
    }

    fn anyone(&self) -> Visitor {
        Visitor::new(self.town.router.clone())
    }

    async fn lead(&self) -> Visitor {
        self.town.visitor("lead@one.example").await
    }

    async fn leader(&self) -> Visitor {
        self.town.visitor("sam@one.example").await
    }

    /// Somebody says this; returns the status.
    async fn said(&self, fields: &[(&str, &str)]) -> u16 {
        self.anyone().post(&self.say(), fields).await.status.as_u16()
    }

    /// The lead decides about the comment with these words.
    async fn decide(&self, words: &str, fate: &str, seen: &[(&str, &str)]) -> u16 {
        let mut lead = self.lead().await;
        let all = format!("{}/comments", self.plan);
        let page = lead.get(&all).await.body;
        let (at, name) = form_of(&page, words, &format!("{all}/"));
        let fields: Vec<(&str, &str)> =
            [(name.as_str(), fate)].into_iter().chain(seen.iter().copied()).collect();
        lead.post(&at, &fields).await.status.as_u16()
    }
}

/// Where the form about a comment goes, and what its choice is called.
fn form_of(page: &str, words: &str, start: &str) -> (String, String) {
    let rest = page.split(words).nth(1).unwrap_or_else(|| panic!("no {words} in {page}"));
    let id = rest.split(&format!("action=\"{start}")).nth(1).unwrap().split('"').next().unwrap();
    (format!("{start}{id}"), format!("fate-{id}"))
}

kit::on_both! {
    async fn a_quarter_from_the_first_letter_to_the_last_answer(fresh) {
        let (town, mut lead, mut leader) = begun(&fresh).await;
        let plan = published(&town, &mut lead, &mut leader).await;
        let round = format!("{plan}/round");
        assert!(lead.get(&round).await.body.contains("Say when it is held"));
        assert_eq!(lead.post(&format!("{round}/dates"), &DATES).await.status, 303);
        assert!(leader.get(&round).await.body.contains("begins on 11 May 2026"));
        let owners = format!("{plan}/owners");
        let page = lead.get(&owners).await.body;
        let box_of = page.split("Fit video doorbells").next().unwrap().rsplit("value=\"").next().unwrap().split('"').next().unwrap();
        lead.post(&owners, &[("actions", box_of), ("name", "Pat Partner"), ("email", "pat@homes.example")]).await;

        come(&town, 9).await;
        assert_eq!(town.messages("How does your part").await, 0, "not a day too early");
        come(&town, 1).await;
        assert_eq!(town.messages("How does your part in the plan").await, 1, "Pat is asked");
        assert_eq!(town.messages("The quarter’s news").await, 1, "and the lead, of what nobody else answers for");
        jobs::run_due(&town.house).await.unwrap();
        let mut lead = town.visitor("lead@one.example").await;
        let progress = link(&lead.get(&round).await.body, &plan, "/progress");
        let stopped = [("status", "stopped"), ("news", ""), ("evidence", "")];
        let refused = lead.post(&progress, &stopped).await;
        assert!(refused.status == 422 && refused.body.contains("Say why it was stopped"), "{}", refused.body);
        let told = [("status", "on-track"), ("news", "12 doorbells fitted"), ("evidence", "The list of May, https://homes.example/list")];
        assert_eq!(lead.post(&progress, &told).await.status, 303);
        come(&town, 4).await;
        assert_eq!(town.messages("A reminder: how does your part").await, 0, "the lead said it in Pat's place");
        assert_eq!(town.messages("A reminder: The quarter’s news").await, 1, "of the other action nobody said anything");
        let say = format!("/plans/{}/say", town.one.slug);
        let mut anyone = Visitor::new(town.router.clone());
        assert!(anyone.get(&say).await.body.contains("Not just now"), "it is the owners' turn");
        assert!(anyone.post(&say, &[("words", "Too early")]).await.body.contains("Not just now"));

        come(&town, 3).await;
        assert_eq!(town.messages("Young people can comment").await, 1);
        let public = anyone.get(&format!("/plans/{}", town.one.slug)).await.body;
        assert!(public.contains("Now it is your turn") && !public.contains("homes.example/list"), "{public}");
        let about = link(&public, &format!("{say}?about="), "");
        let form = anyone.get(&about).await;
        assert!(form.headers.contains("cache-control: no-store") && form.body.contains("We are giving out doorbells."), "{}", form.body);
        let promise = about.rsplit('=').next().unwrap();
        let fields = [("about", promise), ("words", "The doorbell helps. Please do the back door too."), ("contact", "Sky@Example.org")];
        let sent = anyone.post(&say, &fields).await;
        assert!(sent.status == 200 && sent.body.contains("We will send you the answer too."), "{}", sent.body);
        assert!(!sent.headers.contains("set-cookie"));
        let public = format!("/plans/{}", town.one.slug);
        assert!(!anyone.get(&public).await.body.contains("back door"), "nobody has read it");
        let scene = Scene { town, plan: plan.clone(), public: public.clone() };
        assert_eq!(scene.decide("back door", "out", &[]).await, 303);
        assert!(anyone.get(&public).await.body.contains("Please do the back door too."), "word for word");
        let mut leader = scene.leader().await;
        assert!(!leader.get(&round).await.body.contains("<textarea"), "leaders come after");
        assert_eq!(leader.post(&round, &[("to", "comment"), ("of", "x")]).await.status, 404);

        come(&scene.town, 7).await;
        assert_eq!(scene.town.messages("What young people say about the plan").await, 1);
        let mut leader = scene.leader().await;
        let paper = leader.get(&round).await.body;
        for words in ["12 doorbells fitted", "href=\"https://homes.example/list\"", "back door", "left an address", "Pay for travel"] {
            assert!(paper.contains(words), "{words}: {paper}");
        }
        assert!(!paper.contains("Sky@") && !paper.to_lowercase().contains("sky@example"), "who it is, nobody is told");
        let of = paper.split("back door").nth(1).unwrap().split("name=\"of\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let field = format!("answer-{of}");
        let empty = leader.post(&round, &[("to", "comment"), ("of", of), (&field, " ")]).await;
        assert!(empty.status == 422 && empty.body.contains("Write an answer"));
        let words = "We do the back doors in June.";
        assert_eq!(leader.post(&round, &[("to", "comment"), ("of", of), (&field, words)]).await.status, 303);
        assert_eq!(leader.post(&round, &[("to", "comment"), ("of", of), (&field, words)]).await.status, 409, "once");
        let page = anyone.get(&public).await.body;
        assert!(page.contains(words) && page.contains("They answered on 25 May 2026"), "{page}");
        let (_, printed) = crate::paper::read(&leader.get(&format!("{round}.pdf")).await.bytes);
        for part in ["12 doorbells fitted", "Please do the back door too.", "Answered on 25 May 2026: We do the back doors in June."] {
            assert!(printed.contains(part), "{part}: {printed}");
        }
        assert!(!printed.to_lowercase().contains("sky@example"), "nor on paper");
        assert_eq!(scene.town.count("message", "kind", Some("answered")).await, 1, "whoever left an address is told");
        come(&scene.town, 32).await;
        assert_eq!(scene.town.count("message", "kind", Some("answered")).await, 0, "a month later the message is gone");
        assert_eq!(scene.town.count("quarter_comment", "contact", None).await, 0, "and so is the address");
        assert!(anyone.get(&public).await.body.contains(words), "what was said stays");
    }

    async fn what_is_missed_goes_to_the_lead_and_then_to_the_leader(fresh) {
        let scene = Scene::open(&fresh).await;
        assert_eq!(scene.said(&[("words", "Nothing has come yet")]).await, 200);
        assert_eq!(scene.decide("Nothing has come yet", "out", &[]).await, 303);
        come(&scene.town, 14).await;
        assert_eq!(scene.town.messages("Young people of").await, 0, "the last day counts");
        come(&scene.town, 1).await;
        assert_eq!(scene.town.messages_to("lead@one.example", "Young people of").await, 1);
        assert_eq!(scene.town.messages_to("sam@one.example", "Young people of").await, 0);
        come(&scene.town, 7).await;
        assert_eq!(scene.town.messages_to("lead@one.example", "Young people of").await, 1, "once each");
        assert_eq!(scene.town.messages_to("sam@one.example", "Young people of").await, 1);
    }

    async fn nothing_is_shown_that_could_lead_to_somebody_unless_it_was_looked_at_twice(fresh) {
        let scene = Scene::open(&fresh).await;
        for (words, shown) in [
            ("<script>alert(1)</script> hello", "alert(1)"),
            ("I told Jordan and nothing came", "I told Jordan"),
            ("call me on 07700 900123", "call me on"),
        ] {
            assert_eq!(scene.said(&[("words", words)]).await, 200);
            assert!(!scene.anyone().get(&scene.public).await.body.contains(shown), "held: {words}");
            assert_eq!(scene.decide(shown, "out", &[]).await, 422, "look twice: {words}");
        }
        let page = scene.lead().await.get(&format!("{}/comments", scene.plan)).await.body;
        assert!(!page.contains("<script>alert"), "escaped");
        for words in ["somebody’s name in it", "phone or house", "marks of a program"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(scene.decide("I told Jordan", "name", &[]).await, 303);
        assert_eq!(scene.decide("call me on", "reach", &[]).await, 303);
        assert_eq!(scene.decide("alert(1)", "out", &[("seen", "yes")]).await, 303);
        let public = scene.anyone().get(&scene.public).await.body;
        assert!(public.contains("&lt;script&gt;alert(1)&lt;/script&gt; hello") && !public.contains("<script>alert"), "{public}");
        assert!(!public.contains("Jordan") && !public.contains("07700"));
        assert!(scene.leader().await.get(&format!("{}/round", scene.plan)).await.body.contains("2 kept back"), "counted, not shown");
    }

    async fn what_is_about_those_who_run_the_plan_is_not_theirs_to_read_first(fresh) {
        let scene = Scene::open(&fresh).await;
        assert_eq!(scene.said(&[("words", "my worker never comes"), ("outside", "yes")]).await, 200);
        assert_eq!(scene.said(&[("words", "the plan is too long")]).await, 200);
        let mut lead = scene.lead().await;
        let all = format!("{}/comments", scene.plan);
        let page = lead.get(&all).await.body;
        assert!(page.contains("too long") && !page.contains("never comes"), "{page}");
        assert_eq!(lead.get("/programme/comments").await.status, 403);
        let mut manager = scene.town.visitor("mo@national.example").await;
        let page = manager.get("/programme/comments").await.body;
        assert!(page.contains("never comes") && !page.contains("too long"), "each reads their own: {page}");
        let (at, name) = form_of(&page, "never comes", "/programme/comments/");
        let id = at.rsplit('/').next().unwrap();
        assert_eq!(lead.post(&format!("{all}/{id}"), &[(&name, "out")]).await.status, 404, "as if it were not there");
        assert_eq!(lead.post(&at, &[(&name, "out")]).await.status, 403);
        assert_eq!(manager.post(&at, &[(&name, "out")]).await.status, 303);
        assert!(scene.anyone().get(&scene.public).await.body.contains("my worker never comes"));
        assert_eq!(scene.decide("too long", "noise", &[]).await, 303);
        let page = manager.get("/programme/comments").await.body;
        let (at, name) = form_of(&page, "too long", "/programme/comments/");
        assert_eq!(manager.post(&at, &[(&name, "out")]).await.status, 303, "not liking it is no reason");
        assert!(scene.anyone().get(&scene.public).await.body.contains("the plan is too long"));
        assert_eq!(manager.post(&at, &[(&name, "harm")]).await.status, 404, "what is out is out");
    }

    async fn harm_is_told_to_whoever_is_on_duty(fresh) {
        let scene = Scene::open(&fresh).await;
        assert_eq!(scene.said(&[("words", "someone hits me at home")]).await, 200);
        let page = scene.lead().await.get(&format!("{}/comments", scene.plan)).await.body;
        assert!(page.contains("If it does, act on that first") && page.contains(&scene.town.one.path("/contact")), "{page}");
        assert_eq!(scene.decide("hits me", "harm", &[]).await, 303);
        assert_eq!(scene.town.messages("A comment on the plan tells of harm").await, 1);
        assert!(!scene.anyone().get(&scene.public).await.body.contains("hits me"));
    }

    async fn a_form_that_is_wrong_keeps_what_was_typed_and_one_sent_twice_counts_once(fresh) {
        let scene = Scene::open(&fresh).await;
        let long = "a ".repeat(601);
        for (fields, told) in [
            (vec![("words", " ")], "Write what you want to say."),
            (vec![("words", long.as_str())], "600 letters or fewer"),
            (vec![("words", "It helps me"), ("contact", "sky at example")], "That email looks wrong."),
        ] {
            let seen = scene.anyone().post(&scene.say(), &fields).await;
            assert!(seen.status == 422 && seen.body.contains(told), "{told}: {}", seen.body);
            assert!(fields.iter().all(|(_, typed)| seen.body.contains(typed.trim())), "what was typed is there");
        }
        let nonce = kit::ids::letters(&[7; 16]);
        let once = [("words", "It helps me"), ("once", nonce.as_str())];
        assert_eq!(scene.said(&once).await, 200);
        assert_eq!(scene.said(&once).await, 200);
        let page = scene.lead().await.get(&format!("{}/comments", scene.plan)).await.body;
        assert_eq!(page.matches("It helps me").count(), 1, "{page}");
        let odd = [("words", "Another plan’s action"), ("about", "0123456789abcdefghjkmnpqrs")];
        assert_eq!(scene.said(&odd).await, 200, "nothing is lost");
        let page = scene.lead().await.get(&format!("{}/comments", scene.plan)).await.body;
        assert!(page.contains("about the whole plan"), "{page}");
    }

    async fn only_its_own_people_see_a_round_and_only_leaders_answer(fresh) {
        let scene = Scene::open(&fresh).await;
        scene.town.invite("Ada Adviser", "ada@one.example", Role::Adviser).await;
        assert_eq!(scene.said(&[("words", "It helps me")]).await, 200);
        let mut adviser = scene.town.visitor("ada@one.example").await;
        let mut stranger = scene.town.visitor("lead@two.example").await;
        let mut leader = scene.leader().await;
        for path in ["round", "round/dates", "comments"] {
            let path = format!("{}/{path}", scene.plan);
            assert_eq!(adviser.get(&path).await.status, 403, "{path}");
            assert_eq!(stranger.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(leader.get(&format!("{}/comments", scene.plan)).await.status, 403, "leaders come after young people");
        assert_eq!(leader.get(&format!("{}/round/dates", scene.plan)).await.status, 403);
        let page = scene.lead().await.get(&format!("{}/comments", scene.plan)).await.body;
        let (at, name) = form_of(&page, "It helps me", &format!("{}/comments/", scene.plan));
        let own = at.replace(&scene.town.one.slug, &scene.town.two.slug);
        scene.town.publish_elsewhere().await;
        assert_eq!(stranger.post(&own, &[(&name, "out")]).await.status, 404, "another LA's comment under one's own address");
        assert_eq!(scene.lead().await.post(&format!("{}/round", scene.plan), &[]).await.status, 403);
    }

    async fn dates_that_can_not_be_held_are_refused(fresh) {
        let scene = Scene::set(&fresh).await;
        let mut lead = scene.lead().await;
        let dates = format!("{}/round/dates", scene.plan);
        for (change, told) in [
            (("next-day", "1"), "Choose a day to come"),
            (("next-month", "13"), "Enter a real date"),
            (("weeks", "7"), "from 8 to 52"),
            (("young", "6"), "from 7 to 42"),
            (("leaders", "two"), "from 7 to 42"),
        ] {
            let seen = lead.post(&dates, &crate::plan::with(DATES, &[change])).await;
            assert!(seen.status == 422 && seen.body.contains(told), "{change:?}: {}", seen.body);
        }
        let long = crate::plan::with(DATES, &[("weeks", "8"), ("owners", "30"), ("young", "20")]);
        assert!(lead.post(&dates, &long).await.body.contains("A round of 57 days needs more weeks"));
        come(&scene.town, 11).await;
        let mut lead = scene.lead().await;
        let inside = crate::plan::with(DATES, &[("next-day", "20")]);
        assert!(lead.post(&dates, &inside).await.body.contains("until then a round is running"));
        let page = lead.get(&dates).await.body;
        for kept in ["keeps its days", "value=\"10\"", "value=\"8\""] {
            assert!(page.contains(kept), "the next begins on 10 August: {page}");
        }
    }
}
