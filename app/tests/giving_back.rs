//! Findings go back to young people: a page that a lead writes, shows and takes back, and a message to everybody in the register.

mod common;

use common::{Town, World, expect};
use kit::testing::{Seen, Visitor};
use surveys::instrument::{Answers, Given};

/// A town of 130 of whom 120 answered: its findings are there.
async fn answered(world: &World) -> Town {
    world.begin().await;
    let town = world.town("Oakmoor", 130).await;
    let wave = world.wave(&town).await;
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (n, invitation) in invited.iter().take(120).enumerate() {
        let mut answers = Answers::default();
        let mut one = |question: &str, yes: bool, good: &str, bad: &str| {
            let value = if yes { good } else { bad };
            answers.closed.insert(question.into(), Given::One(value.into()));
        };
        one("home-safe", n % 3 != 0, "always", "never");
        one("worker-trust", n % 3 == 0, "always", "never");
        surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
    }
    world.close(&town, wave).await;
    town
}

const FORM: [(&str, &str); 5] = [
    ("good", "home-safe"),
    ("change", "worker-trust"),
    ("hello", "Thank you for telling us. We read it all."),
    ("next", "We sit down with you in May."),
    ("read", "0"),
];

async fn act(lead: &mut Visitor, town: &Town, what: &str, read: &str) -> Seen {
    lead.post(&town.la.path(&format!("/findings/page/{what}")), &[("read", read)]).await
}

async fn public(world: &World) -> String {
    world.visitor().get("/findings/oakmoor").await.body
}

/// The messages about the page, as (to, body).
async fn written(world: &World, town: &Town) -> Vec<(String, String)> {
    let tx = world.house.read().await.expect("a transaction");
    let all = messages::outbox(&tx, Some(town.la.id), 500).await.expect("an outbox");
    all.into_iter().filter(|m| m.body.contains("Here is what they said")).map(|m| (m.to, m.body)).collect()
}

kit::on_both! {
    /// From nothing to a page that everybody is told of once, and back.
    async fn a_lead_gives_findings_back_and_takes_them_back(fresh) {
        let world = World::new(fresh).await;
        let town = answered(&world).await;
        let mut lead = world.signed_in(&town.lead).await;
        assert!(public(&world).await.contains("It is not here yet"));
        assert!(world.visitor().get("/findings").await.body.contains("There is nothing here yet"));
        expect(&act(&mut lead, &town, "show", "1").await, 409);
        let write = town.la.path("/findings/page/write");
        let form = lead.get(&write).await.body;
        assert!(form.contains("2 in 3 of us always feel safe where we live"), "{form}");
        expect(&lead.post(&write, &FORM).await, 303);
        expect(&lead.post(&write, &FORM).await, 409);
        let preview = lead.get(&town.la.path("/findings/page/preview")).await.body;
        assert!(preview.contains("Only your team can see this"), "{preview}");
        assert!(public(&world).await.contains("It is not here yet"), "written is not shown");
        expect(&act(&mut lead, &town, "show", "7").await, 409);
        expect(&act(&mut lead, &town, "show", "1").await, 303);

        let page = public(&world).await;
        for words in ["2 in 3 of us always feel safe", "2 in 3 of us", "About 120 of you answered", "Thank you for telling us", "in May"] {
            assert!(page.contains(words), "{words}\n{page}");
        }
        assert!(!page.contains("Only your team"), "{page}");
        assert!(world.visitor().get("/findings").await.body.contains("/findings/oakmoor"));
        // What is changed is not shown before somebody says so.
        let changed = FORM.map(|(name, value)| (name, match name { "next" => "Now it is June.", "read" => "1", _ => value }));
        expect(&lead.post(&write, &changed).await, 303);
        assert!(public(&world).await.contains("in May"));

        let told = lead.get(&town.la.path("/findings/page/tell")).await.body;
        assert!(told.contains("Of 130 people in your register, 130 get a message"), "{told}");
        expect(&act(&mut lead, &town, "tell", "9").await, 409);
        expect(&act(&mut lead, &town, "tell", "1").await, 303);
        expect(&act(&mut lead, &town, "tell", "2").await, 409);
        let messages = written(&world, &town).await;
        assert_eq!(messages.len(), 130, "everybody once, whether they answered or not");
        let plain = |(_, body): &(String, String)| body.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert!(messages.iter().all(|m| plain(m) == plain(&messages[0])), "the same to all but for the name");

        expect(&act(&mut lead, &town, "take-back", "1").await, 409);
        expect(&act(&mut lead, &town, "take-back", "2").await, 303);
        let page = public(&world).await;
        assert!(page.contains("This page is not here right now") && !page.contains("2 in 3"), "{page}");
        expect(&act(&mut lead, &town, "take-back", "3").await, 409);
        expect(&act(&mut lead, &town, "show", "2").await, 303);
        assert!(public(&world).await.contains("Now it is June."));
        expect(&act(&mut lead, &town, "tell", "4").await, 409);
        assert_eq!(written(&world, &town).await.len(), 130, "once, whatever became of the page meanwhile");
        for path in ["/findings/nowhere", "/findings/mirefold"] {
            expect(&world.visitor().get(path).await, 404);
        }
    }

    /// A message that waits leads to the page while it is shown, and nowhere after.
    async fn a_message_leads_nowhere_once_the_page_is_taken_back(fresh) {
        let world = World::new(fresh).await;
        let town = answered(&world).await;
        let mut lead = world.signed_in(&town.lead).await;
        expect(&lead.post(&town.la.path("/findings/page/write"), &FORM).await, 303);
        expect(&act(&mut lead, &town, "show", "1").await, 303);
        expect(&act(&mut lead, &town, "tell", "1").await, 303);
        let to = written(&world, &town).await[0].0.clone();
        let link = || messages::newest_link(&world.house, &to);
        assert!(link().await.expect("a look").is_some_and(|link| link.ends_with("/findings/oakmoor")));
        expect(&act(&mut lead, &town, "take-back", "2").await, 303);
        assert_eq!(link().await.expect("a look"), None);
    }

    /// Only what the release holds can be chosen; what was typed is kept, and nothing changes.
    async fn a_form_that_is_refused_keeps_what_was_typed(fresh) {
        let world = World::new(fresh).await;
        let town = answered(&world).await;
        let mut lead = world.signed_in(&town.lead).await;
        let write = town.la.path("/findings/page/write");
        for (field, value, said) in [
            ("good", "money", "Choose from the list"),
            ("good", "", "Choose at least one thing that is good"),
            ("change", "home-safe", "You chose both sides of one question"),
            ("hello", "", "Write a short hello"),
        ] {
            let form: Vec<_> = FORM.iter().filter(|(name, _)| *name != field).copied().collect();
            let form = if value.is_empty() { form } else { [&form[..], &[(field, value)]].concat() };
            let seen = lead.post(&write, &form).await;
            expect(&seen, 422);
            assert!(seen.body.contains(said) && seen.body.contains("We sit down with you in May."), "{said}\n{}", seen.body);
        }
        let hard = "We acknowledge the considerable contribution of participating respondents and will facilitate subsequent prioritisation of improvement opportunities throughout the authority. Accommodation provision remains under consideration.";
        let form = FORM.map(|(name, value)| (name, if name == "hello" { hard } else { value }));
        expect(&lead.post(&write, &form).await, 303);
        let board = lead.get(&town.la.path("/findings/page")).await.body;
        assert!(board.contains("Your hello.") && board.contains("You can show the page all the same"), "{board}");
    }
}
