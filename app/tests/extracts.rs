//! An extract for researchers: asked for by one, granted by another, taken for a while, and written down.

mod common;

use common::{Town, World, expect};
use kit::ids;
use kit::testing::Visitor;
use surveys::instrument::{Answers, Given};

/// A town of which so many of sixty always feel safe.
async fn town(world: &World, name: &str, safe: usize) -> Town {
    let town = world.town(name, 60).await;
    let wave = world.wave(&town).await;
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (n, invitation) in invited.iter().enumerate() {
        let mut answers = Answers::default();
        let value = if n < safe { "always" } else { "mostly" };
        answers.closed.insert("home-safe".into(), Given::One(value.into()));
        surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
    }
    world.close(&town, wave).await;
    town
}

/// Another of the national team.
async fn colleague(world: &World, email: &str, role: people::Role) -> Visitor {
    let manager = world.actor("manager@example.org").await;
    let tx = world.house.write().await.expect("a transaction");
    let permit = people::rights::manage_national_team(&tx, &manager).await.expect("leave");
    let who = people::Details { name: format!("Cas {}", role.code()), email: email.into() };
    people::invite_to_national(&permit, &who, role).await.expect("a colleague");
    tx.commit().await.expect("done");
    world.jobs().await;
    world.signed_in(email).await
}

/// The acts of the programme's own log that are about extracts, oldest first.
async fn logged(world: &World) -> Vec<String> {
    let tx = world.house.read().await.expect("a transaction");
    let lines = kit::audit::newest(&tx, None, None, 50).await.expect("lines");
    lines.into_iter().rev().map(|line| line.act).filter(|act| act.contains("extract")).collect()
}

/// How many messages of the national team have this subject.
async fn mailed(world: &World, subject: &str) -> usize {
    let tx = world.house.read().await.expect("a transaction");
    let all = messages::outbox(&tx, None, 500).await.expect("an outbox");
    all.iter().filter(|message| message.subject == subject).count()
}

const ASKED: [(&str, &str); 2] =
    [("recipient", "Institute of Social Research"), ("purpose", "Where feeling safe differs")];

kit::on_both! {
    async fn two_people_and_a_purpose_stand_before_an_extract(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let towns = [("Oakmoor", 40), ("Evenford", 30), ("Larkhaven", 22)];
        let mut leads = Vec::new();
        for (name, safe) in towns {
            leads.push(town(&world, name, safe).await);
        }
        let tx = world.house.read().await.expect("a transaction");
        let round = ids::show(surveys::open_rounds(&tx).await.expect("rounds")[0].id);
        drop(tx);
        let ask = format!("/programme/rounds/{round}/extract");
        let mut manager = world.signed_in("manager@example.org").await;
        expect(&manager.post(&ask, &ASKED).await, 404); // The round is not closed.
        expect(&manager.post(&format!("/programme/rounds/{round}/close"), &[]).await, 303);
        world.jobs().await;

        // Asked for with a purpose, and not decided by who asked.
        let wrong = manager.post(&ask, &[("recipient", "Institute"), ("purpose", " ")]).await;
        expect(&wrong, 422);
        assert!(wrong.body.contains("Enter what it is for") && wrong.body.contains("Institute"), "{}", wrong.body);
        assert!(logged(&world).await.is_empty());
        let mut facilitator = colleague(&world, "facilitator@example.org", people::Role::Facilitator).await;
        let mut reviewer = colleague(&world, "reviewer@example.org", people::Role::Reviewer).await;
        let here = manager.post(&ask, &ASKED).await.location.expect("an extract");
        let (decide, take) = (format!("{here}/decide"), format!("{here}/take"));
        let csv = [("file", "figures.csv")];
        expect(&manager.post(&take, &csv).await, 409);
        expect(&manager.post(&decide, &[("decision", "grant")]).await, 403);
        // Whoever may decide is told, by e-mail and on their own page; nobody else is.
        let told = |home: String| home.contains("Decide on an extract for Institute of Social Research");
        assert!(told(reviewer.get("/home").await.body));
        assert!(!told(facilitator.get("/home").await.body) && !told(manager.get("/home").await.body));
        assert_eq!(mailed(&world, "An extract waits for a second person").await, 1, "the reviewer, and nobody else");
        let page = facilitator.get(&here).await;
        assert!(page.status == 200 && page.body.contains("Where feeling safe differs") && !page.body.contains("Save"), "{}", page.body);
        expect(&facilitator.post(&decide, &[("decision", "grant")]).await, 403);
        expect(&world.signed_in(&leads[0].lead).await.get(&here).await, 403);
        expect(&reviewer.post(&decide, &[("decision", "refuse")]).await, 422); // No reason.
        expect(&manager.post(&take, &csv).await, 409);
        expect(&reviewer.post(&decide, &[("decision", "grant")]).await, 303);
        expect(&reviewer.post(&decide, &[("decision", "grant")]).await, 409);
        assert_eq!(mailed(&world, "Your extract is granted").await, 1);
        assert!(!told(reviewer.get("/home").await.body), "it waits no more");

        // It names no authority, holds no more than their leads read, and is the same each time.
        expect(&reviewer.post(&take, &csv).await, 403);
        expect(&manager.post(&take, &[("file", "answers.csv")]).await, 400);
        let (one, other) = (manager.post(&take, &csv).await, manager.post(&take, &csv).await);
        expect(&one, 200);
        assert!(one.bytes == other.bytes && one.headers.contains("attachment; filename=\"extract-"), "{}", one.headers);
        for (lead, (name, _)) in leads.iter().zip(towns) {
            assert!(!one.body.contains(name) && !one.body.contains(lead.la.gss_code.as_deref().unwrap_or("Oakmoor")), "{name} is named");
        }
        for part in ["Local authority 1,", "Local authority 3,", "[z],", ",67,", ",50,", ",33,"] {
            assert!(one.body.contains(part), "{part}: {}", one.body);
        }
        assert!(!one.body.contains("Local authority 4") && !one.body.contains("comparisons"), "{}", one.body);
        let page = reviewer.get(&here).await.body;
        assert!(page.matches("figures.csv").count() == 2 && page.contains("Mo Manager") && page.contains("Cas reviewer"), "{page}");

        // After its days it is over; what was done stays to be read.
        world.clock.advance(chrono::Duration::days(31));
        let mut manager = world.signed_in("manager@example.org").await;
        expect(&manager.post(&take, &csv).await, 409);
        let list = world.signed_in("facilitator@example.org").await.get("/programme/extracts").await.body;
        assert!(list.contains("Institute of Social Research") && list.contains("Over"), "{list}");
        let again = manager.post(&ask, &ASKED).await.location.expect("another");
        let no = [("decision", "refuse"), ("reason", "They publish nothing")];
        let mut reviewer = world.signed_in("reviewer@example.org").await;
        expect(&reviewer.post(&format!("{again}/decide"), &no).await, 303);
        assert!(manager.get(&again).await.body.contains("They publish nothing"));
        expect(&manager.post(&format!("{again}/take"), &csv).await, 409);
        assert_eq!(mailed(&world, "Your extract is refused").await, 1);
        let acts = logged(&world).await;
        assert_eq!(
            acts,
            ["ask for an extract", "decide on an extract", "take an extract", "take an extract", "ask for an extract", "decide on an extract"]
        );
    }
}
