//! A round is closed, and findings stand beside each other: what leads read, what the programme reads, and what nobody reads.

mod common;

use common::{Town, World, expect};
use kit::ids;
use kit::testing::{Seen, Visitor};
use surveys::instrument::{Answers, Given};
use uuid::Uuid;

/// A town whose people answered: so many always feel safe, of so many.
async fn answered(world: &World, name: &str, (safe, of): (usize, usize)) -> Town {
    let town = world.town(name, of).await;
    let wave = asked(world, &town, (safe, of)).await;
    world.close(&town, wave).await;
    town
}

async fn asked(world: &World, town: &Town, (safe, of): (usize, usize)) -> Uuid {
    let wave = world.wave(town).await;
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (n, invitation) in invited.iter().take(of).enumerate() {
        let mut answers = Answers::default();
        let mut one = |question: &str, value: &str| {
            answers.closed.insert(question.into(), Given::One(value.into()));
        };
        one("home-safe", if n < safe { "always" } else { "mostly" });
        one("worker-trust", if n % 2 == 0 { "always" } else { "never" });
        surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
    }
    wave
}

async fn round(world: &World) -> String {
    let tx = world.house.read().await.expect("a transaction");
    let open = surveys::open_rounds(&tx).await.expect("rounds");
    format!("/programme/rounds/{}", ids::show(open[0].id))
}

async fn close(world: &World, manager: &mut Visitor, round: &str) -> Seen {
    let seen = manager.post(&format!("{round}/close"), &[]).await;
    world.jobs().await;
    seen
}

async fn findings(world: &World, town: &Town) -> String {
    world.signed_in(&town.lead).await.get(&town.la.path("/findings")).await.body
}

