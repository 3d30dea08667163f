//! The national team makes disclosure control stricter: a survey made after it keeps that, one made before does not change.

mod common;

use common::{Town, World, expect};
use surveys::instrument::{Answers, Given};
use uuid::Uuid;

const HERE: &str = "/programme/disclosure";

fn form(seen: &'static str, percent_base: &'static str) -> [(&'static str, &'static str); 6] {
    [
        ("min_base", "15"),
        ("min_percent_base", percent_base),
        ("hide_up_to", "9"),
        ("round_to", "10"),
        ("reason", "Agreed with the board"),
        ("read", seen),
    ]
}

async fn answer(world: &World, town: &Town, wave: Uuid, n: usize) {
    let tx = world.house.read().await.expect("a transaction");
    let invited = surveys::invitations(&tx, wave).await.expect("a list");
    drop(tx);
    for (at, invitation) in invited.iter().take(n).enumerate() {
        let mut answers = Answers::default();
        let value = if at % 2 == 0 { "always" } else { "never" };
        answers.closed.insert("home-safe".into(), Given::One(value.into()));
        surveys::cast(&world.house, *invitation, answers).await.expect("a ballot");
    }
    world.close(town, wave).await;
}

async fn findings(world: &World, town: &Town) -> String {
    world.signed_in(&town.lead).await.get(&town.la.path("/findings")).await.body
}

kit::on_both! {
    async fn a_survey_keeps_the_settings_of_the_day_it_was_made(fresh) {
        let world = World::new(fresh).await;
        world.begin().await;
        let (before, after, few) =
            (world.town("Oakmoor", 50).await, world.town("Mirefold", 50).await, world.town("Ashby", 14).await);
        let old = world.wave(&before).await;
        let mut manager = world.signed_in("manager@example.org").await;
        assert!(manager.get(HERE).await.body.contains("Nothing was changed yet"));
        let refused = manager.post(HERE, &form("0", "59")).await;
        expect(&refused, 422);
        assert!(refused.body.contains("Enter 60 or more") && refused.body.contains("Agreed with the board"), "{}", refused.body);
        expect(&manager.post(HERE, &form("0", "60")).await, 303);
        expect(&manager.post(HERE, &form("0", "60")).await, 409);
        let page = manager.get(HERE).await.body;
        assert!(page.contains("Agreed with the board") && page.contains("Mo Manager"), "{page}");
        expect(&world.signed_in(&before.lead).await.post(HERE, &form("1", "60")).await, 403);

        let (new, small) = (world.wave(&after).await, world.wave(&few).await);
        answer(&world, &before, old, 50).await;
        answer(&world, &after, new, 50).await;
        answer(&world, &few, small, 14).await;
        let share = "About 50% of young people who answered do not always feel safe where they live";
        let page = findings(&world, &before).await;
        assert!(page.contains(share), "what was promised stays: {page}");
        let page = findings(&world, &after).await;
        assert!(!page.contains(share) && page.contains("Half or fewer of the young people"), "{page}");
        let page = findings(&world, &few).await;
        assert!(page.contains("Fewer than 15") && page.contains("no findings are shown"), "{page}");
    }
}