kit::on_both! {
    /// Four authorities are held against each other when the round is closed; one is clearly better, and is named once it agrees.
    async fn a_closed_round_sets_findings_side_by_side(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let bright = answered(&world, "Brightwell", (50, 60)).await;
        let mut others = Vec::new();
        for name in ["Evenford", "Evenham", "Evenley"] {
            others.push(answered(&world, name, (20, 60)).await);
        }
        let small = answered(&world, "Smallbrook", (6, 12)).await;
        let late = world.town("Lateley", 12).await;
        let running = asked(&world, &late, (1, 2)).await;
        let (mut manager, here) = (world.signed_in("manager@example.org").await, round(&world).await);
        assert!(findings(&world, &bright).await.contains("when the programme closes this round"));
        assert!(manager.get(&format!("{here}/findings")).await.body.contains("nothing to read here before"));

        // Not while somebody still answers.
        let page = manager.get(&format!("{here}/close")).await;
        assert!(page.body.contains("Not over yet") && !page.body.contains("Close this round"), "{}", page.body);
        expect(&close(&world, &mut manager, &here).await, 409);
        world.close(&late, running).await;
        let page = manager.get(&format!("{here}/close")).await.body;
        assert!(page.contains("Fewer than 10 answered") && page.contains("Close this round"), "{page}");
        expect(&close(&world, &mut manager, &here).await, 303);
        expect(&close(&world, &mut manager, &here).await, 409);

        let page = findings(&world, &bright).await;
        let said = "Clearly more of your young people always feel safe where they live than in the 3 other local authorities \
                    whose figure can be shown: 83% and 33%.";
        assert!(page.contains(said) && page.contains("Bright Spot"), "{page}");
        assert!(page.contains("33% in other local authorities, which the mark shows"), "the drawing says it, too");
        let trust = "No clear difference from the 3 other local authorities whose figure can be shown: 50%";
        assert!(page.contains(trust) && page.contains("For context") == page.contains("was not published, so"), "{page}");
        assert!(page.contains("care leavers in 21 local authorities (2017 to 2019)"));
        let even = findings(&world, &others[0]).await;
        assert!(even.contains("No clear difference from the 3 other local authorities"), "{even}");
        assert!(!even.contains("Brightwell"), "nobody is named who has not agreed");
        let few = findings(&world, &small).await;
        assert!(!few.contains("Clearly") && !few.contains("difference from"), "words only are not compared: {few}");

        // The file has it; the national page has everybody and nobody's name.
        let file = world.signed_in(&bright.lead).await.get(&bright.la.path("/findings.xlsx")).await;
        let bytes = std::io::Cursor::new(file.bytes.clone());
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(bytes).expect("a spreadsheet");
        let sheet = calamine::Reader::worksheet_range(&mut book, "Comparisons").expect("comparisons");
        assert!(sheet.rows().any(|row| row.iter().any(|cell| *cell == said)), "{sheet:?}");
        let national = manager.get(&format!("{here}/findings")).await.body;
        assert!(national.contains("How safe they feel at home") && national.contains("it matters where one lives"), "{national}");
        assert!(!national.contains("Brightwell") && !national.contains("Evenford"), "no league table");

        // Somebody agrees to be named: others read it, and the programme.
        let mut lead = world.signed_in(&bright.lead).await;
        expect(&lead.post(&bright.la.path("/findings/naming"), &[]).await, 422);
        expect(&lead.post(&bright.la.path("/findings/naming"), &[("agreed", "yes")]).await, 303);
        assert!(findings(&world, &others[0]).await.contains("Where did this go better?"));
        assert!(manager.get(&format!("{here}/findings")).await.body.contains("happy to be asked how: Brightwell"));
        assert!(!findings(&world, &bright).await.contains("In Brightwell young people"), "not to itself");
        expect(&lead.post(&bright.la.path("/findings/naming"), &[("agreed", "no")]).await, 303);
        assert!(!findings(&world, &others[0]).await.contains("Brightwell"));
    }

    /// What was found stays; no survey begins in a closed round; and the next one is held against the last time.
    async fn the_next_survey_is_held_against_the_last(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let town = answered(&world, "Oakmoor", (20, 60)).await;
        let (mut manager, first) = (world.signed_in("manager@example.org").await, round(&world).await);
        expect(&close(&world, &mut manager, &first).await, 303);
        let before = findings(&world, &town).await;
        assert!(!before.contains("than in the") && !before.contains("difference from the"), "nobody to hold it against");

        world.clock.advance(chrono::Duration::days(200));
        let mut manager = world.signed_in("manager@example.org").await;
        let mut lead = world.signed_in(&town.lead).await;
        let old = first.rsplit('/').next().unwrap_or_default();
        let form = [("round", old), ("instrument", "starter"), ("closes-day", "1"), ("closes-month", "12"), ("closes-year", "2027")];
        let refused = lead.post(&town.la.path("/waves"), &form).await;
        assert!(matches!(refused.status.as_u16(), 409 | 422), "{}", refused.body);
        expect(&manager.post("/programme/rounds", &[("name", "Autumn")]).await, 303);
        let wave = asked(&world, &town, (50, 60)).await;
        world.close(&town, wave).await;
        let second = round(&world).await;
        expect(&close(&world, &mut manager, &second).await, 303);
        let after = findings(&world, &town).await;
        let said = "Clearly more of your young people always feel safe where they live than last time: 83% and 33%.";
        assert!(after.contains(said) && !after.contains("Bright Spot:"), "{after}");
        assert!(after.contains("No clear change since last time: 50%"), "{after}");
        let rounds = manager.get("/programme/rounds").await.body;
        assert!(rounds.contains("Closed rounds"), "{rounds}");
    }

    /// A manager looks after the published figures; what was written before stays.
    async fn published_figures_are_kept_with_their_history(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let mut manager = world.signed_in("manager@example.org").await;
        let list = manager.get("/programme/benchmarks").await.body;
        assert!(list.contains("82.9%") && list.contains("A difference (1804 people)"), "{list}");
        let wrong = [("indicator", "lonely concern"), ("percent", "101"), ("population", "students"), ("used", "yes")];
        let back = manager.post("/programme/benchmarks/new", &wrong).await;
        expect(&back, 422);
        assert!(back.body.contains("Enter the share in per cent") && back.body.contains("students"), "what was typed is kept");
        let right = [
            ("indicator", "lonely concern"), ("percent", "8.3"), ("base", "2 400"), ("population", "students in England"),
            ("period", "2024"), ("source", "A survey"), ("year", "2025"), ("used", "yes"),
        ];
        let both = [&right[..], &[("low", "7"), ("high", "9")]].concat();
        expect(&manager.post("/programme/benchmarks/new", &both).await, 422);
        expect(&manager.post("/programme/benchmarks/new", &right).await, 303);
        let list = manager.get("/programme/benchmarks").await.body;
        assert!(list.contains("Students in England, 2024") && list.contains("A difference (2400 people)"), "{list}");

        let one = "/programme/benchmarks/ons-happy";
        let changed = [
            ("indicator", "happy favourable"), ("percent", "71"), ("low", "70.1"), ("high", "72.4"), ("population", "students"),
            ("period", "2024"), ("source", "A survey"), ("year", "2025"), ("used", "no"),
        ];
        expect(&manager.post(one, &changed).await, 303);
        let page = manager.get(one).await.body;
        for kept in ["73.4%", "71%", "70.1% to 72.4%", "Came with the program", "Mo Manager", "not used"] {
            assert!(page.contains(kept), "{kept}\n{page}");
        }
        assert!(manager.get("/programme/benchmarks").await.body.contains("Not used any more"));
        expect(&manager.get("/programme/benchmarks/unknown").await, 404);
    }
}
